using Plateau.Mathematics.Distributions;
using Plateau.Simulation.Results;
using Shouldly;
using Xunit;

namespace Plateau.Validation.Facts;

/// <summary>
/// Pool first what varies most, where means are alike (E. Tekin, W. J. Hopp, M. P. Van Oyen, IIE Transactions 41 (2009) 546–561): four departments of the same load, agents and mean handle time, two of them with handle times
/// that vary little, two with much. Pooling the two that vary most shortens the wait of all customers more than pooling the two that vary least.
/// </summary>
public sealed class PoolWhatVariesTests
{
    private const ulong Seed = 20090601; // written down before the first run
    private const int Replications = 16;
    private static readonly double[] Variations = [0.3, 0.3, 2, 2];

    [Fact]
    public void The_two_that_vary_most_are_pooled_first()
    {
        var apart = Waits(([0], 10), ([1], 10), ([2], 10), ([3], 10));
        var least = Waits(([0, 1], 20), ([2], 10), ([3], 10));
        var most = Waits(([0], 10), ([1], 10), ([2, 3], 20));

        // Paired over replications; the tolerance is the interval itself, 99.9 %.
        FactCentres.Less(apart, least).Low!.Value.ShouldBeGreaterThan(0);
        FactCentres.Less(least, most).Low!.Value.ShouldBeGreaterThan(0);

        // Kingman's factor (1 + 2²) ÷ (1 + 0.3²) = 4.6 between the two gains holds in the limit of heavy load; here, at 80 %, more than half of it must be there.
        var ratio = FactCentres.Less(apart, most).Value!.Value / FactCentres.Less(apart, least).Value!.Value;
        ratio.ShouldBeInRange(2.3, 6.9);
    }

    private static double[] Waits(params (int[] Takes, int Agents)[] groups) =>
        FactCentres.PerReplication(FactCentres.Plan([8, 8, 8, 8], flow => new LogNormal(240, Variations[flow]), 100, groups), Seed, Replications, ServiceMeasure.MeanWait);
}
