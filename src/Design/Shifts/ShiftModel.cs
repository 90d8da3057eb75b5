using System.Collections.Immutable;
using Plateau.Mathematics.Random;

namespace Plateau.Design.Shifts;

/// <summary>
/// A smooth picture of service near a simulated cover: in each period, the bad of a row shrinks by a constant factor with each agent more of a group: bad(y) = bad₀ × exp(−Σ κ (y − y₀)). Service queues behave so where promises bind (a tail that falls
/// geometrically in the agents). It is convex in the agents and exact at the cover itself; it guides the search and proves nothing.
/// </summary>
/// <param name="At">Cover of the simulation, [group × periods + period].</param>
/// <param name="Bad">There, a day, above 0, [row × periods + period].</param>
/// <param name="Groups">Groups with an effect on each row.</param>
/// <param name="Kappa">Of each row, [position in its groups × periods + period].</param>
/// <param name="Most">Most bad that each promise allows a day.</param>
public sealed record ShiftModel(ImmutableArray<int> At, double[] Bad, int[][] Groups, double[][] Kappa, double[] Most)
{
    /// <summary>Bad of each row and period at a cover.</summary>
    public void Evaluate(double[] cover, int periods, double[] bad)
    {
        ArgumentNullException.ThrowIfNull(cover);
        ArgumentNullException.ThrowIfNull(bad);
        Array.Clear(bad);
        for (var row = 0; row < Groups.Length; row++)
        {
            var own = bad.AsSpan(row * periods, periods);
            for (var position = 0; position < Groups[row].Length; position++)
            {
                var kappa = Kappa[row].AsSpan(position * periods, periods);
                var now = cover.AsSpan(Groups[row][position] * periods, periods);
                var then = At.AsSpan().Slice(Groups[row][position] * periods, periods);
                for (var period = 0; period < periods; period++) own[period] -= kappa[period] * (now[period] - then[period]);
            }

            for (var period = 0; period < periods; period++) own[period] = Math.Min(own[period], MostExponent);
        }

        PortableMath.Exp(bad);
        for (var cell = 0; cell < bad.Length; cell++) bad[cell] *= Bad[cell];
    }

    private const double MostExponent = 40; // far beyond anything real; keeps products finite
}
