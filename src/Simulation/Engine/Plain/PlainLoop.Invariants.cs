using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>The laws that hold after every event, for checked runs. Each walks the whole state: slow, and meant so.</summary>
internal sealed partial class PlainLoop
{
    private long _lastChecked;

    private void CheckState(in Check check, long now)
    {
        if (check.Event == 1) _lastChecked = 0;
        check.That(now >= _lastChecked, "the clock never goes back");
        _lastChecked = now;
        CheckAgents(in check);
        CheckLanes(in check, now);
        CheckContacts(in check);
    }

    private void CheckAgents(in Check check)
    {
        var busy = 0;
        for (var position = 0; position < _groups.Length; position++)
        {
            ref readonly var group = ref _groups[position];
            check.That(group.Idle > 0 == _idle.Has(position), "a group is in the set of those with somebody idle exactly when it has one");
            check.That(group.Idle >= 0 && group.Busy >= 0 && group.Leaving >= 0, "no number of agents is negative");
            check.That(group.Idle + group.Busy == group.Staffed + group.Leaving, "idle + busy = staffed + leaving");
            check.That(group.Leaving == 0 || group.Idle == 0, "nobody is idle while a colleague works past the shift");
            check.That(!_tables.AsksIdleTimes || group.Idle == 0 == (group.IdleSince == long.MaxValue), "idle since is known exactly when someone is idle");
            busy += group.Busy;
        }

        check.That(busy == _workEnds.Count, "each busy agent has one end of work");
    }

    private void CheckLanes(in Check check, long now)
    {
        var waiting = 0;
        for (var position = 0; position < _waiting.Lanes.Length; position++)
        {
            var lane = _waiting.Lanes[position];
            var before = long.MinValue;
            var previous = -1;
            for (var slot = lane.Head; slot >= 0; slot = _waiting[slot].Next)
            {
                ref readonly var contact = ref _waiting[slot];
                check.That(contact.Lane == position && contact.Previous == previous, "a contact is linked into its own lane");
                check.That(contact.Arrival >= before && contact.Arrival <= now, "a lane is in order of arrival");
                check.That(!_tables.EagerAbandonment || contact.Patience >= now, "nobody waits past the end of patience");
                before = contact.Arrival;
                previous = slot;
                waiting++;
            }

            check.That(lane.Tail == previous, "the last of a lane is its end");
            check.That(lane.Head >= 0 == ((_waiting.Occupied[position >> 6] >> position & 1) != 0), "a lane is in the set of those with somebody exactly when it has one");
        }

        check.That(waiting == _waiting.Count, "the number waiting is the sum of the lanes");
        check.That(waiting <= _tables.WaitingPlaces, "nobody waits beyond the places");
        for (var group = 0; group < _groups.Length; group++)
        {
            if (_groups[group].Idle == 0) continue;
            foreach (ref readonly var option in _tables.Lanes.Options[group].AsSpan())
                check.That(IdleIsRight(in option, group, now), "nobody is idle while a contact that they may take waits");
        }
    }

    /// <summary>A level that opens at this very tick may still have its event to come.</summary>
    private bool IdleIsRight(in LaneOption option, int group, long now)
    {
        for (var slot = _waiting.Lanes[option.Lane].Head; slot >= 0; slot = _waiting[slot].Next)
        {
            ref readonly var contact = ref _waiting[slot];
            if (EndOfPatience(in contact) >= now && contact.Arrival + option.AfterTicks < now) return false;
        }

        return group >= 0;
    }

    /// <summary>The same as the loop's, without making it known to the loop: a check must not change what happens.</summary>
    private long EndOfPatience(in WaitingContact contact)
    {
        var stream = RandomStream.ForNumber(_patienceKeys[contact.Flow], contact.Number);
        return contact.Patience >= 0 ? contact.Patience : contact.Arrival + Ticks.FromSeconds(_tables.Flows[contact.Flow].Patience.Sample(ref stream));
    }

    private void CheckContacts(in Check check)
    {
        var all = default(FlowCounts);
        foreach (ref readonly var row in _counts.AsSpan()) all.Add(row.ToFlowCounts());
        check.That(all.Offered == _contacts, "every arrival is offered");
        check.That(all.Offered == all.Answered + all.Abandoned + all.Blocked + all.WaitingAtEnd + _waiting.Count, "offered = answered + abandoned + blocked + waiting");
        check.That(all.LeftBeforeQueue <= all.Abandoned && all.AbandonedShort <= all.Abandoned && all.AnsweredWithin <= all.Answered, "a part is at most its whole");
    }

    private void CheckEnd(in Check check)
    {
        CheckContacts(in check);
        check.That(_waiting.Count == 0, "at the end every contact is counted");
        for (var group = 0; group < _groups.Length; group++)
            check.That(_groupCounts[group].BusyTicks >= 0 && _groupCounts[group].BusyTicks <= _groupCounts[group].StaffedTicks, "busy time is at most staffed time");
    }
}
