namespace Plateau.Simulation.Routing;

/// <summary>Contacts of the priority class before all others, whatever their flow; within a class the longest wait. Equal waits: the flow listed first.</summary>
public sealed class PriorityFirst : IContactSelector
{
    public string Key => "priority";

    public int Select(ReadOnlySpan<LaneOption> options, ReadOnlySpan<LaneState> lanes, long now)
    {
        var chosen = -1;
        var chosenHasPriority = false;
        var rank = long.MaxValue;
        foreach (ref readonly var option in options)
        {
            ref readonly var lane = ref lanes[option.Lane];
            if (!option.IsOpen(in lane, now)) continue;
            var better = option.IsPriority == chosenHasPriority ? lane.HeadRank < rank : option.IsPriority;
            if (!better) continue;
            rank = lane.HeadRank;
            chosenHasPriority = option.IsPriority;
            chosen = option.Lane;
        }

        return chosen;
    }
}
