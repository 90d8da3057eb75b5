namespace Plateau.Simulation.Routing;

/// <summary>The first flow listed that has a contact waiting; within the flow the longest wait, waiting credit included.</summary>
public sealed class ListedContacts : IContactSelector
{
    public string Key => "listed-order";

    public int Select(ReadOnlySpan<LaneOption> options, ReadOnlySpan<LaneState> lanes, long now)
    {
        var chosen = -1;
        var flow = -1;
        foreach (ref readonly var option in options)
        {
            if (chosen >= 0 && option.Flow != flow) break;
            ref readonly var lane = ref lanes[option.Lane];
            if (!option.IsOpen(in lane, now) || (chosen >= 0 && lane.HeadRank >= lanes[chosen].HeadRank)) continue;
            chosen = option.Lane;
            flow = option.Flow;
        }

        return chosen;
    }
}
