namespace Plateau.Simulation.Routing;

/// <summary>An agent of the first group listed that has one idle.</summary>
public sealed class ListedAgents : IAgentSelector
{
    public string Key => "listed-order";

    public int Select(in AgentChoice choice)
    {
        foreach (var group in choice.Level)
            if (choice.Groups[group].Idle > 0) return group;
        return -1;
    }
}
