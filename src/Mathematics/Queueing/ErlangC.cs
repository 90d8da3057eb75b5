using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Queueing;

/// <summary>
/// M/M/n: nobody gives up, first come first served. Poisson arrivals, exponential handle times, n equal agents, steady state. Waits are multiples of
/// the mean handle time. At a load of n Erlangs or more there is no steady state; the limits are returned: everybody waits, for ever.
/// </summary>
/// <remarks>A. K. Erlang 1917; R. B. Cooper, Introduction to Queueing Theory, 2nd edition, 1981, section 3.4. Computed from Erlang B: C = B/(1 − ρ(1 − B)).</remarks>
public static class ErlangC
{
    /// <summary>Probability that a contact waits, 0 to 1; 1 at overload.</summary>
    /// <param name="agents">n, at least 0.</param>
    /// <param name="loadErlangs">Arrival rate times mean handle time, at least 0.</param>
    public static double WaitProbability(int agents, double loadErlangs)
    {
        Guard.NotNegative(agents, "number of agents");
        if (Guard.NotNegativeOrEndless(loadErlangs, "load") >= agents) return 1;
        var blocking = ErlangB.Blocking(agents, loadErlangs);
        return agents * blocking / ((agents - loadErlangs) + loadErlangs * blocking);
    }

    /// <summary>Mean wait of all contacts in mean handle times; +∞ at overload.</summary>
    /// <inheritdoc cref="WaitProbability" path="/param"/>
    public static double MeanWait(int agents, double loadErlangs)
    {
        var wait = WaitProbability(agents, loadErlangs);
        return loadErlangs >= agents ? double.PositiveInfinity : wait / (agents - loadErlangs);
    }

    /// <summary>Probability that the wait exceeds <paramref name="thresholdOverHandle"/>; 1 at overload.</summary>
    /// <inheritdoc cref="ServiceLevel" path="/param"/>
    public static double WaitBeyond(int agents, double loadErlangs, double thresholdOverHandle)
    {
        Guard.NotNegativeOrEndless(thresholdOverHandle, "threshold over handle time");
        var wait = WaitProbability(agents, loadErlangs);
        if (loadErlangs >= agents) return 1;
        return thresholdOverHandle == 0 ? wait : wait * PortableMath.Exp(-(agents - loadErlangs) * thresholdOverHandle);
    }

    /// <summary>Share answered within the threshold, 0 to 1; 0 at overload.</summary>
    /// <param name="agents">n, at least 0.</param>
    /// <param name="loadErlangs">Arrival rate times mean handle time, at least 0.</param>
    /// <param name="thresholdOverHandle">Threshold over mean handle time, at least 0.</param>
    public static double ServiceLevel(int agents, double loadErlangs, double thresholdOverHandle) =>
        1 - WaitBeyond(agents, loadErlangs, thresholdOverHandle);

    /// <summary>Smallest number of agents with at least this service level; 0 without load.</summary>
    /// <param name="loadErlangs">At least 0, at most 10 million.</param>
    /// <param name="thresholdOverHandle">Threshold over mean handle time, at least 0.</param>
    /// <param name="serviceLevel">Share, at least 0 and below 1.</param>
    public static int AgentsFor(double loadErlangs, double thresholdOverHandle, double serviceLevel)
    {
        QueueFormula.CheckServiceLevel(serviceLevel);
        return loadErlangs == 0 ? 0 : AgentSearch.Smallest(loadErlangs, n => ServiceLevel(n, loadErlangs, thresholdOverHandle) >= serviceLevel);
    }
}
