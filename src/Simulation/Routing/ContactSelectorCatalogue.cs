using System.Collections.Immutable;

namespace Plateau.Simulation.Routing;

/// <summary>All selectors of contacts.</summary>
public static class ContactSelectorCatalogue
{
    public static ImmutableArray<IContactSelector> All { get; } =
    [
        new LongestWait(),
        new ListedContacts(),
        new PriorityFirst(),
        new BestSkillContacts(),
        new WeightedWait(),
        new EarliestDue(),
    ];

    /// <exception cref="ArgumentException">No selector has the key.</exception>
    public static IContactSelector Of(string key) => All.FirstOrDefault(selector => selector.Key == key)
        ?? throw new ArgumentException($"There is no contact selector {key}.\nMaybe one of {string.Join(", ", All.Select(selector => selector.Key))} is meant.", nameof(key));
}
