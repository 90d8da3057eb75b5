using Plateau.Diagnosis;
using Plateau.Diagnosis.Rules;
using Plateau.Model.Declared;
using Shouldly;
using Xunit;
using static Plateau.Tests.Diagnosis.DeclaredCentre;

namespace Plateau.Tests.Diagnosis.Rules;

public sealed class WayToNowhereTests
{
    [Fact]
    public void Found_where_ways_end_or_never_end()
    {
        Codes<WayToNowhere>(centre => centre.WithNodes(new MenuNode { Name = "Choix 3", Parent = "Accueil", Key = "3" })).ShouldBe(["found"]);
        Codes<WayToNowhere>(centre => centre.WithEntry("Boîte contact", entry => entry with { LeadsTo = "Mel" })).ShouldBe(["found-missing-target"]);
        Codes<WayToNowhere>(centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.Queue, "Vente", new() { QueueAtLeast = 9 }))).ShouldBe(["found-missing-target-rule"]);
        Codes<WayToNowhere>(centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.Queue, "Conseil tél", new() { WaitAtLeastSeconds = 300 }))).ShouldBe(["found-endless-round"]);
        Codes<WayToNowhere>(centre => centre.WithNodes(new MenuNode { Name = "B1", Parent = "B2", Key = "1" }, new MenuNode { Name = "B2", Parent = "B1", Key = "1" })).ShouldBe(["found-menu-cycle"]);
    }

    [Fact]
    public void Clear_when_all_ways_end_well() => RuleCheck.IsClear<WayToNowhere>(Evidence(Healthy)).Arguments[0].Number.ShouldBe(8);

    [Fact]
    public void CannotTell_when_nothing_is_declared_or_a_place_has_too_many_states()
    {
        RuleCheck.CannotTell<WayToNowhere>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.ROUTING-01.missing");
        RuleCheck.CannotTell<WayToNowhere>(Evidence(Declarations.None)).Code.ShouldBe("rule.ROUTING-01.missing");
        RuleCheck.CannotTell<WayToNowhere>(Evidence(centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.TurnAway, null, new() { WhenClosed = true })))).Code.ShouldBe("rule.ROUTING-01.missing-unverified");
    }

    /// <summary>Last parts of the codes of what is found.</summary>
    internal static string[] Codes<TRule>(Func<Declarations, Declarations> fault) where TRule : IDiagnosisRule, new() =>
        [.. RuleCheck.Finds<TRule>(Evidence(fault)).Findings.Select(finding => finding.What.Code.Split('.')[^1])];
}

public sealed class HoleInHoursTests
{
    [Fact]
    public void Found_with_the_caller_who_waits()
    {
        var finding = RuleCheck.Finds<HoleInHours>(Evidence(centre => centre.WithoutRules("SAV tél"))).Findings.ShouldHaveSingleItem();
        (finding.What.Code, finding.Severity, finding.Evidence[0].Measured.Value).ShouldBe(("rule.ROUTING-02.found", Severity.Serious, 118));
        finding.Evidence[0].Arguments[^1].Text.ShouldBe("Numéro vert → Accueil [2] → Choix SAV → SAV tél");
    }

    [Fact]
    public void Found_where_skills_are_not_declared_and_nobody_of_the_team_is_there()
    {
        WayToNowhereTests.Codes<HoleInHours>(centre => At(centre, 480, 720) with { Assessments = [] }).ShouldBe(["found-hole-unstaffed"]); // who waits for advice is passed on after five minutes
        WayToNowhereTests.Codes<HoleInHours>(centre => At(centre, 1200, 1320) with { Assessments = [] }).ShouldBe(["found-skill-nobody-staffed", "found-skill-nobody-staffed", "found-skill-nobody-staffed"]);
    }

    /// <summary>Who is missing is told by the rules on skills, once.</summary>
    [Fact]
    public void Clear_where_the_rules_on_skills_speak()
    {
        RuleCheck.IsClear<HoleInHours>(Evidence(centre => At(centre, 480, 720)));
        RuleCheck.Finds<OpenWithNobodyAble>(Evidence(centre => At(centre, 480, 720))).Findings.Select(finding => finding.Subject).ShouldBe(["Conseil tél", "SAV tél", "Mails"], ignoreOrder: true);
        Func<Declarations, Declarations> nobody = centre => centre with { Assessments = centre.Assessments.RemoveAll(held => held.Skill == "écrit") };
        RuleCheck.IsClear<HoleInHours>(Evidence(nobody));
        RuleCheck.Finds<RequirementNotCovered>(Evidence(nobody)).Findings.ShouldHaveSingleItem().Subject.ShouldBe("Mails");
    }

    private static Declarations At(Declarations centre, int from, int to) => centre with { Calendars = [.. centre.Calendars, new("Matin", [new(Workdays, from, to)])], People = [.. centre.People.Select(person => person with { Calendar = "Matin" })] };

    [Fact]
    public void Clear_when_a_message_is_taken_out_of_hours() => RuleCheck.IsClear<HoleInHours>(Evidence(Healthy));

    [Fact]
    public void CannotTell_when_neither_hours_nor_people_are_known()
    {
        RuleCheck.CannotTell<HoleInHours>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.ROUTING-02.missing");
        RuleCheck.CannotTell<HoleInHours>(Evidence(centre => centre.WithoutRules("SAV tél").WithFlow("SAV tél", flow => flow with { Calendar = null }) with { People = [] })).Arguments[0].Items.ShouldBe(["SAV tél"]);
    }
}

public sealed class RuleNeverFollowedTests
{
    [Fact]
    public void Found_what_never_plays()
    {
        WayToNowhereTests.Codes<RuleNeverFollowed>(centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.TurnAway, null, new() { Calendar = Office, WhenClosed = true }))).ShouldBe(["found"]);
        WayToNowhereTests.Codes<RuleNeverFollowed>(centre => centre.WithRules(Rule("Numéro vert", 1, RuleAction.TurnAway, null, new() { WaitAtLeastSeconds = 60 }))).ShouldBe(["found-unreachable-rule"]);
        WayToNowhereTests.Codes<RuleNeverFollowed>(centre => centre with { Flows = centre.Flows.Add(Flow("Chat", Channels.Chat, "conseil", "Conseil", 10)) }).ShouldBe(["found-unreachable-place"]);
    }

    [Fact]
    public void Clear_when_every_rule_is_followed_by_someone() => RuleCheck.IsClear<RuleNeverFollowed>(Evidence(Healthy));

    [Fact]
    public void CannotTell_when_nothing_is_declared() => RuleCheck.CannotTell<RuleNeverFollowed>(EvidenceBuilder.Healthy);
}

public sealed class UnclearRoutingTests
{
    [Fact]
    public void Found_what_can_be_read_in_two_ways()
    {
        WayToNowhereTests.Codes<UnclearRouting>(centre => centre.WithRules(Rule("SAV tél", 1, RuleAction.TurnAway, null, new() { Calendar = Office, WhenClosed = true }))).ShouldBe(["found"]);
        WayToNowhereTests.Codes<UnclearRouting>(centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.TurnAway, null, new() { FromMinutes = 1300, ToMinutes = 300 }))).ShouldBe(["found-unclear-condition"]);
        WayToNowhereTests.Codes<UnclearRouting>(centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.TurnAway, null, new() { Calendar = "Fêtes" }))).ShouldBe(["found-unknown-calendar-rule"]);
        WayToNowhereTests.Codes<UnclearRouting>(centre => centre.WithFlow("Mails", flow => flow with { Calendar = "Fêtes" })).ShouldBe(["found-unknown-calendar"]);
        WayToNowhereTests.Codes<UnclearRouting>(centre => centre with { Calendars = [.. centre.Calendars, new("Vide", []), new("Deux fois", [new([], 0, 60), new([], 30, 90)])] }).ShouldBe(["found-empty-calendar", "found-overlapping-times"]);
        WayToNowhereTests.Codes<UnclearRouting>(centre => centre.WithNodes(new MenuNode { Name = "Choix 3", Parent = "Accueil", Key = "1", Target = "Mails" })).ShouldBe(["found-same-key"]);
        WayToNowhereTests.Codes<UnclearRouting>(centre => centre.WithNodes(new MenuNode { Name = "Mails", Parent = "Accueil", Key = "3", Target = "Mails" })).ShouldBe(["found-ambiguous-name"]);
    }

    [Fact]
    public void Clear_when_everything_reads_one_way() => RuleCheck.IsClear<UnclearRouting>(Evidence(Healthy));

    [Fact]
    public void CannotTell_when_nothing_is_declared() => RuleCheck.CannotTell<UnclearRouting>(EvidenceBuilder.Healthy);
}

public sealed class MenuAgainstSkillsTests
{
    [Fact]
    public void Found_leaves_without_skill_and_menus_beyond_the_limits()
    {
        WayToNowhereTests.Codes<MenuAgainstSkills>(centre => centre.WithFlow("SAV tél", flow => flow with { Skill = null })).ShouldBe(["found"]);
        WayToNowhereTests.Codes<MenuAgainstSkills>(centre => centre.WithNodes(new MenuNode { Name = "Choix 3", Parent = "Accueil", Key = "3", Target = "SAV tél" })).ShouldBe(["found-same-target"]);
        var strict = RuleSettings.Defaults with { Values = RuleSettings.Defaults.Values.Add("ROUTING-05.depth", 1).Add("ROUTING-05.choices", 2) };
        var deep = Evidence(centre => centre.WithNodes(new MenuNode { Name = "Choix 3", Parent = "Accueil", Key = "3" }, new MenuNode { Name = "Écrire", Parent = "Choix 3", Key = "1", Target = "Mails" }));
        RuleCheck.Finds<MenuAgainstSkills>(deep, strict).Findings.Select(finding => finding.What.Code).ShouldBe(["rule.ROUTING-05.found-too-deep", "rule.ROUTING-05.found-too-many-choices"]);
        RuleCheck.IsClear<MenuAgainstSkills>(deep);
    }

    [Fact]
    public void Clear_when_every_leaf_has_its_skill() => RuleCheck.IsClear<MenuAgainstSkills>(Evidence(Healthy));

    [Fact]
    public void CannotTell_without_a_menu() => RuleCheck.CannotTell<MenuAgainstSkills>(Evidence(centre => centre with { Menu = [] }));
}

public sealed class TurnedAwayWhileOpenTests
{
    [Fact]
    public void Found_as_a_note_with_the_hours()
    {
        var finding = RuleCheck.Finds<TurnedAwayWhileOpen>(Evidence(centre => centre.WithRules(Rule("SAV tél", 2, RuleAction.TurnAway, null, new() { QueueAtLeast = 20 })))).Findings.ShouldHaveSingleItem();
        (finding.Severity, finding.Evidence[0].Measured.Value).ShouldBe((Severity.Note, 50));
    }

    [Fact]
    public void Clear_when_customers_are_turned_away_only_while_closed() =>
        RuleCheck.IsClear<TurnedAwayWhileOpen>(Evidence(centre => centre.WithoutRules("SAV tél").WithRules(Rule("SAV tél", 1, RuleAction.TurnAway, null, new() { Calendar = Office, WhenClosed = true }))));

    [Fact]
    public void CannotTell_when_nobody_is_declared() => RuleCheck.CannotTell<TurnedAwayWhileOpen>(Evidence(centre => centre with { People = [] })).Code.ShouldBe("rule.ROUTING-06.missing-people");
}
