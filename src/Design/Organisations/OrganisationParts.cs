using System.Collections.Immutable;
using Plateau.Design.Cursor;

namespace Plateau.Design.Organisations;

/// <summary>
/// The vocabulary in which every organisation is said, positions of the cursor and models alike: who is there, which flows help each other, pools of flows, and an own skill with a second one.
/// A protected flow keeps agents of its own in all of them.
/// </summary>
public sealed class OrganisationParts(CursorInputs inputs)
{
    private readonly Memo<(int, int), double> help = new();
    private readonly double[] needs = [.. inputs.NeedByFlow.Select(periods => periods.Sum())];
    private int[]? own;

    public CursorInputs Inputs => inputs;

    public int FlowCount => inputs.FlowCount;

    /// <summary>Flows that may be pooled, in their order.</summary>
    public ImmutableArray<int> Poolable { get; } = [.. inputs.Poolable];

    /// <summary>Agents of each flow when each has one skill: by need (largest remainder), at least one a flow; null when there are fewer agents than flows.</summary>
    public int[]? OwnAgents => own ??= SharedOut(needs, inputs.Agents);

    /// <summary>Agent-periods that the flow needs on its own.</summary>
    public double NeedOf(int flow) => needs[flow];

    /// <summary>Agent-periods saved if the two flows shared their agents; the same in both orders.</summary>
    public double Help(int first, int second)
    {
        var key = first < second ? (first, second) : (second, first);
        return help.Of(key, pair => inputs.MutualHelp(pair.Item1, pair.Item2));
    }

    /// <summary>Each set of flows is taken by agents who take all of it; a flow in none keeps agents of its own. Null when there are fewer agents than that makes groups.</summary>
    /// <param name="pools">Disjoint, none empty, without protected flows.</param>
    public Organisation? Pools(OrganisationKind kind, IReadOnlyList<ImmutableArray<int>> pools)
    {
        var units = pools.Concat(Enumerable.Range(0, FlowCount).Except(pools.SelectMany(pool => pool)).Select(flow => ImmutableArray.Create(flow))).ToArray();
        var need = units.Select(unit => inputs.NeedOf(unit)).ToImmutableArray();
        var agents = OwnAgents is { } byFlow
            ? units.Select(unit => unit.Sum(flow => byFlow[flow])).ToArray()
            : SharedOut([.. need.Select(periods => periods.Sum())], inputs.Agents);
        if (agents is null || units.Length == 0)
            return null;
        var groups = units.Select((unit, index) => new OrganisationGroup(unit, agents[index], index, Equal: unit.Length > 1)).ToImmutableArray();
        return new Organisation(kind, ShareOfSeveral(groups), groups, need);
    }

    /// <summary>Each flow has agents of its own; some of them take a second flow when theirs leaves them free. Null when there are fewer agents than flows.</summary>
    /// <param name="second">[own flow, second flow]: how many; at most the flow's own agents in all.</param>
    public Organisation? OwnAndSecond(OrganisationKind kind, int[,] second)
    {
        if (OwnAgents is not { } byFlow)
            return null;
        var groups = new List<OrganisationGroup>();
        for (var flow = 0; flow < FlowCount; flow++)
        {
            var helpers = Enumerable.Range(0, FlowCount).Where(other => second[flow, other] > 0).ToArray();
            var left = byFlow[flow] - helpers.Sum(other => second[flow, other]);
            if (left > 0)
                groups.Add(new OrganisationGroup([flow], left, flow));
            groups.AddRange(helpers.Select(other => new OrganisationGroup([flow, other], second[flow, other], flow)));
        }

        return new Organisation(kind, ShareOfSeveral(groups), [.. groups], inputs.NeedByFlow);
    }

    /// <summary>All own agents of each flow take this second flow; −1 = none.</summary>
    public Organisation? OwnAndSecond(OrganisationKind kind, IReadOnlyList<int> secondOf)
    {
        if (OwnAgents is not { } byFlow)
            return null;
        var second = new int[FlowCount, FlowCount];
        for (var flow = 0; flow < FlowCount; flow++)
        {
            if (secondOf[flow] >= 0)
                second[flow, secondOf[flow]] = byFlow[flow];
        }

        return OwnAndSecond(kind, second);
    }

    /// <summary>Agents by need (largest remainder), at least one each; null when there are fewer agents than units.</summary>
    public static int[]? SharedOut(double[] need, int agents)
    {
        if (agents < need.Length)
            return null;
        var spare = agents - need.Length;
        var total = need.Sum();
        var exact = need.Select(hours => total > 0 ? Math.Max(0, (hours / total * agents) - 1) : 1.0).ToArray();
        var scale = exact.Sum() > 0 ? spare / exact.Sum() : 0;
        var whole = exact.Select(part => (int)Math.Floor(part * scale)).ToArray();
        var order = Enumerable.Range(0, need.Length).OrderByDescending(unit => (exact[unit] * scale) - whole[unit]).ThenBy(unit => unit).ToArray();
        var missing = spare - whole.Sum();
        for (var next = 0; next < missing; next++)
            whole[order[next % order.Length]]++;
        return [.. whole.Select(part => part + 1)];
    }

    private static double ShareOfSeveral(IReadOnlyList<OrganisationGroup> groups) =>
        (double)groups.Where(group => group.Flows.Length > 1).Sum(group => group.Agents) / groups.Sum(group => group.Agents);
}
