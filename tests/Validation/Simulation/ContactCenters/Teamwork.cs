using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Ways;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Validation.Simulation.ContactCenters;

/// <summary>
/// Receptionists pass on every contact: one in twenty to the manager, the others to technical support, which must be free at once. One in five is first discussed with accounting, if it is free, and one in five of
/// support's with a developer, if one is free.
/// <para>
/// What will happen to a contact is drawn beforehand, so there is a flow of the reception for each combination. A discussion is a warm transfer whose briefing is the discussion; the colleague is then done after a
/// tick and passes the contact on. Nobody waits for a colleague: a queue rule sends the contact on at once (and its line is free then, a little early).
/// </para>
/// <para>The text of the example gives the manager three times the reception's time and discussions with a developer up to five minutes; its program, and so its results, have five times and three minutes.</para>
/// </summary>
internal sealed class Teamwork : Example
{
    // Where reception sends a contact on to.
    private const int ToManager = 0;
    private const int ToDiscussedSupport = 1;
    private const int ToSupport = 2;
    private const int Targets = 3;

    // Flows: reception without discussion by target, with discussion by target, then:
    private const int Accounting = 2 * Targets; // by target
    private const int Manager = Accounting + Targets;
    private const int DiscussedSupport = Manager + 1;
    private const int Support = Manager + 2;
    private const int Development = Manager + 3;
    private const int FlowCount = Manager + 4;

    private const int ReceptionGroup = 0;
    private const int AccountingGroup = 1;
    private const int SupportGroup = 2;
    private const int DevelopmentGroup = 3;
    private const int ManagerGroup = 4;

    private const int LineCount = 25;
    private const double FirstHourArrivals = 200;
    private const double OtherHourArrivals = 100;
    private const double MeanPatienceMinutes = 2;
    private const double AfterWorkMinutes = 1;
    private const double AccountingShare = 0.2;
    private const double ManagerShare = 0.05;
    private const double DevelopmentShare = 0.2;
    private const double SupportFactor = 10;
    private const double ManagerFactor = 5;
    private const double LongestWithAccountingMinutes = 2;
    private const double LongestWithDevelopmentMinutes = 3;
    private const double AcceptableWaitMinutes = 2;
    private static readonly double[] _triangleMinutes = [0.5, 1, 5]; // shortest, most frequent, longest

    private static readonly string[] _groups = ["Reception", "Accounting", "Technical support", "Development", "Manager"];
    private static readonly int[] _agents = [2, 1, 5, 1, 1];
    private static readonly Week _week = new(OpenDays: 7, From: 8, Until: 17);
    private static readonly int[] _reception = [.. Enumerable.Range(0, 2 * Targets)];
    private static readonly int[] _accounting = [.. Enumerable.Range(Accounting, Targets)];

    public override string Name => "Teamwork";

    public override IReadOnlyList<Observation> Observe(CancellationToken cancel)
    {
        var ways = new Ways[Runs.Replications];
        var runs = Runs.Traced(Plan(), (replication, trace) => ways[replication] = Ways.Of(trace), cancel);
        runs.EnsureEmptyAtEnd(Enumerable.Range(0, FlowCount));
        var expected = (FirstHourArrivals + (OtherHourArrivals * (_week.Until - _week.From - 1))) * _week.OpenDays;
        var served = runs.Sum([Manager, DiscussedSupport, Support], counts => counts.Answered);
        var arrived = runs.Sum(_reception, counts => counts.Offered);
        var blocked = runs.Sum(_reception, counts => counts.Blocked);
        double[] good = [.. ways.Select(way => (double)way.Good)];
        double[] busyLines = [.. ways.Select(way => way.LineMinutes / (60 * Week.Hours))];
        return
        [
            new("Number of available trunks", "", [.. busyLines.Select(lines => LineCount - lines)]),
            new("Number of busy trunks", "", busyLines),
            new("Number of arrived contacts", "", arrived),
            new("Offered load", "", arrived.Minus(blocked)),
            new("Number of served contacts", "", served),
            new("Number of disconnected contacts", "", runs.Sum([.. _reception, .. _accounting, Manager, DiscussedSupport, Support], counts => counts.Closed + counts.Deterred)),
            new("Number of blocked contacts", "", blocked),
            new("Number of contacts in target", "", good),
            new("Number of abandoned contacts", "", runs.Sum([.. _reception, Manager], counts => counts.Abandoned)),
            new("Sojourn time of contacts", "", ways.Select(way => way.StayMinutes).ToArray().Over(served)),
            new("Speed of answer", "", [.. ways.Select(way => way.WaitMinutes)], served),
            new("Service time", "", ways.Select(way => way.LastTalkMinutes).ToArray().Over(served)),
            new("Service level", "", good.Times(100 / expected)),
            .. _groups.Select((row, group) => Occupancy(row, group)),
            Occupancy("All groups", [.. Enumerable.Range(0, _groups.Length)]),
        ];

        Observation Occupancy(string row, params int[] groups) => new("Agents' occupancy ratio", row, runs.Busy(groups).Times(100.0 / (60 * _week.OpenHours * groups.Sum(group => _agents[group]))));
    }

    private static SimulationPlan Plan() => Week.Plan(
        [
            .. from discussed in new[] { false, true } from target in Enumerable.Range(0, Targets) select Reception(discussed, target),
            .. Enumerable.Range(0, Targets).Select(WithAccounting),
            Flow("manager", ManagerGroup) with { ClearsAtClosing = true, AfterWork = new Exponential(60 * AfterWorkMinutes) },
            FreeAtOnce("discussed support", SupportGroup) with { AfterWork = new Exponential(60 * AfterWorkMinutes), Handovers = [Discussion(Development, SupportGroup, LongestWithDevelopmentMinutes)] },
            FreeAtOnce("support", SupportGroup) with { AfterWork = new Exponential(60 * AfterWorkMinutes) },
            FreeAtOnce("development", DevelopmentGroup),
        ],
        [
            Group(ReceptionGroup, Triangle(1), _reception),
            Group(AccountingGroup, new Deterministic(0), _accounting),
            Group(SupportGroup, Triangle(SupportFactor), DiscussedSupport, Support),
            Group(DevelopmentGroup, new Deterministic(0), Development),
            Group(ManagerGroup, Triangle(ManagerFactor), Manager),
        ],
        new LinesPlan([.. Enumerable.Range(0, FlowCount)], LineCount));

    private static FlowPlan Flow(string name, int group) => new()
    {
        Id = new FlowId(name),
        ArrivalsPerPeriod = _week.Arrivals(0, 0),
        Open = _week.Open,
        Patience = new Exponential(60 * MeanPatienceMinutes),
        Levels = [new LevelPlan([group], 0)],
    };

    private static FlowPlan FreeAtOnce(string name, int group) => Flow(name, group) with { QueueRules = [new QueueRulePlan { Action = QueueAction.Leaves }] };

    private static FlowPlan Reception(bool discussed, int target)
    {
        var share = (discussed ? AccountingShare : 1 - AccountingShare) * target switch
        {
            ToManager => ManagerShare,
            ToDiscussedSupport => (1 - ManagerShare) * DevelopmentShare,
            _ => (1 - ManagerShare) * (1 - DevelopmentShare),
        };
        return Flow(FormattableString.Invariant($"reception {(discussed ? "with" : "without")} discussion, then {target}"), ReceptionGroup) with
        {
            ArrivalsPerPeriod = _week.Arrivals(share * FirstHourArrivals, share * OtherHourArrivals),
            ClearsAtClosing = true,
            AfterWork = new Exponential(60 * AfterWorkMinutes),
            Handovers = [discussed ? Discussion(Accounting + target, ReceptionGroup, LongestWithAccountingMinutes) : PassedOn(FlowOf(target), ReceptionGroup)],
        };
    }

    private static FlowPlan WithAccounting(int target) => Flow(FormattableString.Invariant($"accounting, then {target}"), AccountingGroup) with
    {
        QueueRules = [new QueueRulePlan { Action = QueueAction.LeavesMessage, ToFlow = FlowOf(target) }],
        Handovers = [PassedOn(FlowOf(target), AccountingGroup)],
    };

    private static int FlowOf(int target) => target switch { ToManager => Manager, ToDiscussedSupport => DiscussedSupport, ToSupport => Support, _ => throw new ArgumentOutOfRangeException(nameof(target)) };

    private static HandoverPlan PassedOn(int flow, int group) => new() { Kind = HandoverKind.Cold, ToFlow = flow, ShareByGroup = Only(group) };

    private static HandoverPlan Discussion(int flow, int group, double longestMinutes) => new() { Kind = HandoverKind.Warm, ToFlow = flow, ShareByGroup = Only(group), Briefing = new Uniform(0, 60 * longestMinutes) };

    private static ImmutableArray<double> Only(int group) => [.. _groups.Select((_, other) => other == group ? 1.0 : 0)];

    private static GroupPlan Group(int position, Distribution law, params int[] takes) => new()
    {
        Id = new GroupId(_groups[position]),
        Takes = [.. takes],
        HandleTimes = [.. Enumerable.Range(0, FlowCount).Select(flow => takes.Contains(flow) ? law : null)],
        Staffing = _week.Agents(_agents[position]),
    };

    /// <summary>The triangular law, as straight pieces of its distribution function: 400 of them move its mean by less than 0.01 %.</summary>
    private static Empirical Triangle(double factor)
    {
        const int Pieces = 400;
        var (low, mode, high) = (_triangleMinutes[0], _triangleMinutes[1], _triangleMinutes[2]);
        var points = Enumerable.Range(0, Pieces + 1).Select(piece => low + ((high - low) * piece / Pieces)).ToArray();
        return new Empirical([.. points.Select(minutes => 60 * factor * minutes)], [.. points.Select(Below)]);

        double Below(double minutes) => minutes <= mode
            ? (minutes - low) * (minutes - low) / ((high - low) * (mode - low))
            : 1 - ((high - minutes) * (high - minutes) / ((high - low) * (high - mode)));
    }

    /// <summary>What happened to contacts on their way through several flows, summed over one replication: no count of a flow tells it.</summary>
    private sealed class Ways
    {
        private readonly Dictionary<(int Flow, long Number), Way> _present = [];
        private readonly Dictionary<long, Way> _passedOn = []; // by number in the next flow

        /// <summary>Served with an acceptable wait in all queues together.</summary>
        public int Good { get; private set; }

        /// <summary>In all queues, of those served.</summary>
        public double WaitMinutes { get; private set; }

        /// <summary>With the last agent, discussion included, of those served.</summary>
        public double LastTalkMinutes { get; private set; }

        /// <summary>From arrival to the end of the last talk, of those served.</summary>
        public double StayMinutes { get; private set; }

        /// <summary>For which lines are held.</summary>
        public double LineMinutes { get; private set; }

        public static Ways Of(ImmutableArray<TraceRecord> trace)
        {
            var ways = new Ways();
            foreach (ref readonly var step in trace.AsSpan()) ways.Read(in step);
            return ways;
        }

        private void Read(in TraceRecord step)
        {
            var key = (step.Flow, step.Number);
            switch (step.Kind)
            {
                case TraceKind.CameIn:
                    _present[key] = (step.Flow < Accounting ? new Way(step.Time) : Next(step.Number)) with { Joined = step.Time };
                    break;
                case TraceKind.Taken when step.Flow != Development && _present[key] is var way:
                    _present[key] = way with { Waited = way.Waited + step.Time - way.Joined, Taken = step.Time };
                    break;
                case TraceKind.HandedOver or TraceKind.Message:
                    _passedOn[ContactKeys.Derive(step.Number, step.Flow)] = Removed(key);
                    break;
                case TraceKind.TalkEnds when step.Flow is Manager or Support or Development:
                    Serve(Removed(key), step.Time);
                    break;
                case TraceKind.Deterred or TraceKind.TurnedAwayClosed when step.Flow == Development:
                    Serve(Removed(key), step.Time); // no developer: support has said all there is to say
                    break;
                case TraceKind.Deterred or TraceKind.TurnedAwayClosed or TraceKind.Abandoned or TraceKind.Blocked:
                    LineMinutes += Minutes.Of(step.Time - Removed(key).Arrived);
                    break;
            }
        }

        private void Serve(Way way, long time)
        {
            if (Minutes.Of(way.Waited) < AcceptableWaitMinutes) Good++;
            WaitMinutes += Minutes.Of(way.Waited);
            LastTalkMinutes += Minutes.Of(time - way.Taken);
            StayMinutes += Minutes.Of(time - way.Arrived);
            LineMinutes += Minutes.Of(time - way.Arrived);
        }

        private Way Next(long number) => _passedOn.Remove(number, out var way) ? way : throw new InvalidOperationException("A contact comes from nowhere.");

        private Way Removed((int Flow, long Number) key) => _present.Remove(key, out var way) ? way : throw new InvalidOperationException("A contact leaves that has not come.");

        private readonly record struct Way(long Arrived)
        {
            public long Joined { get; init; }

            public long Waited { get; init; }

            public long Taken { get; init; }
        }
    }
}
