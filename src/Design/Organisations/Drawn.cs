using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Model.Organisations;
using Plateau.Model.Texts;

namespace Plateau.Design.Organisations;

/// <summary>What the user drew in the centre file. A flow that stands in several groups shares its need between them by their agents, each agent's time parted equally over the group's flows.</summary>
public sealed class Drawn : IOrganisationModel
{
    public string Key => "drawn";

    public IEnumerable<OrganisationProposal> Build(ModelMaterial material)
    {
        ArgumentNullException.ThrowIfNull(material);
        return material.Inputs.Centre.Organisations.Select(drawn => Proposal(material, drawn));
    }

    private static OrganisationProposal Proposal(ModelMaterial material, DrawnOrganisation drawn)
    {
        var key = $"drawn:{drawn.Id}";
        var centre = material.Inputs.Centre;
        var positions = centre.Flows.Select((flow, position) => (flow.Id, position)).ToDictionary(pair => pair.Id, pair => pair.position);
        var groups = drawn.Groups.Select(group => (Flows: group.Flows.Where(positions.ContainsKey).Select(flow => positions[flow]).ToImmutableArray(), group.Agents)).Where(group => !group.Flows.IsEmpty).ToArray();
        var uncovered = Enumerable.Range(0, centre.Flows.Length).Except(groups.SelectMany(group => group.Flows)).ToArray();
        if (uncovered.Length > 0)
            return OrganisationProposal.Impossible(key, Message.Of("organisation.cannot.uncovered", Argument.List("flows", material.Names(uncovered))), drawn.Name);
        var mixed = groups.Where(group => group.Flows.Length > 1).SelectMany(group => group.Flows).Where(flow => centre.Flows[flow].Protected).Distinct().ToArray();
        if (mixed.Length > 0)
            return OrganisationProposal.Impossible(key, Message.Of("organisation.cannot.protected", Argument.List("flows", material.Names(mixed))), drawn.Name);
        return Agents(material, groups) is not { } agents
            ? OrganisationProposal.Impossible(key, material.TooFewAgents(groups.Length), drawn.Name)
            : new OrganisationProposal(key, drawn.Name, Organisation(material, groups, agents), null, []);
    }

    private static Organisation Organisation(ModelMaterial material, (ImmutableArray<int> Flows, int? Agents)[] groups, int[] agents)
    {
        var weightOfFlow = new double[material.Parts.FlowCount];
        for (var group = 0; group < groups.Length; group++)
        {
            foreach (var flow in groups[group].Flows)
                weightOfFlow[flow] += Weight(group);
        }

        var need = groups.Select((group, index) => Need(material, group.Flows, flow => Weight(index) / weightOfFlow[flow]));
        return new Organisation(
            OrganisationKind.Model,
            (double)agents.Where((_, index) => groups[index].Flows.Length > 1).Sum() / agents.Sum(),
            [.. groups.Select((group, index) => new OrganisationGroup(group.Flows, agents[index], index, Equal: group.Flows.Length > 1))],
            [.. need]);

        double Weight(int group) => (double)agents[group] / groups[group].Flows.Length;
    }

    /// <summary>A group that has its flows for itself needs what a pool of them needs; else each flow counts with its part.</summary>
    private static double[] Need(ModelMaterial material, ImmutableArray<int> flows, Func<int, double> part)
    {
        if (flows.All(flow => part(flow) > 1 - 1e-9))
            return material.Inputs.NeedOf(flows);
        var need = new double[material.Inputs.NeedByFlow[0].Length];
        foreach (var flow in flows)
        {
            for (var period = 0; period < need.Length; period++)
                need[period] += part(flow) * material.Inputs.NeedByFlow[flow][period];
        }

        return need;
    }

    /// <summary>Stated numbers as they are; the agents left are shared out by need among the other groups; null when there are too few.</summary>
    private static int[]? Agents(ModelMaterial material, (ImmutableArray<int> Flows, int? Agents)[] groups)
    {
        var open = Enumerable.Range(0, groups.Length).Where(group => groups[group].Agents is null).ToArray();
        var result = groups.Select(group => group.Agents ?? 0).ToArray();
        if (open.Length == 0)
            return result;
        var holders = groups.SelectMany(group => group.Flows).GroupBy(flow => flow).ToDictionary(flow => flow.Key, flow => flow.Count());
        var need = open.Select(group => groups[group].Flows.Sum(flow => material.Inputs.NeedByFlow[flow].Sum() / holders[flow])).ToArray();
        if (OrganisationParts.SharedOut(need, material.Inputs.Agents - result.Sum()) is not { } shared)
            return null;
        for (var index = 0; index < open.Length; index++)
            result[open[index]] = shared[index];
        return result;
    }
}
