using Plateau.Mathematics.Random;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Engine.Full;

/// <summary>Contacts and their queue: joining, levels, rules, patience, closing.</summary>
internal sealed partial class FullLoop
{
    private readonly LaneState[] _lanes; // 2 × flow: ordinary, 2 × flow + 1: with waiting credit
    private readonly int[] _waitingOf; // [flow]
    private Contact[] _slots = new Contact[256];
    private int _free; // first free slot
    private int _used; // slots ever used in this replication
    private int _waiting;
    private long _joins;

    private void StartQueue()
    {
        _free = -1;
        _used = 0;
        _waiting = 0;
        _joins = 0;
        Array.Clear(_waitingOf);
        for (var set = 0; set < _freeLines.Length; set++) _freeLines[set] = _plan.Lines[set].Count;
        foreach (ref var lane in _lanes.AsSpan())
        {
            lane.Tail = -1;
            SetHead(ref lane, -1, 0);
        }
    }

    private int NewContact(int flow, long number)
    {
        var slot = _free;
        if (slot >= 0) _free = _slots[slot].Next;
        else
        {
            slot = _used++;
            if (slot == _slots.Length) Array.Resize(ref _slots, 2 * _slots.Length);
        }

        _slots[slot] = new Contact { Flow = flow, Number = number, Row = _counts.Length - 1, State = ContactState.Coming, Line = -1, Agent = -1, Partner = -1, Dialler = -1, Handover = -1 };
        return slot;
    }

    private void FreeSlot(int slot)
    {
        ref var contact = ref _slots[slot];
        contact.State = ContactState.Gone;
        contact.WorkEvent = contact.LevelEvent = contact.RuleEvent = contact.PatienceEvent = 0;
        contact.Next = _free;
        _free = slot;
    }

    private void Join(int slot)
    {
        ref var contact = ref _slots[slot];
        contact.Joined = _now;
        contact.JoinOrder = _joins++;
        if (contact.PassedMenu && IsTurnedAwayByClosing(slot)) return;
        var flow = contact.Flow;
        var table = _tables.Flows[flow];
        var agent = FindAgent(table, slot, table.FirstLevel, table.FirstLaterLevel, withQueueLevels: false);
        if (agent >= 0)
        {
            Take(slot, agent);
            return;
        }

        if (table.Plan.Preempts && Preempt(slot, table)) return;
        if (_waiting >= _tables.WaitingPlaces)
        {
            _counts[contact.Row].Blocked++;
            Record(TraceKind.Blocked, in contact);
            MayReturn(slot, ReturnCause.TurnedAway);
            Leave(slot);
            return;
        }

        var patienceFactor = 1.0;
        if (!contact.IsConsultation)
        {
            foreach (var rule in table.JoiningRules)
            {
                if (!Applies(slot, rule)) continue;
                if (table.Plan.QueueRules[rule].Action == QueueAction.HearsWait) patienceFactor *= table.Plan.QueueRules[rule].PatienceFactor;
                else if (Apply(slot, rule)) return;
                else break;
            }
        }

        Wait(slot, table, patienceFactor);
        if (table.HasQueueLevels) OfferToQueueLevels(table, slot);
    }

    private void Wait(int slot, FlowTable table, double patienceFactor)
    {
        ref var contact = ref _slots[slot];
        _counts[contact.Row].Delayed++;
        contact.Lane = LaneOf(in contact);
        contact.Level = (short)table.FirstLaterLevel;
        contact.State = ContactState.Waiting;
        AddLast(slot);
        Record(TraceKind.Waits, in contact);
        if (!contact.IsCallback && !contact.IsConsultation)
        {
            var stream = StreamOf(StreamPurpose.Patience, in contact);
            contact.PatienceEvent = Schedule(_now + Ticks.FromSeconds(table.Plan.Patience.Sample(ref stream) * patienceFactor), EventKind.PatienceEnds, slot);
            ScheduleNextRule(slot, table);
        }

        ScheduleNextLevel(slot, table);
    }

    private int LaneOf(in Contact contact)
    {
        var credited = _plan.Flows[contact.Flow].CreditShare;
        return credited > 0 && UniformOf(StreamPurpose.Priority, in contact) < credited ? (2 * contact.Flow) + 1 : 2 * contact.Flow;
    }

    private void ScheduleNextLevel(int slot, FlowTable table)
    {
        ref var contact = ref _slots[slot];
        contact.LevelEvent = 0;
        if (contact.Level == table.EndLevel) return;
        contact.LevelEvent = Schedule(contact.Joined + _tables.Levels[contact.Level].AfterTicks, EventKind.LevelOpens, slot);
    }

    private void ScheduleNextRule(int slot, FlowTable table)
    {
        ref var contact = ref _slots[slot];
        contact.RuleEvent = 0;
        if (contact.Rule == table.TimedRules.Length) return;
        contact.RuleEvent = Schedule(contact.Joined + table.Plan.QueueRules[table.TimedRules[contact.Rule]].AfterTicks, EventKind.RuleApplies, slot);
    }

    private void OnLevelOpens()
    {
        var entry = _events.First;
        _events.Pop();
        var slot = entry.Subject;
        ref var contact = ref _slots[slot];
        if (contact.LevelEvent != entry.Order) return; // it no longer waits
        var table = _tables.Flows[contact.Flow];
        var level = contact.Level++;
        var agent = FindAgent(table, slot, level, level + 1, withQueueLevels: true);
        if (agent >= 0) Take(slot, agent);
        else ScheduleNextLevel(slot, table);
    }

    private void OnRuleApplies()
    {
        var entry = _events.First;
        _events.Pop();
        var slot = entry.Subject;
        ref var contact = ref _slots[slot];
        if (contact.RuleEvent != entry.Order) return;
        var table = _tables.Flows[contact.Flow];
        var rule = table.TimedRules[contact.Rule++];
        if (!Applies(slot, rule)) ScheduleNextRule(slot, table);
        else Apply(slot, rule);
    }

    /// <summary>Whether the queue is long enough for the rule, and the contact's draw falls to it.</summary>
    private bool Applies(int slot, int position)
    {
        ref readonly var contact = ref _slots[slot];
        var rule = _plan.Flows[contact.Flow].QueueRules[position];
        var others = _waitingOf[contact.Flow] - (contact.State == ContactState.Waiting ? 1 : 0);
        if (others < rule.QueueAtLeast || ExpectedWait(slot) < rule.ExpectedWaitAtLeastTicks) return false;
        var stream = StreamOf(StreamPurpose.QueueRule, in contact);
        for (var draw = 0; draw < position; draw++) stream.NextUniform();
        return stream.NextUniform() < rule.Share;
    }

    /// <summary>Time that the contact of the flow that joined first among those waiting has waited, the one in question not looked at.</summary>
    private long ExpectedWait(int slot)
    {
        var first = FirstOf(_slots[slot].Flow, except: slot);
        return first < 0 ? 0 : _now - _slots[first].Joined;
    }

    /// <summary>Does what the rule says; true when the contact has left the queue by it.</summary>
    private bool Apply(int slot, int position)
    {
        ref var contact = ref _slots[slot];
        var rule = _plan.Flows[contact.Flow].QueueRules[position];
        if (rule.Action == QueueAction.IsCalledBackInTurn)
        {
            contact.IsCallback = true;
            contact.PatienceEvent = contact.RuleEvent = 0;
            Record(TraceKind.AcceptedCallback, in contact);
            FreeLine(slot);
            ReleasePartnerOf(slot, _now);
            return false;
        }

        if (contact.State == ContactState.Waiting) RemoveFromLane(slot);
        switch (rule.Action)
        {
            case QueueAction.Leaves:
                _counts[contact.Row].Deterred++;
                Record(TraceKind.Deterred, in contact);
                MayReturn(slot, ReturnCause.TurnedAway);
                Leave(slot);
                break;
            case QueueAction.LeavesMessage:
                GoOn(slot, rule.ToFlow!.Value, TraceKind.Message);
                break;
            default:
                CallBackLater(slot, rule);
                break;
        }

        return true;
    }

    private void CallBackLater(int slot, QueueRulePlan rule)
    {
        var stream = StreamOf(StreamPurpose.QueueRule, in _slots[slot]);
        for (var draw = 0; draw < _plan.Flows[_slots[slot].Flow].QueueRules.Length; draw++) stream.NextUniform();
        var time = _now + Ticks.OfWork(rule.Delay!.Sample(ref stream));
        _counts[_slots[slot].Row].Messages++;
        Record(TraceKind.Message, in _slots[slot]);
        if (time < _tables.Horizon)
        {
            var derived = Derive(slot, rule.ToFlow!.Value);
            _slots[derived].ComesFromFlow = true;
            Schedule(time, EventKind.ComesIn, derived);
        }

        Leave(slot);
    }

    private void OnPatienceEnds()
    {
        var entry = _events.First;
        _events.Pop();
        var slot = entry.Subject;
        ref var contact = ref _slots[slot];
        if (contact.PatienceEvent != entry.Order) return;
        RemoveFromLane(slot);
        ref var counts = ref _counts[contact.Row];
        var wait = _now - contact.Joined;
        CountWait(_abandonedWaits, in contact, wait);
        counts.Abandoned++;
        counts.WaitTicksAbandoned += wait;
        if (wait <= _plan.Flows[contact.Flow].AnsweredWithinTicks) counts.AbandonedWithin++;
        if (wait <= _plan.Flows[contact.Flow].ShortAbandonTicks) counts.AbandonedShort++;
        Record(TraceKind.Abandoned, in contact);
        MayReturn(slot, ReturnCause.Abandoned);
        Leave(slot);
    }

    /// <summary>Flows that close clear their queues; then the diallers of flows that open look.</summary>
    private void OnFlowsClose()
    {
        _nextClosing++;
        for (var flow = 0; flow < _flowCount; flow++)
        {
            if (!FullTables.ClosesAt(_plan.Flows[flow], Period)) continue;
            while (FirstOf(flow, withPutBack: false) is >= 0 and var slot)
            {
                RemoveFromLane(slot);
                TurnAway(slot);
            }
        }

        for (var dialler = 0; dialler < _dialling.Length; dialler++)
            if (FullTables.OpensAt(_plan.Flows[_plan.Diallers[dialler].Flow], Period)) DialBy(dialler);
    }

    /// <summary>The contact of the flow that joined first among those waiting; −1 = none. A lane is in order of joining but for those put back, who stand in front.</summary>
    private int FirstOf(int flow, int except = -1, bool withPutBack = true)
    {
        var first = -1;
        for (var lane = 2 * flow; lane <= (2 * flow) + 1; lane++)
        {
            for (var slot = _lanes[lane].Head; slot >= 0; slot = _slots[slot].Next)
            {
                var isPutBack = _slots[slot].PutBackFrom != ContactState.Gone;
                if (slot == except || (isPutBack && !withPutBack)) continue;
                if (first < 0 || _slots[slot].JoinOrder < _slots[first].JoinOrder) first = slot;
                if (!isPutBack) break;
            }
        }

        return first;
    }

    /// <summary>A longer queue may open levels to agents who are idle.</summary>
    private void OfferToQueueLevels(FlowTable table, int joining)
    {
        var flow = _slots[joining].Flow;
        for (var level = table.FirstLevel; level < table.EndLevel; level++)
        {
            if (_tables.Levels[level].QueueAtLeast == 0) continue;
            while (FirstOf(flow) is >= 0 and var first && _now - _slots[first].Joined >= _tables.Levels[level].AfterTicks)
            {
                var agent = FindAgent(table, joining, level, level + 1, withQueueLevels: true);
                if (agent < 0) break;
                var slot = FindContact(agent);
                if (slot < 0) break;
                Take(slot, agent);
            }
        }
    }

    private void AddLast(int slot)
    {
        ref var contact = ref _slots[slot];
        ref var lane = ref _lanes[contact.Lane];
        contact.Next = -1;
        contact.Previous = lane.Tail;
        if (lane.Tail >= 0) _slots[lane.Tail].Next = slot;
        else SetHead(ref lane, slot, CreditOf(contact.Lane));
        lane.Tail = slot;
        _waiting++;
        _waitingOf[contact.Flow]++;
    }

    private void AddFirst(int slot)
    {
        ref var contact = ref _slots[slot];
        ref var lane = ref _lanes[contact.Lane];
        contact.Previous = -1;
        contact.Next = lane.Head;
        if (lane.Head >= 0) _slots[lane.Head].Previous = slot;
        else lane.Tail = slot;
        SetHead(ref lane, slot, CreditOf(contact.Lane));
        _waiting++;
        _waitingOf[contact.Flow]++;
    }

    private void RemoveFromLane(int slot)
    {
        ref var contact = ref _slots[slot];
        ref var lane = ref _lanes[contact.Lane];
        if (contact.Next >= 0) _slots[contact.Next].Previous = contact.Previous;
        else lane.Tail = contact.Previous;
        if (contact.Previous >= 0) _slots[contact.Previous].Next = contact.Next;
        else SetHead(ref lane, contact.Next, CreditOf(contact.Lane));
        contact.LevelEvent = contact.RuleEvent = contact.PatienceEvent = 0;
        _waiting--;
        _waitingOf[contact.Flow]--;
    }

    private long CreditOf(int lane) => (lane & 1) == 1 ? _plan.Flows[lane >> 1].CreditTicks : 0;

    private void SetHead(ref LaneState lane, int slot, long credit)
    {
        lane.Head = slot;
        if (slot < 0)
        {
            lane.HeadArrival = lane.HeadRank = lane.HeadDeadline = long.MaxValue;
            return;
        }

        lane.HeadArrival = _slots[slot].Joined;
        lane.HeadRank = _slots[slot].Joined - credit;
        lane.HeadDeadline = long.MaxValue;
    }
}
