namespace Plateau.Simulation.Routing;

/// <summary>An agent of the group that takes the fewest flows, so that those who can do more stay free; among equals the one idle longest.</summary>
public sealed class LeastSkilled : IAgentSelector
{
    public string Key => "least-skilled";

    public int Select(in AgentChoice choice) => FirstGroup.By<FewestFlows>(in choice);

    private readonly struct FewestFlows : IGroupOrder
    {
        public static int Compare(in AgentChoice choice, int first, int second) => choice.Breadth[first].CompareTo(choice.Breadth[second]);
    }
}
