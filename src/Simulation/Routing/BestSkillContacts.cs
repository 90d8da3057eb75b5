namespace Plateau.Simulation.Routing;

/// <summary>The flows of the best (lowest) preference number first; among flows of equal preference the longest wait, waiting credit included. Equal waits: the flow listed first.</summary>
public sealed class BestSkillContacts : IContactSelector
{
    public string Key => "best-skill";

    public int Select(ReadOnlySpan<LaneOption> options, ReadOnlySpan<LaneState> lanes, long now)
    {
        var chosen = -1;
        var preference = int.MaxValue;
        var rank = long.MaxValue;
        foreach (ref readonly var option in options)
        {
            ref readonly var lane = ref lanes[option.Lane];
            if (!option.IsOpen(in lane, now) || option.Preference > preference) continue;
            if (option.Preference == preference && lane.HeadRank >= rank) continue;
            preference = option.Preference;
            rank = lane.HeadRank;
            chosen = option.Lane;
        }

        return chosen;
    }
}
