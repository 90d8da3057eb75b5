using Plateau.Mathematics.Distributions;
using Plateau.Model.Ways;
using Plateau.Simulation.Exact;
using Plateau.Simulation.Plan;
using Shouldly;
using Xunit;
using static Plateau.Tests.Simulation.ExactDesigns;

namespace Plateau.Tests.Simulation;

/// <summary>What exceeds the exact solver is an ordinary answer that names every reason.</summary>
public sealed class ExactRefusalTests
{
    [Fact]
    public void Every_reason_is_told_at_once()
    {
        Reasons(SmallCentres.Lively()).ShouldBe(["exact-arrivals-vary", "exact-patience-law", "exact-waiting-credit", "exact-later-levels", "exact-staffing-varies", "exact-handle-time-law"]);
        var laws = ExactSolver.Solve(SmallCentres.Lively(), cancel: TestContext.Current.CancellationToken).Reasons[^1].What.Arguments.Single(argument => argument.Name == "names").Items;
        laws.ShouldBe(["orders (gamma)", "repairs (lognormal)", "repairs (deterministic)"]);
    }

    /// <summary>Whatever else a plan can say is named too, and nothing of it is left to the last resort.</summary>
    [Fact]
    public void A_plan_with_everything_names_everything()
    {
        var plan = OneQueue(3, 2);
        var exponential = new Exponential(60);
        var flow = plan.Flows[0] with
        {
            ArrivalKind = ArrivalKind.Fixed,
            Open = [false],
            Menu = new MenuPlan { Time = exponential },
            QueueRules = [new QueueRulePlan { Action = QueueAction.Leaves }],
            Returns = [new ReturnPlan(ReturnCause.Abandoned, 0.5, exponential, 0)],
            AfterWork = exponential,
            DueTicks = 1,
            Preempts = true,
            AgentSelector = "least-occupied",
            Levels = [new LevelPlan([0], 0, 2)],
        };
        var group = plan.Groups[0] with
        {
            Reserve = [1],
            Concurrency = [2],
            SwitchTicks = 5,
            AbsenceShare = 0.1,
        };
        Reasons(plan with { Flows = [flow], Groups = [group], Lines = [new LinesPlan([0], 9)] }).ShouldBe([
            "exact-selector", "exact-queue-levels", "exact-preemption", "exact-reserve", "exact-arrival-kind", "exact-opening", "exact-menu", "exact-queue-rules", "exact-returns", "exact-after-work",
            "exact-deferred", "exact-concurrency", "exact-experience", "exact-absence", "exact-lines"]);
        Reasons(plan with { DayFactors = [new DayFactorPlan([0], 0.2)] }).ShouldBe(["exact-day-factors"]);
    }

    [Fact]
    public void A_gamma_law_that_is_exponential_is_taken_as_such()
    {
        var plan = OneQueue(4, 3, 2);
        var gamma = plan with { Groups = [plan.Groups[0] with { HandleTimes = [new Gamma(60, 1)] }] };
        ShouldAgree(Solved(gamma), Solved(plan), 1e-12);
    }

    [Fact]
    public void Overload_without_patience_names_the_flows_and_both_sides()
    {
        // The two flows together fit their agents, and the second alone does not.
        var plan = Plan([new(1, [[0, 1]]), new(2.5, [[1]])], [new(3, [0]), new(2, [0, 1])]);
        var reason = ExactSolver.Solve(plan, cancel: TestContext.Current.CancellationToken).Reasons.ShouldHaveSingleItem();
        reason.What.Code.ShouldBe("exact-overloaded");
        reason.What.Arguments.Single(argument => argument.Name == "names").Items.ShouldBe(["T2"]);
        reason.What.Arguments.Single(argument => argument.Name == "arrivals").Number.ShouldBe(150, 1e-9);
        reason.What.Arguments.Single(argument => argument.Name == "capacity").Number.ShouldBe(120, 1e-9);
        Reasons(OneQueue(3, 3)).ShouldBe(["exact-overloaded"]);
    }

    /// <summary>Priority for the first flow on the shared agents leaves too little for the second, although the agents suffice for both: seen only while solving.</summary>
    [Fact]
    public void Overload_by_routing_is_found_while_solving() =>
        Reasons(Plan([new(1.8, [[1], [0]]), new(1.8, [[1]])], [new(2, [0]), new(2, [0, 1], Listed)])).ShouldBe(["exact-unstable"]);

    [Fact]
    public void Too_many_states_is_told_with_the_limit()
    {
        var plan = Ring(6, 3, agents: 8, load: 7);
        var answer = ExactSolver.Solve(plan, new ExactSettings(MostStates: 2_000, Method: ExactMethod.MarkovChain), TestContext.Current.CancellationToken);
        answer.IsSolved.ShouldBeFalse();
        answer.Reasons.Single().What.Code.ShouldBe("exact-too-many-states");
        answer.Reasons.Single().What.Arguments.Single(argument => argument.Name == "most").Number.ShouldBe(2_000);
    }

    [Fact]
    public void A_queue_that_nobody_serves_has_no_long_run()
    {
        var plan = OneQueue(0, 1);
        Reasons(plan).ShouldBe(["exact-never-served"]);
        var impatient = Solved(OneQueue(0, 2, patienceMinutes: 3)).Total;
        (impatient.AllBusy, impatient.AnsweredWithin).ShouldBe((1, 0));
        impatient.Abandonment!.Value.ShouldBe(1, 1e-12);
        impatient.MeanQueueLength!.Value.ShouldBe(6, 1e-9);
        impatient.MeanWaitAnsweredSeconds.ShouldBeNull();
    }

    [Fact]
    public void Without_contacts_everything_is_idle_and_nothing_is_made_up()
    {
        var result = Solved(OneQueue(2, 0));
        result.Groups[0].Occupancy.ShouldBe(0);
        (result.Total.WaitProbability, result.Total.MeanWaitSeconds, result.Flows[0].AnsweredWithin).ShouldBe((null, null, null));
    }

    [Fact]
    public void Cancelling_stops_it()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => ExactSolver.Solve(OneQueue(3, 2), new ExactSettings(Method: ExactMethod.MarkovChain), stop.Token));
    }

    private static string[] Reasons(SimulationPlan plan) => [.. ExactSolver.Solve(plan, cancel: TestContext.Current.CancellationToken).Reasons.Select(reason => reason.What.Code)];
}
