namespace Plateau.Cli.Frame;

/// <summary>What a command ends with (docs/cli.md).</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A defect of Plateau itself.</summary>
    public const int Defect = 1;

    /// <summary>Bad usage or bad input.</summary>
    public const int BadInput = 2;

    /// <summary>The question has no feasible answer.</summary>
    public const int Infeasible = 3;

    /// <summary>Stopped by the user; what was complete is kept and labelled partial.</summary>
    public const int Cancelled = 130;
}
