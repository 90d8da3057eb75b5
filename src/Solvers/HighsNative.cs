using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Plateau.Mathematics.Programming;

namespace Plateau.Solvers;

/// <summary>HiGHS as the program highs, 1.8 or later. One thread, fixed seed; takes a start.</summary>
/// <remarks>The options are those of HiGHS' page "Executable"; the solution file is its raw style, which also carries a start.</remarks>
public sealed class HighsNative(string program = "highs") : ChildSolver(program)
{
    private const string OptionsFile = "options.txt";
    private const string StartFile = "start.sol";
    private const string SolutionFile = "answer.sol";

    private readonly string program = program;

    public override string Name => "HiGHS (native)";

    public override string? WhyUnavailable() =>
        Probe.Why(program, ["--version"], output => output.Contains("HiGHS", StringComparison.Ordinal) ? null : $"{program} on this machine is another program");

    private protected override IReadOnlyList<string> Prepare(string folder, LinearProgramme programme, SolverLimits limits, ImmutableArray<double> start)
    {
        File.WriteAllText(
            Path.Combine(folder, OptionsFile),
            string.Create(CultureInfo.InvariantCulture, $"time_limit = {limits.Seconds:R}\nmip_rel_gap = {limits.RelativeGap:R}\nthreads = 1\nparallel = off\nrandom_seed = {Seed}\nsmall_matrix_value = 1e-12\n"));
        List<string> arguments = [ModelFile, "--options_file", OptionsFile, "--solution_file", SolutionFile];
        if (!start.IsEmpty)
        {
            using var writer = new StreamWriter(Path.Combine(folder, StartFile), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            HighsText.WriteStart(writer, programme, start);
            arguments.AddRange(["--read_solution_file", StartFile]);
        }

        return arguments;
    }

    private protected override SolverClaim Read(string folder, string output, LinearProgramme programme)
    {
        var file = Path.Combine(folder, SolutionFile);
        if (!File.Exists(file))
            return SolverClaim.Broken("it ended without a solution file");
        var (status, values) = HighsText.ReadSolution(File.ReadLines(file), programme.VariableCount);
        var bound = HighsText.DualBound(output);
        return status switch
        {
            "Optimal" => new(ClaimedEnd.Optimal, programme.HasIntegers ? bound : values is null ? null : programme.Objective(values), values),
            "Infeasible" => new(ClaimedEnd.Infeasible),
            "Unbounded" => new(ClaimedEnd.Unbounded),
            "Primal infeasible or unbounded" => new(ClaimedEnd.InfeasibleOrUnbounded),
            "Time limit reached" or "Iteration limit reached" or "Interrupted by user" => new(ClaimedEnd.Limit, bound, values),
            _ => SolverClaim.Broken($"it ended with the status \"{status}\""),
        };
    }
}
