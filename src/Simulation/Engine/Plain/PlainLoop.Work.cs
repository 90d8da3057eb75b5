using System.Runtime.CompilerServices;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>Agents: taking a contact, the end of the work, coming and going.</summary>
internal sealed partial class PlainLoop
{
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
}
