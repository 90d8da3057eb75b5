using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>The contact that an agent takes next. Ends of patience are settled here, and only those that stand in the way.</summary>
internal sealed partial class PlainLoop
{
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
}
