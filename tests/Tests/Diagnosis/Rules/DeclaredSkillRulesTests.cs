using System.Collections.Immutable;
using NodaTime;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Rules;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Ways;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Diagnosis.Rules;

/// <summary>
/// A healthy declared centre: flows A and B of 100 hours of work a week each, ten people of 35 hours who hold both skills at level 3, assessed a month before, all working while it is open. Each test changes what matters.
/// </summary>
internal static class DeclaredCentre
{
    public static readonly LocalDate Assessed = new(2026, 1, 2);

    public static Declarations Healthy { get; } = new()
    {
        Calendars = [new("open", [new OpeningTime([], 480, 1080)])],
        Flows = [Flow("A"), Flow("B")],
        Skills = [new() { Name = "A", Kind = SkillKind.Business }, new() { Name = "B", Kind = SkillKind.Product }],
        Requirements = [new("A", "A", 2), new("B", "B", 2)],
        People = [.. Enumerable.Range(1, 10).Select(number => new Person { Name = $"P{number:00}", WeeklyHours = 35, Calendar = "open" })],
        Assessments = [.. Enumerable.Range(1, 10).SelectMany(number => new[] { Held($"P{number:00}", "A"), Held($"P{number:00}", "B") })],
    };

    public static CentreEvidence Evidence(Func<Declarations, Declarations> change, bool log = false) => EvidenceBuilder.With(centre => centre.Log = log) with { Declared = change(Healthy) };

    public static CentreEvidence Silent { get; } = EvidenceBuilder.Healthy;

    public static DeclaredFlow Flow(string name) => new() { Name = name, WeeklyLow = 2000, WeeklyHigh = 2000, HandleSeconds = 180, Calendar = "open", Channel = Channels.Phone, Skill = name };

    public static SkillAssessment Held(string person, string skill, int? level = 3) => new() { Person = person, Skill = skill, Holds = level != 0, Level = level, AssessedOn = Assessed };

    public static ImmutableArray<SkillAssessment> Change(this ImmutableArray<SkillAssessment> all, Func<SkillAssessment, bool> which, Func<SkillAssessment, SkillAssessment> change) => [.. all.Select(one => which(one) ? change(one) : one)];
}

public sealed class RequirementNotCoveredTests
{
    [Fact]
    public void Found_when_nobody_reaches_the_level_and_who_is_near_and_willing_is_counted()
    {
        var evidence = DeclaredCentre.Evidence(centre => centre with
        {
            Assessments = centre.Assessments.Change(one => one.Skill == "B", one => one with { Level = 1, Wish = one.Person == "P01" ? Wish.Wants : one.Person == "P02" ? Wish.Refuses : null }),
        });
        var finding = RuleCheck.Finds<RequirementNotCovered>(evidence).Findings.ShouldHaveSingleItem();
        finding.Severity.ShouldBe(Severity.Critical);
        finding.What.Arguments.First(argument => argument.Name == "near").Number.ShouldBe(10);
        finding.What.Arguments.First(argument => argument.Name == "willing").Number.ShouldBe(1);
    }

    [Fact]
    public void Found_when_the_able_lack_hours()
    {
        // 3 people x 35 h x 0.65 = 68.25 h for 100 h of work.
        var finding = RuleCheck.Finds<RequirementNotCovered>(DeclaredCentre.Evidence(centre => centre with { Assessments = centre.Assessments.Change(one => one.Skill == "B" && string.CompareOrdinal(one.Person, "P03") > 0, one => one with { Level = 0, Holds = false }) }))
            .Findings.ShouldHaveSingleItem();
        finding.What.Code.ShouldEndWith("found-hours");
        finding.Evidence[0].Measured.Value!.Value.ShouldBe(31.75, 1e-9);
    }

    [Fact]
    public void Found_no_longer_counts_an_expired_certificate() =>
        RuleCheck.Finds<RequirementNotCovered>(DeclaredCentre.Evidence(centre => centre with { Assessments = centre.Assessments.Change(one => one.Skill == "A", one => one with { Expires = DeclaredCentre.Assessed.PlusDays(-1) }) }));

    [Fact]
    public void Clear_when_all_requirements_are_met() => RuleCheck.IsClear<RequirementNotCovered>(DeclaredCentre.Evidence(centre => centre));

    [Fact]
    public void CannotTell_without_a_declared_matrix_or_requirements()
    {
        RuleCheck.CannotTell<RequirementNotCovered>(DeclaredCentre.Silent);
        RuleCheck.CannotTell<RequirementNotCovered>(DeclaredCentre.Evidence(centre => centre with { Requirements = [], Flows = [.. centre.Flows.Select(flow => flow with { Skill = null })] })).Code.ShouldEndWith("missing-requirements");
    }
}

public sealed class StaleAssessmentTests
{
    [Fact]
    public void Found_when_half_of_the_holders_were_assessed_long_ago_and_the_history_does_not_count()
    {
        var old = DeclaredCentre.Assessed.PlusMonths(-30);
        var evidence = DeclaredCentre.Evidence(centre => centre with
        {
            Assessments = [.. centre.Assessments.Change(one => one.Skill == "B" && string.CompareOrdinal(one.Person, "P05") > 0, one => one with { AssessedOn = old }), .. centre.Assessments.Where(one => one.Skill == "A").Select(one => one with { AssessedOn = old })],
        });
        var finding = RuleCheck.Finds<StaleAssessment>(evidence).Findings.ShouldHaveSingleItem();
        finding.Subject.ShouldBe("B");
        // Half of the ten after 30 months with a half-life of 24: (5 + 5 x 2^(-30/24)) / 10.
        finding.Evidence.First(fact => fact.Code == "mastery-left").Measured.Value!.Value.ShouldBe((5 + (5 * Math.Pow(0.5, 30.0 / 24))) / 10, 0.005);
    }

    [Fact]
    public void Found_when_a_certificate_is_over() =>
        RuleCheck.Finds<StaleAssessment>(DeclaredCentre.Evidence(centre => centre with { Assessments = centre.Assessments.Change(one => one is { Person: "P01", Skill: "A" }, one => one with { Expires = DeclaredCentre.Assessed.PlusDays(-1) }) })).Findings[0].What.Code.ShouldEndWith("found-expired");

    [Fact]
    public void Clear_when_all_are_fresh() => RuleCheck.IsClear<StaleAssessment>(DeclaredCentre.Evidence(centre => centre));

    [Fact]
    public void CannotTell_without_dates()
    {
        RuleCheck.CannotTell<StaleAssessment>(DeclaredCentre.Silent);
        RuleCheck.CannotTell<StaleAssessment>(DeclaredCentre.Evidence(centre => centre with { Assessments = centre.Assessments.Change(_ => true, one => one with { AssessedOn = null }) })).Code.ShouldEndWith("missing-dates");
    }
}

public sealed class DepartureWithoutBackUpTests
{
    private static Declarations Leaving(Declarations centre, int holders, int leave, int monthsAhead) => centre with
    {
        Assessments = centre.Assessments.Change(one => one.Skill == "B" && int.Parse(one.Person[1..], System.Globalization.CultureInfo.InvariantCulture) > holders, one => one with { Holds = false, Level = 0 }),
        People = [.. centre.People.Select((person, index) => person with { Leaves = index < leave ? DeclaredCentre.Assessed.PlusMonths(monthsAhead) : null })],
    };

    [Fact]
    public void Found_when_the_last_holders_leave()
    {
        RuleCheck.Finds<DepartureWithoutBackUp>(DeclaredCentre.Evidence(centre => Leaving(centre, 2, 2, 3))).Findings.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Critical);
        RuleCheck.Finds<DepartureWithoutBackUp>(DeclaredCentre.Evidence(centre => Leaving(centre, 2, 1, 3))).Findings.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Serious);
    }

    [Fact]
    public void Clear_when_enough_stay_or_the_day_is_far()
    {
        RuleCheck.IsClear<DepartureWithoutBackUp>(DeclaredCentre.Evidence(centre => Leaving(centre, 4, 2, 3)));
        RuleCheck.IsClear<DepartureWithoutBackUp>(DeclaredCentre.Evidence(centre => Leaving(centre, 2, 2, 20)));
    }

    [Fact]
    public void CannotTell_without_leaving_dates()
    {
        RuleCheck.CannotTell<DepartureWithoutBackUp>(DeclaredCentre.Silent);
        RuleCheck.CannotTell<DepartureWithoutBackUp>(DeclaredCentre.Evidence(centre => centre)).Code.ShouldEndWith("missing-dates");
    }
}

public sealed class OpenWithNobodyAbleTests
{
    [Fact]
    public void Found_with_the_first_minute_when_the_flow_opens_before_the_people_come()
    {
        var evidence = DeclaredCentre.Evidence(centre => centre with
        {
            Calendars = [.. centre.Calendars, new("late", [new OpeningTime([], 480, 1080), new OpeningTime([IsoDayOfWeek.Saturday], 1080, 1110)])],
            Flows = [centre.Flows[0], centre.Flows[1] with { Calendar = "late" }],
        });
        var finding = RuleCheck.Finds<OpenWithNobodyAble>(evidence).Findings.ShouldHaveSingleItem();
        finding.Subject.ShouldBe("B");
        finding.What.Arguments.First(argument => argument.Name == "hours").Number.ShouldBe(0.5);
        finding.What.Arguments.First(argument => argument.Name == "weekday").Number.ShouldBe((int)IsoDayOfWeek.Saturday);
        finding.What.Arguments.First(argument => argument.Name == "time").Number.ShouldBe(1080);
    }

    [Fact]
    public void Clear_when_every_minute_has_somebody() => RuleCheck.IsClear<OpenWithNobodyAble>(DeclaredCentre.Evidence(centre => centre));

    [Fact]
    public void CannotTell_without_calendars()
    {
        RuleCheck.CannotTell<OpenWithNobodyAble>(DeclaredCentre.Silent);
        RuleCheck.CannotTell<OpenWithNobodyAble>(DeclaredCentre.Evidence(centre => centre with { People = [.. centre.People.Select(person => person with { Calendar = null })] })).Code.ShouldEndWith("missing-calendars");
    }
}

public sealed class SkillsBadlySortedTests
{
    [Fact]
    public void Found_with_too_many_combinations_or_without_kinds_or_writing()
    {
        RuleCheck.Finds<SkillsBadlySorted>(DeclaredCentre.Evidence(centre => centre with { Skills = [.. Enumerable.Range(0, 201).Select(number => new Skill { Name = $"S{number}", Reason = $"R{number}", Kind = SkillKind.Tool })] })).Findings[0].What.Code.ShouldEndWith("found");
        RuleCheck.Finds<SkillsBadlySorted>(DeclaredCentre.Evidence(centre => centre with { Skills = [.. centre.Skills.Select(skill => skill with { Kind = null })] })).Findings[0].What.Code.ShouldEndWith("found-no-kind");
        RuleCheck.Finds<SkillsBadlySorted>(DeclaredCentre.Evidence(centre => centre with { Skills = [.. centre.Skills, new() { Name = "Plume", Kind = SkillKind.Writing }], Flows = [.. centre.Flows.Select(flow => flow with { Channel = Channels.Mail })] }))
            .Findings[0].What.Code.ShouldEndWith("found-no-writing");
    }

    [Fact]
    public void Clear_when_it_can_be_kept() => RuleCheck.IsClear<SkillsBadlySorted>(DeclaredCentre.Evidence(centre => centre));

    [Fact]
    public void CannotTell_without_a_list_of_skills() => RuleCheck.CannotTell<SkillsBadlySorted>(DeclaredCentre.Silent);
}

public sealed class LossOfSeveralPeopleTests
{
    /// <summary>200 h of work, ten people of 22.75 useful hours: 227.5. Without three 159.25, so 40.75 h are left over; without one none.</summary>
    [Fact]
    public void Found_with_the_hours_left_over()
    {
        var finding = RuleCheck.Finds<LossOfSeveralPeople>(DeclaredCentre.Evidence(centre => centre)).Findings.ShouldHaveSingleItem();
        finding.Evidence.Select(fact => Math.Round(fact.Measured.Value!.Value, 6)).ShouldBe([0, 18, 40.75]);
        finding.Severity.ShouldBe(Severity.Moderate);
    }

    [Fact]
    public void Found_names_the_only_one_who_can_take_a_flow()
    {
        var evidence = DeclaredCentre.Evidence(centre => centre with
        {
            Flows = [DeclaredCentre.Flow("A") with { WeeklyLow = 200, WeeklyHigh = 200 }, DeclaredCentre.Flow("B") with { WeeklyLow = 200, WeeklyHigh = 200 }],
            Assessments = centre.Assessments.Change(one => one.Skill == "B" && one.Person != "P07", one => one with { Holds = false, Level = 0 }),
        });
        var finding = RuleCheck.Finds<LossOfSeveralPeople>(evidence).Findings.ShouldHaveSingleItem();
        finding.Evidence[0].Subject.ShouldBe("P07");
        finding.Evidence[0].Measured.Value!.Value.ShouldBe(10, 1e-9);
    }

    /// <summary>Three alone know B, and one of them has hours enough for it: neither the first nor the second loss is felt, the third is.</summary>
    [Fact]
    public void Found_three_who_alone_know_something_though_two_of_them_would_not_be_missed()
    {
        string[] three = ["P04", "P07", "P09"];
        var evidence = DeclaredCentre.Evidence(centre => centre with
        {
            Flows = [DeclaredCentre.Flow("A") with { WeeklyLow = 200, WeeklyHigh = 200 }, DeclaredCentre.Flow("B") with { WeeklyLow = 200, WeeklyHigh = 200 }],
            Assessments = centre.Assessments.Change(one => one.Skill == "B" && !three.Contains(one.Person), one => one with { Holds = false, Level = 0 }),
        });
        var finding = RuleCheck.Finds<LossOfSeveralPeople>(evidence).Findings.ShouldHaveSingleItem();
        finding.Evidence.Select(fact => fact.Subject).ShouldBe(three, ignoreOrder: true);
        finding.Evidence.Select(fact => Math.Round(fact.Measured.Value!.Value, 6)).ShouldBe([0, 0, 10]);
    }

    [Fact]
    public void Clear_when_the_others_can_stand_in() =>
        RuleCheck.IsClear<LossOfSeveralPeople>(DeclaredCentre.Evidence(centre => centre with { Flows = [.. centre.Flows.Select(flow => flow with { WeeklyLow = 1000, WeeklyHigh = 1000 })] }));

    [Fact]
    public void CannotTell_without_work_or_hours()
    {
        RuleCheck.CannotTell<LossOfSeveralPeople>(DeclaredCentre.Silent);
        RuleCheck.CannotTell<LossOfSeveralPeople>(DeclaredCentre.Evidence(centre => centre with { People = [.. centre.People.Select(person => person with { WeeklyHours = null })] })).Code.ShouldEndWith("missing-work");
    }
}

public sealed class SeenButNotDeclaredTests
{
    [Fact]
    public void Found_when_the_matrix_says_less_than_the_log_shows()
    {
        // Ten people handle both flows; five are declared for A alone.
        var finding = RuleCheck.Finds<SeenButNotDeclared>(DeclaredCentre.Evidence(centre => centre with { Assessments = centre.Assessments.Change(one => one.Skill == "B" && string.CompareOrdinal(one.Person, "P05") > 0, one => one with { Holds = false, Level = 0 }) }, log: true))
            .Findings.ShouldHaveSingleItem();
        finding.What.Arguments.First(argument => argument.Name == "unsaid").Number.ShouldBe(5);
        finding.What.Arguments.First(argument => argument.Name == "pairs").Number.ShouldBe(20);
    }

    [Fact]
    public void Clear_when_both_agree() => RuleCheck.IsClear<SeenButNotDeclared>(DeclaredCentre.Evidence(centre => centre, log: true));

    [Fact]
    public void CannotTell_without_log_or_common_names()
    {
        RuleCheck.CannotTell<SeenButNotDeclared>(DeclaredCentre.Silent);
        RuleCheck.CannotTell<SeenButNotDeclared>(DeclaredCentre.Evidence(centre => centre));
        RuleCheck.CannotTell<SeenButNotDeclared>(DeclaredCentre.Evidence(centre => centre with { Assessments = [DeclaredCentre.Held("Somebody", "A")], People = [] }, log: true)).Code.ShouldEndWith("missing-same");
    }
}
