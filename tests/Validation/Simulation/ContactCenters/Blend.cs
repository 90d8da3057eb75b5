using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;

namespace Plateau.Validation.Simulation.ContactCenters;

/// <summary>
/// Inbound calls from 8 to 14 h with a gamma factor for the day, and a dialler from 11 h to 13 h 55: at each end of service, with at least four agents free, it dials twice as many numbers as blend agents are free.
/// Calls that wait without an agent are served by the shift of the last period. Balking counts as abandonment, and so does finding no place. Agents' time and queues are those of the six hours: the plan runs with a
/// tail, and cut off at 14 h.
/// </summary>
internal sealed class Blend : Example
{
    private const int Inbound = 0;
    private const int Outbound = 1;
    private const int PeriodMinutes = 5;
    private const int BlockMinutes = 120; // arrivals and agents change every two hours
    private const int Blocks = 3;
    private const int DayPeriods = Blocks * BlockMinutes / PeriodMinutes;
    private const int TailPeriods = 10 * 60 / PeriodMinutes;
    private const int DiallerFromMinute = 180;
    private const int DiallerUntilMinute = 355;
    private const double DayFactorShape = 29.7;
    private const double BalkShare = 0.005;
    private const double InboundPatienceSeconds = 500;
    private const double InboundServiceShape = 0.755;
    private const double InboundServiceScaleSeconds = 753.8;
    private const double OutboundServiceSeconds = 440.2;
    private const double OutboundPatienceSeconds = 5;
    private const double AcceptableWaitSeconds = 20;
    private const double ReachedShare = 0.29; // from 10 h on; the dialler starts later
    private const int FreeAgentsToDial = 4;
    private const double NumbersAFreeAgent = 2;
    private const int Places = 80;

    private static readonly double[] _arrivalsAMinute = [68.45 / 30, 72.93 / 30, 71.92 / 30];
    private static readonly int[][] _agents = [[23, 23, 21], [16, 18, 16]]; // [group][block]; the last stay for the tail
    private static readonly string[] _rows = ["Inbound", "Outbound"];

    public override string Name => "Blend";

    public override IReadOnlyList<Observation> Observe(CancellationToken cancel)
    {
        var whole = Runs.Of(Plan(DayPeriods + TailPeriods), cancel);
        var day = Runs.Of(Plan(DayPeriods), cancel);
        whole.EnsureEmptyAtEnd([Inbound, Outbound]);
        var bad = whole.Sum(Inbound, counts => counts.Answered - counts.AnsweredWithin + counts.Abandoned - counts.AbandonedWithin);
        var inbound = whole.Sum(Inbound, counts => counts.Offered);
        return
        [
            new("Number of tried outbound calls", "", whole.Sum(Outbound, counts => counts.Dialled)),
            .. OfTypes([Inbound], _rows[Inbound]), .. OfTypes([Outbound], _rows[Outbound]), .. OfTypes([Inbound, Outbound], "All types"),
            new("Number of contacts not in target", "", bad),
            new("Service level", "", inbound.Minus(bad).Times(100), inbound),
            Occupancy("Inbound only", 0), Occupancy("Blend", 1), Occupancy("All groups", 0, 1),
        ];

        IEnumerable<Observation> OfTypes(int[] types, string row)
        {
            var arrived = whole.Sum(types, counts => counts.Offered);
            return
            [
                new("Number of arrived contacts", row, arrived),
                new("Number of served contacts", row, whole.Sum(types, counts => counts.Answered)),
                new("Number of abandoned contacts", row, whole.Sum(types, counts => counts.Abandoned + counts.Deterred + counts.Blocked)),
                new("Time-average queue size", row, day.Sum(types, counts => Minutes.Of(counts.WaitTicksAnswered + counts.WaitTicksAbandoned + counts.BacklogAgeTicks)).Times(1.0 / (Blocks * BlockMinutes))),
                new("Waiting time", row, whole.Sum(types, counts => Minutes.Of(counts.WaitTicksAnswered + counts.WaitTicksAbandoned)), arrived),
                new("Number of contacts having to wait", row, whole.Sum(types, counts => counts.Delayed + counts.Deterred + counts.Blocked)),
            ];
        }

        Observation Occupancy(string row, params int[] groups) => new("Agents' occupancy ratio", row, day.Busy(groups).Times(100), day.Staffed(groups));
    }

    private static int BlockOf(int period) => period * PeriodMinutes / BlockMinutes;

    private static SimulationPlan Plan(int periods) => new()
    {
        PeriodTicks = PeriodMinutes * Ticks.PerMinute,
        PeriodsPerDay = periods,
        Days = 1,
        WaitingPlaces = Places,
        Flows =
        [
            new FlowPlan
            {
                Id = new FlowId("inbound"),
                ArrivalsPerPeriod = [.. Enumerable.Range(0, periods).Select(period => period < DayPeriods ? _arrivalsAMinute[BlockOf(period)] * PeriodMinutes : 0)],
                Patience = new Exponential(InboundPatienceSeconds),
                QueueRules = [new QueueRulePlan { Action = QueueAction.Leaves, Share = BalkShare }],
                Levels = [new LevelPlan([0], 0), new LevelPlan([1], 0)],
                AnsweredWithinTicks = Ticks.FromSeconds(AcceptableWaitSeconds),
            },
            new FlowPlan
            {
                Id = new FlowId("outbound"),
                ArrivalsPerPeriod = [.. new double[periods]],
                Open = [.. Enumerable.Range(0, periods).Select(period => period * PeriodMinutes is >= DiallerFromMinute and < DiallerUntilMinute)],
                Patience = new Deterministic(OutboundPatienceSeconds),
                Levels = [new LevelPlan([1], 0)],
            },
        ],
        Groups = [Group("inbound only", 0, [Inbound], periods), Group("blend", 1, [Outbound, Inbound], periods)],
        DayFactors = [new DayFactorPlan([Inbound], 1 / Math.Sqrt(DayFactorShape))],
        Diallers =
        [
            new DiallerPlan
            {
                Flow = Outbound,
                TestGroups = [0, 1],
                TargetGroups = [1],
                MinimumIdle = FreeAgentsToDial,
                Ratio = NumbersAFreeAgent,
                ReachedShares = [.. Enumerable.Repeat(ReachedShare, periods)],
            },
        ],
    };

    private static GroupPlan Group(string name, int position, ImmutableArray<int> takes, int periods)
    {
        Distribution[] services = [new Gamma(InboundServiceShape * InboundServiceScaleSeconds, 1 / Math.Sqrt(InboundServiceShape)), new Exponential(OutboundServiceSeconds)];
        return new()
        {
            Id = new GroupId(name),
            Takes = takes,
            HandleTimes = [.. services.Select((law, flow) => takes.Contains(flow) ? law : null)],
            ContactSelector = "listed-order",
            Staffing = [.. Enumerable.Range(0, periods).Select(period => _agents[position][Math.Min(BlockOf(period), Blocks - 1)])],
        };
    }
}
