namespace Plateau.Solvers;

/// <summary>Asks a program what it is.</summary>
internal static class Probe
{
    private const double Seconds = 20;

    /// <summary>Null when the program answers and <paramref name="judge"/> has nothing against what it says.</summary>
    public static string? Why(string program, IReadOnlyList<string> arguments, Func<string, string?> judge)
    {
        var outcome = ChildProcess.Run(program, arguments, Path.GetTempPath(), Seconds, CancellationToken.None);
        return outcome.End switch
        {
            ChildEnd.Missing => $"{program} is not on this machine",
            ChildEnd.Ended => judge(outcome.Output),
            _ => $"{program} does not answer",
        };
    }
}
