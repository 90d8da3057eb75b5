using System.Collections.Immutable;
using System.Globalization;
using Plateau.Design.Organisations;

namespace Plateau.Design.Cursor.Hours;

/// <summary>
/// The sets of skills from which the best organisation at a position of the cursor is mixed: each flow alone; pairs of flows (all of them, or with many flows those that help each other most); flows that share a tag (family, channel, customer
/// type, tier, part of the journey); everything that may be pooled. Pairs come before triples: with few flows triples too.
/// </summary>
public static class CandidateSets
{
    private const int MostFlowsForTriples = 5;
    private const int MostFlowsForAllPairs = 8;
    private const int PairsAFlow = 2;

    /// <summary>Every set is a block of its own, whose hours follow the need of its flows together. Contacts go to those with fewer skills first.</summary>
    public static Organisation Of(OrganisationParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var sets = Enumerable.Range(0, parts.FlowCount).Select(flow => ImmutableArray.Create(flow))
            .Concat(Pairs(parts))
            .Concat(parts.Poolable.Length <= MostFlowsForTriples ? Triples(parts.Poolable) : [])
            .Concat(Tagged(parts))
            .Append(parts.Poolable)
            .Where(set => set.Length > 0)
            .DistinctBy(set => string.Join(',', set))
            .ToArray();
        return new Organisation(
            OrganisationKind.SecondSkill,
            1,
            [.. sets.Select((set, block) => new OrganisationGroup(set, 1, block, Equal: true) { ByBreadth = true })],
            [.. sets.Select(set => set.Length == 1 ? parts.Inputs.NeedByFlow[set[0]] : parts.Inputs.NeedOf(set))]);
    }

    private static IEnumerable<ImmutableArray<int>> Pairs(OrganisationParts parts)
    {
        var pairs = parts.Poolable.SelectMany(first => parts.Poolable.Where(second => second > first).Select(second => (First: first, Second: second))).ToArray();
        if (parts.Poolable.Length <= MostFlowsForAllPairs)
            return pairs.Select(pair => ImmutableArray.Create(pair.First, pair.Second));
        return parts.Poolable
            .SelectMany(flow => pairs.Where(pair => pair.First == flow || pair.Second == flow).OrderByDescending(pair => parts.Help(pair.First, pair.Second)).ThenBy(pair => pair).Take(PairsAFlow))
            .Distinct()
            .Order()
            .Select(pair => ImmutableArray.Create(pair.First, pair.Second));
    }

    private static IEnumerable<ImmutableArray<int>> Triples(ImmutableArray<int> flows) =>
        from first in flows
        from second in flows.Where(flow => flow > first)
        from third in flows.Where(flow => flow > second)
        select ImmutableArray.Create(first, second, third);

    private static IEnumerable<ImmutableArray<int>> Tagged(OrganisationParts parts)
    {
        var flows = parts.Inputs.Centre.Flows;
        Func<int, string?>[] tags = [flow => flows[flow].Family, flow => flows[flow].Channel, flow => flows[flow].CustomerType, flow => flows[flow].Tier?.ToString(CultureInfo.InvariantCulture), flow => flows[flow].JourneyPart];
        return tags.SelectMany(tag => parts.Poolable.Where(flow => tag(flow) is not null).GroupBy(tag, StringComparer.Ordinal).Select(group => group.ToImmutableArray()));
    }
}
