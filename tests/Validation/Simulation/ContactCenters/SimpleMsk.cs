using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Validation.Simulation.ContactCenters;

/// <summary>
/// Three types, two groups (a W), three periods and one gamma factor for the day. Service and patience follow the period in which a contact arrives: a flow here is a type in a period. The agents of the last
/// period stay until nobody is left. Occupancy is that of group 0 up to the moment at which the last contact ends, which the trace tells.
/// </summary>
internal class SimpleMsk : Example
{
    protected const int Types = 3;
    protected const int Periods = 3;
    private const int PeriodMinutes = 120;
    private const double DayFactorShape = 28.7;
    private const double AcceptableWaitMinutes = 20 / 60.0;

    private static readonly double[][] _arrivalsAMinute = [[4.2, 5.3, 3.2], [5.1, 4.3, 4.8], [6.3, 5.2, 4.8]]; // [type][period]
    private static readonly double[] _servicesAMinute = [0.5, 0.6, 0.4];
    private static readonly double[] _abandonmentsAMinute = [0.3, 0.4, 0.2];
    private static readonly int[][] _agents = [[12, 18, 9, 9], [15, 20, 11, 11]]; // [group][period], the tail last
    private static readonly int[][] _takes = [[1, 0], [2, 1]]; // [group], types

    public override string Name => "SimpleMSK";

    /// <summary>Which groups take a type, and from when on.</summary>
    protected virtual ImmutableArray<LevelPlan> LevelsOf(int type) => type switch
    {
        0 => [new([0], 0)],
        1 => [new([0], 0), new([1], 0)],
        _ => [new([1], 0)],
    };

    /// <summary>How a free agent chooses.</summary>
    protected virtual GroupPlan WithChoice(GroupPlan group, int position) => group with { ContactSelector = "longest-wait" };

    public override IReadOnlyList<Observation> Observe(CancellationToken cancel)
    {
        var plan = Plan();
        var emptyAt = new double[Runs.Replications]; // minutes
        var runs = Runs.Traced(plan, (replication, trace) => emptyAt[replication] = EmptyAt(trace), cancel);
        var all = Enumerable.Range(0, plan.Flows.Length);
        runs.EnsureEmptyAtEnd(all);
        var good = runs.Sum(all, counts => counts.AnsweredWithin);
        var served = runs.Sum(all, counts => counts.Answered);
        var abandoned = runs.Sum(all, counts => counts.Abandoned);
        var afterEmpty = emptyAt.Select(minutes => (Minutes.Of(plan.HorizonTicks) - minutes) * _agents[0][Periods]).ToArray();
        return
        [
            new("Number of served contacts", "", served),
            new("Number of contacts having abandoned", "", abandoned),
            new("Service level", "", good, served.Plus(abandoned).Minus(runs.Sum(all, counts => counts.AbandonedWithin))),
            new("Occupancy ratio", "", runs.Busy(0), runs.Staffed(0).Minus(afterEmpty)),
            .. from type in Enumerable.Range(0, Types)
               from period in Enumerable.Range(0, Periods)
               select new Observation("Number of contacts meeting target service level", FormattableString.Invariant($"Type {type}, period {period}"), runs.Sum(FlowOf(type, period), counts => counts.AnsweredWithin)),
        ];
    }

    protected static int FlowOf(int type, int period) => (type * Periods) + period;

    /// <summary>When the last contact ends, but not before the last period.</summary>
    private static double EmptyAt(ImmutableArray<TraceRecord> trace)
    {
        var last = trace.Length - 1;
        while (trace[last].Kind is not (TraceKind.WorkEnds or TraceKind.Abandoned)) last--;
        return Math.Max(Periods * PeriodMinutes, Minutes.Of(trace[last].Time));
    }

    private SimulationPlan Plan()
    {
        var flows = from type in Enumerable.Range(0, Types) from period in Enumerable.Range(0, Periods) select Flow(type, period);
        return new()
        {
            PeriodTicks = PeriodMinutes * Ticks.PerMinute,
            PeriodsPerDay = Periods + 1,
            Days = 1,
            Flows = [.. flows],
            Groups = [Group(0), Group(1)],
            DayFactors = [new DayFactorPlan([.. Enumerable.Range(0, Types * Periods)], 1 / Math.Sqrt(DayFactorShape))],
        };
    }

    private FlowPlan Flow(int type, int period) => new()
    {
        Id = new FlowId(FormattableString.Invariant($"type {type} of period {period}")),
        ArrivalsPerPeriod = [.. Enumerable.Range(0, Periods + 1).Select(other => other == period ? _arrivalsAMinute[type][period] * PeriodMinutes : 0)],
        Patience = new Exponential(60 / _abandonmentsAMinute[period]),
        Levels = LevelsOf(type),
        AnsweredWithinTicks = Minutes.ToTicks(AcceptableWaitMinutes),
    };

    private GroupPlan Group(int position)
    {
        var takes = _takes[position].SelectMany(type => Enumerable.Range(0, Periods).Select(period => FlowOf(type, period))).ToImmutableArray();
        var group = new GroupPlan
        {
            Id = new GroupId(FormattableString.Invariant($"group {position}")),
            Takes = takes,
            HandleTimes = [.. Enumerable.Range(0, Types * Periods).Select(flow => takes.Contains(flow) ? new Exponential(60 / _servicesAMinute[flow % Periods]) : null)],
            Staffing = [.. _agents[position]],
        };
        return WithChoice(group, position);
    }
}

/// <summary>
/// Group 1 takes type 1 only after 12 s. The example's own choice of contact compares waits with a value that it never updates, so a free agent takes the last non-empty queue of the list: type 0 before 1 in
/// group 0, type 1 (when it may) before 2 in group 1.
/// </summary>
internal sealed class SimpleMskWithRerouting : SimpleMsk
{
    private const double DelayMinutes = 0.2;

    public override string Name => "SimpleMSKWithRerouting";

    protected override ImmutableArray<LevelPlan> LevelsOf(int type) => type == 1 ? [new([0], 0), new([1], Minutes.ToTicks(DelayMinutes))] : base.LevelsOf(type);

    /// <summary>The lower type first; equal types, which are flows by period, by wait.</summary>
    protected override GroupPlan WithChoice(GroupPlan group, int position) =>
        group with { ContactSelector = "best-skill", Preference = [.. Enumerable.Range(0, Types * Periods).Select(flow => flow / Periods)] };
}
