namespace Plateau.Simulation.Routing;

/// <summary>The contact that has waited longest, waiting credit included. Equal waits: the flow listed first, and within it the ordinary contact, which has really waited longer.</summary>
public sealed class LongestWait : IContactSelector
{
    public string Key => "longest-wait";

    public int Select(ReadOnlySpan<LaneOption> options, ReadOnlySpan<LaneState> lanes, long now)
    {
        var chosen = -1;
        var rank = long.MaxValue;
        foreach (ref readonly var option in options)
        {
            ref readonly var lane = ref lanes[option.Lane];
            if (lane.HeadRank >= rank || !option.IsOpen(in lane, now)) continue;
            rank = lane.HeadRank;
            chosen = option.Lane;
        }

        return chosen;
    }
}
