namespace Plateau.Simulation.Routing;

/// <summary>An agent of the group with the least ended work since midnight for each agent present; among equals the one idle longest.</summary>
public sealed class LeastOccupied : IAgentSelector
{
    public string Key => "least-occupied";

    public int Select(in AgentChoice choice) => FirstGroup.By<LeastWork>(in choice);

    private readonly struct LeastWork : IGroupOrder
    {
        // Cross-multiplied, so that equal shares are equal; 128 bits because ticks × agents can pass 64.
        public static int Compare(in AgentChoice choice, int first, int second) =>
            ((Int128)choice.Groups[first].WorkedToday * Math.Max(1, choice.Groups[second].Staffed)).CompareTo((Int128)choice.Groups[second].WorkedToday * Math.Max(1, choice.Groups[first].Staffed));
    }
}
