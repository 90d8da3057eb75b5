namespace Plateau.Solvers;

/// <summary>How a solver says that it ended.</summary>
internal enum ClaimedEnd
{
    Optimal,
    Limit,
    Infeasible,
    Unbounded,
    InfeasibleOrUnbounded,
    Unavailable,
    Broken,
}

/// <summary>What a solver claims, before we have checked it.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Bound">Proved lower bound, or null.</param>
/// <param name="Values">A value a variable, or null without solution.</param>
/// <param name="Problem">What was wrong, for the log.</param>
internal sealed record SolverClaim(ClaimedEnd End, double? Bound = null, double[]? Values = null, string? Problem = null)
{
    public static SolverClaim Broken(string problem) => new(ClaimedEnd.Broken, Problem: problem);
}
