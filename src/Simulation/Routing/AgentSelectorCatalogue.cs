using System.Collections.Immutable;

namespace Plateau.Simulation.Routing;

/// <summary>All selectors of agents.</summary>
public static class AgentSelectorCatalogue
{
    public static ImmutableArray<IAgentSelector> All { get; } =
    [
        new LongestIdle(),
        new ListedAgents(),
        new LeastSkilled(),
        new BestSkill(),
        new LeastOccupied(),
        new RandomAgent(),
    ];

    /// <exception cref="ArgumentException">No selector has the key.</exception>
    public static IAgentSelector Of(string key) => All.FirstOrDefault(selector => selector.Key == key)
        ?? throw new ArgumentException($"There is no agent selector {key}.\nMaybe one of {string.Join(", ", All.Select(selector => selector.Key))} is meant.", nameof(key));
}
