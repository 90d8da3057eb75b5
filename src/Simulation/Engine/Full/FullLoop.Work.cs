using Plateau.Mathematics.Random;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Simulation.Engine.Full;

/// <summary>An agent and the contacts in hand: taking, the pieces of work, ending, putting back.</summary>
internal sealed partial class FullLoop
{
    private readonly int[] _experience; // [agent × flows + flow]; only where somebody learns

    private void Take(int slot, int agent)
    {
        if (_slots[slot].State == ContactState.Waiting) RemoveFromLane(slot);
        PutInHand(slot, agent);
        RecordAgent(TraceKind.Taken, in _slots[slot]);
        if (_slots[slot].PutBackFrom == ContactState.Gone) Begin(slot);
        else Resume(slot);
    }

    private void Begin(int slot)
    {
        ref var contact = ref _slots[slot];
        var group = _agents[contact.Agent].Group;
        var flow = _plan.Flows[contact.Flow];
        var switching = CountTaken(ref contact, group);
        var talk = TalkOf(ref contact, group);
        contact.Handover = HandoverOf(in contact, group);
        contact.TalkTicks = contact.Handover < 0 ? talk : Math.Max(1, (long)(flow.Handovers[contact.Handover].AtShare * talk));
        var isConsulting = contact.Handover >= 0 && flow.Handovers[contact.Handover].Kind == HandoverKind.Consultation;
        if (isConsulting) contact.RestTicks = Math.Max(1, talk - contact.TalkTicks);
        var handle = switching + (isConsulting ? talk : contact.TalkTicks);
        contact.TalkTicks += switching;
        if (flow.AfterWork is not null)
        {
            var stream = StreamOf(StreamPurpose.AfterWork, in contact);
            contact.AfterTicks = Ticks.FromSeconds(flow.AfterWork.Sample(ref stream));
        }

        CountAnswer(ref contact, flow, handle + contact.AfterTicks);
        if (flow.Preemptible) AddToPreemptible(contact.Agent);
        contact.State = ContactState.Talk;
        if (contact.Partner >= 0 && !contact.IsConsultation)
        {
            var briefing = BriefingOf(slot);
            contact.TalkTicks += briefing;
            ReleasePartnerOf(slot, _now + switching + briefing);
        }

        StartPiece(slot, contact.TalkTicks);
    }

    private void CountAnswer(ref Contact contact, FlowPlan flow, long handleTicks)
    {
        ref var counts = ref _counts[contact.Row];
        var wait = _now - contact.Joined;
        counts.HandleTicks += handleTicks;
        if (contact.IsCallback)
        {
            counts.CalledBack++;
            counts.WaitTicksCalledBack += wait;
            return;
        }

        CountWait(_answeredWaits, in contact, wait);
        counts.Answered++;
        counts.WaitTicksAnswered += wait;
        if (wait <= flow.AnsweredWithinTicks) counts.AnsweredWithin++;
    }

    /// <summary>Counts that the agent has taken the contact; gives the time for switching.</summary>
    private long CountTaken(ref Contact contact, int group)
    {
        ref var agent = ref _agents[contact.Agent];
        var switches = agent.LastFlow >= 0 && agent.LastFlow != contact.Flow;
        agent.LastFlow = contact.Flow;
        var ticks = switches ? _tables.Groups[group].Plan.SwitchTicks : 0;
        if (_now < _plan.WarmUpTicks) return ticks;
        _groupCounts[group].Taken++;
        if (ticks > 0) _groupCounts[group].Switches++;
        return ticks;
    }

    private long TalkOf(ref Contact contact, int group)
    {
        var stream = StreamOf(StreamPurpose.Handling, in contact);
        var seconds = _tables.Groups[group].Laws[contact.Flow]!.Sample(ref stream);
        if (_tables.Groups[group].Plan.Learning is { } learning)
        {
            var done = _experience[(contact.Agent * _flowCount) + contact.Flow]++;
            seconds *= _tables.Groups[group].FactorAfter(learning, done);
        }

        return Ticks.OfWork(seconds);
    }

    /// <summary>The handover that the contact's draw falls to, or −1. A consultation is not handed over again.</summary>
    private short HandoverOf(in Contact contact, int group)
    {
        var sums = _tables.Flows[contact.Flow].HandoverSums;
        if (sums.Length == 0 || contact.IsConsultation) return -1;
        var draw = UniformOf(StreamPurpose.Handover, in contact);
        for (short handover = 0; handover < sums.Length; handover++)
            if (draw < sums[handover][group]) return handover;
        return -1;
    }

    private void Resume(int slot)
    {
        ref var contact = ref _slots[slot];
        contact.State = contact.PutBackFrom;
        contact.PutBackFrom = ContactState.Gone;
        ref var agent = ref _agents[contact.Agent];
        var switching = agent.LastFlow >= 0 && agent.LastFlow != contact.Flow ? _tables.Groups[agent.Group].Plan.SwitchTicks : 0;
        agent.LastFlow = contact.Flow;
        AddToPreemptible(contact.Agent);
        StartPiece(slot, contact.Left + switching);
    }

    /// <summary>Takes an agent from preemptible work for an arriving contact; false when there is none.</summary>
    private bool Preempt(int slot, FlowTable table)
    {
        for (var level = table.FirstLevel; level < table.FirstLaterLevel; level++)
        {
            if (_tables.Levels[level].QueueAtLeast > 0) continue;
            foreach (var group in _tables.LevelGroups.AsSpan(_tables.Levels[level].First, _tables.Levels[level].Count))
            {
                if (_preemptible[group].Count == 0) continue;
                var agent = _preemptible[group].Last;
                var victim = _agents[agent].FirstInHand;
                PutBack(victim);
                Take(slot, agent);
                Offer(victim);
                return true;
            }
        }

        return false;
    }

    private void PutBack(int slot)
    {
        ref var contact = ref _slots[slot];
        if (_tables.Groups[_agents[contact.Agent].Group].HasSeveral) Progress(contact.Agent);
        contact.Left = _tables.Groups[_agents[contact.Agent].Group].HasSeveral ? contact.Remaining : contact.End - _now;
        contact.PutBackFrom = contact.State;
        contact.WorkEvent = 0;
        RecordAgent(TraceKind.PutBack, in contact);
        TakeOutOfHand(slot);
        _counts[contact.Row].Preempted++;
        contact.State = ContactState.Waiting;
        contact.Lane = LaneOf(in contact);
        AddFirst(slot);
    }

    /// <summary>A contact that was put back may find somebody else at once, or later.</summary>
    private void Offer(int slot)
    {
        ref var contact = ref _slots[slot];
        if (contact.State != ContactState.Waiting) return;
        var table = _tables.Flows[contact.Flow];
        var end = table.FirstLevel;
        while (end < table.EndLevel && _tables.Levels[end].AfterTicks <= _now - contact.Joined) end++;
        var agent = FindAgent(table, slot, table.FirstLevel, end, withQueueLevels: true);
        if (agent >= 0)
        {
            Take(slot, agent);
            return;
        }

        contact.Level = (short)end;
        ScheduleNextLevel(slot, table);
    }

    /// <summary>Starts the next piece of a contact's work.</summary>
    private void StartPiece(int slot, double ticks)
    {
        ref var contact = ref _slots[slot];
        var agent = contact.Agent;
        if (_tables.Groups[_agents[agent].Group].HasSeveral)
        {
            Progress(agent);
            contact.Remaining = ticks;
            Reschedule(agent);
            return;
        }

        contact.End = _now + (long)Math.Min(Ticks.Never, Math.Ceiling(ticks));
        contact.WorkEvent = Schedule(contact.End, EventKind.WorkEnds, slot);
    }

    /// <summary>Brings what is left of each contact in hand up to now.</summary>
    private void Progress(int position)
    {
        ref var agent = ref _agents[position];
        var passed = _now - agent.ChangedAt;
        agent.ChangedAt = _now;
        if (passed == 0 || agent.InHand == 0) return;
        var done = passed * _tables.Groups[agent.Group].SpeedWith(agent.InHand);
        for (var slot = agent.FirstInHand; slot >= 0; slot = _slots[slot].Next) _slots[slot].Remaining -= done;
    }

    /// <summary>New ends for all contacts in hand, in the order in which they were taken.</summary>
    private void Reschedule(int position)
    {
        ref var agent = ref _agents[position];
        if (agent.InHand == 0) return;
        var speed = _tables.Groups[agent.Group].SpeedWith(agent.InHand);
        for (var slot = agent.FirstInHand; slot >= 0; slot = _slots[slot].Next)
        {
            ref var contact = ref _slots[slot];
            contact.End = _now + (long)Math.Min(Ticks.Never, Math.Ceiling(Math.Max(0, contact.Remaining) / speed));
            contact.WorkEvent = Schedule(contact.End, EventKind.WorkEnds, slot);
        }
    }

    private void OnWorkEnds()
    {
        var entry = _events.First;
        _events.Pop();
        var slot = entry.Subject;
        if (_slots[slot].WorkEvent != entry.Order) return; // put back, or another speed since
        _slots[slot].WorkEvent = 0;
        switch (_slots[slot].State)
        {
            case ContactState.Handing:
                StartAfterWork(slot); // a warm transfer is done, or came to nothing
                break;
            case ContactState.AfterWork:
                EndWork(slot);
                break;
            default:
                RecordAgent(TraceKind.TalkEnds, in _slots[slot]);
                if (_slots[slot].State == ContactState.Talk && _slots[slot].Handover >= 0) HandOver(slot);
                else Conclude(slot);
                break;
        }
    }

    /// <summary>The customer has gone for good.</summary>
    private void Conclude(int slot)
    {
        FreeLine(slot);
        if (_slots[slot].IsConsultation) ReleasePartnerOf(slot, _now);
        else Resolve(slot);
        StartAfterWork(slot);
    }

    private void Resolve(int slot)
    {
        ref var contact = ref _slots[slot];
        var shares = _plan.Groups[_agents[contact.Agent].Group].ResolvedShares;
        if (shares.IsEmpty || shares[contact.Flow] is not { } share) return;
        if (UniformOf(StreamPurpose.Return, in contact) < share)
        {
            _counts[contact.Row].Resolved++;
            RecordAgent(TraceKind.Resolved, in contact);
            return;
        }

        _counts[contact.Row].Unresolved++;
        RecordAgent(TraceKind.Unresolved, in contact);
        MayReturn(slot, ReturnCause.Unresolved);
    }

    private void StartAfterWork(int slot)
    {
        ref var contact = ref _slots[slot];
        if (_agents[contact.Agent].OnPreemptible) RemoveFromPreemptible(contact.Agent);
        if (contact.AfterTicks == 0)
        {
            EndWork(slot);
            return;
        }

        contact.State = ContactState.AfterWork;
        StartPiece(slot, contact.AfterTicks);
    }

    private void EndWork(int slot)
    {
        ref var contact = ref _slots[slot];
        RecordAgent(TraceKind.WorkEnds, in contact);
        if (_plan.Flows[contact.Flow].DueTicks is { } due)
        {
            if (_now <= contact.Joined + due) _counts[contact.Row].DueMet++;
            else _counts[contact.Row].DueMissed++;
        }

        var agent = contact.Agent;
        TakeOutOfHand(slot);
        FreeSlot(slot);
        OnRoom(agent);
    }

    private void PutInHand(int slot, int position)
    {
        ref var agent = ref _agents[position];
        var table = _tables.Groups[agent.Group];
        if (table.HasSeveral) Progress(position);
        if (agent.Bucket >= 0) RemoveFromBucket(position);
        if (agent.InHand == 0)
        {
            agent.BusySince = _now;
            _groups[agent.Group].Busy++;
        }

        ref var contact = ref _slots[slot];
        contact.Agent = position;
        contact.TakenAt = _now;
        contact.Previous = agent.LastInHand;
        contact.Next = -1;
        if (agent.LastInHand >= 0) _slots[agent.LastInHand].Next = slot;
        else agent.FirstInHand = slot;
        agent.LastInHand = slot;
        agent.InHand++;
        if (table.HasSeveral) ListIfRoom(position);
    }

    private void TakeOutOfHand(int slot)
    {
        ref var contact = ref _slots[slot];
        var position = contact.Agent;
        ref var agent = ref _agents[position];
        var table = _tables.Groups[agent.Group];
        if (table.HasSeveral) Progress(position);
        if (agent.Bucket >= 0) RemoveFromBucket(position);
        if (agent.OnPreemptible) RemoveFromPreemptible(position);
        if (contact.Previous >= 0) _slots[contact.Previous].Next = contact.Next;
        else agent.FirstInHand = contact.Next;
        if (contact.Next >= 0) _slots[contact.Next].Previous = contact.Previous;
        else agent.LastInHand = contact.Previous;
        contact.Agent = -1;
        agent.InHand--;
        if (_tables.TracksWork) _groups[agent.Group].WorkedToday += _now - contact.TakenAt;
        if (table.HasSeveral) Reschedule(position);
        if (agent.InHand > 0) return;
        CountBusy(ref agent);
        _groups[agent.Group].Busy--;
    }

    /// <summary>The agent can take more: those who are to go do so, others look.</summary>
    private void OnRoom(int position)
    {
        ref var agent = ref _agents[position];
        ref var group = ref _groups[agent.Group];
        if (agent.InHand == 0 && group.Leaving > 0)
        {
            SetLeaving(agent.Group, group.Leaving - 1);
            AgentGoes(position);
            return;
        }

        Look(position);
    }

    private void Look(int position)
    {
        var table = _tables.Groups[_agents[position].Group];
        if (table.IsSimple)
        {
            var slot = FindContact(position);
            if (slot >= 0)
            {
                Take(slot, position);
                return;
            }

            ListIfRoom(position);
        }
        else
        {
            ListIfRoom(position);
            while (_agents[position].Bucket >= 0 && FindContact(position) is >= 0 and var slot) Take(slot, position);
        }

        if (_agents[position].InHand == 0) Dial(_agents[position].Group);
    }

    /// <summary>Counts the busy time up to now; the agent is free, or the run is over.</summary>
    private void CountBusy(ref Agent agent)
    {
        var ticks = _now - Math.Max(agent.BusySince, _plan.WarmUpTicks);
        if (ticks > 0) _groupCounts[agent.Group].BusyTicks += ticks;
    }
}
