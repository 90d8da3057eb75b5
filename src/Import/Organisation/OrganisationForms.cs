using System.Collections.Immutable;
using Plateau.Import.Organisation.Sheets;

namespace Plateau.Import.Organisation;

/// <summary>Every sheet of the organisation workbook, in the order in which people fill it.</summary>
public static class OrganisationForms
{
    public static ImmutableArray<ISheetForm> All { get; } =
    [
        new ActivitiesSheet(),
        new FlowsSheet(),
        new EntryPointsSheet(),
        new CalendarsSheet(),
        new MenuSheet(),
        new RulesSheet(),
        new TeamsSheet(),
        new PeopleSheet(),
        new SkillsSheet(),
        new AssessmentsSheet(),
        new RequirementsSheet(),
        new ResponsibilitiesSheet(),
        new IndicatorsSheet(),
        new HelpLinksSheet(),
        new TransfersSheet(),
        new JourneysSheet(),
        new ContactReasonsSheet(),
        new CostsSheet(),
    ];

    public static ISheetForm Of(string key) => All.First(form => form.Key == key);
}
