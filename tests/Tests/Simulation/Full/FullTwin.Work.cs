using Plateau.Mathematics.Random;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Tests.Simulation.Full;

/// <summary>Contacts in hand: taking, putting back, pieces of work at the speed that the hand allows, the end of the talk and of the work.</summary>
internal sealed partial class FullTwin
{
    private long _beginnings;
    private long _changesOfHands;

    private void Take(TwinContact contact, TwinAgent agent)
    {
        LeaveQueue(contact);
        Tell(TraceKind.Taken, contact, agent);
        var group = PlanOf(agent);
        var changesFlow = group.SwitchTicks > 0 && agent.Place.LastFlow is { } last && last != contact.Flow;
        var switching = changesFlow ? group.SwitchTicks : 0;
        var work = contact.Remaining + switching; // of a contact that had been put back
        if (!contact.WasTaken)
        {
            if (_now >= _plan.WarmUpTicks)
            {
                Groups[agent.Group].Taken++;
                if (changesFlow) Groups[agent.Group].Switches++;
            }

            work = BeginWork(contact, agent, switching);
        }

        agent.Place.LastFlow = contact.Flow;
        contact.WasTaken = true;
        contact.Agent = agent;
        contact.TakenAt = _now;
        contact.Began = _beginnings++;
        ChangeHand(agent, () =>
        {
            agent.Hand.Add(contact);
            contact.Phase = TwinPhase.Talk;
            contact.Remaining = work;
        });
    }

    /// <summary>Counts and draws of a contact taken for the first time; gives the ticks of its first piece of work (34).</summary>
    private long BeginWork(TwinContact contact, TwinAgent agent, long switching)
    {
        var flow = PlanOf(contact);
        var handle = HandleTicks(contact, agent);
        var stream = Stream(StreamPurpose.AfterWork, contact);
        contact.AfterWorkTicks = flow.AfterWork is { } law ? Ticks.FromSeconds(law.Sample(ref stream)) : 0;
        var part = ChooseHandover(contact, agent.Group, handle);
        CountAnswer(contact, switching + (contact.Handover is { Kind: not HandoverKind.Consultation } ? part : handle) + contact.AfterWorkTicks);
        return switching + BeginBriefing(contact, switching) + part;
    }

    private long HandleTicks(TwinContact contact, TwinAgent agent)
    {
        var group = PlanOf(agent);
        var stream = Stream(StreamPurpose.Handling, contact);
        var seconds = group.HandleTimes[contact.Flow]!.Sample(ref stream);
        var done = agent.Place.Experience[contact.Flow]++;
        if (group.Learning is { } learning) seconds *= PortableMath.Exp(-learning.Rate * PortableMath.Log((learning.Experience + done) / learning.Experience));
        return Ticks.OfWork(seconds);
    }

    private void PutBack(TwinContact work)
    {
        var agent = work.Agent!;
        Of(work).Preempted++;
        Tell(TraceKind.PutBack, work, agent);
        LeaveHand(work);
        _waiting.Insert(0, work);
        work.Stay++;
        work.PatienceEnds = null;
    }

    /// <summary>A contact that was put back looks for somebody else on the levels that it has reached, and waits for the next one (27).</summary>
    private void Offer(TwinContact work)
    {
        var levels = PlanOf(work).Levels;
        for (var level = 0; level < levels.Length && levels[level].AfterTicks <= _now - work.Joined; level++)
        {
            if (WaitingOf(work.Flow) < levels[level].QueueAtLeast || AgentFor(work, level) is not { } agent) continue;
            Take(work, agent);
            return;
        }

        var next = PlanOf(work).Levels.Select((level, index) => (level, index)).Where(level => level.level.AfterTicks > 0 && work.Joined + level.level.AfterTicks > _now).ToArray();
        if (next.Length > 0) ScheduleLevel(work, next[0].index); // (27)
    }

    private void LeaveHand(TwinContact contact)
    {
        var agent = contact.Agent!;
        BeginDayOfWork();
        _worked[agent.Group] += _now - contact.TakenAt;
        ChangeHand(agent, () =>
        {
            agent.Hand.Remove(contact);
            contact.Phase = TwinPhase.None;
        });
        contact.Agent = null;
    }

    /// <summary>Every change of a hand goes through here (36): what is left is brought up to now at the old speed, and all ends are scheduled anew at the new one.</summary>
    private void ChangeHand(TwinAgent agent, Action change)
    {
        var before = agent.Hand.Count;
        foreach (var contact in agent.Hand)
        {
            contact.Remaining -= SpeedOf(agent) * (_now - agent.LastChange);
            CancelEnd(contact);
        }

        change();
        agent.LastChange = _now;
        if (agent.Hand.Count != before) agent.HandSince = _changesOfHands++;
        if (before == 0) agent.BusySince = _now;
        if (agent.Hand.Count == 0) Groups[agent.Group].BusyTicks += Inside(agent.BusySince, _now);
        foreach (var contact in agent.Hand.Where(contact => contact.Phase != TwinPhase.Between))
        {
            var ticks = (long)Math.Min(Ticks.Never, Math.Ceiling(Math.Max(0, contact.Remaining) / SpeedOf(agent)));
            contact.End = Schedule(_now + ticks, WorkEnds, () => EndPiece(contact));
        }
    }

    private double SpeedOf(TwinAgent agent) => PlanOf(agent).Speeds.IsEmpty ? 1 : PlanOf(agent).Speeds[agent.Hand.Count - 1];

    private void CancelEnd(TwinContact contact)
    {
        if (contact.End is { } end) _events.Remove(end);
        contact.End = null;
    }

    private void EndPiece(TwinContact contact)
    {
        contact.End = null;
        if (contact.Phase == TwinPhase.AfterWork) EndWork(contact);
        else EndTalk(contact);
    }

    /// <summary>The end of the talk, or of the part before a handover (38).</summary>
    private void EndTalk(TwinContact contact)
    {
        contact.Phase = TwinPhase.Between;
        Tell(TraceKind.TalkEnds, contact, contact.Agent);
        if (contact.Handover is null) FreeLine(contact);
        if (contact.Handover is not { Kind: HandoverKind.Consultation }) SetOriginFree(contact);
        if (contact.Handover is not null)
        {
            BeginHandover(contact);
            return;
        }

        Resolve(contact);
        GoOnAfterTalk(contact);
    }

    private void Resolve(TwinContact contact)
    {
        var group = PlanOf(contact.Agent!);
        if (contact.IsConsultation || group.ResolvedShares.IsEmpty || group.ResolvedShares[contact.Flow] is not { } share) return;
        if (Stream(StreamPurpose.Return, contact).NextUniform() < share)
        {
            Of(contact).Resolved++;
            Tell(TraceKind.Resolved, contact, contact.Agent);
            return;
        }

        Of(contact).Unresolved++;
        Tell(TraceKind.Unresolved, contact, contact.Agent);
        MayReturn(contact, ReturnCause.Unresolved);
    }

    private void GoOnAfterTalk(TwinContact contact)
    {
        if (contact.AfterWorkTicks == 0)
        {
            EndWork(contact);
            return;
        }

        ChangeHand(contact.Agent!, () =>
        {
            contact.Phase = TwinPhase.AfterWork;
            contact.Remaining = contact.AfterWorkTicks;
        });
    }

    /// <summary>The agent is rid of the contact (39).</summary>
    private void EndWork(TwinContact contact)
    {
        var agent = contact.Agent!;
        Tell(TraceKind.WorkEnds, contact, agent);
        if (PlanOf(contact).DueTicks is { } due)
        {
            if (_now <= contact.Joined + due) Of(contact).DueMet++;
            else Of(contact).DueMissed++;
        }

        LeaveHand(contact);
        if (_toLeave[agent.Group] == 0)
        {
            Look(agent);
        }
        else if (agent.IsIdle)
        {
            _toLeave[agent.Group]--;
            Go(agent);
        }
    }

    /// <summary>An agent who has become free, or has room again, looks for contacts until there is none for him.</summary>
    private void Look(TwinAgent agent)
    {
        TakeAllThereIs(agent);
        if (!agent.IsIdle) return;
        agent.IdleSince = _idleOrder++;
        AskDiallers(agent.Group);
    }

    private void TakeAllThereIs(TwinAgent agent)
    {
        while (NextFor(agent) is { } contact) Take(contact, agent);
    }
}
