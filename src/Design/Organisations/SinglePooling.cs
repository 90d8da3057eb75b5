using Plateau.Design.Cursor;
using Plateau.Model.Texts;

namespace Plateau.Design.Organisations;

/// <summary>
/// Everyone keeps an own flow, and all help the same one: the flow whose help by all others saves most. Source: Legros, Jouini and Dallery 2015 (single pooling beats the ring where flows are unlike).
/// </summary>
public sealed class SinglePooling : IOrganisationModel
{
    public string Key => "singlePooling";

    public IEnumerable<OrganisationProposal> Build(ModelMaterial material)
    {
        ArgumentNullException.ThrowIfNull(material);
        var parts = material.Parts;
        if (material.NoHelp is { } reason)
            return [OrganisationProposal.Impossible(Key, reason)];
        var common = parts.Poolable.MaxBy(flow => parts.Poolable.Where(other => other != flow).Sum(other => parts.Help(flow, other)));
        var second = Enumerable.Range(0, parts.FlowCount).Select(flow => flow != common && parts.Poolable.Contains(flow) ? common : -1).ToArray();
        return [OrganisationProposal.Of(Key, parts.OwnAndSecond(OrganisationKind.Model, second), () => material.TooFewAgents(parts.FlowCount),
            Message.Of("organisation.note.common", Argument.Of("flow", material.Inputs.Centre.Flows[common].Name)))];
    }
}
