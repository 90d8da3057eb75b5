using Plateau.Mathematics.Programming;
using Plateau.Solvers;
using Shouldly;
using Xunit;
using static Plateau.Tests.Solvers.SolverBench;

namespace Plateau.Tests.Solvers;

/// <summary>HiGHS under Node.js keeps its process from one programme to the next: what one leaves behind must not reach the next.</summary>
public sealed class KeptProcessTests
{
    private static LinearProgramme Knapsack => Whole(1, -10, -13, -7, -8).With(double.NegativeInfinity, 10, 4, 6, 3, 5);

    [Fact]
    public void Many_programmes_have_the_answers_of_a_process_each()
    {
        var once = new HighsNode("node", Path.Combine(AppContext.BaseDirectory, "solver"));
        var kept = new HighsNode();
        foreach (var programme in new[] { Knapsack, Continuous(0, Endless, 2, 3).With(4, Endless, 1, 1), Knapsack, Whole(5, 1).With(2.5, Endless, 1), Continuous(0, 1, 1).With(2, Endless, 1), Knapsack })
        {
            var (one, other) = (Run(once, programme), Run(kept, programme));
            other.Status.ShouldBe(one.Status, other.Log);
            other.Values.ShouldBe(one.Values);
            other.Bound.ShouldBe(one.Bound);
        }
    }

    [Fact]
    public void A_stop_ends_the_process_and_the_next_programme_has_another()
    {
        var solver = new HighsNode();
        Run(solver, Knapsack).Status.ShouldBe(ProgrammeStatus.Optimal);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(300);
        solver.Solve(HardInstance.Make(40, 5), new SolverLimits(60, 0), [], stop.Token).Status.ShouldBe(ProgrammeStatus.NoSolutionInTime);
        var after = Run(solver, Knapsack);
        after.Status.ShouldBe(ProgrammeStatus.Optimal, after.Log);
        after.Objective.ShouldBe(-23);
    }

    [Fact]
    public async Task Programmes_side_by_side_do_not_meet()
    {
        var solver = new HighsNode();
        var cancel = TestContext.Current.CancellationToken;
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Task.Run(() => solver.Solve(Whole(100, 1).With(number + 0.5, Endless, 1), Exact, [], cancel), cancel)));
        answers.Select(answer => answer.Objective).ShouldBe(Enumerable.Range(2, 8).Select(number => (double?)number));
    }

    private static ProgrammeAnswer Run(HighsNode solver, LinearProgramme programme) => solver.Solve(programme, Exact, [], TestContext.Current.CancellationToken);
}
