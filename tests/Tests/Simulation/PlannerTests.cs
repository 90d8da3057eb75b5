using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Simulation.Plan;
using Shouldly;
using Xunit;
using static Plateau.Tests.Simulation.SmallCentres;

namespace Plateau.Tests.Simulation;

public sealed class PlannerTests
{
    private static readonly SkillHeld OrdersFirst = new(new SkillId("orders"));
    private static readonly SkillHeld RepairsSecond = new(new SkillId("repairs"), Preference: 2, HandleTimeFactor: 1.2);

    [Fact]
    public void Routes_follow_from_skills()
    {
        var plan = Planner.Plan(Centre([Group("A", 3, OrdersFirst), Group("B", 2, RepairsSecond, OrdersFirst), Group("C", 1, new SkillHeld(new SkillId("repairs")))], null, Flow("orders"), Flow("repairs")));
        plan.Flows[0].Levels.Select(level => level.Groups.ToArray()).ShouldBe([[0, 1]]);
        plan.Flows[1].Levels.Select(level => level.Groups.ToArray()).ShouldBe([[2], [1]]);
        plan.Flows[1].Levels.ShouldAllBe(level => level.AfterTicks == 0);
        plan.Groups[1].Takes.ShouldBe([0, 1]);
        plan.Groups[1].HandleTimes[1]!.Mean.ShouldBe(360, 1e-9);
        plan.Groups[1].HandleTimes[0].ShouldBe(Flow("orders").HandleTime);
        plan.Groups[0].HandleTimes[1].ShouldBeNull();
        (plan.HorizonTicks, plan.Days, plan.PeriodsPerDay).ShouldBe((2 * Ticks.PerDay, 2, 4));
        (plan.IndexOf(new FlowId("repairs")), plan.IndexOf(new GroupId("C"))).ShouldBe((1, 2));
        Should.Throw<ArgumentException>(() => plan.IndexOf(new FlowId("unknown")));
    }

    [Fact]
    public void Stated_routes_win_and_the_other_side_follows()
    {
        var routing = new Routing
        {
            AgentSelector = "listed-order",
            ContactSelector = "priority",
            WaitingPlaces = 7,
            Flows = [new FlowRoute(new FlowId("orders"), [new RouteLevel([new GroupId("B")], 45), new RouteLevel([new GroupId("A"), new GroupId("C")])])],
            Groups = [new GroupRoute(new GroupId("B"), [new FlowId("repairs"), new FlowId("orders")], "listed-order")],
        };
        var plan = Planner.Plan(Centre([Group("A", 3, OrdersFirst), Group("B", 2, OrdersFirst, RepairsSecond), Group("C", 1, new SkillHeld(new SkillId("repairs")))], routing, Flow("orders"), Flow("repairs")));
        plan.Flows[0].Levels.Select(level => (level.Groups.Single(), level.AfterTicks)).ShouldBe([(0, 0), (1, 45 * Ticks.PerSecond)]); // C has not the skill
        plan.Groups[1].Takes.ShouldBe([1, 0]);
        (plan.Groups[1].ContactSelector, plan.Groups[0].ContactSelector, plan.AgentSelector, plan.WaitingPlaces).ShouldBe(("listed-order", "priority", "listed-order", 7));
        TestRun.Of(plan).ContactsSimulated.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Thresholds_come_from_the_settings_else_the_target_else_the_default()
    {
        var centre = Centre([Group("A", 3, OrdersFirst)], null, Flow("orders") with { Target = new ServiceTarget(0.9, 30) }, Flow("repairs"));
        Planner.Plan(centre).Flows.Select(flow => flow.AnsweredWithinTicks / Ticks.PerSecond).ShouldBe([30, 20]);
        Planner.Plan(centre, new PlanSettings(_ => 7, 3, 60)).Flows.Select(flow => (flow.AnsweredWithinTicks / Ticks.PerSecond, flow.ShortAbandonTicks / Ticks.PerSecond)).ShouldBe([(7, 3), (7, 3)]);
    }

    [Fact]
    public void An_own_law_wins_over_the_factor()
    {
        var own = new SkillHeld(new SkillId("orders"), HandleTimeFactor: 3) { HandleTime = new Gamma(99, 0.4) };
        Planner.Plan(Centre([Group("A", 1, own)], null, Flow("orders"))).Groups[0].HandleTimes[0].ShouldBe(new Gamma(99, 0.4));
    }

    [Fact]
    public void Rounding_keeps_running_totals_whole_numbers_and_closed_periods()
    {
        double[] expected = [0, 0, 1.3, 2.7, 2.7, 3, 3, 0.4, 0.4, 0, 0, 0.9, 1.1];
        for (var group = 0; group < 40; group++)
        {
            var whole = StaffRounding.Round([.. expected], group);
            double total = 0;
            var rounded = 0;
            for (var period = 0; period < expected.Length; period++)
            {
                total += expected[period];
                rounded += whole[period];
                Math.Abs(total - rounded).ShouldBeLessThanOrEqualTo(1 + 1e-9);
                if (expected[period] == Math.Floor(expected[period])) whole[period].ShouldBe((int)expected[period]);
            }
        }
    }

    [Fact]
    public void Groups_with_equal_fractions_are_not_rounded_up_together()
    {
        // 30 groups of 0.4 agents are 12 agents: each period must have nearly that many, not 0 and 30 in turn.
        var groups = Enumerable.Range(0, 30).Select(group => StaffRounding.Round([.. Enumerable.Repeat(0.4, 50)], group)).ToArray();
        for (var period = 0; period < 50; period++) groups.Sum(group => group[period]).ShouldBeInRange(10, 14);
    }

    [Fact]
    public void A_plan_made_by_hand_that_breaks_a_rule_is_refused_with_its_values()
    {
        var plan = OneQueue(3);
        Refused(plan with { PeriodTicks = 0 }).ShouldContain("(0, 16, 1)");
        Refused(plan with { WarmUpTicks = plan.HorizonTicks }).ShouldContain("warm-up");
        Refused(plan with { WaitingPlaces = -1 }).ShouldContain("-1");
        Refused(plan.WithStaffing([[.. Enumerable.Repeat(-2, 16)]])).ShouldContain("-2");
        Refused(plan with { Flows = [plan.Flows[0] with { Levels = [] }] }).ShouldContain("takes flow calls");
        Refused(plan with { Flows = [plan.Flows[0] with { ArrivalsPerPeriod = [.. Enumerable.Repeat(double.NaN, 16)] }] }).ShouldContain("NaN");
        Refused(plan with { Groups = [plan.Groups[0] with { HandleTimes = [new Endless()] }] }).ShouldContain("finite mean");
        Refused(plan with { AgentSelector = "best" }).ShouldContain("Maybe");

        static string Refused(SimulationPlan broken) => Should.Throw<ArgumentException>(() => TestRun.Of(broken)).Message;
    }
}
