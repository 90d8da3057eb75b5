using Plateau.Mathematics.Random;
using Plateau.Simulation.Engine.Plain;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Engine.Full;

/// <summary>
/// The loop for everything that a plan can say (docs/methods/simulation.md is its specification). One replication after another on one thread; all arrays are kept between replications, and nothing is
/// allocated for a contact once they have grown. This file: the clock and the state; the others: coming in, queue, work, handovers, people, choices.
/// </summary>
internal sealed partial class FullLoop : IReplicationLoop
{
    private const int EventsBetweenLooksAtCancellation = 4096;
    private const int Purposes = (int)StreamPurpose.Dialling + 1;

    private readonly FullTables _tables;
    private readonly SimulationPlan _plan;
    private readonly bool _checked;
    private readonly bool _traces;
    private readonly int _flowCount;
    private readonly ulong[] _keys; // [purpose × flows + flow]
    private readonly FullArrivals[] _arrivalSources;
    private readonly long[] _numbers; // contacts of each flow from outside so far
    private readonly GroupState[] _groups;
    private readonly GroupCounts[] _groupCounts;
    private readonly FlowCounts[] _counts; // [row × flows + flow], then one row for what is not counted
    private readonly int[] _answeredWaits; // [flow × bins]
    private readonly int[] _abandonedWaits;
    private readonly int _rowsPerDay;
    private readonly List<TraceRecord> _trace = [];
    private EventHeap<ScheduledEvent> _events;
    private EventHeap<ScheduledEvent> _arrivals;
    private long _sequence;
    private long _now;
    private int _day;
    private long _dayEnd;
    private long _contacts;
    private int _nextClosing;

    public FullLoop(FullTables tables, SimulationSettings settings)
    {
        _tables = tables;
        _plan = tables.Plan;
        _checked = settings.Checked;
        _traces = settings.Trace;
        _rowsPerDay = settings.ByPeriod ? _plan.PeriodsPerDay : 1;
        _flowCount = _plan.Flows.Length;
        _keys = new ulong[Purposes * _flowCount];
        _arrivalSources = new FullArrivals[_flowCount];
        _numbers = new long[_flowCount];
        _groups = new GroupState[_plan.Groups.Length];
        _groupCounts = new GroupCounts[_plan.Groups.Length];
        _counts = new FlowCounts[(_plan.Days * _rowsPerDay * _flowCount) + 1];
        _answeredWaits = settings.Waits ? new int[_flowCount * WaitBins.Count] : [];
        _abandonedWaits = settings.Waits ? new int[_flowCount * WaitBins.Count] : [];
        _events = new EventHeap<ScheduledEvent>(1024);
        _arrivals = new EventHeap<ScheduledEvent>(_flowCount);
        _lanes = new LaneState[2 * _flowCount];
        _waitingOf = new int[_flowCount];
        _freeLines = new int[_plan.Lines.Length];
        _agents = new Agent[tables.AgentCount];
        _buckets = new AgentList[_groups.Length * PlanRules.MostConcurrent];
        _preemptible = new AgentList[_groups.Length];
        _wanted = new int[_groups.Length];
        _onBreak = new int[_groups.Length];
        _staffedSince = new long[_groups.Length];
        _changed = new bool[_groups.Length];
        _experience = tables.Learns ? new int[tables.AgentCount * _flowCount] : [];
        _levelBuffer = new int[_groups.Length];
        _optionBuffer = new LaneOption[2 * _flowCount];
        _dialling = new int[_plan.Diallers.Length];
        _dialled = new long[_plan.Diallers.Length];
        _diallerKeys = new ulong[_plan.Diallers.Length];
        _presence = tables.FixedPresence;
    }

    public ReadOnlySpan<FlowCounts> Flows => _counts.AsSpan(0, _counts.Length - 1);

    public ReadOnlySpan<GroupCounts> Groups => _groupCounts;

    public (int[] Answered, int[] Abandoned) Waits => (_answeredWaits, _abandonedWaits);

    public long Contacts => _contacts;

    public double Done => (double)Volatile.Read(ref _now) / _tables.Horizon;

    /// <summary>What happened in the replication that ran last, in order; empty when it was not asked for.</summary>
    public IReadOnlyList<TraceRecord> Trace => _trace;

    public bool Run(ulong seed, int replication, CancellationToken cancel)
    {
        Start(seed, replication);
        long events = 0;
        while (true)
        {
            var kind = NextKind(out var time);
            while (time >= _dayEnd && _dayEnd < _tables.Horizon) EndDay();
            if (time >= _tables.Horizon) break;
            _now = time;
            switch (kind)
            {
                case EventKind.WorkEnds: OnWorkEnds(); break;
                case EventKind.StaffingChanges: OnStaffingChanges(); break;
                case EventKind.FlowsClose: OnFlowsClose(); break;
                case EventKind.LevelOpens: OnLevelOpens(); break;
                case EventKind.RuleApplies: OnRuleApplies(); break;
                case EventKind.PatienceEnds: OnPatienceEnds(); break;
                case EventKind.ComesIn: OnComesIn(); break;
                default: OnArrival(); break;
            }

            if (++events % EventsBetweenLooksAtCancellation == 0 && cancel.IsCancellationRequested) return false;
            if (_checked) CheckState(new Check(seed, replication, events));
        }

        Finish();
        if (_checked) CheckEnd(new Check(seed, replication, events));
        return true;
    }

    /// <summary>The earliest of scheduled events, arrivals, changes of staffing and closing flows; at one tick by kind.</summary>
    private EventKind NextKind(out long time)
    {
        ref readonly var first = ref _events.First;
        time = first.Time;
        var kind = first.Kind;
        Earlier(_nextPresence < _presence.Length ? _presence[_nextPresence].Time : long.MaxValue, EventKind.StaffingChanges, ref time, ref kind);
        Earlier(_nextClosing < _tables.ClosingTimes.Length ? _tables.ClosingTimes[_nextClosing] : long.MaxValue, EventKind.FlowsClose, ref time, ref kind);
        if (_arrivals.First.Time < time) // the last kind of a tick
        {
            time = _arrivals.First.Time;
            kind = EventKind.Arrival;
        }

        return kind;
    }

    private static void Earlier(long candidate, EventKind candidateKind, ref long time, ref EventKind kind)
    {
        if (candidate > time || (candidate == time && candidateKind > kind)) return;
        time = candidate;
        kind = candidateKind;
    }

    private void Start(ulong seed, int replication)
    {
        for (var purpose = 1; purpose < Purposes; purpose++)
            for (var flow = 0; flow < _flowCount; flow++) _keys[(purpose * _flowCount) + flow] = RandomStream.EntityKey(seed, replication, (StreamPurpose)purpose, flow);
        for (var dialler = 0; dialler < _diallerKeys.Length; dialler++) _diallerKeys[dialler] = RandomStream.EntityKey(seed, replication, StreamPurpose.Dialling, dialler);
        Array.Clear(_numbers);
        Array.Clear(_counts);
        Array.Clear(_answeredWaits);
        Array.Clear(_abandonedWaits);
        Array.Clear(_dialled);
        Array.Clear(_dialling);
        Array.Clear(_experience);
        _trace.Clear();
        _events.Clear();
        _arrivals.Clear();
        _sequence = 0;
        _now = 0;
        _day = 0;
        _dayEnd = _plan.DayTicks;
        _contacts = 0;
        _nextClosing = 0;
        StartQueue();
        StartPeople(seed, replication);
        var factors = DayFactors.Of(_plan, seed, replication);
        for (var flow = 0; flow < _flowCount; flow++)
        {
            _arrivalSources[flow] = new FullArrivals(_plan, flow, factors[flow], KeyOf(StreamPurpose.Arrivals, flow));
            var time = _arrivalSources[flow].Next();
            if (time < _tables.Horizon) _arrivals.Push(new(time, flow + 1, flow));
        }
    }

    private ulong KeyOf(StreamPurpose purpose, int flow) => _keys[((int)purpose * _flowCount) + flow];

    private RandomStream StreamOf(StreamPurpose purpose, in Contact contact) => RandomStream.ForNumber(KeyOf(purpose, contact.Flow), contact.Number);

    /// <summary>The first uniform of a contact's own stream.</summary>
    private double UniformOf(StreamPurpose purpose, in Contact contact)
    {
        var stream = StreamOf(purpose, in contact);
        return stream.NextUniform();
    }

    /// <summary>Schedules an event and gives its order number, by which it can be called off.</summary>
    private long Schedule(long time, EventKind kind, int subject)
    {
        if (time >= _tables.Horizon) return 0;
        var order = ScheduledEvent.OrderOf(kind, ++_sequence);
        _events.Push(new(time, order, subject));
        return order;
    }

    /// <summary>Row of what comes into a flow now.</summary>
    private int RowOf(int flow)
    {
        if (_now < _plan.WarmUpTicks) return _counts.Length - 1;
        return ((_rowsPerDay == 1 ? _day : Period) * _flowCount) + flow;
    }

    private void CountWait(int[] waits, in Contact contact, long wait)
    {
        if (waits.Length > 0 && contact.Row != _counts.Length - 1) waits[(contact.Flow * WaitBins.Count) + WaitBins.Of(wait)]++;
    }

    private int Period => (int)(_now / _plan.PeriodTicks);

    private void Record(TraceKind kind, in Contact contact, int group = -1, int place = -1)
    {
        if (_traces) _trace.Add(new(_now, kind, contact.Flow, contact.Number, group, place));
    }

    private void RecordAgent(TraceKind kind, in Contact contact)
    {
        if (!_traces) return;
        ref readonly var agent = ref _agents[contact.Agent];
        _trace.Add(new(_now, kind, contact.Flow, contact.Number, agent.Group, agent.Place));
    }

    /// <summary>The state just before midnight (or the end): who waits, and for how long.</summary>
    private void EndDay()
    {
        if (_dayEnd > _plan.WarmUpTicks)
        {
            for (var slot = 0; slot < _used; slot++)
            {
                ref readonly var contact = ref _slots[slot];
                if (contact.State != ContactState.Waiting) continue;
                ref var counts = ref _counts[((((_day + 1) * _rowsPerDay) - 1) * _flowCount) + contact.Flow];
                counts.Backlog++;
                counts.BacklogAgeTicks += _dayEnd - contact.Joined;
            }
        }

        for (var group = 0; group < _groups.Length; group++) _groups[group].WorkedToday = 0;
        _day++;
        _dayEnd += _plan.DayTicks;
    }

    private void Finish()
    {
        _now = _tables.Horizon;
        EndDay();
        for (var agent = 0; agent < _agents.Length; agent++)
            if (_agents[agent].InHand > 0) CountBusy(ref _agents[agent]);
        for (var group = 0; group < _groups.Length; group++) CountStaffed(group);
        for (var slot = 0; slot < _used; slot++)
        {
            ref readonly var contact = ref _slots[slot];
            if (contact.State is ContactState.Gone or ContactState.Coming) continue;
            ref var counts = ref _counts[contact.Row];
            if (contact.State == ContactState.InMenu || (contact.State == ContactState.Waiting && contact.PutBackFrom == ContactState.Gone)) counts.WaitingAtEnd++;

            if (contact.State != ContactState.InMenu && _plan.Flows[contact.Flow].DueTicks is { } due && contact.Joined + due < _tables.Horizon) counts.DueMissed++;
        }

        if (_traces) RecordStillWaiting();
    }

    private void RecordStillWaiting()
    {
        foreach (ref readonly var lane in _lanes.AsSpan())
        {
            for (var slot = lane.Head; slot >= 0; slot = _slots[slot].Next)
                if (_slots[slot].PutBackFrom == ContactState.Gone) Record(TraceKind.StillWaiting, in _slots[slot]);
        }

        foreach (var slot in Enumerable.Range(0, _used).Where(slot => _slots[slot].State == ContactState.InMenu).OrderBy(slot => _slots[slot].End).ThenBy(slot => _slots[slot].MenuOrder))
            Record(TraceKind.StillWaiting, in _slots[slot]);
    }
}
