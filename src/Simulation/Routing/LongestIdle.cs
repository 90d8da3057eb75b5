namespace Plateau.Simulation.Routing;

/// <summary>The agent of the level who has been idle longest.</summary>
public sealed class LongestIdle : IAgentSelector
{
    public string Key => "longest-idle";

    public int Select(ReadOnlySpan<int> level, ReadOnlySpan<GroupState> groups)
    {
        var chosen = -1;
        var since = long.MaxValue;
        foreach (var group in level)
        {
            if (groups[group].IdleSince >= since) continue;
            since = groups[group].IdleSince;
            chosen = group;
        }

        return chosen;
    }
}
