using Plateau.Design.Cursor;
using Plateau.Model.Texts;

namespace Plateau.Design.Organisations;

/// <summary>
/// A closed chain: the agents of each flow help the next one. Source: Jordan and Graves 1995. The chain begins with the flow that needs most and goes on with the flow that the last one can help most.
/// </summary>
public sealed class RingOfSecondSkills : IOrganisationModel
{
    public string Key => "ring";

    public IEnumerable<OrganisationProposal> Build(ModelMaterial material)
    {
        ArgumentNullException.ThrowIfNull(material);
        var parts = material.Parts;
        if (material.NoHelp is { } reason)
            return [OrganisationProposal.Impossible(Key, reason)];
        var order = Order(parts);
        var second = Enumerable.Repeat(-1, parts.FlowCount).ToArray();
        for (var place = 0; place < order.Count; place++)
            second[order[place]] = order[(place + 1) % order.Count];
        return [OrganisationProposal.Of(Key, parts.OwnAndSecond(OrganisationKind.Model, second), () => material.TooFewAgents(parts.FlowCount),
            Message.Of("organisation.note.ring", Argument.Of("chain", string.Join(" → ", material.Names(order.Append(order[0]))))))];
    }

    private static List<int> Order(OrganisationParts parts)
    {
        var left = parts.Poolable.ToList();
        var order = new List<int> { left.MaxBy(parts.NeedOf) };
        left.Remove(order[0]);
        while (left.Count > 0)
        {
            var next = left.MaxBy(flow => parts.Help(order[^1], flow));
            order.Add(next);
            left.Remove(next);
        }

        return order;
    }
}
