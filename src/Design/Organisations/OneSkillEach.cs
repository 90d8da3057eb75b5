namespace Plateau.Design.Organisations;

/// <summary>One flow for each agent.</summary>
public sealed class OneSkillEach : IOrganisationModel
{
    public string Key => "oneSkill";

    public IEnumerable<OrganisationProposal> Build(ModelMaterial material) =>
        [OrganisationProposal.Of(Key, material.Builder.Specialised(), () => material.TooFewAgents(material.Parts.FlowCount))];
}
