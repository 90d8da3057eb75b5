using Plateau.Design;
using Plateau.Design.Cursor;
using Plateau.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

public sealed class CursorTests
{
    private static readonly StudySettings Settings = new() { Threads = 2, Replications = 6 };

    [Fact]
    public void Three_equal_flows_are_cheaper_together_and_two_skills_give_most_of_it()
    {
        var cursor = Run(DesignCentres.Week(flows: 3, contactsPerPeriod: 10, agentsPerGroup: 4));
        var specialised = Position(cursor, OrganisationKind.Specialised);
        var everyone = Position(cursor, OrganisationKind.Everyone);
        var two = cursor.Positions.Last(position => position.Kind == OrganisationKind.SecondSkill);
        everyone.EqualService.SavingOverSpecialised.Low!.Value.ShouldBeGreaterThan(0.05);

        // Two skills give nearly all of the gain with equal handle times (Wallace and Whitt 2005; in hours and with a simple choice of pairs, at least 60 % is asked for).
        var gain = specialised.EqualService.Hours.Value - everyone.EqualService.Hours.Value;
        (specialised.EqualService.Hours.Value - two.EqualService.Hours.Value)!.Value.ShouldBeGreaterThan(0.6 * gain!.Value);
        cursor.Whole.Kind.ShouldBe(VerdictKind.Pool);
        cursor.Knee!.Share.ShouldBeInRange(0.1, 1);
        cursor.BreakEven!.Inflation.Value!.Value.ShouldBeInRange(0.03, 0.6);
    }

    [Fact]
    public void At_equal_service_every_flow_meets_its_target()
    {
        var cursor = Run(DesignCentres.Week(flows: 2, contactsPerPeriod: 10, agentsPerGroup: 4));
        foreach (var within in cursor.Positions.SelectMany(position => position.EqualService.AnsweredWithinByFlow))
            within.Value!.Value.ShouldBeGreaterThan(0.80);
    }

    [Fact]
    public void Todays_hours_are_the_same_at_every_position()
    {
        var centre = DesignCentres.Week(flows: 2, contactsPerPeriod: 10, agentsPerGroup: 4);
        var inputs = new CursorInputs(DesignCentres.Evidence(centre), Settings);
        var builder = new OrganisationBuilder(inputs);
        foreach (var organisation in new[] { builder.Observed()!, builder.Specialised()!, builder.WithSecondSkill(0.5)!, builder.Everyone()! })
        {
            var blocks = organisation.Need.Select((need, block) => need.Select((_, period) => block == 0 ? inputs.Staffed[period] : 0).ToArray()).ToArray();
            Seats.Centre(inputs, organisation, organisation.Spread(blocks)).StaffedHours.ShouldBe(centre.StaffedHours, 0.2);
        }
    }

    [Fact]
    public void A_protected_flow_is_never_pooled()
    {
        var centre = DesignCentres.Week(flows: 3, contactsPerPeriod: 8, agentsPerGroup: 4);
        centre = centre with { Flows = [centre.Flows[0] with { Protected = true, ProtectedReason = "complaints" }, .. centre.Flows.Skip(1)] };
        var builder = new OrganisationBuilder(new CursorInputs(DesignCentres.Evidence(centre), Settings));
        foreach (var organisation in CursorStudy.SecondSkillShares.Select(builder.WithSecondSkill).Append(builder.Everyone()))
            organisation!.Groups.Where(group => group.Flows.Contains(0)).ShouldAllBe(group => group.Flows.Length == 1);
    }

    [Fact]
    public void A_position_has_the_share_of_two_skilled_agents_that_it_says()
    {
        var builder = new OrganisationBuilder(new CursorInputs(DesignCentres.Evidence(DesignCentres.Week(flows: 4, contactsPerPeriod: 8, agentsPerGroup: 4, members: 5)), Settings));
        foreach (var share in CursorStudy.SecondSkillShares)
        {
            var organisation = builder.WithSecondSkill(share)!;
            organisation.Agents.ShouldBe(20);
            organisation.Groups.Where(group => group.Flows.Length == 2).Sum(group => group.Agents).ShouldBe((int)Math.Round(20 * share));
            organisation.Groups.ShouldAllBe(group => group.Flows.Distinct().Count() == group.Flows.Length);
        }
    }

    [Fact]
    public void One_flow_leaves_nothing_to_decide()
    {
        var cursor = Run(DesignCentres.Week(flows: 1, contactsPerPeriod: 10, agentsPerGroup: 5));
        cursor.Flows[0].Verdict.Kind.ShouldBe(VerdictKind.Undecided);
        cursor.Flows[0].Verdict.Reasons[0].Code.ShouldBe("verdict.nothingToPool");
    }

    [Fact]
    public void Fewer_agents_than_flows_is_told()
    {
        var cursor = Run(DesignCentres.Week(flows: 3, contactsPerPeriod: 1, agentsPerGroup: 0.3, members: 0));
        cursor.Whole.Kind.ShouldBe(VerdictKind.Undecided);
        cursor.Whole.Reasons[0].Code.ShouldBe("verdict.tooFewAgents");
    }

    [Fact]
    public void An_impossible_target_is_infeasible_not_an_error()
    {
        var centre = DesignCentres.Week(flows: 2, contactsPerPeriod: 5, agentsPerGroup: 3);
        centre = centre with { Flows = [.. centre.Flows.Select(flow => flow with { LeftBeforeQueueShare = 0.3 })] };
        var cursor = Run(centre);
        cursor.Positions.ShouldAllBe(position => position.EqualService.Hours.Value == null && position.EqualService.Infeasible != null);
        cursor.Whole.Kind.ShouldBe(VerdictKind.Undecided);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var centre = DesignCentres.Week(flows: 2, contactsPerPeriod: 4, agentsPerGroup: 2, members: 3);
        string Text(int threads) => System.Text.Json.JsonSerializer.Serialize(
            CursorStudy.Run(DesignCentres.Evidence(centre), Settings with { Threads = threads, Replications = 3 }, _ => { }, TestContext.Current.CancellationToken));
        Text(1).ShouldBe(Text(2));
    }

    private static CursorPosition Position(CursorResult cursor, OrganisationKind kind) => cursor.Positions.Single(position => position.Kind == kind);

    private static CursorResult Run(CentreModel centre) =>
        CursorStudy.Run(DesignCentres.Evidence(centre), Settings, _ => { }, TestContext.Current.CancellationToken);
}
