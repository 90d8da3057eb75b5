using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Plateau.Mathematics.Programming;

namespace Plateau.Solvers;

/// <summary>
/// A solver that is a program of its own: a model file in, a solution file and a log out, in a private folder that is removed afterwards. The program is killed with
/// all that it started when it is cancelled or overruns its time by more than a margin. Nothing it claims is believed unchecked.
/// </summary>
public abstract class ChildSolver : IProgrammeSolver
{
    /// <summary>Equal in every run, for every solver that takes a seed.</summary>
    protected const int Seed = 0;

    internal const string ModelFile = "model.mps";

    private const double Tolerance = 1e-6;

    private readonly string program;

    private protected ChildSolver(string program) => this.program = program;

    public abstract string Name { get; }

    /// <summary>Beyond the limit that the solver was told, for reading the model and for a step that it cannot interrupt: the limit times this, and <see cref="MarginSeconds"/>.</summary>
    internal double MarginShare { get; init; } = 0.25;

    internal double MarginSeconds { get; init; } = 5;

    /// <summary>Why this solver cannot be used here, in English for a log, or null when it can. Starts the program once.</summary>
    public abstract string? WhyUnavailable();

    public ProgrammeAnswer Solve(LinearProgramme programme, SolverLimits limits, ImmutableArray<double> start, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(limits);
        if (start.IsDefault) start = [];
        if (!start.IsEmpty && start.Length != programme.VariableCount)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {programme.VariableCount} variables but {start.Length} values to start from."), nameof(start));
        if (programme.VariableCount == 0)
            return WithoutVariables(programme);

        var answer = Once(programme, limits, start, withCosts: true, cancel, out var end);
        // With whole numbers, solvers that say unbounded mean the relaxation.
        if (end != ClaimedEnd.InfeasibleOrUnbounded && !(end == ClaimedEnd.Unbounded && programme.HasIntegers))
            return answer;
        // Without costs nothing is unbounded: there is a solution or there is none.
        var free = Once(programme, limits, start, withCosts: false, cancel, out var freeEnd);
        return free.Status switch
        {
            _ when freeEnd == ClaimedEnd.InfeasibleOrUnbounded => ProgrammeAnswer.Without(ProgrammeStatus.Infeasible, answer.Log + free.Log),
            ProgrammeStatus.Optimal or ProgrammeStatus.Feasible => ProgrammeAnswer.Without(ProgrammeStatus.Unbounded, answer.Log),
            ProgrammeStatus.Infeasible or ProgrammeStatus.NoSolutionInTime => ProgrammeAnswer.Without(free.Status, answer.Log + free.Log),
            _ => ProgrammeAnswer.Without(ProgrammeStatus.Failed, answer.Log + free.Log),
        };
    }

    /// <summary>Writes what the program needs beside the model, and gives its arguments.</summary>
    private protected abstract IReadOnlyList<string> Prepare(string folder, LinearProgramme programme, SolverLimits limits, ImmutableArray<double> start);

    /// <summary>Runs the program on the files of this folder.</summary>
    private protected virtual ChildOutcome Execute(IReadOnlyList<string> arguments, string folder, double seconds, CancellationToken cancel) => ChildProcess.Run(program, arguments, folder, seconds, cancel);

    /// <summary>Reads what the program left. May throw on broken files: that is then a failure of the solver.</summary>
    private protected abstract SolverClaim Read(string folder, string output, LinearProgramme programme);

    /// <summary>What an exit code other than 0 means; null to look at the files nevertheless.</summary>
    private protected virtual SolverClaim? OfExitCode(int code) =>
        code == 0 ? null : SolverClaim.Broken(string.Create(CultureInfo.InvariantCulture, $"the program ended with code {code}"));

    private static ProgrammeAnswer WithoutVariables(LinearProgramme programme) =>
        programme.Violation([]) is { } broken ? ProgrammeAnswer.Without(ProgrammeStatus.Infeasible, $"Without variables: {broken}.") : new(ProgrammeStatus.Optimal, 0, 0, [], "No variables.");

    private ProgrammeAnswer Once(LinearProgramme programme, SolverLimits limits, ImmutableArray<double> start, bool withCosts, CancellationToken cancel, out ClaimedEnd end)
    {
        end = ClaimedEnd.Broken;
        string? folder = null;
        try
        {
            folder = Directory.CreateTempSubdirectory("plateau-solver-").FullName;
            using (var writer = new StreamWriter(Path.Combine(folder, ModelFile), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16))
                MpsText.Write(programme, writer, withCosts);
            var arguments = Prepare(folder, programme, limits, start);
            var outcome = Execute(arguments, folder, limits.Seconds * (1 + MarginShare) + MarginSeconds, cancel);
            var claim = outcome.End switch
            {
                ChildEnd.Missing => new(ClaimedEnd.Unavailable),
                ChildEnd.Cancelled => new(ClaimedEnd.Limit, Problem: "stopped by the caller"),
                ChildEnd.Overran => new(ClaimedEnd.Limit, Problem: "killed: it ran on after its time limit"),
                _ => OfExitCode(outcome.ExitCode) ?? ReadSafely(folder, outcome.Output, programme),
            };
            end = claim.End;
            return Judge(programme, limits, claim, outcome.Output, withCosts);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ProgrammeAnswer.Without(ProgrammeStatus.Failed, $"{Name}: the files of the solver could not be written or read: {failure.Message}\n");
        }
        finally
        {
            Remove(folder);
        }
    }

    private SolverClaim ReadSafely(string folder, string output, LinearProgramme programme)
    {
        try
        {
            return Read(folder, output, programme);
        }
        catch (Exception failure) when (failure is IOException or FormatException or OverflowException or ArgumentException or InvalidOperationException or System.Text.Json.JsonException)
        {
            return SolverClaim.Broken($"its answer cannot be read: {failure.Message}");
        }
    }

    private ProgrammeAnswer Judge(LinearProgramme programme, SolverLimits limits, SolverClaim claim, string output, bool withCosts)
    {
        var log = claim.Problem is null ? output : $"{output}\n{Name}: {claim.Problem}.\n";
        var bound = claim.Bound is { } said && double.IsFinite(said) ? claim.Bound : null;
        switch (claim.End)
        {
            case ClaimedEnd.Infeasible: return ProgrammeAnswer.Without(ProgrammeStatus.Infeasible, log);
            case ClaimedEnd.Unbounded: return ProgrammeAnswer.Without(ProgrammeStatus.Unbounded, log);
            case ClaimedEnd.Unavailable: return ProgrammeAnswer.Without(ProgrammeStatus.Unavailable, log);
            case ClaimedEnd.Broken or ClaimedEnd.InfeasibleOrUnbounded: return ProgrammeAnswer.Without(ProgrammeStatus.Failed, log);
            case ClaimedEnd.Limit when claim.Values is null: return ProgrammeAnswer.Without(ProgrammeStatus.NoSolutionInTime, log, bound);
        }

        if (claim.Values is null || claim.Values.Length != programme.VariableCount)
            return ProgrammeAnswer.Without(ProgrammeStatus.Failed, $"{log}\n{Name}: it claims a solution but gives no value for each variable.\n");
        var values = Tidy(programme, claim.Values);
        if (programme.Violation(values.AsSpan(), Tolerance) is { } broken)
            return ProgrammeAnswer.Without(ProgrammeStatus.Failed, $"{log}\n{Name}: its solution does not stand our check: {broken}.\n");

        var objective = withCosts ? programme.Objective(values.AsSpan()) : 0;
        var slack = Tolerance * Math.Max(1, Math.Abs(objective));
        if (bound > objective + slack)
            return ProgrammeAnswer.Without(ProgrammeStatus.Failed, string.Create(CultureInfo.InvariantCulture, $"{log}\n{Name}: its bound {bound:R} is above its own solution's cost {objective:R}.\n"));
        if (bound > objective) bound = objective;
        var isClose = objective - bound <= limits.RelativeGap * Math.Abs(objective) + slack;
        // The word of the solver counts only where it gives no bound: it may have stopped at a limit with the gap closed, or measure the gap in another way.
        var optimal = bound is null ? claim.End == ClaimedEnd.Optimal : isClose;
        return new(optimal ? ProgrammeStatus.Optimal : ProgrammeStatus.Feasible, objective, bound, values, log);
    }

    /// <summary>Whole where it must be and nearly is, and inside its ends where it is nearly outside.</summary>
    private static ImmutableArray<double> Tidy(LinearProgramme programme, double[] claimed)
    {
        var values = ImmutableArray.CreateBuilder<double>(claimed.Length);
        for (var i = 0; i < claimed.Length; i++)
        {
            var (value, variable) = (claimed[i], programme.Variables[i]);
            var whole = Math.Round(value);
            if (variable.Integer && Math.Abs(value - whole) <= Tolerance)
                value = whole;
            else if (!variable.Integer && value < variable.Low && value >= variable.Low - Tolerance)
                value = variable.Low;
            else if (!variable.Integer && value > variable.High && value <= variable.High + Tolerance)
                value = variable.High;
            // No −0.
            values.Add(value == 0 ? 0 : value);
        }

        return values.MoveToImmutable();
    }

    private static void Remove(string? folder)
    {
        if (folder is null)
            return;
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // A killed child may still hold a file on some systems; the system's own tidying of temporary files takes it later.
        }
    }
}
