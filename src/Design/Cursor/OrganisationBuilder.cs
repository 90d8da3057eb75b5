using System.Collections.Immutable;
using Plateau.Design.Organisations;

namespace Plateau.Design.Cursor;

/// <summary>
/// Builds the positions of the cursor from the same people and the same flows. Who gets which second skill is chosen simply: the pair of flows that can help each
/// other most (agents saved by Erlang A if the two shared agents), divided by 1 + the agents who already serve that pair, goes first; of the two, the flow with more agents left gives one.
/// </summary>
public sealed class OrganisationBuilder(OrganisationParts parts)
{
    private readonly CursorInputs inputs = parts.Inputs;

    public OrganisationBuilder(CursorInputs inputs)
        : this(new OrganisationParts(inputs))
    {
    }

    /// <summary>Today's skills: people with equal skills are one group, with their share of the presence in each period.</summary>
    public Organisation? Observed()
    {
        var centre = inputs.Centre;
        var all = Enumerable.Range(0, inputs.FlowCount).ToArray();
        var bySkills = centre.Groups
            .Select(group => (Group: group, Flows: all.Where(flow => group.Skills.Any(held => held.Skill == centre.Flows[flow].Skill)).ToImmutableArray()))
            .Where(entry => entry.Flows.Length > 0)
            .GroupBy(entry => string.Join(',', entry.Flows), StringComparer.Ordinal)
            .OrderBy(set => set.Key, StringComparer.Ordinal)
            .ToArray();
        if (bySkills.Length == 0 || inputs.StaffedHours <= 0)
            return null;
        var groups = bySkills.Select((set, block) => new OrganisationGroup(
            set.First().Flows, Math.Max(1, (int)Math.Round(set.Sum(entry => CursorInputs.PeopleOf(entry.Group, centre.Grid)))), block, Equal: true)).ToImmutableArray();

        // At equal service each set of skills may grow or shrink on its own, from its present share of the pooled need.
        var pooled = inputs.NeedOf(all);
        var need = bySkills.Select(set => Presence([.. set.Select(entry => entry.Group.StaffedPerPeriod)]).Select((share, period) => share * pooled[period]).ToArray());
        double agents = groups.Sum(group => group.Agents);
        var multi = groups.Where(group => group.Flows.Length > 1).Sum(group => group.Agents);
        return new Organisation(OrganisationKind.Observed, multi / agents, groups, [.. need]) { Today = [.. bySkills.Select(set => SumOf([.. set.Select(entry => entry.Group.StaffedPerPeriod)]))] };
    }

    /// <summary>One skill each; null when there are fewer agents than flows.</summary>
    public Organisation? Specialised() => WithSecondSkill(0);

    /// <summary>A share of the agents has a second skill; protected flows neither give nor take help.</summary>
    public Organisation? WithSecondSkill(double share)
    {
        if (parts.OwnAgents is not { } agentsByFlow)
            return null;
        var second = new int[inputs.FlowCount, inputs.FlowCount];
        var left = (int[])agentsByFlow.Clone();
        for (var trained = 0; trained < (int)Math.Round(share * inputs.Agents); trained++)
        {
            if (BestPair(left, second) is not { } pair)
                break;
            second[pair.First, pair.Second]++;
            left[pair.First]--;
        }

        return parts.OwnAndSecond(share == 0 ? OrganisationKind.Specialised : OrganisationKind.SecondSkill, second);
    }

    /// <summary>Everyone takes everything that is not protected; a protected flow keeps agents of its own.</summary>
    public Organisation? Everyone() => Pool(parts.Poolable, OrganisationKind.Everyone);

    /// <summary>This flow alone, all others in one pool; null when the flow is the only one or there is one agent.</summary>
    public Organisation? Isolated(int flow) => Pool([.. parts.Poolable.Where(other => other != flow)], OrganisationKind.SecondSkill);

    /// <summary>Half of the flow's own agents stay with it alone; the others and the pool take everything.</summary>
    public Organisation? HalfIsolated(int flow)
    {
        if (parts.OwnAgents is not { } agentsByFlow || Everyone() is not { } everyone)
            return null;
        var own = Math.Max(1, agentsByFlow[flow] / 2);
        var pool = everyone.Groups[0];
        if (pool.Agents <= own)
            return null;
        var need = inputs.NeedByFlow[flow].Select(agents => agents / 2).ToArray();
        var rest = everyone.Need[0].Select((agents, period) => Math.Max(0, agents - need[period])).ToArray();
        return new Organisation(
            OrganisationKind.SecondSkill,
            everyone.Share * (pool.Agents - own) / pool.Agents,
            [pool with { Agents = pool.Agents - own }, .. everyone.Groups.Skip(1), new OrganisationGroup([flow], own, everyone.Need.Length)],
            [rest, .. everyone.Need.Skip(1), need]);
    }

    private Organisation? Pool(ImmutableArray<int> pooled, OrganisationKind kind) => pooled.Length == 0 ? null : parts.Pools(kind, [pooled]);

    private (int First, int Second)? BestPair(int[] left, int[,] second)
    {
        (int First, int Second)? best = null;
        (double Value, int Left, double Need) most = (double.NegativeInfinity, 0, 0);
        foreach (var flow in parts.Poolable.Where(flow => left[flow] > 0))
        {
            foreach (var other in parts.Poolable.Where(other => other != flow))
            {
                // Help is the same both ways: the flow with more agents left gives one, so that the order of the flows in a file decides nothing.
                var value = (parts.Help(flow, other) / (1 + second[flow, other] + second[other, flow]), left[flow], parts.NeedOf(flow));
                if (value.CompareTo(most) > 0)
                    (best, most) = ((flow, other), value);
            }
        }

        return best;
    }

    private static double[] SumOf(ImmutableArray<double>[] members) =>
        [.. Enumerable.Range(0, members[0].Length).Select(period => members.Sum(member => member[period]))];

    /// <summary>The set's share of all presence, in each period; over the whole time where nobody is present.</summary>
    private double[] Presence(ImmutableArray<double>[] members)
    {
        var all = members.Sum(member => member.Sum()) / Math.Max(1e-9, inputs.Staffed.Sum());
        return [.. inputs.Staffed.Select((staffed, period) => staffed > 0 ? members.Sum(member => member[period]) / staffed : all)];
    }
}
