namespace Plateau.Mathematics.Queueing;

/// <summary>What contacts do that find no agent free.</summary>
public enum QueueModel
{
    /// <summary>They are lost.</summary>
    ErlangB,

    /// <summary>They wait as long as it takes.</summary>
    ErlangC,

    /// <summary>They wait, and give up after an exponential patience.</summary>
    ErlangA,
}

/// <summary>The steady state of one queue with one group of equal agents. Null means not applicable or infinite; nothing is ever NaN.</summary>
/// <param name="Agents">Number of agents.</param>
/// <param name="OfferedLoadErlangs">Arrival rate times mean handle time.</param>
/// <param name="Stable">Whether waits stay finite; false only if nobody gives up or is lost and the load reaches the agents.</param>
/// <param name="WaitProbability">Share of offered contacts that wait; null for Erlang B and without arrivals.</param>
/// <param name="MeanWaitSeconds">Mean wait of all contacts that entered, including those that gave up; null for Erlang B, without arrivals and when infinite.</param>
/// <param name="MeanWaitAnsweredSeconds">Mean wait of the answered; null as before and when nobody is answered.</param>
/// <param name="AbandonmentShare">Share of offered contacts that give up; null for Erlang B, Erlang C and without arrivals.</param>
/// <param name="BlockingShare">Share of offered contacts that are lost on arrival; null but for Erlang B with arrivals.</param>
/// <param name="ServiceLevel">Share of offered contacts answered within the threshold; null without arrivals.</param>
/// <param name="VirtualWaitBeyondThreshold">Share of contacts that would wait beyond the threshold if they never gave up; null for Erlang B and without arrivals.</param>
/// <param name="Occupancy">Share of agents' time busy; null without agents.</param>
public sealed record QueueMeasures(
    int Agents,
    double OfferedLoadErlangs,
    bool Stable,
    double? WaitProbability,
    double? MeanWaitSeconds,
    double? MeanWaitAnsweredSeconds,
    double? AbandonmentShare,
    double? BlockingShare,
    double? ServiceLevel,
    double? VirtualWaitBeyondThreshold,
    double? Occupancy);

/// <summary>
/// The Erlang models in the units that people use. All assume a steady state, Poisson arrivals at one rate, equal agents and one queue served in order;
/// docs/methods/erlang.md says when that misleads.
/// </summary>
public static class QueueFormula
{
    /// <summary>Everything the model says about a number of agents.</summary>
    /// <param name="model">The model.</param>
    /// <param name="arrivalsPerHour">At least 0.</param>
    /// <param name="handleSeconds">Mean handle time, positive.</param>
    /// <param name="patienceSeconds">Mean patience, at least 0; null or +∞ if nobody gives up. Read by Erlang A alone.</param>
    /// <param name="agents">At least 0.</param>
    /// <param name="thresholdSeconds">Threshold of the service level, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static QueueMeasures Measure(QueueModel model, double arrivalsPerHour, double handleSeconds, double? patienceSeconds, int agents, double thresholdSeconds)
    {
        var load = Load(arrivalsPerHour, handleSeconds);
        Guard.NotNegative(agents, "number of agents");
        Guard.NotNegative(thresholdSeconds, "threshold");
        var patience = Patience(model, patienceSeconds);
        if (load == 0) return new(agents, 0, true, null, null, null, null, null, null, null, agents == 0 ? null : 0);
        var threshold = thresholdSeconds / handleSeconds;
        return model switch
        {
            QueueModel.ErlangB => OfB(load, agents),
            QueueModel.ErlangC => OfC(load, handleSeconds, agents, threshold, null),
            QueueModel.ErlangA when double.IsInfinity(patience) => OfC(load, handleSeconds, agents, threshold, 0),
            QueueModel.ErlangA => OfA(load, handleSeconds, patience, agents, threshold),
            _ => throw Unknown(model),
        };
    }

    /// <summary>Smallest number of agents that meets the target; 0 without arrivals.</summary>
    /// <param name="model">The model.</param>
    /// <param name="arrivalsPerHour">At least 0.</param>
    /// <param name="handleSeconds">Mean handle time, positive.</param>
    /// <param name="patienceSeconds">Mean patience, at least 0; null or +∞ if nobody gives up. Read by Erlang A alone.</param>
    /// <param name="targetShare">Erlang C and A: service level, at least 0 and below 1. Erlang B: greatest share lost, strictly between 0 and 1.</param>
    /// <param name="thresholdSeconds">Threshold of the service level, at least 0; not read by Erlang B.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static int AgentsFor(QueueModel model, double arrivalsPerHour, double handleSeconds, double? patienceSeconds, double targetShare, double thresholdSeconds)
    {
        var load = Load(arrivalsPerHour, handleSeconds);
        var share = ShareByAgents(model, load, handleSeconds, patienceSeconds, targetShare, thresholdSeconds);
        return load == 0 ? 0 : AgentSearch.Smallest(load, n => share(n) >= AtLeast(model, targetShare));
    }

    /// <summary>
    /// Agents with a fraction: the point between the largest number that misses the target and the smallest that meets it, by linear interpolation of the
    /// share. For adding up over periods and queues, where rounding each one up would inflate the sum; round once, at the end.
    /// </summary>
    /// <remarks>For Erlang C the lower end is the load itself if that is above the number that misses, since below the load the queue has no steady state.</remarks>
    /// <returns>Between AgentsFor − 1 and AgentsFor; 0 without arrivals.</returns>
    /// <inheritdoc cref="AgentsFor" path="/param"/>
    /// <inheritdoc cref="AgentsFor" path="/exception"/>
    public static double FractionalAgentsFor(QueueModel model, double arrivalsPerHour, double handleSeconds, double? patienceSeconds, double targetShare, double thresholdSeconds)
    {
        var load = Load(arrivalsPerHour, handleSeconds);
        var share = ShareByAgents(model, load, handleSeconds, patienceSeconds, targetShare, thresholdSeconds);
        if (load == 0) return 0;
        var target = AtLeast(model, targetShare);
        var agents = AgentSearch.Smallest(load, n => share(n) >= target);
        if (agents == 0) return 0;
        double meets = share(agents), misses = share(agents - 1), lower = agents - 1;
        var waitsForEver = model == QueueModel.ErlangC || (model == QueueModel.ErlangA && double.IsInfinity(Patience(model, patienceSeconds)));
        if (waitsForEver && load > lower) (lower, misses) = (load, 0);
        return agents - (agents - lower) * (meets - target) / (meets - misses);
    }

    internal static void CheckServiceLevel(double serviceLevel)
    {
        if (serviceLevel is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(serviceLevel), FormattableString.Invariant($"The service level ({serviceLevel}) must be at least 0 and below 1.\nMaybe it is a percentage: 80 % is 0.8."));
    }

    private static QueueMeasures OfB(double load, int agents)
    {
        var blocking = ErlangB.Blocking(agents, load);
        return new(agents, load, true, null, null, null, null, blocking, 1 - blocking, null, agents == 0 ? null : Math.Min(1, load * (1 - blocking) / agents));
    }

    private static QueueMeasures OfC(double load, double handleSeconds, int agents, double threshold, double? abandonment)
    {
        var wait = Finite(ErlangC.MeanWait(agents, load) * handleSeconds);
        var beyond = ErlangC.WaitBeyond(agents, load, threshold);
        return new(agents, load, load < agents, ErlangC.WaitProbability(agents, load), wait, wait, abandonment, null, 1 - beyond, beyond, agents == 0 ? null : Math.Min(1, load / agents));
    }

    private static QueueMeasures OfA(double load, double handleSeconds, double patienceSeconds, int agents, double threshold)
    {
        var queue = ErlangA.Solve(agents, load, patienceSeconds / handleSeconds);
        return new(
            agents,
            load,
            true,
            queue.WaitProbability,
            Finite(queue.MeanWait * handleSeconds),
            queue.MeanWaitAnswered is { } answered ? Finite(answered * handleSeconds) : null,
            queue.AbandonmentShare,
            null,
            queue.AnsweredWithin(threshold),
            queue.VirtualWaitBeyond(threshold),
            agents == 0 ? null : queue.Occupancy);
    }

    /// <summary>The share that grows with the number of agents: service level, or share not lost. Checks all arguments first.</summary>
    private static Func<int, double> ShareByAgents(QueueModel model, double load, double handleSeconds, double? patienceSeconds, double targetShare, double thresholdSeconds)
    {
        Guard.NotNegative(thresholdSeconds, "threshold");
        var patience = Patience(model, patienceSeconds) / handleSeconds;
        var threshold = thresholdSeconds / handleSeconds;
        if (model == QueueModel.ErlangB) Guard.ShareInside(targetShare, "greatest share lost");
        else CheckServiceLevel(targetShare);
        return model switch
        {
            // The negative share lost rather than 1 − lost, which would round away targets below 1e-16.
            QueueModel.ErlangB => n => -ErlangB.Blocking(n, load),
            QueueModel.ErlangC => n => ErlangC.ServiceLevel(n, load, threshold),
            QueueModel.ErlangA when double.IsInfinity(patience) => n => ErlangC.ServiceLevel(n, load, threshold),
            QueueModel.ErlangA => n => ErlangA.Solve(n, load, patience).AnsweredWithin(threshold),
            _ => throw Unknown(model),
        };
    }

    private static double AtLeast(QueueModel model, double targetShare) => model == QueueModel.ErlangB ? -targetShare : targetShare;

    private static double Load(double arrivalsPerHour, double handleSeconds)
    {
        var load = Guard.NotNegative(arrivalsPerHour, "arrivals per hour") * Guard.Positive(handleSeconds, "mean handle time") / 3600;
        return Guard.NotNegative(load, "load");
    }

    private static double Patience(QueueModel model, double? patienceSeconds) =>
        model != QueueModel.ErlangA || patienceSeconds is not { } patience ? double.PositiveInfinity : Guard.NotNegativeOrEndless(patience, "mean patience");

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static ArgumentOutOfRangeException Unknown(QueueModel model) => new(nameof(model), $"The model ({model}) is unknown.");
}
