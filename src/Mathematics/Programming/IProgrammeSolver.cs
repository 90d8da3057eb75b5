using System.Collections.Immutable;

namespace Plateau.Mathematics.Programming;

/// <summary>Solves linear programmes with whole-number variables. Ordinary failures are answers, never exceptions.</summary>
public interface IProgrammeSolver
{
    /// <summary>What the solver is, for people and records, with its version where it is known without asking.</summary>
    string Name { get; }

    /// <summary>Minimises the programme from a start.</summary>
    /// <param name="programme">Must not grow meanwhile.</param>
    /// <param name="limits">When to stop.</param>
    /// <param name="start">One value a variable to start from (need not meet every row), or empty; a solver that takes none ignores it. It may change the answer found, never its proof.</param>
    /// <param name="cancel">Stops the solver at once; the answer is then <see cref="ProgrammeStatus.NoSolutionInTime"/> and the caller looks at its token.</param>
    ProgrammeAnswer Solve(LinearProgramme programme, SolverLimits limits, ImmutableArray<double> start, CancellationToken cancel);

    /// <summary>Minimises the programme.</summary>
    /// <inheritdoc cref="Solve(LinearProgramme, SolverLimits, ImmutableArray{double}, CancellationToken)"/>
    ProgrammeAnswer Solve(LinearProgramme programme, SolverLimits limits, CancellationToken cancel) => Solve(programme, limits, [], cancel);
}

/// <summary>When a solver stops: the first that strikes.</summary>
/// <param name="Seconds">Time on the wall, above 0. An answer that a time limit cut short may differ from one run to the next: it is then <see cref="ProgrammeStatus.Feasible"/>.</param>
/// <param name="RelativeGap">(objective − bound)/|objective| that is good enough, at least 0; reaching it is <see cref="ProgrammeStatus.Optimal"/>.</param>
public sealed record SolverLimits(double Seconds, double RelativeGap)
{
    public double Seconds { get; } = Guard.Positive(Seconds, "time limit in seconds");

    public double RelativeGap { get; } = Guard.NotNegative(RelativeGap, "relative gap");
}

/// <summary>How a solve ended.</summary>
public enum ProgrammeStatus
{
    /// <summary>Solved: the objective is proved to be within the relative gap of the best.</summary>
    Optimal,

    /// <summary>A limit struck; there is a solution, and perhaps a bound.</summary>
    Feasible,

    /// <summary>Proved that no solution exists.</summary>
    Infeasible,

    /// <summary>There are solutions of any low cost.</summary>
    Unbounded,

    /// <summary>A limit struck, or the caller stopped it, before a solution was found; there may be a bound.</summary>
    NoSolutionInTime,

    /// <summary>The solver is not on this machine; the log says what is missing.</summary>
    Unavailable,

    /// <summary>The solver broke, or its claim did not stand our check; the log says how.</summary>
    Failed,
}

/// <summary>Answer of a solver, checked by us: values of a solution keep every row and end, and whole numbers are whole.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Objective">Cost of <paramref name="Values"/>, computed from them; null without solution.</param>
/// <param name="Bound">Proved lower bound on the cost of any solution; null when none is proved. Never above <paramref name="Objective"/>.</param>
/// <param name="Values">One value a variable; empty without solution.</param>
/// <param name="Log">What the solver said, and what we found wrong; of a process, so it may differ between runs and belongs in no result.</param>
public sealed record ProgrammeAnswer(ProgrammeStatus Status, double? Objective, double? Bound, ImmutableArray<double> Values, string Log)
{
    /// <summary>Whether there are values to use.</summary>
    public bool HasSolution => Status is ProgrammeStatus.Optimal or ProgrammeStatus.Feasible;

    /// <summary>(objective − bound)/|objective|, 0 when both are equal; null when either is missing or the objective is 0 and the bound is not.</summary>
    public double? RelativeGap => (Objective, Bound) switch
    {
        (double objective, double bound) when objective == bound => 0,
        (double objective, double bound) when objective != 0 => (objective - bound) / Math.Abs(objective),
        _ => null,
    };

    /// <summary>An answer without solution.</summary>
    public static ProgrammeAnswer Without(ProgrammeStatus status, string log, double? bound = null) => new(status, null, bound, [], log);
}
