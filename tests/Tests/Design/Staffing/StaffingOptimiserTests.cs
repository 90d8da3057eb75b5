using System.Collections.Immutable;
using Plateau.Design.Staffing;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Programming;
using Plateau.Solvers;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design.Staffing;

/// <summary>The optimiser against the enumeration of all staffings on the same sample, and under changes whose effect is known.</summary>
public sealed class StaffingOptimiserTests
{
    private static readonly IProgrammeSolver? Solver = SolverChoice.Find(null);

    [Theory]
    [InlineData(2, 3, 6, 11)]
    [InlineData(2, 3, 9, 12)]
    [InlineData(3, 4, 4, 13)]
    public void Proved_optima_are_those_of_enumeration(int types, int groups, double load, int seed)
    {
        var problem = StaffingGenerator.Make(new GeneratorSettings(types, groups, load, (ulong)seed));
        var settings = SettingsOf() with { SearchDays = 40, MostContactsToProve = 1e9 };
        var result = StaffingOptimiser.Run(problem, settings, null, TestContext.Current.CancellationToken);
        var best = Enumerated(problem, settings, result.CostOnSample!.Value);
        result.IsProvedOnSample.ShouldBeTrue();
        result.CostOnSample.Value.ShouldBe(best, 1e-9);
        result.Bounds.ShouldAllBe(bound => bound.Cost <= best + 1e-6);
        result.Outcome.ShouldBe(StaffingOutcome.Found);
        result.Checks.ShouldAllBe(check => check.Margin >= 0);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var problem = StaffingGenerator.Make(new GeneratorSettings(2, 3, 8, 21));
        var one = StaffingOptimiser.Run(problem, SettingsOf() with { Threads = 1, SearchDays = 40, MostRounds = 1 }, null, TestContext.Current.CancellationToken);
        var two = StaffingOptimiser.Run(problem, SettingsOf() with { Threads = 2, SearchDays = 40, MostRounds = 1 }, null, TestContext.Current.CancellationToken);
        two.Agents.ShouldBe(one.Agents);
        two.Bounds.ShouldBe(one.Bounds);
        two.Checks.ShouldBe(one.Checks);
        two.ContactsSimulated.ShouldBe(one.ContactsSimulated);
    }

    [Fact]
    public void Another_candidate_never_raises_the_bound_of_any_routing()
    {
        var problem = StaffingGenerator.Make(new GeneratorSettings(4, 4, 20, 31)) with { MostMultiSkilledShare = 1 };
        var more = problem with { Groups = [.. problem.Groups, new CandidateGroup("all", [0, 1, 2, 3], [.. Enumerable.Range(0, 4).Select(type => problem.Groups.First(group => group.Takes.Contains(type)).HandleTimeOf(type)!)], 1.2)] };
        BoundOf(more).ShouldBeLessThanOrEqualTo(BoundOf(problem) + 1e-6);
        BoundOf(problem with { MostMultiSkilledShare = 0.3 }).ShouldBeGreaterThanOrEqualTo(BoundOf(problem) - 1e-6);
    }

    [Fact]
    public void Without_a_solver_a_staffing_is_still_found_and_the_bound_is_weaker()
    {
        var problem = StaffingGenerator.Make(new GeneratorSettings(2, 3, 8, 41));
        var with = StaffingOptimiser.Run(problem, SettingsOf() with { SearchDays = 40 }, null, TestContext.Current.CancellationToken);
        var without = StaffingOptimiser.Run(problem, SettingsOf() with { SearchDays = 40, Solver = null }, null, TestContext.Current.CancellationToken);
        without.Outcome.ShouldBe(StaffingOutcome.Found);
        without.Bounds.Single().Class.ShouldBe(BoundClass.AnyRouting);
        without.Bounds[0].Cost.ShouldBeLessThanOrEqualTo(with.Bounds[0].Cost + 1e-6);
        without.Cost!.Value.ShouldBeGreaterThanOrEqualTo(with.Bounds[0].Cost);
    }

    [Fact]
    public void The_cursor_at_zero_has_specialists_only()
    {
        var problem = StaffingGenerator.Make(new GeneratorSettings(3, 6, 12, 51)) with { MostMultiSkilledShare = 0 };
        var result = StaffingOptimiser.Run(problem, SettingsOf() with { SearchDays = 60, MostRounds = 3 }, null, TestContext.Current.CancellationToken);
        result.Outcome.ShouldBe(StaffingOutcome.Found);
        for (var group = 0; group < problem.Groups.Length; group++)
            if (problem.Groups[group].IsMultiSkilled) result.Agents[group].ShouldBe(0);
    }

    /// <summary>A limit on agents with several skills is kept whatever finds the staffing; where specialists cannot serve a type, nothing is claimed.</summary>
    [Fact]
    public void The_cursor_is_kept_without_a_solver_too()
    {
        var problem = StaffingGenerator.Make(new GeneratorSettings(2, 3, 8, 41)) with { MostMultiSkilledShare = 0.25 };
        var result = StaffingOptimiser.Run(problem, SettingsOf() with { SearchDays = 40, Solver = null }, null, TestContext.Current.CancellationToken);
        if (result.Outcome == StaffingOutcome.Found) StaffingRepair.KeepsCursor(problem, result.Agents).ShouldBeTrue();
        var onlySeveral = problem with { MostMultiSkilledShare = 0, Groups = [.. problem.Groups.Where(group => group.IsMultiSkilled)] };
        var nothing = StaffingOptimiser.Run(onlySeveral, SettingsOf() with { SearchDays = 40 }, null, TestContext.Current.CancellationToken);
        nothing.Outcome.ShouldNotBe(StaffingOutcome.Found);
        nothing.Agents.ShouldBeEmpty();
    }

    [Fact]
    public void A_search_without_any_time_still_answers_and_says_so()
    {
        var problem = StaffingGenerator.Make(new GeneratorSettings(2, 3, 8, 41));
        var result = StaffingOptimiser.Run(problem, SettingsOf() with { SearchDays = 40, TimeGone = () => 1 }, null, TestContext.Current.CancellationToken);
        result.Outcome.ShouldBe(StaffingOutcome.Found);
        result.TimeEnded.ShouldBeTrue();
        result.Rounds.ShouldBe(0);
        result.Checks.ShouldAllBe(check => check.Margin >= 0);
    }

    [Fact]
    public void A_promise_out_of_reach_is_named_with_what_it_lacks()
    {
        var problem = StaffingGenerator.Make(new GeneratorSettings(2, 3, 20, 61));
        var few = problem with { Groups = [.. problem.Groups.Select(group => group with { MostAgents = 3 })] };
        var result = StaffingOptimiser.Run(few, SettingsOf() with { SearchDays = 40 }, null, TestContext.Current.CancellationToken);
        result.Outcome.ShouldBe(StaffingOutcome.OutOfReach);
        result.OutOfReach.ShouldNotBeEmpty();
        result.OutOfReach.ShouldAllBe(lack => lack.Needs > 0);
        var orphan = problem with { Types = [.. problem.Types, problem.Types[0] with { Id = "orphan" }] };
        var nobody = StaffingOptimiser.Run(orphan, SettingsOf(), null, TestContext.Current.CancellationToken);
        nobody.Outcome.ShouldBe(StaffingOutcome.OutOfReach);
        nobody.OutOfReach.ShouldAllBe(lack => lack.Type == 2 && lack.Needs == null);
    }

    [Fact]
    public void A_type_without_contacts_needs_nobody()
    {
        var problem = StaffingGenerator.Make(new GeneratorSettings(2, 2, 8, 71));
        var quiet = problem with { Types = [problem.Types[0], problem.Types[1] with { ContactsPerHour = 0 }] };
        var result = StaffingOptimiser.Run(quiet, SettingsOf() with { SearchDays = 40 }, null, TestContext.Current.CancellationToken);
        result.Outcome.ShouldBe(StaffingOutcome.Found);
        result.Agents[1].ShouldBe(0);
    }

    /// <summary>A cut that a staffing contradicts allows it afterwards, and still excludes the staffing that it was made of.</summary>
    [Fact]
    public void A_weakened_cut_allows_what_was_seen()
    {
        var cut = new ServiceCut(0, [3, 4, 5], 0.6, [0.02, 0.05, 0]);
        int[] seen = [6, 3, 5];
        cut.Refutes(seen, 0.85, 0.8).ShouldBeTrue();
        var weaker = cut.AllowingFor(seen, 0.8)!;
        weaker.Refutes(seen, 0.85, 0.8).ShouldBeFalse();
        weaker.Predicts([3, 4, 5]).ShouldBe(0.6);
        cut.AllowingFor([3, 4, 4], 0.8).ShouldBeNull();
    }

    private static StaffingSettings SettingsOf()
    {
        if (Solver is null) Assert.Skip("There is no solver of integer programmes on this machine.");
        return new StaffingSettings { Seed = 20170301, Solver = Solver, CheckDays = 500, MostRounds = 2, Threads = 2, MostContactsToProve = 0 };
    }

    private static double BoundOf(StaffingProblem problem)
    {
        if (Solver is null) Assert.Skip("There is no solver of integer programmes on this machine.");
        var subsets = new SubsetCuts(problem);
        return Solver.Solve(new StaffingMaster(problem).Of(subsets.Cuts, []), new SolverLimits(60, 0), [], TestContext.Current.CancellationToken).Objective!.Value;
    }

    /// <summary>Cost of the cheapest of all staffings up to a cost that keep every promise on the sample: all are looked at, none is left out by a bound.</summary>
    private static double Enumerated(StaffingProblem problem, StaffingSettings settings, double mostCost)
    {
        var simulator = new StaffingSimulator(problem, settings.Seed, settings.Threads, TestContext.Current.CancellationToken);
        var candidates = All(problem, [], mostCost).ToArray();
        candidates.Length.ShouldBeInRange(2, 20_000);
        var services = simulator.RunAll(candidates, settings.SearchDays!.Value);
        return services.Where(service => simulator.Promises.Items.Select((item, promise) => service.Values[promise] >= item.Target).All(kept => kept)).Min(service => problem.CostOf(service.Agents));
    }

    private static IEnumerable<ImmutableArray<int>> All(StaffingProblem problem, ImmutableArray<int> agents, double left)
    {
        if (agents.Length == problem.Groups.Length) return [agents];
        var cost = problem.Groups[agents.Length].Cost;
        return Enumerable.Range(0, (int)Math.Floor((left + 1e-9) / cost) + 1).SelectMany(count => All(problem, agents.Add(count), left - (count * cost)));
    }
}
