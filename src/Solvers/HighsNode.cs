using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Plateau.Mathematics.Programming;

namespace Plateau.Solvers;

/// <summary>HiGHS as WebAssembly under Node.js: the npm package highs, which the build puts beside every program. One thread, fixed seed; takes a start.</summary>
public sealed class HighsNode : ChildSolver
{
    private const string RequestFile = "request.json";
    private const string AnswerFile = "answer.json";

    private readonly string program;
    private readonly string script;
    private readonly bool isKept;

    /// <summary>The one that was built with the program. Its process is kept from one programme to the next.</summary>
    public HighsNode()
        : this("node", Path.Combine(AppContext.BaseDirectory, "solver")) => isKept = true;

    /// <summary>A process for each programme.</summary>
    /// <param name="program">Node.js.</param>
    /// <param name="folder">Where solve.mjs and node_modules are.</param>
    internal HighsNode(string program, string folder)
        : base(program)
    {
        this.program = program;
        script = Path.Combine(folder, "solve.mjs");
    }

    public override string Name => "HiGHS 1.15.3 (Node.js)";

    public override string? WhyUnavailable()
    {
        if (!File.Exists(script))
            return $"{script} is missing: the build found no npm, or npm could not get the package highs";
        return Probe.Why(program, ["--version"], output => Version.TryParse(output.Trim().TrimStart('v').Split('-')[0], out var version) && version.Major >= 20 ? null : $"Node.js 20 or later is needed, and {program} --version says {output.Trim()}");
    }

    private protected override IReadOnlyList<string> Prepare(string folder, LinearProgramme programme, SolverLimits limits, ImmutableArray<double> start)
    {
        var request = new Request(limits.Seconds, limits.RelativeGap, Seed, programme.HasIntegers, start.IsEmpty ? null : start);
        File.WriteAllBytes(Path.Combine(folder, RequestFile), JsonSerializer.SerializeToUtf8Bytes(request, JsonSerializerOptions.Web));
        return [script, ModelFile, RequestFile, AnswerFile];
    }

    private protected override ChildOutcome Execute(IReadOnlyList<string> arguments, string folder, double seconds, CancellationToken cancel) => isKept && File.Exists(script)
        ? KeptProcess.Run(program, [script, "--keep"], [.. arguments.Skip(1).Select(file => Path.Combine(folder, file))], seconds, cancel)
        : base.Execute(arguments, folder, seconds, cancel);

    private protected override SolverClaim? OfExitCode(int code) =>
        File.Exists(script) ? base.OfExitCode(code) : new(ClaimedEnd.Unavailable, Problem: $"{script} is missing");

    private protected override SolverClaim Read(string folder, string output, LinearProgramme programme)
    {
        var file = Path.Combine(folder, AnswerFile);
        if (!File.Exists(file))
            return SolverClaim.Broken("it ended without an answer");
        var answer = JsonSerializer.Deserialize<Answer>(File.ReadAllBytes(file), JsonSerializerOptions.Web)!;
        if (answer.Unavailable is not null)
            return new(ClaimedEnd.Unavailable, Problem: answer.Unavailable);
        return answer.Status switch
        {
            "optimal" => new(ClaimedEnd.Optimal, programme.HasIntegers ? answer.Bound : answer.Values is null ? null : programme.Objective(answer.Values), answer.Values),
            "infeasible" => new(ClaimedEnd.Infeasible),
            "unbounded" => new(ClaimedEnd.Unbounded),
            "unboundedOrInfeasible" => new(ClaimedEnd.InfeasibleOrUnbounded),
            "timeLimit" or "iterationLimit" or "interrupted" => new(ClaimedEnd.Limit, answer.Bound, answer.Values),
            _ => SolverClaim.Broken(string.Create(CultureInfo.InvariantCulture, $"it ended with the status \"{answer.Status}\"")),
        };
    }

    private sealed record Request(double Seconds, double Gap, int Seed, bool Whole, ImmutableArray<double>? Start);

    private sealed record Answer(string? Status, double? Bound, double[]? Values, string? Unavailable);
}
