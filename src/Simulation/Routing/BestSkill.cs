namespace Plateau.Simulation.Routing;

/// <summary>An agent of the group that masters the flow best; among equals the one idle longest.</summary>
public sealed class BestSkill : IAgentSelector
{
    public string Key => "best-skill";

    public int Select(in AgentChoice choice) => FirstGroup.By<GreatestMastery>(in choice);

    private readonly struct GreatestMastery : IGroupOrder
    {
        public static int Compare(in AgentChoice choice, int first, int second) => choice.Mastery.IsEmpty ? 0 : choice.Mastery[second].CompareTo(choice.Mastery[first]);
    }
}
