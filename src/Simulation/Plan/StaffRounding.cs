using System.Collections.Immutable;

namespace Plateau.Simulation.Plan;

/// <summary>
/// Expected agents to whole agents, group by group along time: what is rounded off in one period is carried into the next, so a group's running total is always
/// within one agent-period of the expected one. Whole numbers, closed periods included, stay as they are.
/// </summary>
/// <remarks>
/// Each group starts with a carry of its own (multiples of the golden ratio, which spread evenly): groups with equal fractions are then not all rounded
/// up in the same period, and the centre's total by period is kept closely too. Deterministic.
/// </remarks>
public static class StaffRounding
{
    private const double GoldenRatio = 0.6180339887498949;

    /// <param name="expected">Expected agents in each period, at least 0.</param>
    /// <param name="group">Position of the group, at least 0.</param>
    public static ImmutableArray<int> Round(ImmutableArray<double> expected, int group)
    {
        var phase = group * GoldenRatio;
        var carry = phase - Math.Floor(phase + 0.5);
        var whole = ImmutableArray.CreateBuilder<int>(expected.Length);
        foreach (var agents in expected)
        {
            var nearest = Math.Floor(agents + 0.5);
            if (Math.Abs(agents - nearest) < 1e-9)
            {
                whole.Add((int)nearest);
                continue;
            }

            var wanted = agents + carry;
            var rounded = Math.Max(0, Math.Floor(wanted + 0.5));
            carry = wanted - rounded;
            whole.Add((int)rounded);
        }

        return whole.MoveToImmutable();
    }
}
