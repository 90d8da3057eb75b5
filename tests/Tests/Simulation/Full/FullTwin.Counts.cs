using Plateau.Simulation.Results;

namespace Plateau.Tests.Simulation.Full;

/// <summary>What is counted where.</summary>
internal sealed partial class FullTwin
{
    private FlowCounts _notCounted;

    /// <summary>The row of the instant at which the contact came in; for one that came before the end of the warm-up a row that nobody reads.</summary>
    private ref FlowCounts Of(TwinContact contact)
    {
        if (contact.CameIn < _plan.WarmUpTicks) return ref _notCounted;
        return ref Flows[(contact.CameIn / _plan.DayTicks * _plan.Flows.Length) + contact.Flow];
    }

    private void CountAnswer(TwinContact contact, long handleTicks)
    {
        var wait = _now - contact.Joined;
        ref var counts = ref Of(contact);
        counts.HandleTicks += handleTicks;
        if (contact.WillBeCalledBack)
        {
            counts.CalledBack++;
            counts.WaitTicksCalledBack += wait;
            return;
        }

        counts.Answered++;
        counts.WaitTicksAnswered += wait;
        if (wait <= PlanOf(contact).AnsweredWithinTicks) counts.AnsweredWithin++;
    }

    /// <summary>At midnight, before anything of the new day: who waits (53).</summary>
    private void CountBacklog()
    {
        if (_now <= _plan.WarmUpTicks) return;
        var day = (_now / _plan.DayTicks) - 1;
        foreach (var contact in _waiting)
        {
            ref var counts = ref Flows[(day * _plan.Flows.Length) + contact.Flow];
            counts.Backlog++;
            counts.BacklogAgeTicks += _now - contact.Joined;
        }
    }

    /// <summary>The part of a time span that counts.</summary>
    private long Inside(long from, long to) => Math.Max(0, to - Math.Max(from, _plan.WarmUpTicks));

    /// <summary>The end of the run (40, 58).</summary>
    private void Finish()
    {
        CountBacklog();
        var lanes = _waiting.Where(contact => !contact.WasTaken).OrderBy(contact => contact.Flow).ThenBy(contact => contact.HasPriority);
        foreach (var contact in lanes.Concat(_inMenus.OrderBy(contact => contact.MenuEnds)))
        {
            Of(contact).WaitingAtEnd++;
            Tell(TraceKind.StillWaiting, contact);
        }

        foreach (var contact in _waiting.Concat(_agents.SelectMany(agent => agent.Hand)))
            if (PlanOf(contact).DueTicks is { } due && contact.Joined + due < _plan.HorizonTicks) Of(contact).DueMissed++;
        foreach (var agent in _agents)
        {
            Groups[agent.Group].StaffedTicks += Inside(agent.Came, _now);
            if (!agent.IsIdle) Groups[agent.Group].BusyTicks += Inside(agent.BusySince, _now);
        }
    }
}
