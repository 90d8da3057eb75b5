using System.Collections.Immutable;

namespace Plateau.Design.Cursor;

/// <summary>Agents with equal skills in an organisation under study.</summary>
/// <param name="Flows">Positions of the flows they take; the first is the primary one.</param>
/// <param name="Agents">How many people, at least 1.</param>
/// <param name="Block">Position of the block whose hours they share.</param>
/// <param name="Equal">True when no flow goes first (everyone takes everything).</param>
public sealed record OrganisationGroup(ImmutableArray<int> Flows, int Agents, int Block, bool Equal = false)
{
    /// <summary>True when contacts go to those with fewer skills first, whatever flow is whose own.</summary>
    public bool ByBreadth { get; init; }
}

/// <summary>
/// An organisation under study: who has which skills, and how hours are shared out over the periods. A block is a set of groups whose hours rise and fall with one curve
/// of need; the search at equal service scales the blocks.
/// </summary>
/// <param name="Share">Share of agents with two skills or more, 0 to 1.</param>
/// <param name="Need">For each block, agents needed in each period by Erlang A (fractions kept).</param>
public sealed record Organisation(OrganisationKind Kind, double Share, ImmutableArray<OrganisationGroup> Groups, ImmutableArray<double[]> Need)
{
    /// <summary>Agents present today in each period, [block][period], where the organisation is today's own; null = today's total is shared out by need.</summary>
    public double[][]? Today { get; init; }

    /// <summary>Share of hours at equal service by agents with two skills or more, where the position allows more than was used; null = <see cref="Share"/>.</summary>
    public double? MultiSkilledHours { get; init; }

    /// <summary>Equal for organisations with equal groups, in whatever order they stand.</summary>
    public string Signature => (Today is null ? "" : "today:") + string.Join(';', Groups
        .GroupBy(group => group.Block)
        .Select(block => string.Join('|', block.Select(group => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{string.Join(',', group.Flows)}{(group.Flows.Length == 1 ? ">" : group.ByBreadth ? "~" : group.Equal ? "=" : ">")}{group.Agents}")).Order(StringComparer.Ordinal)))
        .Order(StringComparer.Ordinal));

    public int Agents => Groups.Sum(group => group.Agents);

    /// <summary>Pairs of agent and flow beyond one flow each.</summary>
    public int FurtherSkills => Groups.Sum(group => group.Agents * (group.Flows.Length - 1));

    /// <summary>Hours of each group in each period when each block gets so many agents: [group][period].</summary>
    public double[][] Spread(double[][] agentsByBlock)
    {
        var agentsInBlock = new double[Need.Length];
        foreach (var group in Groups)
            agentsInBlock[group.Block] += group.Agents;
        return [.. Groups.Select(group =>
        {
            var block = agentsByBlock[group.Block];
            var part = group.Agents / agentsInBlock[group.Block];
            return block.Select(agents => agents * part).ToArray();
        })];
    }
}
