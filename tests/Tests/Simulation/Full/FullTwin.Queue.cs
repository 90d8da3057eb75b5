using Plateau.Mathematics.Random;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Tests.Simulation.Full;

/// <summary>Joining a queue, and what happens in it: levels that open, queue rules, ends of patience, closing.</summary>
internal sealed partial class FullTwin
{
    private void Join(TwinContact contact)
    {
        var flow = PlanOf(contact);
        contact.Joined = _now;
        contact.HasPriority = Stream(StreamPurpose.Priority, contact).NextUniform() < flow.CreditShare;
        contact.Rank = contact.Joined - (contact.HasPriority ? flow.CreditTicks : 0);
        for (var level = 0; level < flow.Levels.Length; level++)
        {
            if (!IsOpenAtOnce(flow.Levels[level]) || AgentFor(contact, level) is not { } agent) continue;
            Take(contact, agent);
            return;
        }

        if (flow.Preempts && WorkToBreakOff(contact.Flow) is { } work)
        {
            var agent = work.Agent!;
            PutBack(work);
            Take(contact, agent);
            Offer(work);
        }
        else if (_plan.WaitingPlaces is { } places && _waiting.Count >= places)
        {
            Block(contact);
        }
        else
        {
            var patienceFactor = 1.0;
            if (!contact.IsConsultation && MeetRulesOfJoining(contact, ref patienceFactor)) return;
            Wait(contact, patienceFactor);
            OpenLevelsWithQueue(contact);
        }
    }

    private static bool IsOpenAtOnce(LevelPlan level) => level is { AfterTicks: 0, QueueAtLeast: 0 };

    private int WaitingOf(int flow) => _waiting.Count(contact => contact.Flow == flow);

    /// <summary>True when the contact has left.</summary>
    private bool MeetRulesOfJoining(TwinContact contact, ref double patienceFactor)
    {
        var rules = PlanOf(contact).QueueRules;
        for (var position = 0; position < rules.Length; position++)
        {
            if (rules[position].AfterTicks > 0 || !Applies(rules[position], position, contact)) continue;
            if (rules[position].Action == QueueAction.HearsWait)
            {
                patienceFactor *= rules[position].PatienceFactor;
                continue;
            }

            Apply(rules[position], contact);
            return !contact.WillBeCalledBack;
        }

        return false;
    }

    private bool Applies(QueueRulePlan rule, int position, TwinContact contact)
    {
        var others = _waiting.Where(other => other.Flow == contact.Flow && other != contact).ToArray();
        var expectedWait = others.Length == 0 ? 0 : _now - others.Min(other => other.Joined);
        var stream = Stream(StreamPurpose.QueueRule, contact);
        for (var draw = 0; draw < position; draw++) stream.NextUniform();
        return others.Length >= rule.QueueAtLeast && expectedWait >= rule.ExpectedWaitAtLeastTicks && stream.NextUniform() < rule.Share;
    }

    /// <summary>A rule that ends the stay, or turns it into waiting for a callback.</summary>
    private void Apply(QueueRulePlan rule, TwinContact contact)
    {
        switch (rule.Action)
        {
            case QueueAction.Leaves:
                LeaveQueue(contact);
                Of(contact).Deterred++;
                EndUnanswered(contact, TraceKind.Deterred);
                MayReturn(contact, ReturnCause.TurnedAway);
                break;
            case QueueAction.LeavesMessage:
                LeaveQueue(contact);
                LeaveMessage(contact, rule.ToFlow!.Value);
                break;
            case QueueAction.IsCalledBackLater:
                LeaveQueue(contact);
                Of(contact).Messages++;
                EndUnanswered(contact, TraceKind.Message);
                var stream = Stream(StreamPurpose.QueueRule, contact);
                foreach (var _ in PlanOf(contact).QueueRules) stream.NextUniform();
                var derived = Derive(contact, rule.ToFlow!.Value);
                Schedule(_now + Ticks.OfWork(rule.Delay!.Sample(ref stream)), ComesAfterDelay, () => ComeIn(derived));
                break;
            default:
                AcceptCallback(contact);
                break;
        }
    }

    private void AcceptCallback(TwinContact contact)
    {
        contact.WillBeCalledBack = true;
        contact.PatienceEnds = null;
        Tell(TraceKind.AcceptedCallback, contact);
        FreeLine(contact);
        SetOriginFree(contact);
    }

    private void Wait(TwinContact contact, double patienceFactor)
    {
        var flow = PlanOf(contact);
        Of(contact).Delayed++;
        Tell(TraceKind.Waits, contact);
        _waiting.Add(contact);
        var stay = ++contact.Stay;
        if (!contact.WillBeCalledBack && !contact.IsConsultation)
        {
            var stream = Stream(StreamPurpose.Patience, contact);
            contact.PatienceEnds = _now + Ticks.FromSeconds(flow.Patience.Sample(ref stream) * patienceFactor);
            Schedule(contact.PatienceEnds.Value, PatienceEnds, () => GiveUp(contact, stay));
            ScheduleRule(contact, 0);
        }

        ScheduleLevel(contact, 0);
    }

    private void LeaveQueue(TwinContact contact)
    {
        if (_waiting.Remove(contact)) contact.Stay++;
    }

    private bool StillWaits(TwinContact contact, int stay) => contact.Stay == stay && _waiting.Contains(contact);

    private void GiveUp(TwinContact contact, int stay)
    {
        if (!StillWaits(contact, stay) || contact.PatienceEnds is null) return;
        LeaveQueue(contact);
        var wait = _now - contact.Joined;
        ref var counts = ref Of(contact);
        counts.Abandoned++;
        counts.WaitTicksAbandoned += wait;
        if (wait <= PlanOf(contact).AnsweredWithinTicks) counts.AbandonedWithin++;
        if (wait <= PlanOf(contact).ShortAbandonTicks) counts.AbandonedShort++;
        EndUnanswered(contact, TraceKind.Abandoned);
        MayReturn(contact, ReturnCause.Abandoned);
    }

    /// <summary>The chain of later rules: position counts the rules with after above 0 in the order of their times, then of the list (25).</summary>
    private void ScheduleRule(TwinContact contact, int position)
    {
        var later = PlanOf(contact).QueueRules.Select((rule, index) => (Rule: rule, Index: index)).Where(rule => rule.Rule.AfterTicks > 0).OrderBy(rule => rule.Rule.AfterTicks).ToArray();
        if (position == later.Length) return;
        var stay = contact.Stay;
        Schedule(contact.Joined + later[position].Rule.AfterTicks, RuleComes, () =>
        {
            if (!StillWaits(contact, stay) || contact.WillBeCalledBack) return;
            if (Applies(later[position].Rule, later[position].Index, contact)) Apply(later[position].Rule, contact);
            else ScheduleRule(contact, position + 1);
        });
    }

    /// <summary>The chain of later levels.</summary>
    private void ScheduleLevel(TwinContact contact, int first)
    {
        var levels = PlanOf(contact).Levels;
        var position = first;
        while (position < levels.Length && levels[position].AfterTicks == 0) position++;
        if (position == levels.Length) return;
        var stay = contact.Stay;
        Schedule(contact.Joined + levels[position].AfterTicks, LevelOpens, () =>
        {
            if (!StillWaits(contact, stay)) return;
            if (WaitingOf(contact.Flow) >= levels[position].QueueAtLeast && AgentFor(contact, position) is { } agent) Take(contact, agent);
            else ScheduleLevel(contact, position + 1);
        });
    }

    /// <summary>Levels that open because the queue has grown (15).</summary>
    private void OpenLevelsWithQueue(TwinContact contact)
    {
        var levels = PlanOf(contact).Levels;
        for (var position = 0; position < levels.Length; position++)
        {
            if (levels[position].QueueAtLeast == 0) continue;
            while (IsOpenNow(levels[position], contact.Flow) && AgentFor(contact, position) is { } agent && NextFor(agent) is { } next) Take(next, agent);
        }
    }

    private bool IsOpenNow(LevelPlan level, int flow)
    {
        var waiting = _waiting.Where(contact => contact.Flow == flow).ToArray();
        return waiting.Length >= level.QueueAtLeast && waiting.Length > 0 && _now - waiting.Min(contact => contact.Joined) >= level.AfterTicks;
    }

    private void ScheduleClosings()
    {
        for (var period = 1; period < _plan.Periods; period++)
        {
            for (var flow = 0; flow < _plan.Flows.Length; flow++)
            {
                var (plan, closed) = (_plan.Flows[flow], flow);
                if (plan.ClearsAtClosing && !plan.Open.IsEmpty && plan.Open[period - 1] && !plan.Open[period]) Schedule(period * _plan.PeriodTicks, FlowCloses, () => Clear(closed));
            }

            var opening = period;
            Schedule(period * _plan.PeriodTicks, FlowCloses, () => AskDiallersOfOpening(opening));
        }
    }

    /// <summary>All that wait are turned away, but for those put back, who have been answered (28).</summary>
    private void Clear(int flow)
    {
        // Contacts that never left the list since they joined stand in it in the order of joining.
        var cleared = _waiting.Where(contact => contact.Flow == flow && !contact.WasTaken).ToArray();
        foreach (var contact in cleared) LeaveQueue(contact);
        foreach (var contact in cleared) BeTurnedAway(contact);
    }
}
