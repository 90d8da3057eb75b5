using System.Collections.Immutable;
using Plateau.Design;
using Plateau.Design.Cursor;
using Plateau.Design.Training;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Organisations;
using Plateau.Simulation;
using Plateau.Simulation.Plan;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

/// <summary>Whom to train: published values of chains, a naive twin, and what must hold whatever the centre.</summary>
public sealed class TrainingTests
{
    private static readonly StudySettings Settings = new() { Threads = 2, Replications = 6 };
    private static readonly Lazy<TrainingPlan> Small = new(() => Run(SmallFlow()));

    /// <summary>Two flows of ten contacts a period with agents of their own, and a third, small one with a single agent.</summary>
    private static CentreModel SmallFlow()
    {
        var centre = DesignCentres.Week(flows: 3, contactsPerPeriod: 10, agentsPerGroup: 4, members: 4);
        return centre with
        {
            Flows = [.. centre.Flows.Select((flow, index) => index < 2 ? flow : flow with { ArrivalsPerPeriod = DesignCentres.OverDay(centre.Grid, 2) })],
            Groups = [.. centre.Groups.Select((group, index) => index < 2 ? group : group with { Members = [new AgentId("solo")], StaffedPerPeriod = DesignCentres.OverDay(centre.Grid, 1) })],
        };
    }

    /// <summary>
    /// Five flows, two agents each, load 0.8, first come first served, longest idle, nobody leaves: exact probability of waiting 0.7111111111, 0.5344110865 with a second skill each in a ring and 0.4091801508 with
    /// all skills (product form of I. Adan and G. Weiss, Stochastic Systems 4 (2014) 250–299, recomputed). Both agents of each group learn the next flow: the centre of the lessons must be that ring.
    /// Tolerance: four standard errors over replications of a week that begins empty.
    /// </summary>
    [Theory]
    [InlineData(0, 0.7111111111)]
    [InlineData(1, 0.5344110865)]
    [InlineData(4, 0.4091801508)]
    public void A_ring_of_second_skills_waits_as_the_exact_solution_says(int further, double waits)
    {
        var grid = PeriodGrid.TypicalWeek();
        var centre = DesignCentres.Week(flows: 5, contactsPerPeriod: 6, agentsPerGroup: 2, members: 2);
        ImmutableArray<double> Always(double value) => [.. Enumerable.Repeat(value, grid.Count)];
        centre = centre with
        {
            Flows = [.. centre.Flows.Select(flow => flow with { ArrivalsPerPeriod = Always(6), Patience = new Plateau.Mathematics.Distributions.Endless() })],
            Groups = [.. centre.Groups.Select(group => group with { StaffedPerPeriod = Always(2) })],
        };
        var learners = LearnersOf(centre);
        var lessons = learners.Lessons.Where(lesson => (lesson.Skill - lesson.Group + 5) % 5 <= further).SelectMany(lesson => new[] { lesson, lesson }).ToArray();
        lessons.Length.ShouldBe(10 * further);
        var result = Simulator.Run(Planner.Plan(learners.Centre(learners.Scaled(1), lessons), new PlanSettings(_ => 20)), new SimulationSettings(11, 40, 2), null, TestContext.Current.CancellationToken);
        var delayed = Measures.PerReplication(result, null, counts => (counts.Delayed, counts.Offered)).ToEstimate();
        delayed.Value!.Value.ShouldBe(waits, 4 * delayed.HalfWidth!.Value / 1.96);
    }

    /// <summary>The naive twin tries every single training on the same days; the list's first must be the best, or not tellable from it.</summary>
    [Fact]
    public void The_first_training_is_the_best_of_all()
    {
        var centre = SmallFlow();
        var plan = Small.Value;
        var inputs = new CursorInputs(DesignCentres.Evidence(centre), Settings);
        var evaluator = new Evaluator(inputs, TestContext.Current.CancellationToken);
        var learners = new Learners(inputs, new OrganisationBuilder(inputs).Observed()!);
        var presence = learners.Scaled(plan.ReferenceHours / plan.StaffedHours);
        var lacking = new HoursLacking(inputs, evaluator);
        lacking.LearnPrices(learners.Centre(presence, []), 4);
        var all = learners.Lessons.Select(lesson => (Lesson: lesson, Lack: lacking.Of(evaluator.Search(learners.Centre(presence, [lesson]), 16)))).ToArray();
        var best = all.MinBy(one => one.Lack.Hours);
        var first = all.Single(one => learners.SkillOf(one.Lesson) == plan.List[0].Skill && learners.TakenBy(one.Lesson.Group).Select(flow => inputs.Centre.Flows[flow].Id).SequenceEqual(plan.List[0].Group.Takes));
        if (first.Lesson != best.Lesson)
            Intervals.PairedDifference(first.Lack.ByReplication, best.Lack.ByReplication).Low!.Value.ShouldBeLessThan(0);
    }

    [Fact]
    public void A_small_flow_with_one_agent_is_helped_early()
    {
        var plan = Small.Value;
        plan.CannotTell.ShouldBeNull();
        plan.List.Take(2).ShouldContain(step => step.Skill == new SkillId("F2"));
        plan.List[0].Gain.Low!.Value.ShouldBeGreaterThan(0);
        plan.List.Length.ShouldBeLessThan(plan.WholeTrainings);
        plan.List[^1].Group.Names.ShouldAllBe(name => name.StartsWith("Group", StringComparison.Ordinal));
    }

    /// <summary>On customers that the choice has not seen, part of the trainings cannot surely spare more than all of them.</summary>
    [Fact]
    public void No_list_surely_beats_everyone_taking_everything()
    {
        var plan = Small.Value;
        plan.List[^1].Cumulative.Low!.Value.ShouldBeLessThan(plan.WholeGain.High!.Value);
        plan.WholeGain.Low!.Value.ShouldBeGreaterThan(0);
        plan.List[^1].Cumulative.Value!.Value.ShouldBe(plan.List.Sum(step => step.Gain.Value!.Value), 1e-9);
    }

    /// <summary>
    /// Four equal flows: which link comes first is chance, but with two for each flow every flow has got help, every group has given some, and the links hold all flows together: the chain of W. C. Jordan and
    /// S. C. Graves (Management Science 41 (1995) 577–594), where everyone everything is not needed.
    /// </summary>
    [Fact]
    public void On_a_symmetric_centre_the_list_links_all_flows()
    {
        var plan = Run(DesignCentres.Week(flows: 4, contactsPerPeriod: 6, agentsPerGroup: 3, members: 3));
        var links = plan.List.Take(8).Select(step => (From: step.Group.Takes[0], To: step.Flows[0])).ToArray();
        links.Select(link => link.To).Distinct().Count().ShouldBe(4);
        links.Select(link => link.From).Distinct().Count().ShouldBe(4);
        var reached = new HashSet<FlowId> { links[0].From };
        for (var round = 0; round < 4; round++)
            reached.UnionWith(links.Where(link => reached.Contains(link.From) || reached.Contains(link.To)).SelectMany(link => new[] { link.From, link.To }));
        reached.Count.ShouldBe(4);
        plan.List.Length.ShouldBeLessThan(plan.WholeTrainings / 2);
        plan.List[^1].ShareOfWhole!.Value.ShouldBeGreaterThan(0.6);
    }

    /// <summary>With equal handle times no single training may surely make more hours lack.</summary>
    [Fact]
    public void A_further_skill_never_hurts()
    {
        var centre = DesignCentres.Week(flows: 3, contactsPerPeriod: 8, agentsPerGroup: 3, members: 3);
        var inputs = new CursorInputs(DesignCentres.Evidence(centre), Settings);
        var evaluator = new Evaluator(inputs, TestContext.Current.CancellationToken);
        var learners = new Learners(inputs, new OrganisationBuilder(inputs).Observed()!);
        var presence = learners.Scaled(1);
        var lacking = new HoursLacking(inputs, evaluator);
        lacking.LearnPrices(learners.Centre(presence, []), 4);
        var before = lacking.Of(evaluator.Search(learners.Centre(presence, []), 16));
        foreach (var lesson in learners.Lessons)
        {
            var after = lacking.Of(evaluator.Search(learners.Centre(presence, [lesson]), 16));
            Paired.Difference(before.ByReplication, after.ByReplication, learners.Lessons.Length).High!.Value.ShouldBeGreaterThan(0, lesson.ToString());
        }
    }

    [Fact]
    public void Who_will_not_learn_is_never_asked()
    {
        var learners = LearnersOf(Willing(SmallFlow(), refuses: [("A0", "F2"), ("A1", "F2"), ("A2", "F2"), ("A3", "F2")]));
        learners.Lessons.ShouldNotContain(lesson => lesson.Group == 0 && learners.SkillOf(lesson).Value == "F2");
        learners.Refused.ShouldBe(4);
        learners.CentreOfEveryone(learners.Scaled(1)).Groups[0].Skills.ShouldNotContain(held => held.Skill.Value == "F2");
    }

    /// <summary>Two of four refuse: two are left to learn it, whoever else has learnt what, and half of the group's presence never takes it.</summary>
    [Fact]
    public void Of_a_group_only_the_willing_learn()
    {
        var plain = LearnersOf(SmallFlow());
        var learners = LearnersOf(Willing(SmallFlow(), refuses: [("A0", "F2"), ("A1", "F2")]));
        learners.Refused.ShouldBe(2);
        learners.WholeTrainings.ShouldBe(plain.WholeTrainings - 2);
        var lesson = learners.Lessons.Single(lesson => lesson.Group == 0 && learners.SkillOf(lesson).Value == "F2");
        learners.Left(lesson, []).ShouldBe(2);
        learners.Left(lesson, [lesson, lesson]).ShouldBe(0);
        Hours(learners.Centre(learners.Scaled(1), [lesson, lesson])).ShouldBe(Hours(learners.CentreOfEveryone(learners.Scaled(1))));

        static double Hours(CentreModel centre) => centre.Groups.Where(group => group.Id.Value.StartsWith("g0-", StringComparison.Ordinal) && group.Skills.Any(held => held.Skill.Value == "F2")).Sum(group => group.StaffedPerPeriod.Sum());
    }

    /// <summary>Among people who have learnt as much, whoever wishes for a skill gets it; who refuses never does.</summary>
    [Fact]
    public void Of_a_group_whoever_wishes_learns_first()
    {
        var learners = LearnersOf(Willing(SmallFlow(), refuses: [("A0", "F2")], wishes: [("A2", "F2"), ("A3", "F1")]));
        Lesson To(string skill) => learners.Lessons.Single(lesson => lesson.Group == 0 && learners.SkillOf(lesson).Value == skill);
        learners.Wished([To("F2")]).ShouldBe(1);
        learners.Wished([To("F2"), To("F2")]).ShouldBe(1);
        learners.Wished([To("F2"), To("F1")]).ShouldBe(2);
        learners.HasWishes.ShouldBeTrue();
        LearnersOf(SmallFlow()).HasWishes.ShouldBeFalse();
    }

    /// <summary>Metamorphic: without the training that came first nothing surely spares more, neither the first of the new list, nor the whole of it, nor everyone learning all they may.</summary>
    [Fact]
    public void Refusing_the_best_training_never_gains_more()
    {
        var (plain, first) = (Small.Value, Small.Value.List[0]);
        var group = int.Parse(first.Group.Takes[0].Value.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
        var refused = Run(Willing(SmallFlow(), refuses: [.. SmallFlow().Groups[group].Members.Select(member => (member.Value, first.Skill.Value))]));
        refused.Refused.ShouldBe(first.Group.People);
        refused.WholeTrainings.ShouldBe(plain.WholeTrainings - first.Group.People);
        refused.List.ShouldNotContain(step => step.Skill == first.Skill && step.Group.Takes.SequenceEqual(first.Group.Takes));
        refused.List[0].Gain.Low!.Value.ShouldBeLessThan(first.Gain.High!.Value);
        refused.List[^1].Cumulative.Low!.Value.ShouldBeLessThan(plain.List[^1].Cumulative.High!.Value);

        // On the same presence, everyone less a skill against everyone: no surplus that chance does not explain.
        var inputs = new CursorInputs(DesignCentres.Evidence(SmallFlow()), Settings);
        var evaluator = new Evaluator(inputs, TestContext.Current.CancellationToken);
        var (all, less) = (LearnersOf(SmallFlow()), LearnersOf(Willing(SmallFlow(), refuses: [("A0", "F2"), ("A1", "F2"), ("A4", "F2"), ("A5", "F2")])));
        var presence = all.Scaled(0.9 * plain.ReferenceHours / plain.StaffedHours);
        var lacking = new HoursLacking(inputs, evaluator);
        lacking.LearnPrices(all.Centre(presence, []), 4);
        var (with, without) = (lacking.Of(evaluator.Search(all.CentreOfEveryone(presence), 16)), lacking.Of(evaluator.Search(less.CentreOfEveryone(presence), 16)));
        with.Hours.ShouldBeGreaterThan(0);
        Paired.Difference(without.ByReplication, with.ByReplication, 1).High!.Value.ShouldBeGreaterThan(0);
    }

    /// <summary>People of whom nothing is said change no byte; nor do wishes for everything by everyone, which prefer nothing, but for the count of those met.</summary>
    [Fact]
    public void Without_wishes_nothing_changes()
    {
        var centre = SmallFlow();
        static string Text(TrainingPlan plan) => System.Text.Json.JsonSerializer.Serialize(plan);
        Text(Run(Willing(centre))).ShouldBe(Text(Small.Value));
        var everything = Run(Willing(centre, wishes: [.. centre.Groups.SelectMany(group => group.Members).SelectMany(member => centre.Flows.Select(flow => (member.Value, flow.Skill.Value)))]));
        everything.Wished.ShouldBe(everything.List.Sum(step => step.People));
        Text(everything with { Wished = null }).ShouldBe(Text(Small.Value));
    }

    /// <summary>The two large flows are alike: which of their groups helps the small one first is chance, until one of them wishes to.</summary>
    [Fact]
    public void Among_trainings_that_cannot_be_told_apart_a_wish_decides()
    {
        var centre = SmallFlow();
        foreach (var wishing in new[] { 0, 1 })
        {
            var plan = Run(Willing(centre, wishes: [.. centre.Groups[wishing].Members.Select(member => (member.Value, "F2"))]));
            var helper = plan.List.First(step => step.Skill == new SkillId("F2")).Group;
            helper.Takes.ShouldBe([centre.Flows[wishing].Id]);
            plan.Wished!.Value.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Where_everyone_refuses_everything_nobody_is_left()
    {
        var centre = SmallFlow();
        var plan = Run(Willing(centre, refuses: [.. centre.Groups.SelectMany((group, own) => group.Members.SelectMany(member => centre.Flows.Where((_, flow) => flow != own).Select(flow => (member.Value, flow.Skill.Value))))]));
        (plan.Stop, plan.List.Length, plan.WholeTrainings, plan.Refused).ShouldBe((TrainingStop.NobodyLeft, 0, 0, 18));
    }

    /// <summary>The centre with a person for each member, some of whom refuse or wish for skills.</summary>
    private static CentreModel Willing(CentreModel centre, (string Agent, string Skill)[]? refuses = null, (string Agent, string Skill)[]? wishes = null)
    {
        static ImmutableArray<SkillId> Of((string Agent, string Skill)[]? said, AgentId member) => [.. (said ?? []).Where(one => one.Agent == member.Value).Select(one => new SkillId(one.Skill))];
        return centre with { Agents = [.. centre.Groups.SelectMany(group => group.Members.Select(member => new Agent { Id = member, Skills = group.Skills, Refuses = Of(refuses, member), Wishes = Of(wishes, member) }))] };
    }

    [Fact]
    public void A_protected_flow_neither_learns_nor_is_learnt()
    {
        var centre = SmallFlow();
        var learners = LearnersOf(centre with { Flows = [centre.Flows[0] with { Protected = true }, .. centre.Flows.Skip(1)] });
        learners.Lessons.ShouldAllBe(lesson => lesson.Group != 0 && learners.SkillOf(lesson).Value != "F0");
    }

    [Fact]
    public void A_training_that_costs_more_than_it_spares_is_not_on_the_list()
    {
        var plan = Run(SmallFlow() with { Assumptions = new(ImmutableSortedDictionary<UncertainInput, StatedRange>.Empty.Add(UncertainInput.TrainingHoursPerSkill, new(90_000, 110_000, "a degree"))) });
        plan.List.ShouldBeEmpty();
        plan.Stop.ShouldBe(TrainingStop.CostsMore);
        plan.HoursPerTraining.ShouldBe(100_000);
    }

    [Fact]
    public void Without_presence_or_without_anything_to_learn_it_says_so()
    {
        var centre = SmallFlow();
        Run(centre with { Groups = [.. centre.Groups.Select(group => group with { StaffedPerPeriod = [.. group.StaffedPerPeriod.Select(_ => 0.0)] })] }).CannotTell!.Code.ShouldBe("training.cannot.noToday");
        var one = Run(DesignCentres.Week(flows: 1, contactsPerPeriod: 6, agentsPerGroup: 3));
        one.Stop.ShouldBe(TrainingStop.NobodyLeft);
        one.List.ShouldBeEmpty();
        Run(centre with { Flows = [.. centre.Flows.Select(flow => flow with { LeftBeforeQueueShare = 0.5 })] }).CannotTell!.Code.ShouldBe("training.cannot.outOfReach");
    }

    [Fact]
    public void One_thread_and_two_give_the_same_list()
    {
        var alone = Run(SmallFlow(), Settings with { Threads = 1 });
        alone.List.Select(step => step.Cumulative).ShouldBe(Small.Value.List.Select(step => step.Cumulative));
        alone.WholeGain.ShouldBe(Small.Value.WholeGain);
    }

    [Theory]
    [InlineData(2.4)]
    [InlineData(0.3)]
    [InlineData(7)]
    public void Seats_keep_the_hours_and_come_and_go_once_a_day(double expected)
    {
        var grid = PeriodGrid.OfDates([.. Enumerable.Range(0, 200).Select(day => new NodaTime.LocalDate(2026, 1, 1).PlusDays(day))]);
        var presence = DesignCentres.OverDay(grid, expected);
        var together = DaySeats.Of(presence, grid, 3, [7])[0];
        var split = DaySeats.Of(presence, grid, 3, [4, 2, 1]);
        together.Sum().ShouldBe(presence.Sum(), 2 * 48, "one seat owes at most a day");
        for (var period = 0; period < together.Length; period++)
            split.Sum(kind => kind[period]).ShouldBe(together[period]);
        split[0].Sum().ShouldBe(together.Sum() * 4 / 7, 2 * 48);
        Enumerable.Range(0, 200).ShouldAllBe(day => Enumerable.Range((day * 96) + 1, 95).Count(period => together[period] != together[period - 1]) <= 2);
    }

    private static Learners LearnersOf(CentreModel centre)
    {
        var inputs = new CursorInputs(DesignCentres.Evidence(centre), Settings);
        return new Learners(inputs, new OrganisationBuilder(inputs).Observed()!);
    }

    private static TrainingPlan Run(CentreModel centre, StudySettings? settings = null)
    {
        var evidence = (settings ?? Settings).Promised(DesignCentres.Evidence(centre));
        var inputs = new CursorInputs(evidence, settings ?? Settings);
        return TrainingStudy.Run(evidence, inputs, new Evaluator(inputs, TestContext.Current.CancellationToken), new OrganisationBuilder(inputs).Observed());
    }
}
