using Plateau.Design;
using Plateau.Design.Cursor;
using Plateau.Design.Cursor.Hours;
using Plateau.Model;
using Plateau.Solvers;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

/// <summary>The positions of the cursor as the best mixes found by programmes with cuts from simulation.</summary>
public sealed class FrontierTests
{
    private static readonly StudySettings Settings = new() { Threads = 2, Replications = 6, Solver = new HighsNode() };
    private static readonly Lazy<CursorResult> ThreeFlows = new(() => Run(DesignCentres.Week(flows: 3, contactsPerPeriod: 10, agentsPerGroup: 4), Settings));

    [Fact]
    public void Each_position_keeps_its_share_and_none_asks_for_more_than_the_one_before()
    {
        var path = ThreeFlows.Value.Positions.Where(position => position.Kind is OrganisationKind.Specialised or OrganisationKind.SecondSkill).ToArray();
        path.Length.ShouldBe(11);
        foreach (var position in path.Skip(1))
            position.MultiSkilledHours!.Value.ShouldBeLessThanOrEqualTo(position.Share + 0.0051);
        path.Select(position => position.EqualService.Hours.Value!.Value).ShouldBeInOrder(SortDirection.Descending);
        foreach (var within in path.SelectMany(position => position.EqualService.AnsweredWithinByFlow))
            within.Low!.Value.ShouldBeGreaterThan(0.79); // confirmed one-sided at 80 %
    }

    /// <summary>A few flexible agents give most of what everyone everything gives (Chevalier, Shumsky and Tabordon 2004; Bassamboo, Randhawa and Van Mieghem 2012).</summary>
    [Fact]
    public void A_third_of_flexible_hours_gives_most_of_the_gain()
    {
        var cursor = ThreeFlows.Value;
        double Hours(Func<CursorPosition, bool> which) => cursor.Positions.First(which).EqualService.Hours.Value!.Value;
        var specialised = Hours(position => position.Kind == OrganisationKind.Specialised);
        var gain = specialised - Hours(position => position.Kind == OrganisationKind.Everyone);
        (specialised - Hours(position => position.Share == 0.3)).ShouldBeGreaterThan(0.6 * gain);
        cursor.Solver.ShouldBe(new HighsNode().Name);
    }

    [Fact]
    public void No_found_staffing_lies_below_its_bound_or_that_of_any_organisation()
    {
        foreach (var position in ThreeFlows.Value.Positions.Where(position => position.LeastHours is not null))
            position.LeastHours!.Value.ShouldBeLessThanOrEqualTo(position.EqualService.Hours.Value!.Value);
        foreach (var position in ThreeFlows.Value.Positions)
            position.EqualService.Hours.Value!.Value.ShouldBeGreaterThan(ThreeFlows.Value.LeastHoursOfAny!.Value);
    }

    [Fact]
    public void The_cursor_of_a_flow_goes_from_alone_to_pooled_and_shows_the_gain()
    {
        foreach (var flow in ThreeFlows.Value.Flows)
        {
            flow.Dial[0].Share.ShouldBe(0);
            flow.Dial.Count(position => position.IsBest).ShouldBe(1);
            flow.Dial.Select(position => position.Share).ShouldBeInOrder();
            flow.Verdict.Kind.ShouldBeOneOf(VerdictKind.Pool, VerdictKind.Mixed);
            flow.Dial.Single(position => position.IsBest).SavingOverAlone.Low!.Value.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Positions_beyond_what_protected_flows_leave_are_impossible_and_say_so()
    {
        var centre = DesignCentres.Week(flows: 3, contactsPerPeriod: 8, agentsPerGroup: 4);
        centre = centre with { Flows = [centre.Flows[0] with { Protected = true, ProtectedReason = "complaints" }, .. centre.Flows.Skip(1)] };
        var cursor = Run(centre, Settings);
        var impossible = cursor.Positions.Where(position => position.Impossible is not null).ToArray();
        impossible.Select(position => position.Share).ShouldBe([0.8, 0.9, 1.0]); // two thirds of the need may be pooled
        impossible.ShouldAllBe(position => position.Impossible!.Code == "cursor.impossible.protected");
        cursor.Flows[0].Verdict.Kind.ShouldBe(VerdictKind.Specialise);
        cursor.Flows[0].Dial.ShouldBeEmpty();
        foreach (var set in cursor.Positions.Where(position => position.Kind == OrganisationKind.SecondSkill).SelectMany(position => position.GroupSummary))
            (set.Skills.Length > 1 && set.Skills.Contains(centre.Flows[0].Id)).ShouldBeFalse();
    }

    [Fact]
    public void Fewer_agents_than_flows_cannot_have_one_skill_each()
    {
        var centre = DesignCentres.Week(flows: 3, contactsPerPeriod: 4, agentsPerGroup: 1, members: 1);
        centre = centre with { Groups = [centre.Groups[0] with { Skills = [.. centre.Flows.Select(flow => new SkillHeld(flow.Skill))] }, centre.Groups[1]] };
        var cursor = Run(centre, Settings);
        cursor.Positions.Single(position => position.Impossible is not null).Impossible!.Code.ShouldBe("cursor.impossible.agents");
    }

    [Fact]
    public void Any_number_of_threads_finds_the_same()
    {
        var one = Run(DesignCentres.Week(flows: 2, contactsPerPeriod: 8, agentsPerGroup: 4), Settings with { Threads = 1 });
        var two = Run(DesignCentres.Week(flows: 2, contactsPerPeriod: 8, agentsPerGroup: 4), Settings);
        two.Positions.Select(position => position.EqualService.Hours).ShouldBe(one.Positions.Select(position => position.EqualService.Hours));
        two.Positions.Select(position => position.LeastHours).ShouldBe(one.Positions.Select(position => position.LeastHours));
    }

    /// <summary>A cut that a simulated staffing contradicts allows it afterwards, and no more than that.</summary>
    [Fact]
    public void A_contradicted_cut_gives_way()
    {
        var cut = new HoursCut(0, [1, 1], 0.8, [0.1, 0.2]);
        cut.LeastFor(0.9).ShouldBe(0.4, 1e-12);
        cut.Predicts([2, 1]).ShouldBe(0.9, 1e-12);
        cut.Allowing([2, 1], 0.85).ShouldBe(cut);
        cut.Allowing([2, 1], 0.95)!.Predicts([2, 1]).ShouldBe(0.95, 1e-9);
        cut.Allowing([0.5, 1], 0.9).ShouldBeNull();
    }

    private static CursorResult Run(CentreModel centre, StudySettings settings) => CursorStudy.Run(DesignCentres.Evidence(centre), settings, _ => { }, TestContext.Current.CancellationToken);
}
