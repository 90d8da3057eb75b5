using System.Collections.Immutable;
using NodaTime;
using Plateau.Design;
using Plateau.Design.Targets;
using Plateau.Diagnosis.Skills;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Tests.Diagnosis;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design.Targets;

public sealed class TargetStudyTests
{
    private const string Office = "Bureau";
    private static readonly CentreEvidence _log = EvidenceBuilder.Healthy;
    private static readonly StudySettings _settings = new() { Seed = 1999, Threads = 2 };

    /// <summary>People P1 … with the flows that each can take.</summary>
    private static Declarations Workbook(params string[] takes) => new()
    {
        Calendars = [new(Office, [new([IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday], 8 * 60, 18 * 60)])],
        Flows = [new() { Name = "A", Skill = "a" }, new() { Name = "B", Skill = "b" }],
        Skills = [new() { Name = "a" }, new() { Name = "b" }],
        People = [.. takes.Select((_, index) => new Person { Name = $"P{index + 1}", Calendar = Office })],
        Assessments = [.. takes.SelectMany((flows, index) => flows.Select(flow => new SkillAssessment { Person = $"P{index + 1}", Skill = char.ToLowerInvariant(flow).ToString(), Holds = true, Level = 3 }))],
    };

    private static Declarations Everyone => Workbook([.. Enumerable.Repeat("AB", 10)]);

    private static TargetSimulation Run(Declarations asIs, Declarations target, CentreEvidence? log = null) => TargetStudy.Run((log ?? _log) with { Declared = asIs }, target, _settings, TestContext.Current.CancellationToken);

    private static Plateau.Diagnosis.Skills.DeclaredCentre Built(Declarations declared, double shrinkage = 0) =>
        Plateau.Diagnosis.Skills.DeclaredCentre.Of(declared, _log.Centre, _log.Centre.Flows, null, shrinkage)!;

    [Fact]
    public void People_as_the_log_has_them_give_the_staffing_of_the_log()
    {
        var seen = _log.Centre.Groups.Select(group => group.StaffedPerPeriod).Aggregate((sum, one) => [.. sum.Zip(one, (first, second) => first + second)]);
        var built = Built(Everyone).Centre;
        built.Groups.Length.ShouldBe(1);
        built.Groups[0].StaffedPerPeriod.ShouldBe(seen);
        built.Groups[0].Skills.Select(held => held.Skill).ShouldBe(_log.Centre.Flows.Select(flow => flow.Skill));
    }

    [Fact]
    public void Hours_below_the_calendar_are_spread_and_unknown_hours_are_left_out()
    {
        var declared = Workbook("A", "A", "B", "A");
        var open = Built(declared).Centre.Groups[0].StaffedPerPeriod.IndexOf(3);
        // 25 paid hours of a calendar of 50, a tenth of all away: half a person less a tenth. P3 works when contacts come, 10 hours of 50. Nobody says when P4 is there.
        var built = Built(
            declared with
            {
                People =
                [
                    declared.People[0] with { WeeklyHours = 25 }, declared.People[1], declared.People[2] with { Calendar = null, WeeklyHours = 10 }, declared.People[3] with { Calendar = null },
                ],
            },
            shrinkage: 0.1);
        built.HoursUnknown.ShouldBe(1);
        built.Centre.Groups.Single(group => group.Name == "A").StaffedPerPeriod[open].ShouldBe(0.9 * 1.5, 1e-12);
        built.Centre.Groups.Single(group => group.Name == "B").StaffedPerPeriod[open].ShouldBe(0.9 * 0.2, 1e-12);
        built.NobodyAble.ShouldBeEmpty();
        Built(Workbook("A")).NobodyAble.ShouldBe(["B"]);
    }

    [Fact]
    public void The_same_organisation_brings_exactly_nothing()
    {
        var result = Run(Everyone, Everyone).Result!;
        result.Lines.ShouldAllBe(line => line.Within.Gain.Value == 0 && line.Abandonment.Gain.Value == 0 && line.WaitSeconds.Gain.Value == 0);
        result.HoursAfter.ShouldBe(result.HoursBefore);
    }

    [Fact]
    public void People_who_can_take_both_serve_better_than_people_who_can_take_one()
    {
        var simulated = Run(Workbook([.. Enumerable.Repeat("A", 7), .. Enumerable.Repeat("B", 3)]), Everyone);
        simulated.Result!.HoursAfter.ShouldBe(simulated.Result.HoursBefore);
        simulated.Result.Lines[0].Within.Gain.Low!.Value.ShouldBeGreaterThan(0);
        simulated.Result.Lines[0].Abandonment.Gain.High!.Value.ShouldBeLessThan(0);
        (simulated.Missing, simulated.Flows.Length).ShouldBe((null, 2));
        simulated.LeftOut.ShouldBeEmpty();
    }

    [Fact]
    public void A_flow_that_one_workbook_lacks_is_left_out_of_both_and_told()
    {
        var target = Everyone with { Flows = [new() { Name = "A", Skill = "a" }] };
        var simulated = Run(Everyone, target);
        simulated.LeftOut.ShouldBe(["B"]);
        simulated.Result!.Lines.Length.ShouldBe(2);
    }

    [Fact]
    public void What_cannot_be_simulated_says_why()
    {
        Run(Everyone, Everyone, _log with { Observed = null }).Missing!.Code.ShouldBe("report.omap.simulated.no-log");
        Run(Everyone, Everyone with { Flows = [new() { Name = "Autre" }] }).Missing!.Code.ShouldBe("report.omap.simulated.no-flow");
        Run(Everyone with { People = [], Assessments = [] }, Everyone).Missing!.Code.ShouldBe("report.omap.simulated.no-people");
        Run(Everyone, Everyone with { People = [], Assessments = [] }).Missing!.Code.ShouldBe("report.omap.simulated.no-people-target");
    }
}
