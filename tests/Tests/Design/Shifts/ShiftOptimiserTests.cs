using System.Collections.Immutable;
using Plateau.Design.Shifts;
using Plateau.Design.Staffing;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Programming;
using Plateau.Mathematics.Random;
using Plateau.Solvers;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design.Shifts;

/// <summary>The optimiser of shifts against the enumeration of all choices on the same sample, and under changes whose effect is known.</summary>
public sealed class ShiftOptimiserTests
{
    private static readonly IProgrammeSolver? Solver = SolverChoice.Find(null);

    [Theory]
    [InlineData(false, 101)]
    [InlineData(true, 102)]
    public void Proved_optima_are_those_of_enumeration_and_no_bound_is_above(bool byPeriod, int seed)
    {
        var problem = Small(byPeriod, seed);
        var settings = SettingsOf() with { SearchDays = 30, MostContactsToProve = 1e9 };
        var result = ShiftOptimiser.Run(problem, settings, null, TestContext.Current.CancellationToken);
        var cuts = ShiftOptimiser.Run(problem, settings with { MostContactsToProve = 0 }, null, TestContext.Current.CancellationToken);
        result.Outcome.ShouldBe(StaffingOutcome.Found);
        result.IsProvedOnSample.ShouldBeTrue();
        var best = Enumerated(problem, settings, result.CostOnSample!.Value);
        result.CostOnSample.Value.ShouldBe(best, 1e-9);
        result.Bounds.ShouldAllBe(bound => bound.Cost <= best + 1e-6);
        result.Checks.ShouldAllBe(check => check.Margin >= 0);
        cuts.Bounds.Single(bound => bound.Class == BoundClass.AnyRouting).Cost.ShouldBeLessThanOrEqualTo(best + 1e-6);
        cuts.CostOnSample!.Value.ShouldBeGreaterThanOrEqualTo(best - 1e-9);
    }

    /// <summary>Prices of a solver that answers anything prove no more than the best prices do: they are brought down until they hold (weak duality).</summary>
    [Fact]
    public void A_solver_that_answers_anything_costs_strength_and_never_truth()
    {
        var problem = ShiftGenerator.Make(new ShiftGeneratorSettings(3, 5, 12, 10, 8, 308));
        var simulator = new ShiftSimulator(problem, 7, 2, TestContext.Current.CancellationToken);
        var prices = new ShiftPrices(problem);
        var gains = new ShiftGains(problem, simulator);
        var cuts = new ShiftCuts(problem, simulator.Promises, prices);
        foreach (var agents in (int[])[0, 1, 2])
        {
            var service = simulator.Run(problem.CoverOf([.. Enumerable.Range(0, problem.Columns).Select(column => column % 7 == agents ? 1 : 0)]), 40);
            gains.Measure(service, 40, 0);
            cuts.Add(gains.ModelAt(service), service);
        }

        if (Solver is null) Assert.Skip("There is no solver of integer programmes on this machine.");
        var best = cuts.Bound(Solver, 1000, 60, () => true, TestContext.Current.CancellationToken)!.Value;
        best.ShouldBeGreaterThan(0);
        for (var seed = 1; seed <= 20; seed++)
            cuts.Bound(new AnySolver(seed), 1000, 60, () => true, TestContext.Current.CancellationToken)!.Value.ShouldBeLessThanOrEqualTo(best * 1.0021);
    }

    private sealed class AnySolver(int seed) : IProgrammeSolver
    {
        public string Name => "any";

        public ProgrammeAnswer Solve(LinearProgramme programme, SolverLimits limits, ImmutableArray<double> start, CancellationToken cancel)
        {
            var stream = RandomStream.FromSeed((ulong)seed);
            var values = ImmutableArray.CreateBuilder<double>(programme.VariableCount);
            for (var variable = 0; variable < programme.VariableCount; variable++) values.Add(stream.NextBelow(3) == 0 ? stream.NextUniform() : 0);
            return new(ProgrammeStatus.Feasible, 0, null, values.MoveToImmutable(), "");
        }
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var problem = ShiftGenerator.Make(new ShiftGeneratorSettings(3, 5, 12, 10, 8, 305));
        var one = ShiftOptimiser.Run(problem, SettingsOf() with { Threads = 1, SearchDays = 40 }, null, TestContext.Current.CancellationToken);
        var two = ShiftOptimiser.Run(problem, SettingsOf() with { Threads = 2, SearchDays = 40 }, null, TestContext.Current.CancellationToken);
        two.Agents.ShouldBe(one.Agents);
        two.Bounds.ShouldBe(one.Bounds);
        two.Checks.ShouldBe(one.Checks);
        two.ContactsSimulated.ShouldBe(one.ContactsSimulated);
    }

    /// <summary>Costs in another currency: the same shifts, and bounds in that currency. By a power of two, so that no rounding differs.</summary>
    [Fact]
    public void Another_currency_changes_nothing_but_figures()
    {
        var problem = ShiftGenerator.Make(new ShiftGeneratorSettings(3, 5, 12, 10, 8, 306));
        var settings = SettingsOf() with { SearchDays = 40, Solver = null };
        var dearer = problem with { Groups = [.. problem.Groups.Select(group => group with { Cost = 4 * group.Cost })] };
        var first = ShiftOptimiser.Run(problem, settings, null, TestContext.Current.CancellationToken);
        var second = ShiftOptimiser.Run(dearer, settings, null, TestContext.Current.CancellationToken);
        second.Agents.ShouldBe(first.Agents);
        second.Cost!.Value.ShouldBe(4 * first.Cost!.Value, 1e-9);
        second.Bounds[0].Cost.ShouldBe(4 * first.Bounds[0].Cost, 1e-6);
    }

    /// <summary>What may be left out of a choice cannot make the cheapest dearer: proved optima with one shape more.</summary>
    [Fact]
    public void Another_shape_never_costs_more()
    {
        var problem = Small(byPeriod: false, 103);
        var settings = SettingsOf() with { SearchDays = 30, MostContactsToProve = 1e9 };
        var few = ShiftOptimiser.Run(problem with { Shapes = [.. problem.Shapes.Take(2)] }, settings, null, TestContext.Current.CancellationToken);
        var more = ShiftOptimiser.Run(problem, settings, null, TestContext.Current.CancellationToken);
        few.IsProvedOnSample.ShouldBeTrue();
        more.IsProvedOnSample.ShouldBeTrue();
        more.CostOnSample!.Value.ShouldBeLessThanOrEqualTo(few.CostOnSample!.Value + 1e-9);
        ShiftNeed.Bound(problem)!.Value.ShouldBeLessThanOrEqualTo(ShiftNeed.Bound(problem with { Shapes = [.. problem.Shapes.Take(2)] })!.Value + 1e-9);
    }

    [Fact]
    public void Without_a_solver_shifts_are_still_found_and_the_bound_is_weaker()
    {
        var problem = ShiftGenerator.Make(new ShiftGeneratorSettings(3, 5, 12, 10, 8, 307));
        var with = ShiftOptimiser.Run(problem, SettingsOf() with { SearchDays = 60 }, null, TestContext.Current.CancellationToken);
        var without = ShiftOptimiser.Run(problem, SettingsOf() with { SearchDays = 60, Solver = null }, null, TestContext.Current.CancellationToken);
        without.Outcome.ShouldBe(StaffingOutcome.Found);
        without.Solver.ShouldBeNull();
        without.Bounds.Single().Class.ShouldBe(BoundClass.AnyRouting);
        with.Bounds[0].Class.ShouldBe(BoundClass.FixedRouter);
        with.Bounds[0].Cost.ShouldBeGreaterThanOrEqualTo(without.Bounds[0].Cost);
        without.Cost!.Value.ShouldBeGreaterThanOrEqualTo(without.Bounds[0].Cost);
    }

    [Fact]
    public void A_search_without_any_time_still_answers_and_says_so()
    {
        var problem = ShiftGenerator.Make(new ShiftGeneratorSettings(2, 3, 12, 8, 6, 203));
        var result = ShiftOptimiser.Run(problem, SettingsOf() with { SearchDays = 40, TimeGone = () => 1 }, null, TestContext.Current.CancellationToken);
        result.Outcome.ShouldBe(StaffingOutcome.Found);
        result.TimeEnded.ShouldBeTrue();
        result.Checks.ShouldAllBe(check => check.Margin >= 0);
    }

    [Fact]
    public void A_cancelled_search_stops()
    {
        var problem = ShiftGenerator.Make(new ShiftGeneratorSettings(2, 3, 12, 8, 6, 203));
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Should.Throw<OperationCanceledException>(() => ShiftOptimiser.Run(problem, SettingsOf(), null, cancel.Token));
    }

    [Fact]
    public void A_promise_out_of_reach_is_named_with_what_it_lacks()
    {
        var problem = ShiftGenerator.Make(new ShiftGeneratorSettings(2, 3, 12, 8, 20, 204) { PromisesByPeriod = true });
        var few = problem with { Groups = [.. problem.Groups.Select(group => group with { MostAgents = 2 })] };
        var result = ShiftOptimiser.Run(few, SettingsOf() with { SearchDays = 40 }, null, TestContext.Current.CancellationToken);
        result.Outcome.ShouldBe(StaffingOutcome.OutOfReach);
        result.OutOfReach.ShouldNotBeEmpty();
        result.OutOfReach.ShouldAllBe(lack => lack.Needs > 0 && lack.Period != null);

        // A period in which no shape works is told by its number, without a figure.
        var holed = problem with { Shapes = [.. problem.Shapes.Select(shape => new ShiftShape(shape.Id, shape.Works.SetItem(5, false), shape.PaidPeriods))] };
        var nobody = ShiftOptimiser.Run(holed, SettingsOf() with { SearchDays = 40 }, null, TestContext.Current.CancellationToken);
        nobody.Outcome.ShouldBe(StaffingOutcome.OutOfReach);
        nobody.OutOfReach.ShouldAllBe(lack => lack.Period == 5 && lack.Needs == null);
    }

    /// <summary>With shifts of single periods both steps are one: the cheapest shifts for a cover are the cover itself.</summary>
    [Fact]
    public void Two_steps_are_as_good_as_one_where_every_period_can_be_bought_by_itself()
    {
        var problem = Small(byPeriod: false, 104);
        var singles = problem with { Shapes = [.. Enumerable.Range(0, problem.Periods).Select(period => new ShiftShape($"p{period}", [.. Enumerable.Range(0, problem.Periods).Select(other => other == period)], 1))] };
        var two = TwoStep.Run(singles, SettingsOf() with { SearchDays = 30 }, TestContext.Current.CancellationToken);
        two.IsCheapestCover.ShouldBeTrue();
        two.Cost!.Value.ShouldBeLessThanOrEqualTo(two.CoverCost + 1e-6);
    }

    /// <summary>Two types, three groups, four periods of half an hour, three shapes.</summary>
    private static ShiftProblem Small(bool byPeriod, int seed)
    {
        var factor = 4 + (0.01 * (seed - 100)); // loads that differ a little
        ImmutableArray<Promise> promises = [new Promise(PromiseKind.AnsweredWithin, 0.7, 60)];
        ShiftType Type(string id, params double[] rates) => new(id, [.. rates.Select(rate => rate * factor)], new Exponential(120), byPeriod ? [] : promises, byPeriod ? promises : []);
        CandidateGroup Group(string id, double cost, params int[] takes) => new(id, [.. takes], [.. takes.Select(_ => new Exponential(180))], cost);
        return new ShiftProblem
        {
            Name = "small",
            Types = [Type("a", 4, 9, 9, 4), Type("b", 3, 6, 3, 6)],
            Groups = [Group("a", 1, 0), Group("b", 1, 1), Group("ab", 1.1, 0, 1)],
            Shapes = [new("early", [true, true, true, false], 3), new("late", [false, true, true, true], 3), new("all", [true, true, true, true], 3.75)],
            Periods = 4,
            PeriodSeconds = 1800,
        };
    }

    private static StaffingSettings SettingsOf()
    {
        if (Solver is null) Assert.Skip("There is no solver of integer programmes on this machine.");
        return new StaffingSettings { Seed = 20170301, Solver = Solver, CheckDays = 500, MostRounds = 4, Threads = 2, MostContactsToProve = 0 };
    }

    /// <summary>Cost of the cheapest of all choices up to a cost that keep every promise on the sample: all are looked at, none is left out by a bound.</summary>
    private static double Enumerated(ShiftProblem problem, StaffingSettings settings, double mostCost)
    {
        var simulator = new ShiftSimulator(problem, settings.Seed, settings.Threads, TestContext.Current.CancellationToken);
        var candidates = All(problem, [], mostCost).ToArray();
        candidates.Length.ShouldBeInRange(2, 50_000);
        var services = simulator.RunAll([.. candidates.Select(agents => problem.CoverOf(agents))], settings.SearchDays!.Value);
        return candidates.Where((_, index) => simulator.Promises.Items.Select((item, promise) => (services[index].Sums[promise].Ratio ?? 0) <= item.Allowed).All(kept => kept)).Min(agents => problem.CostOf(agents));
    }

    private static IEnumerable<ImmutableArray<int>> All(ShiftProblem problem, ImmutableArray<int> agents, double left)
    {
        if (agents.Length == problem.Columns) return [agents];
        var cost = problem.CostOf(agents.Length);
        return Enumerable.Range(0, (int)Math.Floor((left + 1e-9) / cost) + 1).SelectMany(count => All(problem, agents.Add(count), left - (count * cost)));
    }
}
