using System.Collections.Immutable;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Files;
using Plateau.Model.People;
using Plateau.Model.Ways;
using Plateau.Simulation;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;
using Ways = Plateau.Model.Ways;

namespace Plateau.Tests.Simulation;

/// <summary>Menus, rules, handovers, lines, hours and people of a centre in its plan.</summary>
public sealed class PlannerWaysTests
{
    private static readonly CentreModel Rich = RichSamples.Full();
    private static readonly SimulationPlan Plan = Planner.Plan(Rich);

    /// <summary>What today's centres plan to, told field by field: nothing of the richer plan may creep in, or results and speed would change.</summary>
    [Fact]
    public void Centres_of_today_plan_as_before()
    {
        foreach (var centre in Enumerable.Range(0, 40).Select(CentreSamples.Random).Append(CentreSamples.Full()))
        {
            var plan = Planner.Plan(centre);
            LoopChoice.Of(plan).ShouldBe(LoopKind.Plain);
            foreach (var (flow, own) in plan.Flows.Zip(centre.Flows))
            {
                SameValues.Differences(flow, new FlowPlan
                {
                    Id = own.Id,
                    ArrivalsPerPeriod = own.ArrivalsPerPeriod,
                    EntryLossShare = own.LeftBeforeQueueShare,
                    CreditShare = own.WaitingCreditShare,
                    CreditTicks = Ticks.FromSeconds(own.WaitingCreditSeconds),
                    Patience = own.Patience,
                    Levels = flow.Levels,
                    AnsweredWithinTicks = Ticks.FromSeconds((own.Target ?? ServiceTarget.Default).ThresholdSeconds),
                }).ShouldBeEmpty();
            }

            foreach (var (group, own, index) in plan.Groups.Zip(centre.Groups, Enumerable.Range(0, plan.Groups.Length)))
                SameValues.Differences(group, new GroupPlan { Id = own.Id, Takes = group.Takes, HandleTimes = group.HandleTimes, ContactSelector = group.ContactSelector, Staffing = StaffRounding.Round(own.StaffedPerPeriod, index) }).ShouldBeEmpty();
            foreach (var (law, flow) in plan.Groups.SelectMany(group => group.HandleTimes.Zip(centre.Flows)).Where(pair => pair.First is not null))
                (law is Shifted).ShouldBe(flow.AfterContactSeconds > 0);
        }
    }

    [Fact]
    public void Every_valid_centre_has_a_valid_plan()
    {
        Valid(Plan);
        LoopChoice.Of(Plan).ShouldBe(LoopKind.Full);
        Prop.ForAll<int>(seed => Valid(Planner.Plan(RichSamples.Random(seed)))).QuickCheckThrowOnFailure();
    }

    /// <summary>The engine takes what the check lets through, with all its invariants looked at.</summary>
    [Fact]
    public void Valid_centres_run()
    {
        foreach (var centre in Enumerable.Range(0, 12).Select(RichSamples.Random).Append(Rich))
        {
            var result = TestRun.Of(Planner.Plan(centre), new SimulationSettings(3, 1, 1) { Checked = true });
            result.ContactsSimulated.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Demand_is_planned()
    {
        Plan.Flows.Select(flow => flow.ArrivalKind).ShouldBe([ArrivalKind.Poisson, ArrivalKind.Poisson, ArrivalKind.Poisson, ArrivalKind.Fixed, ArrivalKind.Poisson, ArrivalKind.Poisson, ArrivalKind.Recorded]);
        Plan.Flows[6].RecordedTicks.ShouldBe([288000000000, 288125000000, 288125000000, 1188000000001]);
        Plan.DayFactors.Select(factor => (string.Join(' ', factor.Flows), factor.Variation)).ShouldBe([("0 2", 0.12), ("0", 0.3)]);
        SameValues.Differences(Plan.Flows[0].Returns, ImmutableArray.Create(
            new ReturnPlan(ReturnCause.Unresolved, 0.5, new Exponential(86400), 0), new(ReturnCause.Abandoned, 0.4, new Exponential(900), 0), new(ReturnCause.TurnedAway, 0.3, new Uniform(600, 3600), 3))).ShouldBeEmpty();
        SameValues.Differences(Plan.Diallers[0], new DiallerPlan
        {
            Flow = 5,
            TestGroups = [0],
            TargetGroups = [0, 1],
            MinimumIdle = 2,
            Ratio = 1.5,
            ReachedShares = [.. Enumerable.Repeat(0.35, 336)],
            DialTime = new Uniform(5, 25),
            NoAnswerTime = new Deterministic(25),
            ListLength = 400,
        }).ShouldBeEmpty();
        Plan.Diallers[1].TestGroups.ShouldBe([0, 1]); // nobody named: those who take the flow
        Plan.Diallers[1].TargetGroups.ShouldBe([0, 1]);
    }

    /// <summary>The formula of docs/methods/demand.md: 12,000 days, so a correlation is known to about (1 − ρ²) ÷ √12,000 = 0.003; five times that.</summary>
    [Fact]
    public void Flows_that_share_a_factor_correlate_as_the_formula_says()
    {
        const int Days = 400, Replications = 30;
        const double Shared = 0.2, First = 0.1, Second = 0.15;
        var (a, b) = (SmallCentres.Flow("A"), SmallCentres.Flow("B"));
        var plan = Planner.Plan(SmallCentres.Centre([SmallCentres.Group("G", 2, [new(a.Skill), new(b.Skill)])], null, a, b) with
        {
            DayFactors = [new("both", Shared, [a.Id, b.Id]), new("a", First, [a.Id]), new("b", Second, [b.Id])],
        }) with
        { Days = Days };
        var factors = Enumerable.Range(0, Replications).Select(replication => DayFactors.Of(plan, 7, replication)).ToArray();
        var (x, y) = (factors.SelectMany(days => days[0]!).ToArray(), factors.SelectMany(days => days[1]!).ToArray());
        var (meanX, meanY) = (x.Average(), y.Average());
        var found = x.Zip(y).Sum(pair => (pair.First - meanX) * (pair.Second - meanY)) / Math.Sqrt(x.Sum(value => (value - meanX) * (value - meanX)) * y.Sum(value => (value - meanY) * (value - meanY)));
        var together = 1 + Shared * Shared;
        var expected = (together - 1) / Math.Sqrt((together * (1 + First * First) - 1) * (together * (1 + Second * Second) - 1));
        found.ShouldBe(expected, 0.015);
    }

    [Fact]
    public void The_way_in_is_planned()
    {
        var phone = Plan.Flows[0];
        Enumerable.Range(0, 336).Where(period => phone.Open[period]).ShouldBe(
            [.. Enumerable.Range(0, 5).SelectMany(day => Enumerable.Range(day * 48 + 16, 20)), .. Enumerable.Range(5 * 48 + 18, 6)]);
        (phone.WhenClosed, phone.ClearsAtClosing).ShouldBe((1, true));
        Plan.Flows[2].Open.ShouldBeEmpty();
        SameValues.Differences(phone.Menu, new MenuPlan { Time = new Uniform(20, 60), DropOutShare = 0.05, SelfServedShare = 0.1, Choices = [new(2, 0.05), new(4, 0.02)] }).ShouldBeEmpty();
        SameValues.Differences(phone.QueueRules, ImmutableArray.Create(
            new QueueRulePlan { Action = QueueAction.HearsWait, QueueAtLeast = 4, PatienceFactor = 0.8 },
            new() { Action = QueueAction.IsCalledBackInTurn, ExpectedWaitAtLeastTicks = 120 * Ticks.PerSecond, Share = 0.3 },
            new() { Action = QueueAction.IsCalledBackLater, QueueAtLeast = 15, Share = 0.5, ToFlow = 5, Delay = new Exponential(7200) },
            new() { Action = QueueAction.LeavesMessage, AfterTicks = 180 * Ticks.PerSecond, Share = 0.2, ToFlow = 1 },
            new() { Action = QueueAction.Leaves, QueueAtLeast = 30 })).ShouldBeEmpty();
        Plan.Lines.ShouldHaveSingleItem().Count.ShouldBe(30);
        Plan.Lines[0].Flows.ShouldBe([0, 4]);
    }

    [Fact]
    public void Routing_is_planned()
    {
        Plan.Flows[0].Levels.Select(level => (level.Groups.Single(), level.AfterTicks, level.QueueAtLeast)).ShouldBe([(0, 0, 0), (1, 45 * Ticks.PerSecond, 3)]);
        (Plan.AgentSelector, Plan.Flows[0].AgentSelector, Plan.Flows[0].WaitWeight).ShouldBe(("best-skill", "least-occupied", 2));
        Plan.Groups[0].Reserve.ShouldBe([0, 0, 0, 2, 0, 0, 0]);
        Plan.Groups[1].Reserve.ShouldBeEmpty();
        Plan.Groups[0].Mastery.ShouldBe([3, 3, 2, 2, 0, 3, 3]); // the mail skill was never assessed: ordinary, 2
        Plan.Flows[0].Handovers.Select(handover => (handover.Kind, handover.ToFlow, handover.AtShare)).ShouldBe([(HandoverKind.Warm, 4, 0.6), (HandoverKind.Consultation, 4, 1), (HandoverKind.Cold, 3, 1)]);
        Plan.Flows[0].Handovers[0].ShareByGroup.ShouldBe([0.03, 0.1, 0]); // mastery 3, mastery 1, does not take it
        Plan.Flows[0].Handovers[1].ShareByGroup.ShouldBe([0.04, 0.04, 0]);
        Plan.Flows[0].Handovers[0].Briefing.ShouldBe(new Deterministic(30));
    }

    [Fact]
    public void Preference_follows_the_skills_where_the_selector_asks_and_no_order_is_stated()
    {
        var bySkill = Rich with { Routing = Rich.Routing with { ContactSelector = "best-skill" } };
        Planner.Plan(bySkill).Groups[0].Preference.ShouldBe([1, 1, 2, 3, 0, 1, 1]);
        Plan.Groups[0].Preference.ShouldBeEmpty();
        var stated = bySkill with { Routing = bySkill.Routing with { Groups = [new(new("NANTES"), [new("MAIL"), new("TEL")], "best-skill")] } };
        Planner.Plan(stated).Groups[0].Preference.ShouldBeEmpty();
        Planner.Plan(stated).Groups[0].PreferenceOf(3).ShouldBe(0);
    }

    [Fact]
    public void Work_is_planned()
    {
        var (phone, experts) = (Plan.Flows[0], Plan.Flows[4]);
        phone.AfterWork.ShouldBe(new Gamma(40, 0.5));
        experts.AfterWork.ShouldBe(new Deterministic(20)); // there are lines: the talk ends before the after-contact work
        Plan.Groups[2].HandleTimes[4].ShouldBe(new LogNormal(420, 1));
        (phone.Preempts, Plan.Flows[1].Preemptible, Plan.Flows[1].DueTicks).ShouldBe((true, true, 14400 * Ticks.PerSecond));
        Plan.Groups[0].Concurrency.ShouldBe([1, 1, 2, 1, 1, 1, 1]);
        Plan.Groups[0].Speeds.ShouldBe([1, 0.8]);
        Plan.Groups[1].Concurrency.ShouldBeEmpty();
        (Plan.Groups[0].SwitchTicks, Plan.Groups[0].Learning).ShouldBe((15 * Ticks.PerSecond, new LearningPlan(2000, 0.15)));
        Plan.Groups[0].ResolvedShares.ShouldBe([0.85, 0.85, null, null, null, 0.85, 0.85]);
        Plan.Groups[1].ResolvedShares.ShouldBe([0.8, null, null, null, null, null, null]); // the flow's own
        Plan.Groups[2].ResolvedShares.ShouldBeEmpty();
    }

    [Fact]
    public void Speeds_go_on_to_the_greatest_concurrency_and_the_slowest_flow_decides()
    {
        var skills = ImmutableArray.Create(new SkillHeld(new("chat")) { Concurrency = 5 }, new SkillHeld(new("social")));
        var centre = SmallCentres.Centre(
            [SmallCentres.Group("G", 2, skills)], null,
            SmallCentres.Flow("chat") with { Concurrency = 3, Speeds = [1, 0.8, 0.5] }, SmallCentres.Flow("social") with { Concurrency = 2, Speeds = [1, 0.7] });
        Planner.Plan(centre).Groups[0].Concurrency.ShouldBe([5, 2]);
        Planner.Plan(centre).Groups[0].Speeds.ShouldBe([1, 0.7, 0.5, 0.5, 0.5]);
        var own = centre with { Groups = [centre.Groups[0] with { Speeds = [1, 0.9] }] };
        Planner.Plan(own).Groups[0].Speeds.ShouldBe([1, 0.9, 0.9, 0.9, 0.9]);
        Planner.Plan(centre with { Flows = [.. centre.Flows.Select(flow => flow with { Speeds = [] })] }).Groups[0].Speeds.ShouldBeEmpty();
        Valid(Planner.Plan(own));
    }

    [Theory]
    [InlineData("lines", false)]
    [InlineData("handover", false)]
    [InlineData("chat", false)]
    [InlineData("chat of a group", false)]
    [InlineData("menu", true)]
    [InlineData("nothing", true)]
    public void Constant_after_contact_work_stays_in_the_handle_time_unless_the_end_of_the_talk_matters(string with, bool folded)
    {
        var (first, second) = (SmallCentres.Flow("A") with { AfterContactSeconds = 30 }, SmallCentres.Flow("B"));
        var centre = SmallCentres.Centre([SmallCentres.Group("G", 2, [new(first.Skill), new(second.Skill)])], null, first, second);
        centre = with switch
        {
            "lines" => centre with { Lines = [new("l", [second.Id], 5)] },
            "handover" => centre with { Flows = [first, second with { Handovers = [new() { Kind = Ways.HandoverKind.Cold, ToFlow = first.Id, Share = 0.1 }] }] },
            "chat" => centre with { Flows = [first, second with { Concurrency = 2 }] },
            "chat of a group" => centre with { Groups = [centre.Groups[0] with { Skills = centre.Groups[0].Skills.SetItem(1, new(second.Skill) { Concurrency = 2 }) }] },
            "menu" => centre with { Flows = [first with { Menu = new() { Time = new Exponential(30) } }, second] },
            _ => centre,
        };
        var plan = Planner.Plan(centre);
        plan.Flows[0].AfterWork.ShouldBe(folded ? null : new Deterministic(30));
        plan.Groups[0].HandleTimes[0].ShouldBe(folded ? new Shifted(first.HandleTime, 30) : first.HandleTime);
        plan.Flows[1].AfterWork.ShouldBeNull();
        LoopChoice.Of(plan).ShouldBe(with == "nothing" ? LoopKind.Plain : LoopKind.Full);
    }

    [Fact]
    public void People_are_planned()
    {
        var nantes = Plan.Groups[0];
        (nantes.AbsenceShare, nantes.LateShare, nantes.Lateness).ShouldBe((0.06, 0.1, new Exponential(600)));
        nantes.Breaks.ShouldBe(
            [new MovableBreakPlan(690 * Ticks.PerMinute, 810 * Ticks.PerMinute, 30 * Ticks.PerMinute, 3, 5), new(930 * Ticks.PerMinute, 930 * Ticks.PerMinute, 10 * Ticks.PerMinute, 1, 1)]);
        // Monday: 1 all day; 8 from 08:00, away 10:00 to 10:15, 12:00 to 12:45 and 14:00 to 14:30; 4 from 10:00, away 13:00 to 13:45 and 16:00 to 16:15.
        nantes.Staffing[0].ShouldBe(1);
        nantes.Staffing[16].ShouldBe(9);
        nantes.Staffing[20].ShouldBe(1 + 4 + 4);
        nantes.Staffing[24].ShouldBe(1 + 4);
        nantes.Staffing[25].ShouldBe(1 + 4 + 4);
        nantes.Staffing[26].ShouldBe(1 + 8);
        nantes.Staffing[28].ShouldBe(1 + 4);
    }

    private static void Valid(SimulationPlan plan)
    {
        // The rules are internal to the engine, which needs a loop that is exact for the plan to get to them.
        var ensure = typeof(SimulationPlan).Assembly.GetType("Plateau.Simulation.Plan.PlanRules")!.GetMethod("Ensure", BindingFlags.Public | BindingFlags.Static, [typeof(SimulationPlan)])!;
        Should.NotThrow(() => ensure.Invoke(null, [plan]));
    }
}
