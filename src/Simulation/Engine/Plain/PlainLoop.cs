using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>
/// One replication after another on one thread. All arrays are kept between replications, and nothing is allocated for a contact. This file: the clock and the state; the others: the queue, the choice of a contact, the work.
/// </summary>
/// <remarks>
/// Events at the same tick happen in this order, for these reasons: (0) the end of a day looks at who waits; (1) ends of work, so that an agent who is free at an instant is free for all that happens at it;
/// (2) changes of staffing, groups in the plan's order, all changed before the first new agent looks for a contact; (3) levels that open; (4) abandonments, so that a
/// contact whose patience ends as an agent turns to it is answered; (5) arrivals, by flow. Within a kind the event that was scheduled first goes first.
/// </remarks>
internal sealed partial class PlainLoop : IReplicationLoop
{
    private readonly PlainTables _tables;
    private readonly FlowTable[] _flows; // of the tables, as are the next: read for each contact
    private readonly long _horizon;
    private readonly long _warmUp;
    private readonly bool _isWorkAhead;
    private readonly int _places;
    private readonly bool _checked;
    private readonly ulong[] _entryKeys;
    private readonly ulong[] _priorityKeys;
    private readonly ulong[] _patienceKeys;
    private readonly ulong[] _handlingKeys;
    private readonly ulong[] _arrivalKeys;
    private readonly ArrivalWindow _window;
    private readonly GroupState[] _groups;
    private readonly GroupCounts[] _groupCounts;
    private readonly long[] _leavingSince;
    private readonly RowCounts[] _counts; // [day × flows + flow], then a row a flow for what is not counted
    private readonly FlowCounts[] _flowCounts; // [day × flows + flow], made at the end
    private readonly IdleAgents _idle;
    private readonly WaitingRoom _waiting;
    private readonly EventWheel _workEnds;
    private EventHeap<SequencedEvent> _levelsOpening;
    private EventHeap<SequencedEvent> _patienceEnds;
    private PlannedArrival[] _arrivals = []; // of the present stretch
    private int _nextArrival;
    private int _rows; // row of flow 0 for contacts of the present stretch
    private long _quiet; // before this time there are only arrivals of the stretch and ends of work
    private uint _sequence;
    private int _nextChange;
    private long _dayEnd;
    private long _reached; // read by the thread that tells the progress
    private long _contacts;
    private long _events;

    public PlainLoop(PlainTables tables, bool isChecked)
    {
        _tables = tables;
        _flows = tables.Flows;
        _horizon = tables.Horizon;
        _warmUp = tables.Plan.WarmUpTicks;
        _isWorkAhead = tables.IsWorkAhead;
        _places = tables.WaitingPlaces;
        _checked = isChecked;
        _entryKeys = new ulong[tables.FlowCount];
        _priorityKeys = new ulong[tables.FlowCount];
        _patienceKeys = new ulong[tables.FlowCount];
        _handlingKeys = new ulong[tables.FlowCount];
        _arrivalKeys = new ulong[tables.FlowCount];
        _window = new ArrivalWindow(tables);
        _groups = new GroupState[tables.GroupCount];
        _groupCounts = new GroupCounts[tables.GroupCount];
        _leavingSince = new long[tables.GroupCount];
        _counts = new RowCounts[(tables.Plan.Days + 1) * tables.FlowCount];
        _flowCounts = new FlowCounts[tables.Plan.Days * tables.FlowCount];
        _idle = new IdleAgents(tables, _groups);
        _waiting = new WaitingRoom(tables.Lanes);
        _workEnds = new EventWheel(tables.MostStaffed.Sum());
        _levelsOpening = new EventHeap<SequencedEvent>(64);
        _patienceEnds = new EventHeap<SequencedEvent>(64);
    }

    /// <summary>Counts of the replication that ran last, [day × flows + flow].</summary>
    public ReadOnlySpan<FlowCounts> Flows => _flowCounts;

    public ReadOnlySpan<GroupCounts> Groups => _groupCounts;

    /// <summary>Contacts that arrived in the replication that ran last, warm-up included.</summary>
    public long Contacts => _contacts;

    public double Done => (double)Volatile.Read(ref _reached) / _tables.Horizon;

    /// <summary>Runs one replication from an empty centre; false when it was cancelled, and its counts are then worthless.</summary>
    public bool Run(ulong seed, int replication, CancellationToken cancel)
    {
        Start(seed, replication);
        while (true)
        {
            RunQuietly(seed, replication);
            if (!RunSpecially(out var now)) break;
            if (cancel.IsCancellationRequested) return false;
            Volatile.Write(ref _reached, now);
            if (_checked) CheckState(new Check(seed, replication, ++_events), now);
        }

        Volatile.Write(ref _reached, 0);
        Finish();
        if (_checked) CheckEnd(new Check(seed, replication, _events));
        return true;
    }

    /// <summary>Arrivals and ends of work as long as nothing else happens: nearly all events, so this loop asks nothing else.</summary>
    private void RunQuietly(ulong seed, int replication)
    {
        while (true)
        {
            var ends = _workEnds.NextTime;
            var arrives = _arrivals[_nextArrival].Time;
            if (Math.Min(ends, arrives) >= _quiet) return;
            if (ends <= arrives) OnWorkEnds(ends);
            else OnArrival();
            if (_checked) CheckState(new Check(seed, replication, ++_events), Math.Min(ends, arrives));
        }
    }

    /// <summary>The next event when it may be of any kind, or a new stretch of arrivals; false when the horizon is reached.</summary>
    private bool RunSpecially(out long now)
    {
        var ends = _workEnds.NextTime;
        var changes = _tables.ChangeTimes[_nextChange];
        var opens = _levelsOpening.First.Time;
        var gives = _patienceEnds.First.Time;
        var arrives = _arrivals[_nextArrival].Time;
        var other = Math.Min(changes, Math.Min(opens, gives));
        now = Math.Min(Math.Min(ends, arrives), other);
        if (now >= _window.End || now >= _dayEnd)
        {
            now = Math.Min(_window.End, _dayEnd);
            if (now == _dayEnd) EndDay();
            else NextStretch();
            if (now == _tables.Horizon) return false;
        }
        else if (ends == now) OnWorkEnds(now);
        else if (changes == now) OnStaffingChanges(now);
        else if (opens == now) OnLevelOpens(now);
        else if (gives == now) OnPatienceEnds();
        else OnArrival();
        _quiet = Math.Min(Math.Min(_window.End, _dayEnd), Math.Min(_tables.ChangeTimes[_nextChange], Math.Min(_levelsOpening.First.Time, _patienceEnds.First.Time)));
        return true;
    }

    /// <summary>Who waits just before midnight (or the end), and for how long. Those whose patience ended before are settled first.</summary>
    private void EndDay()
    {
        var first = (int)((_dayEnd / _tables.Plan.DayTicks) - 1) * _tables.FlowCount;
        for (var lane = 0; lane < _tables.Lanes.Count; lane++)
        {
            if (!_tables.Lanes.IsEndless[lane]) SettleLane(lane, _dayEnd);
            if (_dayEnd <= _tables.Plan.WarmUpTicks) continue;
            var (contacts, age) = _waiting.Backlog(lane, _dayEnd);
            ref var counts = ref _counts[first + _tables.Lanes.FlowOf[lane]];
            counts.Backlog += contacts;
            counts.BacklogAgeTicks += age;
        }

        _dayEnd += _tables.Plan.DayTicks;
    }

    private void NextStretch()
    {
        _window.Advance();
        _arrivals = _window.Arrivals;
        _nextArrival = 0;
        _rows = _arrivals[0].Time >= _tables.Plan.WarmUpTicks ? _window.Day * _tables.FlowCount : _counts.Length - _tables.FlowCount;
    }

    private void Start(ulong seed, int replication)
    {
        _tables.KeysOf(seed, replication, StreamPurpose.Entry, _entryKeys);
        _tables.KeysOf(seed, replication, StreamPurpose.Priority, _priorityKeys);
        _tables.KeysOf(seed, replication, StreamPurpose.Patience, _patienceKeys);
        _tables.KeysOf(seed, replication, StreamPurpose.Handling, _handlingKeys);
        _tables.KeysOf(seed, replication, StreamPurpose.Arrivals, _arrivalKeys);
        Array.Clear(_counts);
        Array.Clear(_groups);
        Array.Clear(_leavingSince);
        _idle.Clear();
        _waiting.Clear();
        _workEnds.Clear();
        _levelsOpening.Clear();
        _patienceEnds.Clear();
        _sequence = 0;
        _events = 0;
        _quiet = 0;
        _nextChange = 0;
        _dayEnd = _tables.Plan.DayTicks;
        _contacts = 0;
        for (var group = 0; group < _groups.Length; group++)
        {
            _groupCounts[group] = new GroupCounts { StaffedTicks = _tables.ScheduledTicks[group] };
            _groups[group].IdleSince = long.MaxValue;
            _groups[group].Staffed = _tables.InitialStaffing[group];
            for (var agent = 0; agent < _tables.InitialStaffing[group]; agent++) _idle.Add(group);
        }

        _window.Start(DayFactors.Of(_tables.Plan, seed, replication), _arrivalKeys, _handlingKeys);
        _arrivals = _window.Arrivals;
        _nextArrival = 0;
    }

    private void Finish()
    {
        for (var group = 0; group < _groups.Length; group++) SetLeaving(group, _groups[group].Leaving, _tables.Horizon);
        foreach (ref readonly var lane in _waiting.Lanes.AsSpan())
        {
            while (lane.Head >= 0)
            {
                _counts[_waiting[lane.Head].Row].WaitingAtEnd++;
                _waiting.Remove(lane.Head);
            }
        }

        for (var row = 0; row < _flowCounts.Length; row++) _flowCounts[row] = _counts[row].ToFlowCounts();
    }
}
