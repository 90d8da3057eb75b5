using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Simulation.Answers;

/// <summary>Whose answers they are.</summary>
public enum ScopeKind
{
    All,
    Flow,
    Channel,
    Day,

    /// <summary>The period of the day with this number; only when the run counted by period.</summary>
    PeriodOfDay,
}

/// <param name="Key">Id of the flow, name of the channel, number of the day or period from 0; empty for all.</param>
public readonly record struct AnswerScope(ScopeKind Kind, string Key);

/// <param name="Measure">Key in <see cref="AnswerMeasureCatalogue"/>.</param>
/// <param name="Value">With its interval over replications (over days, when there is one replication of several days); the sample size is their number.</param>
public sealed record Answer(string Measure, AnswerUnit Unit, Estimate Value);

/// <summary>A wait that a share of the answered contacts does not exceed.</summary>
/// <param name="Seconds">With the interval over replications; unknown when nobody was answered.</param>
public readonly record struct WaitQuantile(double Share, Estimate Seconds);

/// <summary>How days differ: quantiles of a measure over all simulated days (its expected value and interval say nothing about that).</summary>
/// <param name="Days">Days on which the measure is known.</param>
/// <param name="Low">The value that one day in twenty stays below or at.</param>
/// <param name="High">The value that one day in twenty exceeds.</param>
public sealed record DayDistribution(string Measure, int Days, double Low, double Median, double High);

/// <summary>All answers of one scope.</summary>
public sealed record ScopeAnswers(AnswerScope Scope, ImmutableArray<Answer> Answers, ImmutableArray<WaitQuantile> WaitQuantiles, ImmutableArray<DayDistribution> Days)
{
    /// <summary>The value of a measure; unknown when it does not concern the plan.</summary>
    public Estimate this[string measure] => Answers.FirstOrDefault(answer => answer.Measure == measure)?.Value ?? Estimate.Unknown;
}

/// <summary>What a run tells of a group or of a site.</summary>
/// <param name="Occupancy">Busy ÷ staffed time.</param>
/// <param name="StaffedHours">A day.</param>
/// <param name="Taken">Contacts taken a day.</param>
/// <param name="SwitchShare">Of these: another flow than the agent's contact before; unknown where switching costs nothing.</param>
/// <param name="Cost">A day, in the centre's currency; unknown when no price is stated.</param>
public sealed record GroupAnswers(string Key, Estimate Occupancy, Estimate StaffedHours, Estimate Taken, Estimate SwitchShare, Estimate Cost);

/// <summary>The answers of a run: every count and share, by flow, channel, day and period, with intervals; waits by length; days as they differ; people and cost.</summary>
public sealed record SimulationAnswers
{
    private static readonly ImmutableArray<double> Shares = [0.5, 0.8, 0.9, 0.95];
    private static readonly ImmutableArray<string> DistributedMeasures = ["offered", "serviceLevel3", "abandonmentShare", "meanWaitAnswered"];

    public required ImmutableArray<ScopeAnswers> Scopes { get; init; }

    public required ImmutableArray<GroupAnswers> Groups { get; init; }

    public ScopeAnswers All => Scopes[0];

    public ScopeAnswers OfFlow(FlowId flow) => Scopes.First(scope => scope.Scope.Kind == ScopeKind.Flow && scope.Scope.Key == flow.Value);

    /// <summary>The answers of a finished run.</summary>
    /// <param name="channelOf">Channel of a flow; null = unknown, and then it is in no channel.</param>
    /// <param name="prices">Price of a group's work; null = none stated.</param>
    public static SimulationAnswers Of(SimulationPlan plan, SimulationResult result, Func<FlowId, string?>? channelOf = null, Func<GroupId, GroupPrice?>? prices = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(result);
        var flows = Enumerable.Range(0, plan.Flows.Length).ToArray();
        var scopes = ImmutableArray.CreateBuilder<ScopeAnswers>();
        scopes.Add(OfFlows(plan, result, new(ScopeKind.All, ""), flows));
        scopes.AddRange(flows.Select(flow => OfFlows(plan, result, new(ScopeKind.Flow, plan.Flows[flow].Id.Value), [flow])));
        foreach (var channel in flows.Where(flow => channelOf?.Invoke(plan.Flows[flow].Id) is not null).GroupBy(flow => channelOf!(plan.Flows[flow].Id)!, StringComparer.Ordinal).OrderBy(channel => channel.Key, StringComparer.Ordinal))
            scopes.Add(OfFlows(plan, result, new(ScopeKind.Channel, channel.Key), [.. channel]));
        if (result.Days > 1)
            scopes.AddRange(Enumerable.Range(0, result.Days).Select(day => OfRows(plan, result, new(ScopeKind.Day, Number(day)), flows, replication => Sum(result, replication, flows, day, day + 1, 0, result.RowsPerDay), days: 1)));
        if (result.RowsPerDay > 1)
            scopes.AddRange(Enumerable.Range(0, result.RowsPerDay).Select(row => OfRows(plan, result, new(ScopeKind.PeriodOfDay, Number(row)), flows, replication => Sum(result, replication, flows, 0, result.Days, row, row + 1), result.Days)));
        return new SimulationAnswers
        {
            Scopes = scopes.ToImmutable(),
            Groups = [.. plan.Groups.Select((group, index) => OfGroup(plan, result, index, prices?.Invoke(group.Id)))],
        };
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ScopeAnswers OfFlows(SimulationPlan plan, SimulationResult result, AnswerScope scope, int[] flows) =>
        OfRows(plan, result, scope, flows, replication => Sum(result, replication, flows, 0, result.Days, 0, result.RowsPerDay), result.Days) with
        {
            WaitQuantiles = result.Waits is { } waits ? [.. Shares.Select(share => new WaitQuantile(share, QuantileOf(waits, flows, share)))] : [],
            Days = [.. DistributedMeasures.Select(key => DistributionOf(result, flows, AnswerMeasureCatalogue.All.First(measure => measure.Key == key))).OfType<DayDistribution>()],
        };

    private static ScopeAnswers OfRows(SimulationPlan plan, SimulationResult result, AnswerScope scope, int[] flows, Func<int, FlowCounts> countsOf, int days)
    {
        var counts = Enumerable.Range(0, result.Replications).Select(countsOf).ToArray();
        var part = PartOf(plan, flows);
        return new(
            scope,
            [
                .. AnswerMeasureCatalogue.All
                    .Where(measure => measure.Concerns(part) || (measure.Unit == AnswerUnit.ContactsPerDay && counts.Any(row => measure.Measure.Numerator(row) > 0)))
                    .Select(measure => AnswerOf(measure.Key, measure.Unit, flows.Length == 1 ? measure.Measure : measure.Together, counts, days)),
            ],
            [],
            []);
    }

    /// <summary>What of the plan concerns some of its flows. Their ways and groups stay as they are: it is for looking at, not for simulating.</summary>
    private static SimulationPlan PartOf(SimulationPlan plan, int[] flows) => plan with
    {
        Flows = [.. flows.Select(flow => plan.Flows[flow])],
        Lines = [.. plan.Lines.Where(lines => lines.Flows.Any(flows.Contains))],
        Diallers = [.. plan.Diallers.Where(dialler => flows.Contains(dialler.Flow))],
        Groups = [.. plan.Groups.Select(group => group.ResolvedShares.IsEmpty ? group : group with { ResolvedShares = [.. flows.Select(flow => group.ResolvedShares[flow])] })],
    };

    private static Answer AnswerOf(string key, AnswerUnit unit, ServiceMeasure measure, FlowCounts[] counts, int days) => new(key, unit, unit == AnswerUnit.ContactsPerDay
        ? SkewedIntervals.Mean([.. counts.Select(row => measure.Numerator(row) / days)])
        : SkewedIntervals.Ratio([.. counts.Select(measure.Numerator)], [.. counts.Select(measure.Denominator)]));

    private static FlowCounts Sum(SimulationResult result, int replication, int[] flows, int firstDay, int endDay, int firstRow, int endRow)
    {
        var sum = default(FlowCounts);
        for (var day = firstDay; day < endDay; day++)
            for (var row = firstRow; row < endRow; row++)
                foreach (var flow in flows) sum.Add(in result.OfRow(replication, day, row, flow));
        return sum;
    }

    private static Estimate QuantileOf(WaitTable waits, int[] flows, double share)
    {
        var values = Enumerable.Range(0, waits.Replications).Select(replication => WaitTable.Quantile(Bins(waits, replication, flows), share)).ToArray();
        return values.Any(value => value is null) ? Estimate.Unknown : SkewedIntervals.Mean([.. values.Select(value => value!.Value)]);
    }

    private static long[] Bins(WaitTable waits, int replication, int[] flows)
    {
        var sums = new long[WaitBins.Count];
        foreach (var flow in flows)
        {
            var bins = waits.Of(replication, flow, withAbandoned: false);
            for (var bin = 0; bin < sums.Length; bin++) sums[bin] += bins[bin];
        }

        return sums;
    }

    private static DayDistribution? DistributionOf(SimulationResult result, int[] flows, AnswerMeasure measure)
    {
        var values = new List<double>();
        var ratio = flows.Length == 1 ? measure.Measure : measure.Together;
        for (var replication = 0; replication < result.Replications; replication++)
            for (var day = 0; day < result.Days; day++)
                if (ratio.Of(Sum(result, replication, flows, day, day + 1, 0, result.RowsPerDay)) is { } value) values.Add(value);
        if (values.Count < 20) return null; // one in twenty cannot be told from fewer
        values.Sort();
        return new(measure.Key, values.Count, At(0.05), At(0.5), At(0.95));

        double At(double share) => values[Math.Clamp((int)Math.Ceiling(share * values.Count) - 1, 0, values.Count - 1)];
    }

    private static GroupAnswers OfGroup(SimulationPlan plan, SimulationResult result, int group, GroupPrice? price)
    {
        var counts = Enumerable.Range(0, result.Replications).Select(replication => result.Groups[(replication * result.GroupCount) + group]).ToArray();
        var days = (double)result.Days;
        return new(
            plan.Groups[group].Id.Value,
            SkewedIntervals.Ratio([.. counts.Select(row => Ticks.ToSeconds(row.BusyTicks))], [.. counts.Select(row => Ticks.ToSeconds(row.StaffedTicks))]),
            SkewedIntervals.Mean([.. counts.Select(row => Ticks.ToSeconds(row.StaffedTicks) / 3600 / days)]),
            SkewedIntervals.Mean([.. counts.Select(row => row.Taken / days)]),
            plan.Groups[group].SwitchTicks > 0 ? SkewedIntervals.Ratio([.. counts.Select(row => (double)row.Switches)], [.. counts.Select(row => (double)row.Taken)]) : Estimate.Unknown,
            price is null ? Estimate.Unknown : SkewedIntervals.Mean([.. counts.Select(row => price.Of(in row) / days)]));
    }
}

/// <summary>What a group's work costs, in the centre's currency.</summary>
/// <param name="PerHour">Of staffed time, at least 0.</param>
/// <param name="PerContact">Taken, at least 0.</param>
/// <param name="PerBusyMinute">At least 0.</param>
public sealed record GroupPrice(double PerHour, double PerContact = 0, double PerBusyMinute = 0)
{
    public double Of(in GroupCounts counts) =>
        (PerHour * Ticks.ToSeconds(counts.StaffedTicks) / 3600) + (PerContact * counts.Taken) + (PerBusyMinute * Ticks.ToSeconds(counts.BusyTicks) / 60);
}
