using Plateau.Design;
using Plateau.Design.Cursor;
using Plateau.Design.Coverage;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

/// <summary>The fragility map against sums by hand and against counting every combination of absences.</summary>
public sealed class FragilityMapTests
{
    private static readonly StudySettings Settings = new() { Threads = 2, Replications = 2 };
    private static readonly Estimate Tenth = Estimate.Exactly(0.1, 100);

    /// <summary>Two flows: three people take the first, and of them one group of one takes the second too.</summary>
    private static CentreModel Centre()
    {
        var centre = DesignCentres.Week(flows: 2, contactsPerPeriod: 4, agentsPerGroup: 2, members: 2);
        return centre with
        {
            Groups =
            [
                centre.Groups[0],
                centre.Groups[1] with { Members = [new AgentId("solo")], Skills = [new SkillHeld(new SkillId("F0")), new SkillHeld(new SkillId("F1"))], StaffedPerPeriod = DesignCentres.OverDay(centre.Grid, 1) },
            ],
        };
    }

    /// <summary>F0: three people, each absent one time in ten: 0.001. F1: one person: 0.1. Four contacts a quarter of an hour, twelve hours, seven days: 1,344 a week.</summary>
    [Fact]
    public void Probabilities_are_those_of_the_binomial_law()
    {
        var map = Map(Centre());
        map.FromLog.ShouldBeFalse();
        map.Flows[0].Holders.ShouldBe(3);
        map.Flows[1].Holders.ShouldBe(1);
        map.Flows[0].ContactsPerWeek.ShouldBe(1344, 1e-9);
        map.Flows[0].Cells.ShouldAllBe(cell => Math.Abs(cell.Nobody!.Value - 0.001) < 1e-12 && Math.Abs(cell.Present - 2.7) < 1e-12);
        map.Flows[0].AtRisk!.Value.ShouldBe(1.344, 1e-9);
        map.Flows[1].ShareAtRisk!.Value.ShouldBe(0.1, 1e-12);
        map.Flows[1].Cells.Length.ShouldBe(7 * 12);
    }

    /// <summary>Another person of the first group learns F1: 0.1 × (1 − 0.9) where both are planned.</summary>
    [Fact]
    public void The_best_back_up_is_who_is_there_when_it_counts()
    {
        var backUp = Map(Centre()).Flows[1].BackUp!;
        backUp.Group.Takes.Select(flow => flow.Value).ShouldBe(["F0"]);
        backUp.AtRiskAfter.ShouldBe(13.44, 1e-9);
        backUp.TrainingHours.ShouldBeNull();
        Map(Centre() with { Costs = new("EUR", 30, 12) }).Flows[1].BackUp!.TrainingHours.ShouldBe(12);
        Map(Centre() with { Flows = [Centre().Flows[0], Centre().Flows[1] with { Protected = true }] }).Flows[1].BackUp.ShouldBeNull();
    }

    /// <summary>One of the two may refuse: the other can be trained. Where both refuse there is no back-up, and nobody is named for it.</summary>
    [Fact]
    public void Who_refuses_is_no_back_up()
    {
        var members = Centre().Groups[0].Members;
        CentreModel Refusing(int people) => Centre() with { Agents = [.. members.Take(people).Select(member => new Agent { Id = member, Skills = Centre().Groups[0].Skills, Refuses = [new SkillId("F1")] })] };
        Map(Refusing(1)).Flows[1].BackUp.ShouldNotBeNull();
        Map(Refusing(2)).Flows[1].BackUp.ShouldBeNull();
    }

    /// <summary>Without the one who takes both, F1 has nobody, and F0 two people: 1,344 × 0.9 + 1,344 × (0.01 − 0.001).</summary>
    [Fact]
    public void The_departure_that_leaves_a_flow_to_nobody_comes_first()
    {
        var departures = Map(Centre()).Departures;
        departures[0].Uncovered.Select(flow => flow.Value).ShouldBe(["F1"]);
        departures[0].MoreAtRisk!.Value.ShouldBe((1344 * 0.9) + (1344 * 0.009), 1e-6);
        departures[0].HardestHit.ShouldBe(new FlowId("F1"));
        departures[0].HardestHitWithin.Low!.Value.ShouldBeGreaterThan(0.2);
        departures[1].Uncovered.ShouldBeEmpty();
        departures[1].MoreAtRisk!.Value.ShouldBe(1344 * (0.01 - 0.001), 1e-6);
    }

    [Fact]
    public void Without_an_absence_rate_no_probability_is_told_but_holes_are()
    {
        var centre = Centre();
        var morning = centre with { Groups = [centre.Groups[0], centre.Groups[1] with { StaffedPerPeriod = [.. centre.Groups[1].StaffedPerPeriod.Select((agents, period) => centre.Grid.PeriodOfDay(period) < 48 ? agents : 0)] }] };
        var flow = Map(morning, Estimate.Unknown).Flows[1];
        flow.AtRisk.ShouldBeNull();
        flow.Cells.Where(cell => cell.Hour >= 12).ShouldAllBe(cell => cell.Nobody == 1 && cell.Present == 0);
        flow.Cells.Where(cell => cell.Hour < 12).ShouldAllBe(cell => cell.Nobody == null);
        FragilityMapStudy.Run(DesignCentres.Evidence(centre), Inputs(DesignCentres.Evidence(centre)), new Evaluator(Inputs(DesignCentres.Evidence(centre)), TestContext.Current.CancellationToken), null, Tenth).ShouldBeNull();
    }

    /// <summary>A fraction is one more person with that probability: all eight combinations of two certain people and one of probability 0.5, each absent one time in ten.</summary>
    [Fact]
    public void A_planned_fraction_counts_as_every_combination_says()
    {
        var centre = Centre() with { Groups = [Centre().Groups[0] with { StaffedPerPeriod = DesignCentres.OverDay(Centre().Grid, 2.5) }] };
        var nobody = 0.0;
        foreach (var planned in new[] { 2, 3 })
        {
            for (var away = 0; away < 1 << planned; away++)
                nobody += System.Numerics.BitOperations.PopCount((uint)away) == planned ? 0.5 * Math.Pow(0.1, planned) : 0;
        }

        Map(centre).Flows[0].Cells[0].Nobody!.Value.ShouldBe(nobody, 1e-12);
    }

    /// <summary>With a log: four people of each flow, there on every date, so each with 1 − rate.</summary>
    [Fact]
    public void With_a_log_each_person_counts_with_the_dates_seen_but_never_as_certain()
    {
        var map = Map(DesignCentres.ObservedWorld(seed: 5));
        map.FromLog.ShouldBeTrue();
        map.Flows[0].Cells.ShouldAllBe(cell => Math.Abs(cell.Nobody!.Value - 1e-4) < 1e-12);
        map.Departures[0].MoreAtRisk!.Value.ShouldBe(map.Flows[0].ContactsPerWeek * (1e-3 - 1e-4), 1e-6);
        map.Departures.ShouldAllBe(departure => departure.Group.Names.IsEmpty);
    }

    private static CursorInputs Inputs(CentreEvidence evidence) => new(evidence, Settings);

    private static FragilityMap Map(CentreModel centre, Estimate? absence = null) => Map(DesignCentres.Evidence(centre), absence);

    private static FragilityMap Map(CentreEvidence evidence, Estimate? absence = null)
    {
        var inputs = Inputs(evidence);
        return FragilityMapStudy.Run(evidence, inputs, new Evaluator(inputs, TestContext.Current.CancellationToken), new OrganisationBuilder(inputs).Observed(), absence ?? Tenth)!;
    }
}
