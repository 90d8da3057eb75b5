using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;
using Plateau.Model;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Routing;

namespace Plateau.Tests.Simulation.Full;

/// <summary>
/// Small plans drawn at random with every phenomenon on or off by chance: some plans have none, most several, a few nearly all. Many durations are multiples of ten seconds; in half of the plans a
/// "second" is a single tick, so that events fall on the same tick all the time. Messages go to flows listed later only (two that send each other messages would never come to an end in one instant),
/// and shares of returns and handovers are kept so low that every customer comes to an end.
/// </summary>
internal sealed partial class RandomFullCentres
{
    private readonly long _second;
    private readonly double _richness; // chance of each phenomenon
    private readonly int _flows;
    private readonly int _groups;
    private readonly int _periodsPerDay;
    private readonly int _days;
    private readonly int _periodSeconds;
    private readonly bool _hasPreemption; // takes two flows and common groups, so it is decided for the whole centre; handovers too
    private readonly bool _hasHandovers;
    private RandomStream _draws;

    private RandomFullCentres(ulong seed)
    {
        _draws = RandomStream.FromSeed(seed);
        _second = Chance(0.5) ? 1 : Ticks.PerSecond;
        _richness = _draws.NextUniform() switch { < 0.1 => 0, < 0.4 => 0.15, < 0.8 => 0.35, < 0.95 => 0.6, _ => 0.9 };
        _flows = 1 + Below(4);
        _groups = 1 + Below(4);
        _periodsPerDay = 1 + Below(5);
        _days = 1 + Below(3);
        _periodSeconds = 60 * (1 + Below(10));
        _hasPreemption = _flows > 1 && Chance(1.5 * _richness);
        _hasHandovers = _flows > 1 && Chance(1.5 * _richness);
    }

    private int Periods => _periodsPerDay * _days;

    private long PeriodTicks => _periodSeconds * _second;

    private long DayTicks => PeriodTicks * _periodsPerDay;

    public static SimulationPlan Of(ulong seed) => new RandomFullCentres(seed).Draw();

    private SimulationPlan Draw()
    {
        var levels = Enumerable.Range(0, _flows).Select(_ => DrawLevels()).ToArray();
        var groups = Enumerable.Range(0, _groups).Select(group => DrawGroup(group, levels)).ToImmutableArray();
        var flows = Enumerable.Range(0, _flows).Select(flow => DrawFlow(flow, levels[flow])).ToArray();
        groups = [.. groups.Select(group => group with { Concurrency = [.. group.Concurrency.Select((most, flow) => flows[flow].Preemptible ? 1 : most)] })];
        for (var flow = 0; flow < _flows; flow++) flows[flow] = flows[flow] with { Handovers = DrawHandovers(flow, flows, groups) };
        var plan = new SimulationPlan
        {
            PeriodTicks = PeriodTicks,
            PeriodsPerDay = _periodsPerDay,
            Days = _days,
            WaitingPlaces = Chance(0.7) ? null : Below(8),
            AgentSelector = AgentSelectorCatalogue.All[Below(6)].Key,
            Flows = [.. flows],
            Groups = groups,
            DayFactors = On() ? DrawDayFactors(flows) : [],
            Lines = On() ? DrawLines() : [],
            Diallers = On() ? [.. Enumerable.Range(0, 1 + Below(2)).Select(_ => DrawDialler())] : [],
        };
        return Chance(0.5) ? plan : plan with { WarmUpTicks = (long)(_draws.NextUniform() * plan.HorizonTicks) };
    }

    private FlowPlan DrawFlow(int flow, ImmutableArray<LevelPlan> levels)
    {
        var kind = On() ? (ArrivalKind)(1 + Below(2)) : ArrivalKind.Poisson;
        var role = _hasPreemption && Chance(0.8) ? 1 + (flow % 2) : 0; // 1 preemptible, 2 preempts
        return new FlowPlan
        {
            Id = new FlowId($"F{flow}"),
            ArrivalsPerPeriod = DrawArrivals(kind == ArrivalKind.Fixed),
            ArrivalKind = kind,
            RecordedTicks = kind == ArrivalKind.Recorded ? DrawRecorded() : [],
            Open = On() ? [.. Enumerable.Range(0, Periods).Select(_ => Chance(0.7))] : [],
            WhenClosed = flow + 1 < _flows && On() ? LaterThan(flow) : null,
            ClearsAtClosing = Chance(0.4),
            Menu = On() ? DrawMenu(flow) : null,
            QueueRules = On() ? [.. Enumerable.Range(0, 1 + Below(4)).Select(_ => DrawQueueRule(flow)).OfType<QueueRulePlan>()] : [],
            Returns = On() ? DrawReturns() : [],
            AfterWork = On() ? DrawLaw(60) : null,
            DueTicks = On() ? (1 + Below(30)) * 10 * _second : null,
            Preemptible = role == 1,
            Preempts = role == 2,
            WaitWeight = Chance(0.5) ? 1 : 1 + Below(3),
            AgentSelector = On() ? AgentSelectorCatalogue.All[Below(6)].Key : null,
            EntryLossShare = On() ? 0.5 * _draws.NextUniform() : 0,
            CreditShare = On() ? _draws.NextUniform() : 0,
            CreditTicks = Below(10) * 10 * _second,
            Patience = Chance(0.2) ? new Endless() : DrawLaw(90),
            Levels = levels,
            AnsweredWithinTicks = Below(4) * 10 * _second,
            ShortAbandonTicks = Below(3) * 10 * _second,
        };
    }

    private ImmutableArray<double> DrawArrivals(bool whole)
    {
        var busy = 0.1 + (3 * _draws.NextUniform());
        return [.. Enumerable.Range(0, Periods).Select(_ => Chance(0.2) ? 0 : busy * _periodSeconds / 60 * _draws.NextUniform()).Select(contacts => whole ? Math.Floor(contacts) : contacts)];
    }

    private ImmutableArray<long> DrawRecorded() =>
        [.. Enumerable.Range(0, Below(30)).Select(_ => Chance(0.5) ? (long)(_draws.NextUniform() * PeriodTicks * Periods) : Below(_periodSeconds * Periods / 10) * 10 * _second).Order()];

    private ImmutableArray<LevelPlan> DrawLevels()
    {
        if (_hasPreemption && Chance(0.7)) return CommonLevels(1 + Below(_groups), (1 + Below(3)) * 10 * _second);
        var order = Enumerable.Range(0, _groups).OrderBy(_ => _draws.NextBits()).Where(_ => Chance(0.75)).ToList();
        var levels = ImmutableArray.CreateBuilder<LevelPlan>();
        var hasQueues = On();
        long after = 0;
        while (order.Count > 0)
        {
            var size = 1 + Below(order.Count);
            if (Chance(0.5)) after += Below(4) * 10 * _second;
            levels.Add(new LevelPlan([.. order.Take(size)], after, hasQueues && Chance(0.5) ? Below(4) : 0));
            order.RemoveRange(0, size);
        }

        return levels.ToImmutable();
    }

    /// <summary>The first groups at once, the others later.</summary>
    private ImmutableArray<LevelPlan> CommonLevels(int first, long after) =>
        [.. ((LevelPlan[])[new LevelPlan([.. Enumerable.Range(0, first)], 0), new LevelPlan([.. Enumerable.Range(first, _groups - first)], after)]).Where(level => level.Groups.Length > 0)];

    private GroupPlan DrawGroup(int group, ImmutableArray<LevelPlan>[] levels)
    {
        var takes = Enumerable.Range(0, _flows).Where(flow => levels[flow].Any(level => level.Groups.Contains(group))).OrderBy(_ => _draws.NextBits()).ToImmutableArray();
        var steady = Chance(0.3) ? Below(4) : (int?)null;
        var isLate = On();
        ImmutableArray<int> concurrency = On() && (!_hasHandovers || Chance(0.3)) ? EachFlow(() => Chance(0.4) ? 1 : 2 + Below(2)) : [];
        return new GroupPlan
        {
            Id = new GroupId($"G{group}"),
            Takes = takes,
            HandleTimes = [.. Enumerable.Range(0, _flows).Select(flow => takes.Contains(flow) ? DrawLaw(120) : null)],
            ContactSelector = ContactSelectorCatalogue.All[Below(6)].Key,
            Staffing = [.. Enumerable.Range(0, Periods).Select(_ => steady ?? Below(4))],
            Reserve = On() ? EachFlow(() => Below(3)) : [],
            Preference = On() ? EachFlow(() => Below(3)) : [],
            Mastery = On() ? EachFlow(() => Below(3)) : [],
            Concurrency = concurrency,
            Speeds = concurrency.IsEmpty || Chance(0.2) ? [] : Chance(0.5) ? [1, 0.5, 0.25] : [1, 0.3 + (0.7 * _draws.NextUniform()), 0.1 + (0.9 * _draws.NextUniform())],
            SwitchTicks = On() ? (1 + Below(3)) * 10 * _second : 0,
            Learning = On() ? new LearningPlan(1 + Below(5), _draws.NextUniform()) : null,
            ResolvedShares = On() ? EachFlow(() => Chance(0.3) ? null : (double?)_draws.NextUniform()) : [],
            AbsenceShare = On() ? 0.6 * _draws.NextUniform() : 0,
            LateShare = isLate ? _draws.NextUniform() : 0,
            Lateness = isLate ? DrawLaw(_periodSeconds) : null,
            Breaks = On() ? [.. Enumerable.Range(0, 1 + Below(2)).Select(_ => DrawBreak())] : [],
        };
    }

    private MovableBreakPlan DrawBreak()
    {
        var tenths = (int)(DayTicks / (10 * _second)); // of a day, in units of ten seconds: at least 6
        var duration = 1 + Below(tenths / 2);
        var latest = Below(tenths - duration + 1);
        var start = Chance(0.3) ? latest : Below(latest + 1);
        return new MovableBreakPlan(start * 10 * _second, latest * 10 * _second, duration * 10 * _second, 1 + Below(2), 1 + Below(3));
    }

    private ImmutableArray<T> EachFlow<T>(Func<T> draw) => [.. Enumerable.Range(0, _flows).Select(_ => draw())];

    private Distribution DrawLaw(double scaleSeconds) => RandomLaw.Draw(ref _draws, Ticks.ToSeconds(_second), scaleSeconds, fixedWeight: 3, longestTens: (int)(scaleSeconds / 10));

    private int LaterThan(int flow) => flow + 1 + Below(_flows - flow - 1);

    private int OtherThan(int flow) => (flow + 1 + Below(_flows - 1)) % _flows;

    private bool On() => Chance(_richness);

    private int Below(int n) => _draws.NextBelow(n);

    private bool Chance(double share) => _draws.NextUniform() < share;
}
