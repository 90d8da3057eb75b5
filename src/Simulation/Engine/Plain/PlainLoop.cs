// Over 500 lines: the steps of one loop, which share its fields and are compiled into each other; measured, moving them apart costs time at every event.
using System.Runtime.CompilerServices;
using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>
/// One replication after another on one thread. All arrays are kept between replications, and nothing is allocated for a contact.
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
    private EventHeap _levelsOpening;
    private EventHeap _patienceEnds;
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
        _levelsOpening = new EventHeap(64);
        _patienceEnds = new EventHeap(64);
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
        var opens = _levelsOpening.NextTime;
        var gives = _patienceEnds.NextTime;
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
        _quiet = Math.Min(Math.Min(_window.End, _dayEnd), Math.Min(_tables.ChangeTimes[_nextChange], Math.Min(_levelsOpening.NextTime, _patienceEnds.NextTime)));
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

    private void OnArrival()
    {
        ref readonly var arrival = ref _arrivals[_nextArrival++];
        var flow = arrival.Flow;
        var now = arrival.Time;
        _contacts++;
        ref readonly var table = ref _flows[flow];
        var row = _rows + flow;
        ref var counts = ref _counts[row];
        counts.Offered++;
        if (table.EntryLossShare > 0 && IsDrawn(_entryKeys[flow], arrival.Number, table.EntryLossShare))
        {
            CountLeftBeforeQueue(ref counts);
            return;
        }

        var group = _idle.Find(flow);
        if (group >= 0)
        {
            _idle.Remove(group);
            counts.HandleTicks += BeginWork(group, flow, arrival.Number, arrival.Work, now);
            counts.Answered++;
            if (table.AnsweredWithinTicks >= 0) counts.AnsweredWithin++;
        }
        else if (_waiting.Count >= _places) counts.Blocked++;
        else Wait(in arrival, row);
    }

    private void Wait(in PlannedArrival arrival, int row)
    {
        var flow = arrival.Flow;
        ref readonly var table = ref _flows[flow];
        _counts[row].Delayed++;
        var hasPriority = table.CreditShare > 0 && IsDrawn(_priorityKeys[flow], arrival.Number, table.CreditShare);
        var slot = _waiting.NewSlot();
        ref var contact = ref _waiting[slot];
        contact.Arrival = arrival.Time;
        contact.Patience = PatienceOf(in table, arrival.Time, flow, arrival.Number);
        contact.Number = arrival.Number;
        contact.Work = arrival.Work;
        contact.Flow = flow;
        contact.Lane = hasPriority ? table.Lane + 1 : table.Lane;
        contact.Row = row;
        contact.Level = table.FirstLaterLevel;
        _waiting.Join(slot);
        ScheduleNextLevel(slot, ref contact);
        if (!_tables.EagerAbandonment || contact.Patience >= _tables.Horizon) return;
        contact.AbandonEvent = ++_sequence;
        _patienceEnds.Push(new(contact.Patience, contact.AbandonEvent, slot));
        _quiet = Math.Min(_quiet, contact.Patience);
    }

    /// <summary>
    /// When a contact's patience ends. For an exponential law it is enough at first to know that it does not end before mean × (1 − u), because −ln u is at least 1 − u: few contacts wait so long that the
    /// logarithm is needed. The factor keeps the bound below the exact value for any rounding.
    /// </summary>
    /// <returns>A time, or the complement of one before which it does not end.</returns>
    private long PatienceOf(in FlowTable table, long arrival, int flow, long number)
    {
        const double belowAnyRounding = 0.999999;
        var stream = RandomStream.ForNumber(_patienceKeys[flow], number);
        return table.BoundedPatienceMean > 0
            ? ~(arrival + Ticks.FromSeconds(table.BoundedPatienceMean * (1 - stream.NextUniform()) * belowAnyRounding))
            : arrival + Ticks.FromSeconds(table.Patience.Sample(ref stream));
    }

    /// <summary>The exact end of a waiting contact's patience.</summary>
    private long DeadlineOf(int slot)
    {
        ref readonly var contact = ref _waiting[slot];
        if (contact.Patience >= 0) return contact.Patience;
        var stream = RandomStream.ForNumber(_patienceKeys[contact.Flow], contact.Number);
        var ends = contact.Arrival + Ticks.FromSeconds(_tables.Flows[contact.Flow].Patience.Sample(ref stream));
        _waiting.SetPatience(slot, ends);
        return ends;
    }

    private void ScheduleNextLevel(int slot, ref WaitingContact contact)
    {
        if (contact.Level == _tables.Flows[contact.Flow].EndLevel) return;
        var opens = contact.Arrival + _tables.Levels[contact.Level].AfterTicks;
        if (opens > contact.Patience || opens >= _tables.Horizon) return;
        contact.OverflowEvent = ++_sequence;
        _levelsOpening.Push(new(opens, contact.OverflowEvent, slot));
        _quiet = Math.Min(_quiet, opens);
    }

    private void OnLevelOpens(long now)
    {
        var opening = _levelsOpening.Next;
        _levelsOpening.Pop();
        var slot = opening.Subject;
        ref var contact = ref _waiting[slot];
        if (contact.OverflowEvent != opening.Sequence) return; // it no longer waits
        var level = contact.Level++;
        var group = _idle.FindInLevel(contact.Flow, level);
        if (group < 0)
        {
            ScheduleNextLevel(slot, ref contact);
            return;
        }

        _idle.Remove(group);
        TakeContact(slot, group, now);
    }

    private void OnPatienceEnds()
    {
        var ending = _patienceEnds.Next;
        _patienceEnds.Pop();
        if (_waiting[ending.Subject].AbandonEvent == ending.Sequence) Abandon(ending.Subject);
    }

    private void OnWorkEnds(long now)
    {
        var group = _workEnds.NextSubject;
        _workEnds.Pop();
        ref var state = ref _groups[group];
        state.Busy--;
        if (state.Leaving > 0)
        {
            SetLeaving(group, state.Leaving - 1, now);
            return;
        }

        var slot = FindContact(group, now);
        if (slot >= 0) TakeContact(slot, group, now);
        else _idle.Add(group);
    }

    /// <summary>The waiting contact that an agent of the group takes next, or −1.</summary>
    private int FindContact(int group, long now)
    {
        if (_tables.Lanes.Selectors[group] is { } selector) return FindContactBy(selector, group, now);
        var lanes = _waiting.Lanes;
        var occupied = _waiting.Occupied;
        var sets = _tables.Lanes.Sets.AsSpan(group * occupied.Length, occupied.Length);
        var found = -1;
        var rank = long.MaxValue;
        for (var word = 0; word < sets.Length; word++)
        {
            for (var bits = occupied[word] & sets[word]; bits != 0; bits &= bits - 1)
            {
                // The longest wait as LongestWait chooses it, but only those ends of patience are settled that stand in its way.
                var lane = (word << 6) + BitSets.Lowest(bits);
                ref readonly var state = ref lanes[lane];
                if (state.HeadRank > rank) continue;
                if (state.HeadDeadline < now) SettleHead(lane, now);
                if (state.HeadRank >= rank && !IsListedBefore(group, lane, found, in state, rank)) continue;
                if (_tables.OpensLater && !IsOpen(group, lane, in state, now)) continue;
                found = lane;
                rank = state.HeadRank;
            }
        }

        return found < 0 ? -1 : lanes[found].Head;
    }

    /// <summary>Equal ranks: the lane that the group lists first.</summary>
    private bool IsListedBefore(int group, int lane, int found, in LaneState state, long rank) =>
        state.Head >= 0 && state.HeadRank == rank && _tables.Lanes.Places[group][lane] < _tables.Lanes.Places[group][found];

    private bool IsOpen(int group, int lane, in LaneState state, long now) =>
        _tables.Lanes.After[group] is { Length: > 0 } after ? state.HeadArrival <= now - after[lane] : true;

    private int FindContactBy(IContactSelector selector, int group, long now)
    {
        var occupied = _waiting.Occupied;
        var sets = _tables.Lanes.Sets.AsSpan(group * occupied.Length, occupied.Length);
        var some = 0UL;
        for (var word = 0; word < sets.Length; word++)
        {
            some |= occupied[word] & sets[word];
            for (var bits = occupied[word] & sets[word]; bits != 0; bits &= bits - 1) SettleHead((word << 6) + BitSets.Lowest(bits), now);
        }

        var chosen = some == 0 ? -1 : selector.Select(_tables.Lanes.Options[group], _waiting.Lanes, now);
        return chosen < 0 ? -1 : _waiting.Lanes[chosen].Head;
    }

    /// <summary>Lets those go whose patience has ended, until the first of the lane is one who still waits.</summary>
    private void SettleHead(int lane, long now)
    {
        while (_waiting.Lanes[lane].HeadDeadline < now && DeadlineOf(_waiting.Lanes[lane].Head) < now) Abandon(_waiting.Lanes[lane].Head);
    }

    private void SettleLane(int lane, long end)
    {
        for (var slot = _waiting.Lanes[lane].Head; slot >= 0;)
        {
            var next = _waiting[slot].Next;
            if (DeadlineOf(slot) < end) Abandon(slot);
            slot = next;
        }
    }

    private void TakeContact(int slot, int group, long now)
    {
        ref readonly var contact = ref _waiting[slot];
        _waiting.Remove(slot);
        var wait = now - contact.Arrival;
        ref var counts = ref _counts[contact.Row];
        counts.HandleTicks += BeginWork(group, contact.Flow, contact.Number, contact.Work, now);
        counts.Answered++;
        counts.WaitTicksAnswered += wait;
        if (wait <= _flows[contact.Flow].AnsweredWithinTicks) counts.AnsweredWithin++;
    }

    /// <returns>The work in ticks.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long BeginWork(int group, int flow, long number, long ahead, long now)
    {
        var handle = _isWorkAhead ? ahead : _tables.Work[flow].Of(ahead, group, _handlingKeys[flow], number);
        var end = now + handle;
        _workEnds.Push(end, group);
        _groups[group].Busy++;
        ref var counts = ref _groupCounts[group];
        var busy = Math.Min(end, _horizon) - Math.Max(now, _warmUp);
        if (busy > 0) counts.BusyTicks += busy;
        if (now >= _warmUp) counts.Taken++;
        return handle;
    }

    private void Abandon(int slot)
    {
        ref readonly var contact = ref _waiting[slot];
        _waiting.Remove(slot);
        ref readonly var table = ref _tables.Flows[contact.Flow];
        ref var counts = ref _counts[contact.Row];
        var wait = contact.Patience - contact.Arrival;
        counts.Abandoned++;
        counts.WaitTicksAbandoned += wait;
        if (wait <= table.AnsweredWithinTicks) counts.AbandonedWithin++;
        if (wait <= table.ShortAbandonTicks) counts.AbandonedShort++;
    }

    private static void CountLeftBeforeQueue(ref RowCounts counts)
    {
        counts.LeftBeforeQueue++;
        counts.Abandoned++;
        counts.AbandonedWithin++;
        counts.AbandonedShort++;
    }

    private static bool IsDrawn(ulong key, long number, double share)
    {
        var stream = RandomStream.ForNumber(key, number);
        return stream.NextUniform() < share;
    }

    /// <summary>
    /// Staffing at the start of a period. Agents who go are first the idle ones, the one idle longest first, then busy ones, who finish their contact. Agents who come first
    /// replace those who were about to go.
    /// </summary>
    private void OnStaffingChanges(long now)
    {
        var changes = _tables.Changes.AsSpan(_tables.ChangeStarts[_nextChange].._tables.ChangeStarts[_nextChange + 1]);
        _nextChange++;
        foreach (var change in changes)
        {
            ref var state = ref _groups[change.Group];
            var more = change.Agents - state.Staffed;
            state.Staffed = change.Agents;
            for (; more < 0 && state.Idle > 0; more++) _idle.Remove(change.Group);
            if (more < 0)
            {
                SetLeaving(change.Group, state.Leaving - more, now);
                continue;
            }

            var staying = Math.Min(more, state.Leaving);
            if (staying > 0) SetLeaving(change.Group, state.Leaving - staying, now);
            for (more -= staying; more > 0; more--) _idle.Add(change.Group);
        }

        foreach (var change in changes)
        {
            ref var state = ref _groups[change.Group];
            while (state.Idle > 0 && FindContact(change.Group, now) is >= 0 and var slot)
            {
                _idle.Remove(change.Group);
                TakeContact(slot, change.Group, now);
            }
        }
    }

    /// <summary>Agents past their shift: their time is staffed time too, because they work.</summary>
    private void SetLeaving(int group, int agents, long now)
    {
        ref var state = ref _groups[group];
        var ticks = now - Math.Max(_leavingSince[group], _tables.Plan.WarmUpTicks);
        if (ticks > 0) _groupCounts[group].StaffedTicks += state.Leaving * ticks;
        _leavingSince[group] = now;
        state.Leaving = agents;
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
