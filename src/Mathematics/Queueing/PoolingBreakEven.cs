namespace Plateau.Mathematics.Queueing;

/// <summary>
/// How much longer every contact may take in one pool of generalists before the pool needs more agents than the separate teams of specialists did.
/// Erlang C throughout: nobody gives up, one service level for all, whole agents.
/// </summary>
/// <param name="SeparateAgents">Agents of all separate teams, each the smallest that meets the target.</param>
/// <param name="PooledAgents">Agents of the pool if handle times do not change.</param>
/// <param name="SavingShare">1 − pooled/separate; null when no agent is needed.</param>
/// <param name="LargestInflation">
/// Largest lengthening of all handle times, as a share of them (0.25 is a quarter longer), for which the pool needs no more than the separate agents;
/// null without load. The threshold in seconds stays, so it shrinks as a multiple of the handle time.
/// </param>
public sealed record PoolingBreakEven(int SeparateAgents, int PooledAgents, double? SavingShare, double? LargestInflation)
{
    /// <summary>Compares teams of any sizes that share a mean handle time.</summary>
    /// <param name="teamLoadsErlangs">Load of each team, at least 0; at least one team.</param>
    /// <param name="thresholdOverHandle">Threshold over mean handle time, at least 0.</param>
    /// <param name="serviceLevel">At least 0 and below 1.</param>
    public static PoolingBreakEven Of(IReadOnlyList<double> teamLoadsErlangs, double thresholdOverHandle, double serviceLevel)
    {
        ArgumentNullException.ThrowIfNull(teamLoadsErlangs);
        if (teamLoadsErlangs.Count == 0) throw new ArgumentException("The teams (0) must be at least one.", nameof(teamLoadsErlangs));
        var load = teamLoadsErlangs.Sum(team => Guard.NotNegative(team, "load of a team"));
        Guard.NotNegative(thresholdOverHandle, "threshold over handle time");
        var separate = teamLoadsErlangs.Sum(team => ErlangC.AgentsFor(team, thresholdOverHandle, serviceLevel));
        var pooled = ErlangC.AgentsFor(load, thresholdOverHandle, serviceLevel);
        if (load == 0 || separate == 0) return new(separate, pooled, null, null);

        // Longer contacts always worsen the service of a fixed pool, so the limit is where its service level crosses the target.
        double low = 0, high = separate / load - 1; // at the upper end the load equals the agents
        for (var i = 0; i < 200 && high - low > 1e-12; i++)
        {
            var middle = low + (high - low) / 2;
            if (ErlangC.ServiceLevel(separate, load * (1 + middle), thresholdOverHandle / (1 + middle)) >= serviceLevel) low = middle;
            else high = middle;
        }

        return new(separate, pooled, 1 - (double)pooled / separate, low);
    }
}
