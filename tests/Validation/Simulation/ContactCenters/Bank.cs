using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Validation.Simulation.ContactCenters;

/// <summary>
/// Savings and checking specialists of a bank take everything, their own speciality in three quarters of the time and before all others; else the longest wait. A question about a balance goes to any free agent.
/// Who holds a line, and who works on what, the trace tells.
/// </summary>
internal sealed class Bank : Example
{
    private const int Types = 3;
    private const int Groups = 2;
    private const int LineCount = 15;
    private const double OwnSpeciality = 0.75;

    private static readonly string[] _types = ["savings", "checking", "account balance"];
    private static readonly string[] _shortTypes = ["savings", "checking", "balance"];
    private static readonly double[] _firstHourArrivals = [4, 40, 100];
    private static readonly double[] _otherHourArrivals = [2, 20, 50];
    private static readonly double[] _meanServiceMinutes = [5, 5, 1];
    private static readonly double[] _acceptableWaitMinutes = [1, 1.5, 0.5];
    private static readonly (double From, double Until)[] _patienceMinutes = [(3, 5), (3, 5), (2.5, 3.5)];
    private static readonly ImmutableArray<LevelPlan>[] _levels = [[new([0], 0), new([1], 0)], [new([1], 0), new([0], 0)], [new([0, 1], 0)]];
    private static readonly int[] _agents = [3, 4];
    private static readonly double[] _costAMinute = [12 / 60.0, 7.5 / 60.0];
    private static readonly Week _week = new(OpenDays: 5, From: 8, Until: 17);

    public override string Name => "Bank";

    public override IReadOnlyList<Observation> Observe(CancellationToken cancel)
    {
        var lineMinutes = new double[Runs.Replications];
        var work = new double[Groups, Types][]; // minutes by replication
        foreach (var group in Enumerable.Range(0, Groups))
            foreach (var type in Enumerable.Range(0, Types)) work[group, type] = new double[Runs.Replications];
        var runs = Runs.Traced(Plan(), (replication, trace) => lineMinutes[replication] = ReadWork(trace, work, replication), cancel);
        runs.EnsureEmptyAtEnd(Enumerable.Range(0, Types));
        return
        [
            new("Number of available trunks", "", [.. lineMinutes.Select(minutes => LineCount - (minutes / (60 * Week.Hours)))]),
            new("Number of busy trunks", "", lineMinutes.Times(1.0 / (60 * Week.Hours))),
            .. Enumerable.Range(0, Types).SelectMany(type => OfTypes([type], _types[type])),
            .. OfTypes([0, 1, 2], "all types"),
            .. OfGroups([0], "savings specialists"), .. OfGroups([1], "checking specialists"), .. OfGroups([0, 1], "all groups"),
            .. Enumerable.Range(0, Types).SelectMany<int, Observation>(type => [Share(type, "savings spec.", 0), Share(type, "checking spec.", 1), Share(type, "all groups", 0, 1)]),
        ];

        IEnumerable<Observation> OfTypes(int[] types, string name)
        {
            var row = name + ", all periods";
            var arrived = runs.Sum(types, counts => counts.Offered);
            var served = runs.Sum(types, counts => counts.Answered);
            return
            [
                new("Number of arrived contacts", row, arrived),
                new("Number of blocked contacts", row, runs.Sum(types, counts => counts.Blocked)),
                new("Service level", row, runs.Sum(types, counts => 100.0 * counts.AnsweredWithin), arrived),
                new("Service time", row, runs.Sum(types, counts => Minutes.Of(counts.HandleTicks)).Over(served)),
                new("Average waiting time", row, runs.Sum(types, counts => Minutes.Of(counts.WaitTicksAnswered)).Over(arrived)),
                new("Number of abandoned contacts", row, runs.Sum(types, counts => counts.Abandoned)),
                new("Number of disconnected contacts", row, runs.Sum(types, counts => counts.Closed)),
            ];
        }

        IEnumerable<Observation> OfGroups(int[] groups, string name)
        {
            var row = name + ", all periods";
            return
            [
                new("Agents' occupancy ratio", row, runs.Busy(groups).Over(runs.Staffed(groups)).Times(100)),
                new("Idle cost of agents", row, Cost(groups, group => runs.Staffed(group).Minus(runs.Busy(group)))),
                new("Busy cost of agents", row, Cost(groups, group => runs.Busy(group))),
            ];
        }

        Observation Share(int type, string name, params int[] groups) => new(
            "Occupancy ratio per contact type",
            $"{name}/{_shortTypes[type]}, all periods",
            groups.Select(group => work[group, type]).Aggregate(Vectors.Plus).Over(runs.Staffed(groups)).Times(100));
    }

    /// <summary>Adds the work of each group on each type; gives the time for which lines are held: the sum of (end − beginning) over contacts.</summary>
    /// <param name="work">[group, type][replication], minutes.</param>
    private static double ReadWork(ImmutableArray<TraceRecord> trace, double[,][] work, int replication)
    {
        var taken = new Dictionary<(int Group, int Agent), long>();
        var lineMinutes = 0.0;
        foreach (ref readonly var step in trace.AsSpan())
        {
            lineMinutes += LineChange(step.Kind) * Minutes.Of(step.Time);
            if (step.Kind == TraceKind.Taken) taken[(step.Group, step.Agent)] = step.Time;
            else if (step.Kind == TraceKind.WorkEnds) work[step.Group, step.Flow][replication] += Minutes.Of(step.Time - taken[(step.Group, step.Agent)]);
        }

        return lineMinutes;
    }

    private static double[] Cost(int[] groups, Func<int, double[]> minutes) => groups.Select(group => minutes(group).Times(_costAMinute[group])).Aggregate(Vectors.Plus);

    private static int LineChange(TraceKind kind) => kind switch
    {
        TraceKind.CameIn => -1,
        TraceKind.TalkEnds or TraceKind.Abandoned or TraceKind.Blocked or TraceKind.TurnedAwayClosed => 1,
        _ => 0,
    };

    private static SimulationPlan Plan() => Week.Plan([Flow(0), Flow(1), Flow(2)], [Group(0), Group(1)], new LinesPlan([0, 1, 2], LineCount));

    private static FlowPlan Flow(int type) => new()
    {
        Id = new FlowId(_types[type]),
        ArrivalsPerPeriod = _week.Arrivals(_firstHourArrivals[type], _otherHourArrivals[type]),
        Open = _week.Open,
        ClearsAtClosing = true,
        Patience = new Uniform(60 * _patienceMinutes[type].From, 60 * _patienceMinutes[type].Until),
        AgentSelector = "random",
        Levels = _levels[type],
        AnsweredWithinTicks = Minutes.ToTicks(_acceptableWaitMinutes[type]),
    };

    /// <summary>The group's own speciality is the type of the same number.</summary>
    private static GroupPlan Group(int group) => new()
    {
        Id = new GroupId(_types[group] + " specialists"),
        Takes = [0, 1, 2],
        HandleTimes = [.. _meanServiceMinutes.Select((minutes, type) => new Exponential(60 * minutes * (type == group ? OwnSpeciality : 1)))],
        ContactSelector = "best-skill",
        Preference = [.. Enumerable.Range(0, Types).Select(type => type == group ? 0 : 1)],
        Staffing = _week.Agents(_agents[group]),
    };
}
