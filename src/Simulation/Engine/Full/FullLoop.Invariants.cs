using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Simulation.Engine.Full;

/// <summary>The laws that hold after every event, for checked runs. Each walks the whole state: slow, and meant so.</summary>
internal sealed partial class FullLoop
{
    private long _lastChecked;

    private void CheckState(in Check check)
    {
        if (check.Event == 1) _lastChecked = 0;
        check.That(_now >= _lastChecked, "the clock never goes back");
        _lastChecked = _now;
        CheckAgents(in check);
        CheckLanes(in check);
        CheckContacts(in check);
    }

    private void CheckAgents(in Check check)
    {
        for (var group = 0; group < _groups.Length; group++)
        {
            ref readonly var state = ref _groups[group];
            var table = _tables.Groups[group];
            int present = 0, busy = 0;
            for (var position = table.FirstAgent; position < table.FirstAgent + table.Agents; position++)
            {
                ref readonly var agent = ref _agents[position];
                check.That(agent.IsPresent || (agent.InHand == 0 && agent.Bucket < 0), "who is not there has nothing in hand and is not listed");
                if (!agent.IsPresent) continue;
                present++;
                if (agent.InHand > 0) busy++;
                check.That(agent.Bucket >= 0 == (agent.InHand == 0 || (table.HasSeveral && HasRoom(in agent))), "who has room is listed");
                check.That(agent.Bucket < 0 || agent.Bucket == agent.InHand, "listed under the number in hand");
                var inHand = 0;
                for (var slot = agent.FirstInHand; slot >= 0; slot = _slots[slot].Next)
                {
                    inHand++;
                    check.That(_slots[slot].Agent == position && _slots[slot].State > ContactState.Waiting, "what is in hand knows the agent");
                    check.That(_slots[slot].State == ContactState.Handing || _slots[slot].WorkEvent != 0 || _slots[slot].End >= _tables.Horizon, "work in hand has an end");
                }

                check.That(inHand == agent.InHand, "the number in hand is right");
            }

            check.That(present == state.Staffed + state.Leaving && busy == state.Busy && present - busy == state.Idle, "idle + busy = staffed + leaving");
            check.That(state.Leaving == 0 || state.Idle == 0, "nobody is idle while a colleague works past the shift");
            check.That(state.Leaving >= 0 && state.Staffed >= 0, "no number of agents is negative");
        }
    }

    private void CheckLanes(in Check check)
    {
        var waiting = 0;
        for (var lane = 0; lane < _lanes.Length; lane++)
        {
            var previous = -1;
            for (var slot = _lanes[lane].Head; slot >= 0; slot = _slots[slot].Next)
            {
                ref readonly var contact = ref _slots[slot];
                check.That(contact.Lane == lane && contact.Previous == previous && contact.State == ContactState.Waiting, "a contact is linked into its own lane");
                previous = slot;
                waiting++;
            }

            check.That(_lanes[lane].Tail == previous, "the last of a lane is its end");
        }

        check.That(waiting == _waiting && waiting == _waitingOf.Sum(), "the number waiting is the sum of the lanes");
        for (var group = 0; group < _groups.Length; group++)
        {
            // A level that opens at this very tick may still have its event to come.
            var idle = _buckets[group * PlanRules.MostConcurrent].First;
            if (idle < 0 || !_tables.Groups[group].IsSimple) continue;
            foreach (ref readonly var option in _tables.Groups[group].Options.AsSpan())
                check.That(_lanes[option.Lane].HeadArrival == long.MaxValue || _lanes[option.Lane].HeadArrival + option.AfterTicks >= _now || !WasNotPutBack(in option), "nobody is idle while a contact that they may take waits");
        }
    }

    private bool WasNotPutBack(in Routing.LaneOption option) => _slots[_lanes[option.Lane].Head].PutBackFrom == ContactState.Gone;

    private void CheckContacts(in Check check)
    {
        var all = default(FlowCounts);
        foreach (ref readonly var row in _counts.AsSpan()) all.Add(in row);
        var inside = 0;
        for (var slot = 0; slot < _used; slot++)
            if (_slots[slot].State == ContactState.InMenu || (_slots[slot].State == ContactState.Waiting && _slots[slot].PutBackFrom == ContactState.Gone)) inside++;
        check.That(all.Offered == _contacts, "every contact from outside is offered");
        check.That(all.Offered + all.Received == all.Answered + all.CalledBack + all.Abandoned + all.Blocked + all.Closed + all.SelfServed + all.Deterred + all.SentOn + all.Messages + all.WaitingAtEnd + inside, "every contact is somewhere");
    }

    private void CheckEnd(in Check check)
    {
        for (var group = 0; group < _groups.Length; group++)
            check.That(_groupCounts[group].BusyTicks >= 0 && _groupCounts[group].BusyTicks <= _groupCounts[group].StaffedTicks, "busy time is at most staffed time");
        for (var set = 0; set < _freeLines.Length; set++) check.That(_freeLines[set] >= 0 && _freeLines[set] <= _plan.Lines[set].Count, "no line is lost or made");
    }
}
