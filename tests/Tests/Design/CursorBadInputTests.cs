using System.Collections.Immutable;
using Plateau.Design;
using Plateau.Design.Cursor;
using Plateau.Model;
using Plateau.Model.Texts;
using Plateau.Report.Texts;
using Plateau.Report.Writers;
using Plateau.Solvers;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

/// <summary>Centres that ask for what cannot be, or leave out what could be known: a cursor is found or it is said why not, by name and by how much.</summary>
public sealed class CursorBadInputTests
{
    private static readonly StudySettings Settings = new() { Threads = 2, Replications = 4, Solver = SolverChoice.Find(null) };

    /// <summary>Three flows of which two stay apart need three people; two are there. Of the two protections the smaller flow's would have to go.</summary>
    [Fact]
    public void Too_few_people_for_what_is_protected_names_flows_people_and_the_protection_to_lift()
    {
        var centre = Protecting(DesignCentres.Week(flows: 3, contactsPerPeriod: 2, agentsPerGroup: 1, members: 0), 0, 1);
        centre = centre with
        {
            Flows = [centre.Flows[0], centre.Flows[1] with { ArrivalsPerPeriod = DesignCentres.OverDay(centre.Grid, 1) }, centre.Flows[2]],
            Groups = [centre.Groups[0] with { Members = [new AgentId("A"), new AgentId("B")], Skills = [.. centre.Flows.Select(flow => new SkillHeld(flow.Skill))] }],
        };
        var cursor = Run(centre, Settings);
        var conflict = cursor.Positions.Single(position => position.Kind == OrganisationKind.Everyone).Impossible!;
        conflict.Code.ShouldBe("cursor.impossible.conflict");
        (Number(conflict, "agents"), Number(conflict, "least")).ShouldBe((2, 3));
        Items(conflict, "names").ShouldBe(["Flow 0", "Flow 1"]);
        Items(conflict, "lift").ShouldBe(["Flow 1"]);
        cursor.Whole.Kind.ShouldBe(VerdictKind.Undecided);
        cursor.Whole.Reasons.ShouldHaveSingleItem().Code.ShouldBe("cursor.impossible.conflict");

        // With the protection lifted the conflict is gone.
        var lifted = Run(centre with { Flows = [.. centre.Flows.Select((flow, index) => index == 1 ? flow with { Protected = false } : flow)] }, Settings);
        lifted.Positions.Single(position => position.Kind == OrganisationKind.Everyone).Impossible.ShouldBeNull();
    }

    /// <summary>Two contacts a day on one flow, seen in two replications of a week: whatever is found, it is not sure, and that is said by name and with what would help.</summary>
    [Fact]
    public void A_flow_with_too_few_contacts_to_be_sure_is_told()
    {
        var centre = DesignCentres.Week(flows: 2, contactsPerPeriod: 5, agentsPerGroup: 3);
        centre = centre with { Flows = [centre.Flows[0] with { ArrivalsPerPeriod = DesignCentres.OverDay(centre.Grid, 0.04), LeftBeforeQueueShare = 0.15 }, centre.Flows[1]] };
        var cursor = Run(centre, Settings with { Replications = 2 });
        var reason = cursor.Positions.Single(position => position.Kind == OrganisationKind.Specialised).EqualService.Infeasible!;
        reason.Code.ShouldBe("cursor.infeasible.unsure");
        Items(reason, "names").ShouldBe(["Flow 0"]);
        Number(reason, "replications").ShouldBe(2);
    }

    /// <summary>Three in ten leave before the queue: seventy in a hundred is the most that any staffing reaches, whoever takes what.</summary>
    [Fact]
    public void A_target_out_of_reach_with_everyone_pooled_says_which_flow_and_by_how_much()
    {
        var centre = DesignCentres.Week(flows: 2, contactsPerPeriod: 6, agentsPerGroup: 3);
        centre = centre with { Flows = [centre.Flows[0], centre.Flows[1] with { LeftBeforeQueueShare = 0.3 }] };
        var cursor = Run(centre, Settings);
        var reason = cursor.Positions.Single(position => position.Kind == OrganisationKind.Everyone).EqualService.Infeasible!;
        reason.Code.ShouldBe("cursor.infeasible");
        Items(reason, "names").ShouldBe(["Flow 1"]);
        Number(reason, "reached").ShouldBe(0.7, 0.02);
        Number(reason, "target").ShouldBe(0.8);
        cursor.Whole.Reasons[0].ShouldBe(reason);
    }

    [Fact]
    public void One_agent_for_two_flows_has_one_organisation()
    {
        var centre = DesignCentres.Week(flows: 2, contactsPerPeriod: 0.5, agentsPerGroup: 1, members: 1);
        var cursor = Run(centre with { Groups = [centre.Groups[0] with { Skills = [.. centre.Flows.Select(flow => new SkillHeld(flow.Skill))] }] }, Settings);
        cursor.Positions.Single(position => position.Kind == OrganisationKind.Specialised).Impossible!.Code.ShouldBe("cursor.impossible.agents");
        cursor.Positions.Single(position => position.Kind == OrganisationKind.Everyone).SkillsPerAgent.ShouldBe(2);
        cursor.Whole.Reasons[0].Code.ShouldBe("verdict.tooFewAgents");
        cursor.Training!.Stop.ShouldBe(Plateau.Design.Training.TrainingStop.NobodyLeft);
    }

    /// <summary>Beyond what can be scaled one by one nothing is guessed: the ends are looked at where they have few groups, and the verdict says to group flows first.</summary>
    [Fact]
    public void Five_hundred_flows_are_told_to_be_too_many()
    {
        var grid = PeriodGrid.OfDates([new NodaTime.LocalDate(2026, 3, 2)], 60);
        var small = DesignCentres.Week(flows: 500, contactsPerPeriod: 0, agentsPerGroup: 0, members: 0);
        ImmutableArray<double> Open(double value) => [.. Enumerable.Range(0, grid.Count).Select(period => period is >= 8 and < 18 ? value : 0)];
        var centre = small with
        {
            Grid = grid,
            Flows = [.. small.Flows.Select(flow => flow with { ArrivalsPerPeriod = Open(0.5) })],
            Groups = [small.Groups[0] with { Skills = [.. small.Flows.Select(flow => new SkillHeld(flow.Skill))], StaffedPerPeriod = Open(25) }],
        };
        var cursor = Run(centre, Settings with { Replications = 2 });
        cursor.Whole.Reasons[0].Code.ShouldBe("verdict.tooManyFlows");
        cursor.Flows.Length.ShouldBe(500);
        cursor.Flows.ShouldAllBe(flow => flow.Verdict.Kind == VerdictKind.Undecided);
        cursor.Positions.ShouldNotContain(position => position.Kind == OrganisationKind.Specialised || position.Kind == OrganisationKind.SecondSkill);
        cursor.Training!.CannotTell!.Code.ShouldBe("training.cannot.size");
    }

    /// <summary>Without costs hours are compared, without training hours nothing is claimed, without wishes everyone is willing, without a solver second skills alone: each is told, none is an error.</summary>
    [Theory]
    [InlineData(Language.French, "aucun coût horaire", "ni facture de formation ni remboursement", "Aucun solveur n’a été trouvé")]
    [InlineData(Language.English, "no hourly cost", "no training bill and no pay-back", "No solver was found")]
    public void What_nobody_stated_is_left_blank_and_told(Language language, string costs, string training, string solver)
    {
        var study = Plain.Value;
        var cursor = study.Cursor!;
        (cursor.CostInHours, cursor.Solver).ShouldBe((true, null));
        cursor.Positions.ShouldAllBe(position => position.LeastHours == null && position.GiveAndTake!.Bill.TrainingHours == null && position.GiveAndTake.Bill.PayBack == null);
        cursor.Positions.Where(position => position.Kind == OrganisationKind.SecondSkill).SelectMany(position => position.GroupSummary).ShouldAllBe(set => set.Skills.Length <= 2);
        (cursor.Training!.Refused, cursor.Training.Wished).ShouldBe((0, null));
        var text = ReportWriter.Text(study, language, 10_000);
        text.ShouldContain(training);
        text.ShouldContain(solver);
        text.ToLowerInvariant().ShouldContain(costs);
        text.ShouldNotContain("NaN");
    }

    private static readonly Lazy<StudyResult> Plain = new(() => Study.RunCursor(
        DesignCentres.Evidence(DesignCentres.Week(flows: 3, contactsPerPeriod: 4, agentsPerGroup: 2, members: 3)), Settings with { Solver = null }, cancel: TestContext.Current.CancellationToken));

    private static CentreModel Protecting(CentreModel centre, params int[] flows) =>
        centre with { Flows = [.. centre.Flows.Select((flow, index) => flows.Contains(index) ? flow with { Protected = true, ProtectedReason = "law" } : flow)] };

    private static double Number(Message message, string name) => message.Arguments.Single(argument => argument.Name == name).Number;

    private static ImmutableArray<string> Items(Message message, string name) => message.Arguments.Single(argument => argument.Name == name).Items;

    private static CursorResult Run(CentreModel centre, StudySettings settings) => CursorStudy.Run(settings.Promised(DesignCentres.Evidence(centre)), settings, _ => { }, TestContext.Current.CancellationToken);
}
