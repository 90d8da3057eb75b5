using System.Collections.Immutable;

namespace Plateau.Design.Organisations;

/// <summary>All organisation models, in the order of the report.</summary>
public static class OrganisationModelCatalogue
{
    public static ImmutableArray<IOrganisationModel> All { get; } =
    [
        new AsObserved(),
        new OneSkillEach(),
        new ByChannel(),
        new ByFamily(),
        new ByCustomerType(),
        new ByTier(),
        new ByJourneyPart(),
        new SinglePooling(),
        new RingOfSecondSkills(),
        new TailoredPairs(),
        new EveryoneEverything(),
        new Drawn(),
    ];
}
