namespace Plateau.Simulation.Results;

/// <summary>Waits of a run in the bins of <see cref="WaitBins"/>, by replication and flow; those of contacts that were counted.</summary>
/// <param name="Replications">Number of replications.</param>
/// <param name="Flows">Number of flows.</param>
/// <param name="Answered">[replication × flows × bins], bin fastest: waits of answered contacts.</param>
/// <param name="Abandoned">The same: waits of contacts that gave up in the queue.</param>
public sealed record WaitTable(int Replications, int Flows, int[] Answered, int[] Abandoned)
{
    /// <summary>Counts by bin of one replication.</summary>
    /// <param name="flow">Position of a flow; null = all together.</param>
    /// <param name="withAbandoned">Whether waits of contacts that gave up count too.</param>
    public long[] Of(int replication, int? flow, bool withAbandoned)
    {
        var sums = new long[WaitBins.Count];
        for (var f = flow ?? 0; f <= (flow ?? Flows - 1); f++)
        {
            var start = ((replication * Flows) + f) * WaitBins.Count;
            for (var bin = 0; bin < sums.Length; bin++) sums[bin] += Answered[start + bin] + (withAbandoned ? Abandoned[start + bin] : 0);
        }

        return sums;
    }

    /// <summary>The wait in seconds that a share of the contacts does not exceed, interpolated inside its bin; null when nobody was counted or it lies above the last edge.</summary>
    /// <param name="bins">Counts by bin.</param>
    /// <param name="share">0 to 1.</param>
    public static double? Quantile(ReadOnlySpan<long> bins, double share)
    {
        long total = 0;
        foreach (var count in bins) total += count;
        if (total == 0) return null;
        var wanted = share * total;
        double below = 0;
        for (var bin = 0; bin < bins.Length; bin++)
        {
            if (bins[bin] > 0 && below + bins[bin] >= wanted)
            {
                if (bin == 0) return 0;
                var upper = WaitBins.UpperSeconds(bin);
                if (double.IsInfinity(upper)) return null;
                var lower = WaitBins.UpperSeconds(bin - 1);
                return lower + ((upper - lower) * Math.Max(0, wanted - below) / bins[bin]);
            }

            below += bins[bin];
        }

        return null;
    }

    /// <summary>How many of the counted waits are at most so long; exact at the edges, interpolated between.</summary>
    /// <param name="seconds">At least 0.</param>
    public static double Within(ReadOnlySpan<long> bins, double seconds)
    {
        double sum = 0;
        for (var bin = 0; bin < bins.Length; bin++)
        {
            var upper = WaitBins.UpperSeconds(bin);
            if (upper <= seconds)
            {
                sum += bins[bin];
                continue;
            }

            var lower = bin == 0 ? 0 : WaitBins.UpperSeconds(bin - 1);
            if (!double.IsInfinity(upper)) sum += bins[bin] * Math.Max(0, seconds - lower) / (upper - lower);
            break;
        }

        return sum;
    }
}
