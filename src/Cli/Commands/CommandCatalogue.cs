using System.Collections.Immutable;
using Plateau.Cli.Frame;

namespace Plateau.Cli.Commands;

/// <summary>All commands, in the order of the help.</summary>
internal static class CommandCatalogue
{
    // New ones for each parse: a form of the parser belongs to one tree.
    public static ImmutableArray<ICliCommand> Commands => 
        [new StudyCommand(), new ImportCommand(), new CheckCommand(), new DiagnoseCommand(), new SizeCommand(), new SimulateCommand()];

    public static ImmutableArray<ICliCommandFamily> Families => [new QueueFamily()];
}
