using Plateau.Model.Texts;

namespace Plateau.Design.Organisations;

/// <summary>Today's skills and presence, as the log shows them or the centre file states them.</summary>
public sealed class AsObserved : IOrganisationModel
{
    public string Key => "observed";

    public IEnumerable<OrganisationProposal> Build(ModelMaterial material) =>
        [OrganisationProposal.Of(Key, material.Builder.Observed(), () => Message.Of("organisation.cannot.noToday"))];
}
