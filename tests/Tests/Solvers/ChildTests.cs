using System.Diagnostics;
using Plateau.Mathematics.Programming;
using Plateau.Solvers;
using Shouldly;
using Xunit;
using static Plateau.Tests.Solvers.SolverBench;

namespace Plateau.Tests.Solvers;

/// <summary>Programs that are missing, break, lie or never end; time limits and cancellation.</summary>
public sealed class ChildTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("plateau-solver-test-").FullName;

    public static TheoryData<string> Solvers => Words;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Solvers))]
    public void A_missing_program_is_unavailable(string word)
    {
        var solver = Make(word, Path.Combine(folder, "not-there"));
        solver.WhyUnavailable().ShouldNotBeNull().ShouldContain("not-there");
        var answer = Run(solver);
        answer.Status.ShouldBe(ProgrammeStatus.Unavailable);
        answer.Log.ShouldContain("not-there");
    }

    [Fact]
    public void A_build_without_the_package_is_unavailable()
    {
        var solver = new HighsNode("node", folder);
        solver.WhyUnavailable().ShouldNotBeNull().ShouldContain("npm");
        Run(solver).Status.ShouldBe(ProgrammeStatus.Unavailable);
        // The script alone, without the package.
        File.Copy(Path.Combine(AppContext.BaseDirectory, "solver", "solve.mjs"), Path.Combine(folder, "solve.mjs"));
        var answer = Run(new HighsNode("node", folder));
        answer.Status.ShouldBe(ProgrammeStatus.Unavailable, answer.Log);
        answer.Log.ShouldContain("highs");
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Rubbish_a_crash_and_an_early_end_are_failures_with_a_log(string word)
    {
        var rubbish = Run(Fake(word, "echo 'all is well'; for f in answer.sol answer.txt answer.bin answer.json; do echo '{\"status\": 12, rubbish' > $f; done"));
        rubbish.Status.ShouldBe(ProgrammeStatus.Failed, rubbish.Log);
        rubbish.Log.ShouldContain("all is well");

        var crash = Run(Fake(word, "echo 'out of luck' >&2; kill -SEGV $$"));
        crash.Status.ShouldBe(ProgrammeStatus.Failed);
        crash.Log.ShouldContain("out of luck");
        crash.Log.ShouldContain("ended with code");

        Run(Fake(word, "exit 3")).Status.ShouldBe(ProgrammeStatus.Failed);
        Run(Fake(word, "exit 0")).Status.ShouldBe(ProgrammeStatus.Failed);
    }

    [Fact]
    public void A_solution_that_breaks_a_row_is_no_solution()
    {
        const string head = "printf 'Model status\\nOptimal\\n\\n# Primal solution values\\nFeasible\\nObjective 3\\n# Columns 2\\n";
        var good = Run(Fake("highs", head + "x0 1\\nx1 2.0000001\\n# Rows 1\\nr0 3\\n' > answer.sol; echo '  Dual bound        3'"));
        good.Status.ShouldBe(ProgrammeStatus.Optimal, good.Log);
        good.Values.ShouldBe([1, 2]);
        good.Bound.ShouldBe(3);

        var short1 = Run(Fake("highs", head + "x0 1\\nx1 1\\n' > answer.sol"));
        short1.Status.ShouldBe(ProgrammeStatus.Failed);
        short1.Log.ShouldContain("row 0");
        Run(Fake("highs", head + "x0 1.4\\nx1 1.6\\n' > answer.sol")).Log.ShouldContain("not whole");
        Run(Fake("highs", head + "x0 1\\n' > answer.sol")).Log.ShouldContain("ends early");
        Run(Fake("highs", head + "x0 1\\nx7 2\\n' > answer.sol")).Status.ShouldBe(ProgrammeStatus.Failed);
        Run(Fake("highs", head + "x0 1\\nx0 2\\n' > answer.sol")).Status.ShouldBe(ProgrammeStatus.Failed);
        Run(Fake("highs", head + "x0 1\\nx1 2\\n' > answer.sol; echo '  Dual bound        3.5'")).Log.ShouldContain("bound");
    }

    [Fact]
    public void A_gap_that_is_open_is_not_optimal_whatever_the_solver_says()
    {
        const string head = "printf 'Model status\\nOptimal\\n\\n# Primal solution values\\nFeasible\\nObjective 4\\n# Columns 2\\nx0 2\\nx1 2\\n' > answer.sol; echo '  Dual bound        3'";
        var solver = Fake("highs", head);
        Run(solver).Status.ShouldBe(ProgrammeStatus.Feasible);
        var answer = Run(solver, new SolverLimits(5, 0.25));
        answer.Status.ShouldBe(ProgrammeStatus.Optimal);
        answer.RelativeGap.ShouldBe(0.25);
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void A_program_that_never_ends_is_killed_with_its_children(string word)
    {
        var mark = Path.Combine(folder, "child.pid");
        var watch = Stopwatch.StartNew();
        var answer = Run(Fake(word, $"sleep 300 & echo $! > {mark}; echo started; yes; wait", marginSeconds: 0.3), new SolverLimits(0.2, 0));
        answer.Status.ShouldBe(ProgrammeStatus.NoSolutionInTime);
        answer.Log.ShouldContain("started");
        answer.Log.ShouldContain("time limit");
        answer.Log.Length.ShouldBeLessThan(2_000_000);
        watch.Elapsed.TotalSeconds.ShouldBeLessThan(20);
        IsRunning(File.ReadAllText(mark).Trim()).ShouldBeFalse();
    }

    [Fact]
    public void The_folder_of_a_solve_is_removed()
    {
        var mark = Path.Combine(folder, "where");
        Run(Fake("highs", $"pwd > {mark}; exit 1"));
        var used = File.ReadAllText(mark).Trim();
        used.ShouldContain("plateau-solver-");
        Directory.Exists(used).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void A_time_limit_gives_what_there_is(string word)
    {
        var solver = Get(word);
        var cancel = TestContext.Current.CancellationToken;
        var watch = Stopwatch.StartNew();
        var some = solver.Solve(HardInstance.Make(60, 6), new SolverLimits(1.5, 0), cancel);
        some.Status.ShouldBeOneOf(ProgrammeStatus.Feasible, ProgrammeStatus.NoSolutionInTime);
        if (some.HasSolution)
            some.Bound!.Value.ShouldBeLessThanOrEqualTo(some.Objective!.Value);
        var none = solver.Solve(HardInstance.Make(60, 6, withSlack: false), new SolverLimits(1.5, 0), cancel);
        none.Status.ShouldBe(ProgrammeStatus.NoSolutionInTime, none.Log);
        none.Values.ShouldBeEmpty();
        watch.Elapsed.TotalSeconds.ShouldBeLessThan(20);
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public async Task Cancelling_stops_within_a_second(string word)
    {
        var solver = Get(word);
        using var source = new CancellationTokenSource();
        var solving = Task.Run(() => solver.Solve(HardInstance.Make(60, 6, withSlack: false), new SolverLimits(120, 0), source.Token), TestContext.Current.CancellationToken);
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        solving.IsCompleted.ShouldBeFalse();
        var watch = Stopwatch.StartNew();
        await source.CancelAsync();
        var answer = await solving;
        // One second, and one more for a machine that is busy with other tests.
        watch.Elapsed.TotalSeconds.ShouldBeLessThan(2);
        answer.Status.ShouldBe(ProgrammeStatus.NoSolutionInTime);
        solver.Solve(Whole(1, 1), Exact, source.Token).Status.ShouldBe(ProgrammeStatus.NoSolutionInTime);
    }

    [Fact]
    public void HiGHS_own_solution_file_is_read()
    {
        // A stand-in for the native program that drives the same code as WebAssembly: its solution file is written by HiGHS itself.
        File.WriteAllText(
            Path.Combine(folder, "highs.mjs"),
            $$"""
            import loadHighs from '{{new Uri(Path.Combine(AppContext.BaseDirectory, "solver", "node_modules", "highs", "build", "highs.mjs"))}}';
            import { readFileSync, writeFileSync } from 'node:fs';
            const highs = await loadHighs({ print: (line) => console.log(line) });
            const model = highs.createModel({ format: 'mps', data: readFileSync('model.mps') });
            model.options.read(readFileSync('options.txt', 'utf8').replace(/^(threads|parallel).*$/gm, ''));
            model.run();
            writeFileSync('answer.sol', model.exportSolution(false));
            """);
        var solver = Fake("highs", $"node {folder}/highs.mjs");
        var knapsack = Run(solver, programme: Whole(1, -10, -40, -30, -50).With(-Endless, 10, 5, 4, 6, 3));
        knapsack.Status.ShouldBe(ProgrammeStatus.Optimal, knapsack.Log);
        knapsack.Values.ShouldBe([0, 1, 0, 1]);
        knapsack.Bound!.Value.ShouldBe(-90, 1e-6);
        Run(solver, programme: Continuous(0, 9, 1, 1).With(1.5, Endless, 1, 2)).Objective!.Value.ShouldBe(0.75, 1e-9);
        Run(solver, programme: Whole(9, 1, 1).With(3, 3, 2, 2)).Status.ShouldBe(ProgrammeStatus.Infeasible);
        Run(solver, programme: Whole(Endless, -1).With(1, Endless, 1)).Status.ShouldBe(ProgrammeStatus.Unbounded);
        Run(solver, new SolverLimits(0.5, 0), HardInstance.Make(60, 6, withSlack: false)).Status.ShouldBe(ProgrammeStatus.NoSolutionInTime);
    }

    [Fact]
    public void The_choice_takes_the_first_that_works_and_names_what_is_missing()
    {
        SolverChoice.Find(SolverChoice.None).ShouldBeNull();
        SolverChoice.Find(null).ShouldNotBeNull();
        SolverChoice.Find("node").ShouldBeOfType<HighsNode>();
        foreach (var word in SolverChoice.Words.Where(word => word != SolverChoice.None))
        {
            var search = SolverChoice.Search(word);
            (search.Solver is null).ShouldBe(search.Missing.Length == 1);
        }

        Should.Throw<ArgumentException>(() => SolverChoice.Find("gurobi")).Message.ShouldContain("node");
    }

    /// <summary>Whether it works on; one that was killed may stay listed until its parent takes notice.</summary>
    private static bool IsRunning(string id)
    {
        var state = $"/proc/{id}/stat";
        try
        {
            return File.Exists(state) && File.ReadAllText(state).Split(") ")[1][0] is not ('Z' or 'X');
        }
        catch (Exception gone) when (gone is IOException)
        {
            return false;
        }
    }

    /// <summary>x + y at least 3, both whole, at cost 1 each.</summary>
    private static ProgrammeAnswer Run(ChildSolver solver, SolverLimits? limits = null, LinearProgramme? programme = null) =>
        ((IProgrammeSolver)solver).Solve(programme ?? Whole(9, 1, 1).With(3, Endless, 1, 1), limits ?? new SolverLimits(30, 0), TestContext.Current.CancellationToken);

    private static ChildSolver Make(string word, string program, double marginSeconds = 5) => word switch
    {
        "highs" => new HighsNative(program) { MarginSeconds = marginSeconds },
        "node" => new HighsNode(program, Path.Combine(AppContext.BaseDirectory, "solver")) { MarginSeconds = marginSeconds },
        _ => new Cbc(program) { MarginSeconds = marginSeconds },
    };

    private ChildSolver Fake(string word, string script, double marginSeconds = 5)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("The stand-ins are shell scripts.");
        var file = Path.Combine(folder, $"fake-{Directory.GetFiles(folder).Length}");
        // Written by a shell, not by us: a program that another test starts meanwhile could inherit our open file, and a file that is open for writing cannot be run.
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "cat > \"$0\"; chmod 700 \"$0\"", file]) { UseShellExecute = false, RedirectStandardInput = true })!;
        shell.StandardInput.Write($"#!/bin/sh\n{script}\n");
        shell.StandardInput.Close();
        shell.WaitForExit();
        return Make(word, file, marginSeconds);
    }
}
