using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Queueing;
using Plateau.Mathematics.Random;
using Plateau.Simulation.Exact;
using Plateau.Simulation.Plan;
using Shouldly;
using Xunit;
using static Plateau.Tests.Simulation.ExactDesigns;

namespace Plateau.Tests.Simulation;

/// <summary>The exact solver against closed forms, its two methods against each other, and laws that hold in every centre.</summary>
public sealed class ExactLawsTests
{
    [Theory]
    [InlineData(5, 3)]
    [InlineData(30, 33)]
    public void One_queue_without_waiting_is_Erlang_B(int agents, double load) =>
        Solved(OneQueue(agents, load, places: 0), By(ExactMethod.MarkovChain)).Total.Blocking!.Value.ShouldBe(ErlangB.Blocking(agents, load), 1e-13);

    [Theory]
    [InlineData(3, 2.4, 15, ExactMethod.MarkovChain)]
    [InlineData(20, 17, 30, ExactMethod.MarkovChain)]
    [InlineData(20, 17, 30, ExactMethod.ProductForm)]
    [InlineData(140, 131, 12, ExactMethod.ProductForm)]
    public void One_queue_with_endless_patience_is_Erlang_C(int agents, double load, double thresholdSeconds, ExactMethod method)
    {
        var flow = Solved(OneQueue(agents, load, thresholdSeconds: thresholdSeconds), By(method)).Total;
        flow.WaitProbability!.Value.ShouldBe(ErlangC.WaitProbability(agents, load), 1e-11);
        (flow.MeanWaitSeconds!.Value / 60).ShouldBe(ErlangC.MeanWait(agents, load), 1e-11);
        flow.MeanWaitAnsweredSeconds!.Value.ShouldBe(flow.MeanWaitSeconds.Value, 1e-9);
        flow.AnsweredWithin!.Value.ShouldBe(ErlangC.ServiceLevel(agents, load, thresholdSeconds / 60), 1e-11);
    }

    [Theory]
    [InlineData(10, 10, 1)]
    [InlineData(48, 50, 0.5)]
    [InlineData(12, 8, 2)]
    public void One_queue_with_patience_is_Erlang_A(double load, int agents, double patienceMinutes)
    {
        var flow = Solved(OneQueue(agents, load, patienceMinutes, thresholdSeconds: 15)).Total;
        var formula = ErlangA.Solve(agents, load, patienceMinutes);
        flow.WaitProbability!.Value.ShouldBe(formula.WaitProbability, 1e-11);
        flow.Abandonment!.Value.ShouldBe(formula.AbandonmentShare, 1e-11);
        (flow.MeanWaitSeconds!.Value / 60).ShouldBe(formula.MeanWait, 1e-11);
        (flow.MeanWaitAnsweredSeconds!.Value / 60).ShouldBe(formula.MeanWaitAnswered!.Value, 1e-10);
        flow.AnsweredWithin!.Value.ShouldBe(formula.AnsweredWithin(0.25), 1e-11);
    }

    [Fact]
    public void One_queue_with_few_places_is_the_finite_queue()
    {
        var flow = Solved(OneQueue(6, 7, places: 9, thresholdSeconds: 25)).Total;
        var formula = FiniteQueue.Solve(6, 7, 9);
        flow.Blocking!.Value.ShouldBe(formula.Blocking, 1e-13);
        (flow.WaitProbability!.Value / (1 - flow.Blocking.Value)).ShouldBe(formula.WaitProbability, 1e-13);
        (flow.MeanWaitSeconds!.Value / 60).ShouldBe(formula.MeanWait, 1e-12);
        (flow.AnsweredWithin!.Value / (1 - flow.Blocking.Value)).ShouldBe(formula.ServiceLevelOfEntered(25.0 / 60), 1e-12);
    }

    /// <summary>The product form was derived on paper, the chain from the rules of the simulation: random designs for both.</summary>
    [Fact]
    public void The_product_form_agrees_with_the_chain()
    {
        var stream = RandomStream.FromSeed(2014);
        for (var design = 0; design < 25; design++)
        {
            int types = 1 + stream.NextBelow(3), groups = 1 + stream.NextBelow(3);
            var skill = new bool[types, groups];
            for (var type = 0; type < types; type++)
            {
                for (var group = 0; group < groups; group++) skill[type, group] = stream.NextUniform() < 0.6;
                skill[type, stream.NextBelow(groups)] = true;
            }

            F[] flows = [.. Enumerable.Range(0, types).Select(type => new F(0.05 + (stream.NextUniform() * 0.45 / types), [[.. Enumerable.Range(0, groups).Where(group => skill[type, group])]]))];
            G[] teams = [.. Enumerable.Range(0, groups).Select(group => new G(1 + stream.NextBelow(2), [.. Enumerable.Range(0, types).Where(type => skill[type, group])], HandleMinutes: 0.4 + (0.6 * stream.NextUniform())))];
            var places = design % 3 == 0 ? 0 : (int?)null;
            var plan = Plan(flows, teams, places, thresholdSeconds: 30);
            ShouldAgree(Solved(plan, By(ExactMethod.ProductForm)), Solved(plan, By(ExactMethod.MarkovChain)), 1e-10, $"design {design}");
        }
    }

    /// <summary>Alike groups, classes of work, undisclosed flows and orders that nobody asks for: the plain chain, which knows no such device, gives the same from more states.</summary>
    [Fact]
    public void Lumping_changes_nothing_but_the_number_of_states()
    {
        long lumped = 0, plain = 0;
        for (ulong seed = 1; seed <= 120; seed++)
        {
            var plan = ExactOracleCentres.Of(seed);
            plan = plan with { WaitingPlaces = Math.Min(plan.WaitingPlaces ?? 3, 3) };
            var settings = new ExactSettings(MostStates: 6_000, Method: ExactMethod.MarkovChain, Lump: false);
            if (ExactSolver.Solve(plan, settings, TestContext.Current.CancellationToken).Result is not { } without) continue;
            var with = Solved(plan, settings with { Lump = true });
            ShouldAgree(with, without, 1e-11, $"centre {seed}");
            lumped += with.States;
            plain += without.States;
        }

        plain.ShouldBeGreaterThan(20_000);
        lumped.ShouldBeLessThan(plain / 3);
    }

    [Fact]
    public void The_random_centres_reach_every_rule()
    {
        var plans = Enumerable.Range(0, 400).Select(seed => ExactOracleCentres.Of((ulong)seed)).ToArray();
        bool hasChoiceOfGroups(SimulationPlan plan, string key) => plan.Flows.Any(flow => (flow.AgentSelector ?? plan.AgentSelector) == key && flow.Levels.Any(level => level.Groups.Length > 1));
        bool hasChoiceOfFlows(SimulationPlan plan, string pick) => plan.Groups.Any(group => group.Takes.Length > 1 && group.ContactSelector == pick);
        Func<SimulationPlan, bool>[] features =
        [
            plan => hasChoiceOfGroups(plan, "longest-idle"),
            plan => hasChoiceOfGroups(plan, "listed-order"),
            plan => hasChoiceOfGroups(plan, "least-skilled"),
            plan => hasChoiceOfGroups(plan, "best-skill"),
            plan => hasChoiceOfGroups(plan, "random"),
            plan => hasChoiceOfFlows(plan, Longest),
            plan => hasChoiceOfFlows(plan, Listed),
            plan => hasChoiceOfFlows(plan, "priority"),
            plan => hasChoiceOfFlows(plan, "best-skill"),
            plan => hasChoiceOfFlows(plan, Longest) && hasChoiceOfFlows(plan, Listed),
            plan => plan.Flows.Any(flow => flow.Levels.Length > 1),
            plan => plan.WaitingPlaces is null,
            plan => plan.WaitingPlaces == 0,
            plan => plan.WaitingPlaces > 0,
            plan => plan.Flows.Select(flow => flow.Patience).Distinct().Count() > 1 && hasChoiceOfFlows(plan, Longest),
            plan => plan.Groups.Any(group => group.HandleTimes.OfType<Exponential>().Distinct().Count() > 1),
            plan => plan.Flows.Any(flow => flow.EntryLossShare > 0),
            plan => plan.Flows.Any(flow => flow.AgentSelector is not null),
        ];
        features.Select(feature => plans.Count(feature)).ToArray().ShouldAllBe(count => count > 10);
    }

    /// <summary>What comes in goes out, Little's law, and all agents busy at least as often as someone waits: in every random centre.</summary>
    [Fact]
    public void Flows_balance()
    {
        var solved = 0;
        for (ulong seed = 1000; seed < 1060; seed++)
        {
            var plan = ExactOracleCentres.Of(seed);
            if (ExactSolver.Solve(plan, new ExactSettings(MostStates: 3_000, MostTruncatedMass: 1e-12), TestContext.Current.CancellationToken).Result is not { } result) continue;
            solved++;
            result.Residual.ShouldBeLessThan(1e-12);
            for (var index = 0; index < plan.Flows.Length; index++)
            {
                var flow = result.Flows[index];
                (flow.WaitProbability!.Value + flow.Blocking!.Value).ShouldBe(flow.AllBusy!.Value, 1e-12);
                (flow.EnteredPerHour / 3600 * flow.MeanWaitSeconds!.Value).ShouldBe(flow.MeanQueueLength!.Value, 1e-10);
                flow.AnsweredWithin?.ShouldBeInRange(1 - flow.AllBusy.Value - plan.Flows[index].EntryLossShare - 1e-10, 1 - flow.Blocking.Value - flow.Abandonment!.Value + 1e-10);
                if (plan.Flows[index].Patience is Exponential law) (flow.Abandonment!.Value - plan.Flows[index].EntryLossShare).ShouldBe(flow.MeanQueueLength.Value / law.Mean / (flow.ArrivalsPerHour / 3600), 1e-10);
            }

            // Where a group's handle time does not depend on the flow, its busy agents complete at that rate.
            if (plan.Groups.Any(group => group.HandleTimes.OfType<Exponential>().Distinct().Count() > 1)) continue;
            var completed = plan.Groups.Select((group, index) => group.Staffing[0] * result.Groups[index].Occupancy!.Value / group.HandleTimes.OfType<Exponential>().First().Mean).Sum();
            completed.ShouldBe(result.Flows.Sum(flow => flow.ArrivalsPerHour / 3600 * (1 - flow.Blocking!.Value - flow.Abandonment!.Value)), 1e-9, $"centre {seed}");
        }

        solved.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void A_longer_threshold_answers_more_up_to_all_answered()
    {
        var plan = Plan([new(2, [[0], [1]], 1.5), new(2, [[1]])], [new(2, [0]), new(3, [1, 0], Listed)]);
        var levels = new[] { 0, 5, 20, 60, 3000 }.Select(seconds => Solved(plan with { Flows = [.. plan.Flows.Select(flow => flow with { AnsweredWithinTicks = seconds * Ticks.PerSecond })] }, ExactSettings.Default)).ToArray();
        for (var flow = 0; flow < 2; flow++)
        {
            var shares = levels.Select(level => level.Flows[flow].AnsweredWithin!.Value).ToArray();
            shares.ShouldBeInOrder();
            shares[0].ShouldBe(1 - levels[0].Flows[flow].AllBusy!.Value, 1e-12);
            shares[^1].ShouldBe(1 - levels[0].Flows[flow].Abandonment!.Value, 1e-9);
        }
    }

    [Fact]
    public void Parts_that_share_nothing_are_solved_alone()
    {
        var both = Solved(Plan([new(3, [[0]], 2), new(2, [[1]])], [new(4, [0]), new(3, [1])]));
        ShouldAgree(both with { Flows = [both.Flows[0]], Groups = [both.Groups[0]], Total = both.Flows[0] }, Solved(OneQueue(4, 3, 2)), 1e-12);
        ShouldAgree(both with { Flows = [both.Flows[1]], Groups = [both.Groups[1]], Total = both.Flows[1] }, Solved(OneQueue(3, 2)), 1e-12);
    }

    [Fact]
    public void Contacts_that_leave_before_the_queue_thin_the_flow()
    {
        var plan = OneQueue(4, 3, 2);
        var thinned = plan with { Flows = [plan.Flows[0] with { ArrivalsPerPeriod = [plan.Flows[0].ArrivalsPerPeriod[0] / 0.8], EntryLossShare = 0.2 }] };
        ExactFlow whole = Solved(plan).Total, part = Solved(thinned).Total;
        part.MeanWaitSeconds!.Value.ShouldBe(whole.MeanWaitSeconds!.Value, 1e-10);
        part.WaitProbability!.Value.ShouldBe(0.8 * whole.WaitProbability!.Value, 1e-12);
        part.Abandonment!.Value.ShouldBe(0.2 + (0.8 * whole.Abandonment!.Value), 1e-12);
        part.AnsweredWithin!.Value.ShouldBe(0.8 * whole.AnsweredWithin!.Value, 1e-12);
    }
}
