using Plateau.Model.Texts;

namespace Plateau.Design.Organisations;

/// <summary>Everyone takes everything that is not protected.</summary>
public sealed class EveryoneEverything : IOrganisationModel
{
    public string Key => "everyone";

    public IEnumerable<OrganisationProposal> Build(ModelMaterial material)
    {
        ArgumentNullException.ThrowIfNull(material);
        var parts = material.Parts;
        return parts.Poolable.Length < 2
            ? [OrganisationProposal.Impossible(Key, Message.Of("organisation.cannot.nothingToPool"))]
            : [OrganisationProposal.Of(Key, material.Builder.Everyone(), () => material.TooFewAgents(1 + parts.FlowCount - parts.Poolable.Length))];
    }
}
