using System.Collections.Immutable;
using NodaTime;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Rules;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Tests.Cli;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Diagnosis.Rules;

/// <summary>A healthy house of 1,000 cases in three teams on two levels, of which a test changes the one thing that matters.</summary>
internal static class CaseHouse
{
    public static CaseObservation Healthy { get; } = new()
    {
        Events = 3_000,
        Cases = 1_000,
        From = Instant.FromUtc(2026, 1, 5, 8, 0),
        To = Instant.FromUtc(2026, 2, 5, 8, 0),
        MostEvents = 9,
        BetweenGroups = new(105, 100, 2, 5, 5, 5, 5),
        BetweenPeople = null,
        Groups = [Team("Accueil", 1), Team("Technique", 2), Team("Facturation", 1)],
        Edges = [new("Accueil", "Technique", 60, 60, 600, 500, 5, 5 * 3600, 0, 3, 20), new("Accueil", "Facturation", 40, 40, 700, 500, 0, 0, 0, 0, 0), new("Technique", "Accueil", 5, 5, 600, 500, 0, 0, 5, 0, 0)],
        CasesByGroups = [900, 97, 3, 0],
        CasesAtFirstTier = 940,
        Flows = [new("Contrat", 600, 60, 3, 62), new("Panne", 400, 40, 2, 43)],
        Association = null,
        Closing = new(5, 20, 70, 5, 0),
        Variants = [],
        VariantCount = 10,
        CasesOfFurtherVariants = 0,
        Activities = [],
        DirectlyFollows = [],
        Unplaced = 0,
    };

    public static CentreEvidence With(Func<CaseObservation, CaseObservation> change) => EvidenceBuilder.Healthy with { Cases = change(Healthy) };

    public static CentreEvidence Sound => With(cases => cases);

    private static CaseGroup Team(string name, int tier) => new(name, tier, 1_000, 500, 300, 300, 50, 50, 7200, 4, 0.3, 3.6);
}

public sealed class PingPongTests
{
    [Fact]
    public void Found_when_many_cases_come_straight_back()
    {
        var finding = RuleCheck.Finds<PingPong>(CaseHouse.With(cases => cases with { BetweenGroups = cases.BetweenGroups! with { CasesWithDirectReturn = 150, DirectReturns = 170 } })).Findings.Single();
        finding.Severity.ShouldBe(Severity.Serious);
        finding.What.Arguments.First(argument => argument.Name == "pair").Text.ShouldBe("Accueil → Technique");
    }

    [Fact]
    public void Its_cost_is_steps_by_stated_minutes()
    {
        var house = CaseHouse.With(cases => cases with
        {
            BetweenGroups = cases.BetweenGroups! with { CasesWithDirectReturn = 150, DirectReturns = 170 },
            Edges = [cases.Edges[0] with { AwayEvents = 430, AwayWorkingSeconds = 2 * 3600 }, .. cases.Edges.Skip(1)],
            Working = new([.. Enumerable.Range(0, 168).Select(hour => hour < 40)], 0),
        });
        var cost = new PingPong().CostOf(house.Cases!, new RuleSettings(ImmutableDictionary<string, double>.Empty.Add("STRUCTURE-03.minutes-per-step", 6)))!;
        // 430 steps of the other team and 170 to take the cases back, at 6 minutes.
        (cost.Steps, cost.WorkHours, cost.AwayHours, cost.AwayWorkingHours).ShouldBe((600, 60, 5, 2));
        new PingPong().CostOf(CaseHouse.With(cases => cases with { BetweenGroups = cases.BetweenGroups! with { DirectReturns = 0 } }).Cases!, RuleSettings.Defaults).ShouldBeNull();
    }

    private static CentreEvidence Customers(int there, int back, int hidden)
    {
        LivedPath[] paths = [Way(there, "A"), Way(back, "A", "B", "A")];
        return JourneyHouse.Healthy with { Journeys = JourneyHouse.Healthy.Journeys! with { Paths = [.. paths.Where(path => path.Count > 0)], PathsWalked = there + back + hidden } };

        static LivedPath Way(int count, params string[] flows) => new([.. flows.Select(flow => new FlowId(flow))], flows.Length, count, 5);
    }

    [Fact]
    public void Found_by_customers_where_no_log_of_cases_is()
    {
        var finding = RuleCheck.Finds<PingPong>(Customers(800, 200, 0)).Findings.Single();
        finding.What.Code.ShouldBe("rule.STRUCTURE-03.found-customers");
        finding.Confidence.ShouldBe(Confidence.Low);
        finding.What.Arguments.First(argument => argument.Name == "pair").Text.ShouldBe("A → B");
    }

    [Fact]
    public void Clear_by_customers_only_if_the_ways_not_shown_could_not_change_it()
    {
        RuleCheck.IsClear<PingPong>(Customers(990, 10, 30)).Code.ShouldBe("rule.STRUCTURE-03.clear-customers");
        RuleCheck.CannotTell<PingPong>(Customers(900, 10, 200)).Code.ShouldBe("rule.STRUCTURE-03.missing-ways");
    }

    [Fact]
    public void Clear_when_few_do() => RuleCheck.IsClear<PingPong>(CaseHouse.Sound);

    [Fact]
    public void CannotTell_without_an_event_log_or_teams()
    {
        RuleCheck.CannotTell<PingPong>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.STRUCTURE-03.missing");
        RuleCheck.CannotTell<PingPong>(CaseHouse.With(cases => cases with { BetweenGroups = null })).Code.ShouldBe("rule.STRUCTURE-03.missing");
        RuleCheck.CannotTell<PingPong>(CaseHouse.With(cases => cases with { Cases = 20 })).Code.ShouldBe("rule.STRUCTURE-03.missing-cases");
    }
}

public sealed class TooManyTeamsTests
{
    [Fact]
    public void Found_when_many_cases_see_a_fourth_team() =>
        RuleCheck.Finds<TooManyTeams>(CaseHouse.With(cases => cases with { CasesByGroups = [600, 200, 100, 60, 40] })).Findings.Single().Evidence[0].Measured.Value.ShouldBe(0.1);

    [Fact]
    public void Clear_when_ways_are_short() => RuleCheck.IsClear<TooManyTeams>(CaseHouse.Sound);

    [Fact]
    public void CannotTell_without_an_event_log() => RuleCheck.CannotTell<TooManyTeams>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.STRUCTURE-04.missing");
}

public sealed class SlowHandoverTests
{
    [Fact]
    public void Found_on_the_way_where_cases_lie()
    {
        var finding = RuleCheck.Finds<SlowHandover>(CaseHouse.With(cases => cases with { Edges = [.. cases.Edges.Take(1), cases.Edges[1] with { Count = 20, MeanDelaySeconds = 90_000, MedianDelaySeconds = 80_000 }, .. cases.Edges.Skip(2)] })).Findings.Single();
        finding.Subject.ShouldBe("Accueil → Facturation");
        finding.Severity.ShouldBe(Severity.Serious);
    }

    [Fact]
    public void Clear_when_a_way_is_slow_because_nobody_works_at_the_weekend()
    {
        var nights = CaseHouse.With(cases => cases with
        {
            Working = new([.. Enumerable.Range(0, 168).Select(hour => hour < 40)], 0),
            Edges = [.. cases.Edges.Select((edge, at) => (at == 1 ? edge with { Count = 20, MeanDelaySeconds = 90_000 } : edge) with { WorkingDelaySeconds = (at == 1 ? 20 : edge.Count) * 600 })],
        });
        RuleCheck.IsClear<SlowHandover>(nights).Code.ShouldBe("rule.STRUCTURE-05.clear-working");
    }

    [Fact]
    public void Clear_when_all_ways_are_alike() => RuleCheck.IsClear<SlowHandover>(CaseHouse.Sound);

    [Fact]
    public void CannotTell_with_few_handovers_on_each_way() =>
        RuleCheck.CannotTell<SlowHandover>(CaseHouse.With(cases => cases with { Edges = [.. cases.Edges.Select(edge => edge with { Count = 4 })] })).Code.ShouldBe("rule.STRUCTURE-05.missing-handovers");
}

public sealed class SkillOrResponsibilityGapTests
{
    [Fact]
    public void Found_as_responsibility_when_the_first_team_ends_them() =>
        RuleCheck.Finds<SkillOrResponsibilityGap>(CaseHouse.With(cases => cases with { Closing = new(60, 20, 15, 5, 0) })).Findings.Single().What.Code.ShouldBe("rule.STRUCTURE-06.found");

    [Fact]
    public void Found_as_skill_when_a_higher_level_ends_them() =>
        RuleCheck.Finds<SkillOrResponsibilityGap>(CaseHouse.With(cases => cases with { Closing = new(5, 80, 10, 5, 0) })).Findings.Single().What.Code.ShouldBe("rule.STRUCTURE-06.found-skill");

    [Fact]
    public void Clear_when_neither_shows() => RuleCheck.IsClear<SkillOrResponsibilityGap>(CaseHouse.Sound);

    [Fact]
    public void CannotTell_without_levels_or_with_few_cases()
    {
        RuleCheck.CannotTell<SkillOrResponsibilityGap>(CaseHouse.With(cases => cases with { Closing = new(5, 0, 0, 0, 95) })).Code.ShouldBe("rule.STRUCTURE-06.missing-levels");
        RuleCheck.CannotTell<SkillOrResponsibilityGap>(CaseHouse.With(cases => cases with { Closing = new(5, 5, 0, 0, 0) })).Code.ShouldBe("rule.STRUCTURE-06.missing-cases");
    }
}

/// <summary>What rules say of an event log alone.</summary>
public sealed class EventsAloneTests
{
    [Fact]
    public void Recurrent_transfers_are_found_in_cases_too()
    {
        var found = RuleCheck.Finds<RecurrentTransfer>(CaseHouse.With(cases => cases with { BetweenGroups = cases.BetweenGroups! with { CasesWithSeveral = 400, CasesWithReturn = 90 } })).Findings.Single();
        found.What.Code.ShouldBe("rule.STRUCTURE-01.found-cases-returned");
        RuleCheck.IsClear<RecurrentTransfer>(CaseHouse.Sound);
    }

    [Fact]
    public void Every_rule_answers_on_an_empty_centre_with_cases()
    {
        var volvo = Plateau.Import.Reading.Run(new([Path.Combine(Tests.Model.Repository.Root, "samples", "volvo-incidents", "incidents.csv.gz")]), cancellation: TestContext.Current.CancellationToken).Evidence!;
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var rule in RuleCatalogue.All)
        {
            var outcome = rule.Examine(volvo, RuleSettings.Defaults);
            if (outcome is RuleOutcome.Found) found.Add(rule.Info.Code);
        }

        found.ShouldBe(["STRUCTURE-01", "STRUCTURE-03", "STRUCTURE-04", "STRUCTURE-05", "STRUCTURE-06"]);
    }

    [Fact]
    public void A_study_of_events_alone_says_what_is_missing_and_what_to_do()
    {
        using var folder = new TemporaryFolder();
        var log = folder.File("log.csv", "case;time;activity;team\n1;2026-03-02 08:00;a;T\n1;2026-03-02 09:00;b;U\n");
        foreach (var command in new[] { "study", "size", "cursor", "import" })
        {
            var run = CliRun.Of(command, log);
            (run.ExitCode, run.Error.Contains("plateau map", StringComparison.Ordinal)).ShouldBe((2, true), command);
        }

        CliRun.Of("diagnose", log).ExitCode.ShouldBe(0);
    }
}
