namespace Plateau.Simulation.Routing;

/// <summary>The greatest product of the flow's weight and the wait, waiting credit included. Equal products: the flow listed first.</summary>
public sealed class WeightedWait : IContactSelector
{
    public string Key => "weighted-wait";

    public int Select(ReadOnlySpan<LaneOption> options, ReadOnlySpan<LaneState> lanes, long now)
    {
        var chosen = -1;
        var greatest = double.NegativeInfinity;
        foreach (ref readonly var option in options)
        {
            ref readonly var lane = ref lanes[option.Lane];
            if (!option.IsOpen(in lane, now)) continue;
            var weighted = option.Weight * (now - lane.HeadRank);
            if (weighted <= greatest) continue;
            greatest = weighted;
            chosen = option.Lane;
        }

        return chosen;
    }
}
