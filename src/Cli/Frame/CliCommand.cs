using System.CommandLine;

namespace Plateau.Cli.Frame;

/// <summary>One command: its form and what it does. It stands in one file and in one line of <see cref="Commands.CommandCatalogue"/>.</summary>
internal interface ICliCommand
{
    /// <summary>Name, arguments and options; descriptions are codes of help texts.</summary>
    Command Form { get; }

    /// <returns>The exit code.</returns>
    /// <exception cref="UserErrorException">What the user gave cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Stopped before anything worth keeping was there.</exception>
    int Run(Session session);
}

/// <summary>A family of commands, which does nothing itself (queue erlang-a).</summary>
internal interface ICliCommandFamily
{
    string Name { get; }

    IReadOnlyList<ICliCommand> Commands { get; }
}
