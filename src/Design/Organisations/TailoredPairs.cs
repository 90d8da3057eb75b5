namespace Plateau.Design.Organisations;

/// <summary>Everyone has a second flow, chosen where the two can help each other most.</summary>
public sealed class TailoredPairs : IOrganisationModel
{
    public string Key => "tailoredPairs";

    public IEnumerable<OrganisationProposal> Build(ModelMaterial material)
    {
        ArgumentNullException.ThrowIfNull(material);
        return material.NoHelp is { } reason
            ? [OrganisationProposal.Impossible(Key, reason)]
            : [OrganisationProposal.Of(Key, material.Builder.WithSecondSkill(1), () => material.TooFewAgents(material.Parts.FlowCount))];
    }
}
