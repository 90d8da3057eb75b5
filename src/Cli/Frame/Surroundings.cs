namespace Plateau.Cli.Frame;

/// <summary>All that the command line takes from the world around it, so that tests can give it another one.</summary>
internal sealed record Surroundings
{
    /// <summary>Results, and nothing else.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Progress, notes and problems.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether somebody watches <see cref="Error"/> on a screen that can be redrawn.</summary>
    public required bool ErrorIsTerminal { get; init; }

    /// <summary>Value of an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Stopped by Ctrl-C or by the system.</summary>
    public required CancellationToken Stop { get; init; }

    public static Surroundings OfProcess(CancellationToken stop) => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        ErrorIsTerminal = !Console.IsErrorRedirected && System.Environment.GetEnvironmentVariable("TERM") != "dumb",
        Environment = System.Environment.GetEnvironmentVariable,
        Clock = TimeProvider.System,
        Stop = stop,
    };
}
