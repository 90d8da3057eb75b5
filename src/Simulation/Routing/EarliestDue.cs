namespace Plateau.Simulation.Routing;

/// <summary>The contact that is due first: joining time (less waiting credit) plus the flow's due time; for a flow without one, its threshold of answered within. Equal: the flow listed first.</summary>
public sealed class EarliestDue : IContactSelector
{
    public string Key => "earliest-due";

    public int Select(ReadOnlySpan<LaneOption> options, ReadOnlySpan<LaneState> lanes, long now)
    {
        var chosen = -1;
        var earliest = long.MaxValue;
        foreach (ref readonly var option in options)
        {
            ref readonly var lane = ref lanes[option.Lane];
            if (!option.IsOpen(in lane, now)) continue;
            var due = lane.HeadRank + option.DueTicks;
            if (due >= earliest) continue;
            earliest = due;
            chosen = option.Lane;
        }

        return chosen;
    }
}
