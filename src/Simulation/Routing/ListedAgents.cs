namespace Plateau.Simulation.Routing;

/// <summary>An agent of the first group listed that has one idle.</summary>
public sealed class ListedAgents : IAgentSelector
{
    public string Key => "listed-order";

    public int Select(ReadOnlySpan<int> level, ReadOnlySpan<GroupState> groups)
    {
        foreach (var group in level)
            if (groups[group].Idle > 0) return group;
        return -1;
    }
}
