using Plateau.Mathematics.Statistics;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Results;

/// <summary>
/// A measure of service as a ratio of two exact sums. Every measure is one of these, so that it is defined once for workloads, sizing and cursor.
/// </summary>
/// <param name="Numerator">Of the counts of one or several flows, days or replications.</param>
/// <param name="Denominator">The same; where it is 0 the measure is unknown.</param>
public sealed record ServiceMeasure(Func<FlowCounts, double> Numerator, Func<FlowCounts, double> Denominator)
{
    /// <summary>
    /// Abandoned ÷ all that reached the flow (<see cref="FlowCounts.Reached"/>): those who leave before the queue or in the menu count on top, so their fellows whom the menu serves or sends on count below.
    /// </summary>
    public static ServiceMeasure Abandonment { get; } = new(counts => counts.Abandoned, counts => counts.Reached);

    /// <summary><see cref="Abandonment"/> of several flows together (<see cref="FlowCounts.ReachedTogether"/>): who is sent on by a menu is one customer.</summary>
    public static ServiceMeasure AbandonmentTogether { get; } = new(counts => counts.Abandoned, counts => counts.ReachedTogether);

    /// <summary>Found no line or no place to wait ÷ all that reached the flow: a contact needs its line before the menu.</summary>
    public static ServiceMeasure Blocking { get; } = new(counts => counts.Blocked, counts => counts.Reached);

    /// <summary><see cref="Blocking"/> of several flows together.</summary>
    public static ServiceMeasure BlockingTogether { get; } = new(counts => counts.Blocked, counts => counts.ReachedTogether);

    /// <summary>Answered within the flow's threshold ÷ those who came to be served by agents (<see cref="FlowCounts.Came"/>): variant 3 of the service level.</summary>
    public static ServiceMeasure AnsweredWithin { get; } = new(counts => counts.AnsweredWithin, counts => counts.Came);

    /// <summary>Entered without finding an eligible agent free ÷ those who came to be served by agents.</summary>
    public static ServiceMeasure WaitProbability { get; } = new(counts => counts.Delayed, counts => counts.Came);

    /// <summary>Seconds; of those who entered the queue and whose wait ended (answered or abandoned, zeros included).</summary>
    public static ServiceMeasure MeanWait { get; } = new(
        counts => Ticks.ToSeconds(counts.WaitTicksAnswered) + Ticks.ToSeconds(counts.WaitTicksAbandoned),
        counts => counts.Answered + counts.Abandoned - counts.LeftBeforeQueue);

    /// <summary>Seconds; of answered.</summary>
    public static ServiceMeasure MeanWaitAnswered { get; } = new(counts => Ticks.ToSeconds(counts.WaitTicksAnswered), counts => counts.Answered);

    /// <summary>Seconds; of answered.</summary>
    public static ServiceMeasure MeanHandle { get; } = new(counts => Ticks.ToSeconds(counts.HandleTicks), counts => counts.Answered);

    /// <summary>(A_t + B_t) ÷ (A + B): variant 1.</summary>
    public static ServiceMeasure ServiceLevel1 { get; } = new(counts => counts.AnsweredWithin + counts.AbandonedWithin, counts => counts.Answered + counts.Abandoned);

    /// <summary>A_t ÷ A: variant 2.</summary>
    public static ServiceMeasure ServiceLevel2 { get; } = new(counts => counts.AnsweredWithin, counts => counts.Answered);

    /// <summary>A_t ÷ (A + B − B_t): variant 4.</summary>
    public static ServiceMeasure ServiceLevel4 { get; } = new(counts => counts.AnsweredWithin, counts => counts.Answered + counts.Abandoned - counts.AbandonedWithin);

    /// <summary>(A_t + B_s) ÷ (A + B): variant 5.</summary>
    public static ServiceMeasure ServiceLevel5 { get; } = new(counts => counts.AnsweredWithin + counts.AbandonedShort, counts => counts.Answered + counts.Abandoned);

    public double? Of(in FlowCounts counts) => Denominator(counts) is not 0 and var denominator ? Numerator(counts) / denominator : null;
}

/// <summary>
/// Estimates from the counts of a run. Two ways, for two questions: <see cref="ByReplication(SimulationResult, ServiceMeasure, int?)"/> takes the ratio in each replication and the mean of
/// the ratios (the convention of workloads); <see cref="ByDay"/> takes the ratio of the sums, days being the units. Replications are skewed, so their intervals are <see cref="SkewedIntervals"/>: the half-width of an estimate is
/// half the width of its interval, which may reach further to one side. Differences between designs are nearly symmetric and keep the t-interval.
/// </summary>
public static class Estimates
{
    /// <summary>
    /// Mean over replications of the ratio in each (<see cref="SkewedIntervals.Mean"/>). Unknown when a replication has a denominator of 0; no interval when R = 1. The sample size is the number of replications.
    /// </summary>
    /// <param name="flow">Position of a flow; null = all flows together.</param>
    public static Estimate ByReplication(SimulationResult result, ServiceMeasure measure, int? flow = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(measure);
        var values = ValuesByReplication(result, measure, flow);
        return values.Any(value => value is null) ? Estimate.Unknown : SkewedIntervals.Mean([.. values.Select(value => value!.Value)]);
    }

    /// <summary>The measure in each replication (null where its denominator is 0): for paired comparisons between designs with the same seed.</summary>
    /// <param name="flow">Position of a flow; null = all flows together.</param>
    public static double?[] ValuesByReplication(SimulationResult result, ServiceMeasure measure, int? flow = null) =>
        [.. Enumerable.Range(0, result.Replications).Select(replication => measure.Of(CountsOf(result, replication, flow)))];

    /// <summary>Busy ÷ staffed time, mean over replications with its t-interval: hardly skewed. Unknown when nobody was staffed in a replication.</summary>
    /// <param name="group">Position of a group; null = all groups together.</param>
    public static Estimate Occupancy(SimulationResult result, int? group = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var values = Enumerable.Range(0, result.Replications).Select(replication => OccupancyOf(result, replication, group)).ToArray();
        return values.Any(value => value is null) ? Estimate.Unknown : Intervals.Mean([.. values.Select(value => value!.Value)]);
    }

    /// <summary>
    /// Ratio of sums over all days and replications; the unit of the interval is one day (its counts summed over replications), so it tells how
    /// days differ and not only how precisely they were simulated. No interval for a single day.
    /// </summary>
    /// <param name="flow">Position of a flow; null = all flows together.</param>
    public static Estimate ByDay(SimulationResult result, ServiceMeasure measure, int? flow = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(measure);
        var days = Enumerable.Range(0, result.Days).Select(day => CountsOfDay(result, day, flow)).ToArray();
        return Intervals.Ratio([.. days.Select(measure.Numerator)], [.. days.Select(measure.Denominator)]);
    }

    /// <summary>
    /// Ratio of sums over all days and replications; the unit of the interval is one replication: how precisely the ratio was simulated. Needs no replication to have contacts of
    /// its own, so it serves small flows (<see cref="SkewedIntervals.Ratio"/>).
    /// </summary>
    /// <param name="flow">Position of a flow; null = all flows together.</param>
    public static Estimate OfSums(SimulationResult result, ServiceMeasure measure, int? flow = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(measure);
        var replications = Enumerable.Range(0, result.Replications).Select(replication => CountsOf(result, replication, flow)).ToArray();
        return SkewedIntervals.Ratio([.. replications.Select(measure.Numerator)], [.. replications.Select(measure.Denominator)]);
    }

    /// <summary>All days of one replication.</summary>
    /// <param name="flow">Position of a flow; null = all flows together.</param>
    public static FlowCounts CountsOf(SimulationResult result, int replication, int? flow = null)
    {
        var sum = default(FlowCounts);
        for (var f = flow ?? 0; f <= (flow ?? result.FlowCount - 1); f++) sum.Add(result.OfReplication(replication, f));
        return sum;
    }

    /// <summary>One day, summed over replications.</summary>
    /// <param name="flow">Position of a flow; null = all flows together.</param>
    public static FlowCounts CountsOfDay(SimulationResult result, int day, int? flow = null)
    {
        var sum = default(FlowCounts);
        for (var replication = 0; replication < result.Replications; replication++)
            for (var f = flow ?? 0; f <= (flow ?? result.FlowCount - 1); f++) sum.Add(result.Of(replication, day, f));
        return sum;
    }

    private static double? OccupancyOf(SimulationResult result, int replication, int? group)
    {
        double busy = 0, staffed = 0;
        for (var g = group ?? 0; g <= (group ?? result.GroupCount - 1); g++)
        {
            ref readonly var counts = ref result.Groups[(replication * result.GroupCount) + g];
            busy += Ticks.ToSeconds(counts.BusyTicks);
            staffed += Ticks.ToSeconds(counts.StaffedTicks);
        }

        return staffed > 0 ? busy / staffed : null;
    }
}
