using System.Collections.Immutable;
using Plateau.Cli.Frame;

namespace Plateau.Cli.Commands;

/// <summary>All commands, in the order of the help. New ones for each parse: a form of the parser belongs to one tree.</summary>
internal static class CommandCatalogue
{
    public static ImmutableArray<ICliCommand> Commands =>
    [
        new StudyCommand(),
        new ImportCommand(),
        new MapColumnsCommand(),
        new MapCommand(),
        new JourneysCommand(),
        new IndicatorsCommand(),
        new CheckCommand(),
        new DiagnoseCommand(),
        new SizeCommand(),
        new CursorCommand(),
        new StaffCommand(),
        new SimulateCommand(),
        new ServeCommand(),
    ];

    public static ImmutableArray<ICliCommandFamily> Families => [new OrganisationFamily(), new QueueFamily()];
}
