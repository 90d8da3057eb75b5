using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Queueing;

/// <summary>
/// M/M/n/K: as Erlang C, but a contact that finds all <c>agents + waitingPlaces</c> places taken is lost. Exact and stable at any load. Waits
/// are multiples of the mean handle time. Values of waiting are those of contacts that entered.
/// </summary>
/// <remarks>D. Gross, J. F. Shortle, J. M. Thompson, C. M. Harris, Fundamentals of Queueing Theory, 4th edition, 2008, section 2.5.</remarks>
/// <param name="Agents">n, at least 0.</param>
/// <param name="LoadErlangs">Offered load, finite, at least 0.</param>
/// <param name="WaitingPlaces">K − n, at least 0.</param>
/// <param name="Blocking">Share of contacts lost, 0 to 1.</param>
/// <param name="WaitProbability">Probability of waiting of a contact that entered; 0 if none can enter.</param>
/// <param name="MeanWait">Mean wait of a contact that entered, in mean handle times; +∞ only if there are waiting places and no agents.</param>
/// <param name="Occupancy">Share of agents' time busy, 0 to 1; 0 without agents.</param>
public sealed record FiniteQueue(int Agents, double LoadErlangs, int WaitingPlaces, double Blocking, double WaitProbability, double MeanWait, double Occupancy)
{
    /// <summary>Solves the queue.</summary>
    /// <param name="agents">n, at least 0.</param>
    /// <param name="loadErlangs">Offered load, finite, at least 0.</param>
    /// <param name="waitingPlaces">At least 0.</param>
    public static FiniteQueue Solve(int agents, double loadErlangs, int waitingPlaces)
    {
        Guard.NotNegative(agents, "number of agents");
        Guard.NotNegative(loadErlangs, "load");
        Guard.NotNegative(waitingPlaces, "number of waiting places");
        if (agents == 0) return NoAgents(loadErlangs, waitingPlaces);
        if (loadErlangs == 0) return new(agents, 0, waitingPlaces, 0, 0, 0, 0);

        var (notFull, queue) = Weights(agents, loadErlangs, waitingPlaces);
        if (double.IsInfinity(notFull)) return new(agents, loadErlangs, waitingPlaces, 0, 0, 0, loadErlangs / agents);
        double waiting = 0, inQueue = 0;
        for (var j = 0; j < waitingPlaces; j++)
        {
            waiting += queue(j);
            inQueue += j * queue(j);
        }

        var full = queue(waitingPlaces);
        inQueue += waitingPlaces * full;
        var entered = notFull + waiting;
        var all = entered + full;
        return new(agents, loadErlangs, waitingPlaces, full / all, waiting / entered, inQueue / (loadErlangs * entered), Math.Min(1, loadErlangs * (entered / all) / agents));
    }

    /// <summary>Probability that a contact that entered waits longer than <paramref name="thresholdOverHandle"/> mean handle times (at least 0).</summary>
    public double WaitBeyond(double thresholdOverHandle)
    {
        Guard.NotNegativeOrEndless(thresholdOverHandle, "threshold over handle time");
        if (WaitProbability == 0 || Agents == 0) return WaitProbability;
        if (double.IsInfinity(thresholdOverHandle)) return 0;

        // A contact that finds j waiting needs j + 1 ends of service: its wait exceeds t if a Poisson variable of mean n·t is at most j.
        var (notFull, queue) = Weights(Agents, LoadErlangs, WaitingPlaces);
        var ends = Agents * thresholdOverHandle;
        double waiting = 0, beyond = 0;
        // The Poisson terms are carried with a logarithm of their scale because exp(−n·t) may be below the smallest number.
        double term = 1, cumulative = 0, log = -ends;
        for (var j = 0; j < WaitingPlaces; j++)
        {
            if (j > 0) term *= ends / j;
            cumulative += term;
            if (cumulative > 1e250)
            {
                term *= 1e-250;
                cumulative *= 1e-250;
                log += 250 * 2.302585092994045684;
            }

            waiting += queue(j);
            beyond += queue(j) * Math.Min(1, cumulative * PortableMath.Exp(log));
        }

        return Math.Clamp(beyond / (notFull + waiting), 0, 1);
    }

    /// <summary>Share of contacts that entered and waited at most the threshold, 0 to 1.</summary>
    public double ServiceLevelOfEntered(double thresholdOverHandle) => 1 - WaitBeyond(thresholdOverHandle);

    /// <summary>Weights of "fewer than n present" and of "j waiting", scaled so that the largest of the latter is 1 at any load.</summary>
    private static (double NotFull, Func<int, double> Queue) Weights(int agents, double loadErlangs, int waitingPlaces)
    {
        var logRho = PortableMath.Log(loadErlangs / agents);
        var mode = logRho > 0 ? waitingPlaces : 0;
        return ((ErlangB.Inverse(agents, loadErlangs) - 1) * Queue(0), Queue);

        double Queue(int j) => PortableMath.Exp((j - mode) * logRho);
    }

    private static FiniteQueue NoAgents(double loadErlangs, int waitingPlaces) => loadErlangs == 0
        ? new(0, 0, waitingPlaces, waitingPlaces == 0 ? 1 : 0, waitingPlaces == 0 ? 0 : 1, waitingPlaces == 0 ? 0 : double.PositiveInfinity, 0)
        : new(0, loadErlangs, waitingPlaces, 1, 0, 0, 0); // the places fill once and for ever
}
