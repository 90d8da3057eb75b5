using System.Collections.Immutable;

namespace Plateau.Design.Staffing;

/// <summary>
/// What the simulation of one staffing says about all others, if the service of a promise grows less and less with agents (is concave): value at the point + gains × difference of agents must reach the target. Where the
/// service is not concave the cut may be wrong; a simulated staffing that contradicts it (<see cref="Refutes"/>) makes it weaker: the gains of the groups that the staffing has more of grow until it is allowed.
/// </summary>
/// <remarks>M. T. Çezik, P. L'Ecuyer, "Staffing multiskill call centers via linear programming and simulation", Management Science 54 (2008) 310–323, section 4.</remarks>
/// <param name="Promise">Position in the list of promises.</param>
/// <param name="At">Agents of the simulated staffing.</param>
/// <param name="Value">Of the promise there.</param>
/// <param name="Gains">What one agent more of each group adds, at least 0.</param>
public sealed record ServiceCut(int Promise, ImmutableArray<int> At, double Value, ImmutableArray<double> Gains)
{
    /// <summary>Least Σ gain × agents for this target.</summary>
    public double LeastFor(double target) => target - Value + Gains.Select((gain, group) => gain * At[group]).Sum();

    public double Predicts(IReadOnlyList<int> agents) => Value + Gains.Select((gain, group) => gain * (agents[group] - At[group])).Sum();

    /// <summary>Whether a staffing that keeps the promise would be cut off.</summary>
    public bool Refutes(IReadOnlyList<int> agents, double value, double target) => value >= target && Predicts(agents) < target - 1e-9;

    /// <summary>The cut with greater gains, so that it allows this staffing; null when the staffing has more of no group, so that no gains would.</summary>
    public ServiceCut? AllowingFor(IReadOnlyList<int> agents, double target)
    {
        var lacks = target - Predicts(agents) + 1e-9;
        var gained = Gains.Select((gain, group) => gain * Math.Max(0, agents[group] - At[group])).Sum();
        var more = Enumerable.Range(0, At.Length).Sum(group => Math.Max(0, agents[group] - At[group]));
        if (more == 0) return null;
        return this with
        {
            Gains = [.. Gains.Select((gain, group) => agents[group] <= At[group] ? gain : gained > 0 ? gain * (1 + (lacks / gained)) : gain + (lacks / more))],
        };
    }
}
