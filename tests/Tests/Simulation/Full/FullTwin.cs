using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Tests.Simulation.Full;

/// <summary>
/// A second simulator for everything that a plan can say, plain and slow: one class a contact, one an agent, a sorted list of events, every choice by looking at everything. It draws the same keyed
/// numbers as the engine, so on the same plan the engine must give exactly its counts and its trace. Written from docs/methods/simulation.md alone; how it reads the page stands in READING.md, whose
/// numbers the comments name.
/// </summary>
internal sealed partial class FullTwin
{
    // Kinds of events in their order at one tick; the first looks at the queues before anything of a new day happens.
    private const int Midnight = 0, WorkEnds = 1, StaffingChanges = 2, FlowCloses = 3, LevelOpens = 4, RuleComes = 5, PatienceEnds = 6, ComesAfterDelay = 7, Arrives = 8;
    private const int MostRecords = 200_000;
    private readonly SimulationPlan _plan;
    private readonly ulong _seed;
    private readonly int _replication;
    private readonly SortedDictionary<(long Time, int Kind, long Order), Action> _events = [];
    private readonly List<TwinContact> _waiting = []; // a contact put back goes to the front, others to the end: so each lane is in its order
    private readonly List<TwinContact> _inMenus = [];
    private readonly List<TwinAgent> _agents = []; // present now
    private readonly List<TraceRecord> _trace = [];
    private long _order;
    private long _now;

    public FullTwin(SimulationPlan plan, ulong seed, int replication)
    {
        _plan = plan;
        _seed = seed;
        _replication = replication;
        Flows = new FlowCounts[plan.Days * plan.Flows.Length];
        Groups = new GroupCounts[plan.Groups.Length];
        _toLeave = new int[plan.Groups.Length];
        _wanted = new int[plan.Groups.Length];
        _worked = new long[plan.Groups.Length];
        _linesHeld = new int[plan.Lines.Length];
        _dialled = new int[plan.Diallers.Length];
        _dialling = new int[plan.Diallers.Length];
    }

    /// <summary>[day × flows + flow]</summary>
    public FlowCounts[] Flows { get; }

    public GroupCounts[] Groups { get; }

    /// <summary>Contacts from outside, warm-up included.</summary>
    public long Contacts { get; private set; }

    public IReadOnlyList<TraceRecord> Trace => _trace;

    public FullTwin Run()
    {
        for (var day = 1; day < _plan.Days; day++) Schedule(day * _plan.DayTicks, Midnight, CountBacklog);
        ScheduleStaffing();
        ScheduleClosings();
        ScheduleArrivals();
        while (_events.Count > 0)
        {
            var (key, action) = _events.First();
            if (key.Time >= _plan.HorizonTicks) break;
            _events.Remove(key);
            _now = key.Time;
            action();
            if (_trace.Count > MostRecords) throw new InvalidOperationException("This centre is not small: contacts make contacts without end.");
        }

        _now = _plan.HorizonTicks;
        Finish();
        return this;
    }

    private (long Time, int Kind, long Order) Schedule(long time, int kind, Action action) => Schedule(time, kind, _order++, action);

    private (long Time, int Kind, long Order) Schedule(long time, int kind, long order, Action action)
    {
        _events.Add((time, kind, order), action);
        return (time, kind, order);
    }

    private RandomStream Stream(StreamPurpose purpose, int entity, long number) => RandomStream.For(new StreamKey(_seed, _replication, purpose, entity, number));

    private RandomStream Stream(StreamPurpose purpose, TwinContact contact) => Stream(purpose, contact.Flow, contact.Number);

    private int PeriodNow => (int)(_now / _plan.PeriodTicks);

    private FlowPlan PlanOf(TwinContact contact) => _plan.Flows[contact.Flow];

    private GroupPlan PlanOf(TwinAgent agent) => _plan.Groups[agent.Group];

    private void Tell(TraceKind kind, TwinContact contact, TwinAgent? agent = null) =>
        _trace.Add(new TraceRecord(_now, kind, contact.Flow, contact.Number, agent?.Group ?? -1, agent?.Number ?? -1));

    private void Tell(TraceKind kind, TwinAgent agent) => _trace.Add(new TraceRecord(_now, kind, -1, -1, agent.Group, agent.Number));
}
