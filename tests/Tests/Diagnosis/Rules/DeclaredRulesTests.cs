using Plateau.Diagnosis;
using Plateau.Diagnosis.Rules;
using Plateau.Model.Changes.Declared;
using Plateau.Model.Declared;
using Shouldly;
using Xunit;
using static Plateau.Tests.Diagnosis.DeclaredCentre;

namespace Plateau.Tests.Diagnosis.Rules;

public sealed class FaultyEntryPointTests
{
    [Fact]
    public void Found_dead_invalid_and_double_entries()
    {
        WayToNowhereTests.Codes<FaultyEntryPoint>(centre => centre.WithEntry("Boîte contact", entry => entry with { LeadsTo = null })).ShouldBe(["found"]);
        WayToNowhereTests.Codes<FaultyEntryPoint>(centre => centre.WithEntry("Boîte contact", entry => entry with { Address = "contact@" })).ShouldBe(["found-address"]);
        var twice = RuleCheck.Finds<FaultyEntryPoint>(Evidence(centre => centre with { EntryPoints = centre.EntryPoints.Add(new() { Name = "Ancien numéro", Kind = EntryKind.PhoneNumber, Address = "0800123456", LeadsTo = "SAV tél" }) })).Findings.ShouldHaveSingleItem();
        (twice.Subject, twice.What.Code, twice.Severity).ShouldBe(("Ancien numéro", "rule.ENTRY-01.found-twice", Severity.Serious));
    }

    [Fact]
    public void Clear_when_all_lead_somewhere() => RuleCheck.IsClear<FaultyEntryPoint>(Evidence(Healthy));

    [Fact]
    public void CannotTell_without_a_register() => RuleCheck.CannotTell<FaultyEntryPoint>(Evidence(centre => centre with { EntryPoints = [] }));
}

public sealed class RegisterAgainstLogTests
{
    [Fact]
    public void Found_what_only_one_of_them_knows()
    {
        // The log has A and B.
        RuleCheck.Finds<RegisterAgainstLog>(Evidence(centre => centre with { Flows = [Flow("a", Channels.Phone, "conseil", "Conseil", 1), Flow("C", Channels.Phone, "conseil", "Conseil", 1), Flow("Mails", Channels.Mail, "écrit", "Conseil", 1)] }))
            .Findings.Select(finding => (finding.Subject, finding.What.Code)).ShouldBe([("B", "rule.ENTRY-02.found"), ("C", "rule.ENTRY-02.found-unseen")]);
    }

    [Fact]
    public void Clear_when_every_flow_of_the_log_is_declared() =>
        RuleCheck.IsClear<RegisterAgainstLog>(Evidence(centre => centre with { Flows = [Flow("A", Channels.Phone, "conseil", "Conseil", 1)], EntryPoints = [new() { Name = "Ligne B", Address = "b", LeadsTo = "A" }] }));

    [Fact]
    public void CannotTell_without_log_declarations_or_a_name_in_common()
    {
        RuleCheck.CannotTell<RegisterAgainstLog>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.ENTRY-02.missing");
        RuleCheck.CannotTell<RegisterAgainstLog>(EvidenceBuilder.With(centre => centre.Log = false) with { Declared = Healthy }).Code.ShouldBe("rule.ENTRY-02.missing-log");
        RuleCheck.CannotTell<RegisterAgainstLog>(Evidence(Healthy)).Code.ShouldBe("rule.ENTRY-02.missing-names");
    }
}

public sealed class NobodyAnswersForEntryTests
{
    [Fact]
    public void Found_and_its_proposals_answer_it()
    {
        var faulty = Healthy.WithEntry("Boîte contact", entry => entry with { Owner = null, Reported = false });
        var finding = RuleCheck.Finds<NobodyAnswersForEntry>(Evidence(faulty)).Findings.ShouldHaveSingleItem();
        (finding.What.Code, finding.Severity).ShouldBe(("rule.BLIND-01.found", Severity.Serious));
        RuleCheck.IsClear<NobodyAnswersForEntry>(Evidence(finding.Proposals.Aggregate(faulty, (centre, change) => change.Apply(centre))));
        WayToNowhereTests.Codes<NobodyAnswersForEntry>(centre => centre.WithEntry("Boîte contact", entry => entry with { Owner = null })).ShouldBe(["found-owner"]);
        WayToNowhereTests.Codes<NobodyAnswersForEntry>(centre => centre.WithEntry("Boîte contact", entry => entry with { Reported = false })).ShouldBe(["found-report"]);
        WayToNowhereTests.Codes<NobodyAnswersForEntry>(centre => centre.WithFlow("SAV tél", flow => flow with { Owner = null })).ShouldBe(["found-message-without-owner"]);
    }

    [Fact]
    public void Clear_when_all_have_owner_and_report() => RuleCheck.IsClear<NobodyAnswersForEntry>(Evidence(Healthy));

    [Fact]
    public void CannotTell_what_nobody_asked()
    {
        RuleCheck.CannotTell<NobodyAnswersForEntry>(EvidenceBuilder.Healthy);
        RuleCheck.CannotTell<NobodyAnswersForEntry>(Evidence(centre => centre with { EntryPoints = [.. centre.EntryPoints.Select(entry => entry with { Owner = null, Reported = null })] })).Code.ShouldBe("rule.BLIND-01.missing-answers");
        RuleCheck.CannotTell<NobodyAnswersForEntry>(Evidence(centre => centre.WithEntry("Numéro vert", entry => entry with { Reported = null }))).Arguments[0].Items.ShouldBe(["Numéro vert"]);
    }
}

public sealed class TransferWithoutTicketTests
{
    [Fact]
    public void Found_and_its_proposal_answers_it()
    {
        var faulty = Healthy with { Transfers = [Healthy.Transfers[0] with { WithTicket = false }] };
        RuleCheck.IsClear<TransferWithoutTicket>(Evidence(RuleCheck.Finds<TransferWithoutTicket>(Evidence(faulty)).Findings.ShouldHaveSingleItem().Proposals[0].Apply(faulty)));
    }

    [Fact]
    public void Clear_when_a_ticket_follows() => RuleCheck.IsClear<TransferWithoutTicket>(Evidence(Healthy));

    [Fact]
    public void CannotTell_what_nobody_said()
    {
        RuleCheck.CannotTell<TransferWithoutTicket>(Evidence(centre => centre with { Transfers = [] })).Code.ShouldBe("rule.BLIND-02.missing");
        RuleCheck.CannotTell<TransferWithoutTicket>(Evidence(centre => centre with { Transfers = [centre.Transfers[0] with { WithTicket = null }] })).Code.ShouldBe("rule.BLIND-02.missing-some");
    }
}

public sealed class TransferToUnknownServiceTests
{
    [Fact]
    public void Found_and_its_proposal_answers_it()
    {
        var faulty = Healthy with { Transfers = Healthy.Transfers.Add(new() { From = "Technique", To = "Comptabilité" }) };
        var finding = RuleCheck.Finds<TransferToUnknownService>(Evidence(faulty)).Findings.ShouldHaveSingleItem();
        finding.Subject.ShouldBe("Comptabilité");
        RuleCheck.IsClear<TransferToUnknownService>(Evidence(finding.Proposals[0].Apply(faulty)));
        WayToNowhereTests.Codes<TransferToUnknownService>(centre => centre with { Transfers = [.. centre.Transfers, new() { From = "Accueil client", To = "Technique", Flow = "SAV tél", Share = 0.95 }] }).ShouldBe(["found-share"]);
    }

    [Fact]
    public void Clear_when_both_ends_are_known() => RuleCheck.IsClear<TransferToUnknownService>(Evidence(Healthy));

    [Fact]
    public void CannotTell_without_transfers() => RuleCheck.CannotTell<TransferToUnknownService>(Evidence(Declarations.None));
}

public sealed class FlowOutsideCentreTests
{
    /// <summary>By hand: outside 200 to 300, inside 900 + 600: least 200/1700, most 300/1800; without volume the flow lies between 600 and 900.</summary>
    [Fact]
    public void Found_with_a_band_from_the_declared_volumes()
    {
        var band = RuleCheck.Finds<FlowOutsideCentre>(Evidence(centre => centre.WithFlow("Mails", flow => flow with { Outside = "Prestataire", WeeklyLow = 200, WeeklyHigh = 300 }))).Findings.ShouldHaveSingleItem();
        band.Evidence.Select(fact => Math.Round(fact.Measured.Value!.Value, 6)).ShouldBe([Math.Round(200 / 1700.0, 6), Math.Round(300 / 1800.0, 6)]);
        var estimated = RuleCheck.Finds<FlowOutsideCentre>(Evidence(centre => centre.WithFlow("Mails", flow => flow with { Outside = "Prestataire", WeeklyLow = null, WeeklyHigh = null }))).Findings.ShouldHaveSingleItem();
        (estimated.What.Code, estimated.Confidence).ShouldBe(("rule.BLIND-03.found-estimated", Confidence.Low));
        estimated.Evidence.Select(fact => Math.Round(fact.Measured.Value!.Value, 6)).ShouldBe([Math.Round(600 / 2100.0, 6), Math.Round(900 / 2400.0, 6)]);
        WayToNowhereTests.Codes<FlowOutsideCentre>(centre => centre with { Flows = [.. centre.Flows.Select(flow => flow with { WeeklyLow = null, WeeklyHigh = null, Outside = flow.Name == "Mails" ? "Prestataire" : null })] }).ShouldBe(["found-unsized"]);
    }

    [Fact]
    public void Clear_when_all_is_treated_inside() => RuleCheck.IsClear<FlowOutsideCentre>(Evidence(Healthy));

    [Fact]
    public void CannotTell_without_flows() => RuleCheck.CannotTell<FlowOutsideCentre>(Evidence(Declarations.None));
}

public sealed class ImpossibleHelpTests
{
    [Fact]
    public void Found_without_skill_without_common_hours_and_in_a_circle()
    {
        var unskilled = Healthy with { Assessments = Healthy.Assessments.RemoveAll(held => held.Skill == "dépannage" && held.Person is "P4" or "P5") };
        var finding = RuleCheck.Finds<ImpossibleHelp>(Evidence(unskilled)).Findings.ShouldHaveSingleItem();
        finding.What.Code.ShouldBe("rule.HELP-01.found");
        RuleCheck.IsClear<ImpossibleHelp>(Evidence(finding.Proposals.Aggregate(unskilled, (centre, change) => change.Apply(centre))));
        WayToNowhereTests.Codes<ImpossibleHelp>(centre => centre with { Calendars = [.. centre.Calendars, new("Nuit", [new([], 0, 360)])], People = [.. centre.People.Select(person => person.Team == "Technique" ? person with { Calendar = "Nuit" } : person)] })
            .ShouldBe(["found-hours"]);
        var circle = RuleCheck.Finds<ImpossibleHelp>(Evidence(centre => centre with { HelpLinks = centre.HelpLinks.Add(new("Technique", "Accueil client", "SAV tél", null)) })).Findings.ShouldHaveSingleItem();
        circle.What.Arguments[0].Items.ShouldBe(["Accueil client", "Technique"]);
    }

    [Fact]
    public void Clear_when_the_helpers_can_and_are_there() => RuleCheck.IsClear<ImpossibleHelp>(Evidence(Healthy));

    [Fact]
    public void CannotTell_without_links_or_people()
    {
        RuleCheck.CannotTell<ImpossibleHelp>(Evidence(Declarations.None)).Code.ShouldBe("rule.HELP-01.missing");
        RuleCheck.CannotTell<ImpossibleHelp>(Evidence(centre => centre with { People = [] })).Code.ShouldBe("rule.HELP-01.missing-people");
        // What a service outside treats asks nothing of the people of the centre.
        RuleCheck.CannotTell<ImpossibleHelp>(Evidence(centre => centre.WithFlow("SAV tél", flow => flow with { Outside = "Prestataire" }))).Code.ShouldBe("rule.HELP-01.missing-people");
    }
}

public sealed class NoOrSeveralAccountableTests
{
    [Fact]
    public void Found_none_several_and_left_out_and_the_proposals_answer_them()
    {
        var faulty = Healthy with { Responsibilities = [new("Conseil tél", null, "Nadia", true, true, false, false), new("Conseil tél", null, "Paul", false, true, false, false), new("SAV tél", null, "Paul", true, false, false, false)] };
        var findings = RuleCheck.Finds<NoOrSeveralAccountable>(Evidence(faulty)).Findings;
        findings.Select(finding => (finding.Subject, finding.What.Code.Split('.')[^1])).ShouldBe([("Conseil tél", "found-several"), ("SAV tél", "found"), ("Mails", "found-left-out")]);
        var mended = findings.SelectMany(finding => finding.Proposals).Aggregate(faulty, (centre, change) => change.Apply(centre));
        RuleCheck.Finds<NoOrSeveralAccountable>(Evidence(mended)).Findings.Select(finding => finding.What.Code).ShouldBe(["rule.ROLES-01.found-nobody-does"]);
    }

    [Fact]
    public void Clear_when_each_has_one() => RuleCheck.IsClear<NoOrSeveralAccountable>(Evidence(Healthy));

    [Fact]
    public void CannotTell_without_a_grid() => RuleCheck.CannotTell<NoOrSeveralAccountable>(Evidence(Declarations.None));
}

public sealed class ForgottenActivityTests
{
    [Fact]
    public void Found_without_owner_service_or_flow_and_flows_of_no_activity()
    {
        WayToNowhereTests.Codes<ForgottenActivity>(centre => centre with { Activities = centre.Activities.Add(new() { Name = "Fidélisation" }) }).ShouldBe(["found", "found-service", "found-flow"]);
        WayToNowhereTests.Codes<ForgottenActivity>(centre => centre.WithFlow("Mails", flow => flow with { Activity = "Courrier" })).ShouldBe(["found-unlisted"]);
    }

    [Fact]
    public void Clear_when_all_is_answered() => RuleCheck.IsClear<ForgottenActivity>(Evidence(Healthy));

    [Fact]
    public void CannotTell_what_nobody_asked()
    {
        RuleCheck.CannotTell<ForgottenActivity>(Evidence(Declarations.None)).Code.ShouldBe("rule.ROLES-02.missing");
        RuleCheck.CannotTell<ForgottenActivity>(Evidence(new Declarations { Activities = [new() { Name = "Conseil" }] })).Code.ShouldBe("rule.ROLES-02.missing-answers");
    }
}

public sealed class SameActivityTwiceTests
{
    [Theory]
    [InlineData("Réclamations clients", "client, reclamation", true)]
    [InlineData("Facturation", "Facturaton", true)]
    [InlineData("Commandes", "Cmmandes", true)]
    [InlineData("Contrat", "Contact", false)]
    [InlineData("Suivi des commandes", "Suivi de commande", true)]
    [InlineData("Assistance niveau 1", "Assistance niveau 2", false)]
    [InlineData("Conseil", "Réclamation", false)]
    public void Found_one_under_two_spellings_and_not_two_that_differ(string one, string other, bool same)
    {
        var declared = Healthy with { Activities = [new() { Name = one, Owner = "Nadia" }, new() { Name = other, Service = "S" }] };
        if (!same) RuleCheck.IsClear<SameActivityTwice>(Evidence(declared));
        else
        {
            var merged = RuleCheck.Finds<SameActivityTwice>(Evidence(declared)).Findings.ShouldHaveSingleItem().Proposals.ShouldHaveSingleItem().ShouldBeOfType<MergeActivities>().Apply(declared);
            merged.Activities.ShouldHaveSingleItem().ShouldSatisfyAllConditions(activity => activity.Owner.ShouldBe("Nadia"), activity => activity.Service.ShouldBe("S"));
        }
    }

    [Fact]
    public void Found_keeps_the_spelling_that_flows_use() =>
        RuleCheck.Finds<SameActivityTwice>(Evidence(centre => centre with { Activities = centre.Activities.Insert(0, new() { Name = "apres vente" }) })).Findings.ShouldHaveSingleItem().Subject.ShouldBe("Après-vente");

    [Fact]
    public void Clear_when_all_differ() => RuleCheck.IsClear<SameActivityTwice>(Evidence(Healthy));

    [Fact]
    public void CannotTell_with_fewer_than_two() => RuleCheck.CannotTell<SameActivityTwice>(Evidence(Declarations.None));
}

/// <summary>What the organisation workbook adds to <see cref="FlowWithoutIndicatorOrOwner"/>.</summary>
public sealed class DeclaredIndicatorTests
{
    [Fact]
    public void Found_by_what_is_declared_weighted_by_volume()
    {
        var finding = RuleCheck.Finds<FlowWithoutIndicatorOrOwner>(Evidence(centre => centre with { Indicators = centre.Indicators.RemoveAll(indicator => indicator.Flow == "SAV tél") })).Findings.ShouldHaveSingleItem();
        finding.What.Code.ShouldBe("rule.GOVERNANCE-01.found-declared-indicator");
        finding.Evidence.Select(fact => Math.Round(fact.Measured.Value!.Value, 6)).ShouldBe([Math.Round(600 / 1800.0, 6), Math.Round(1200 / 1800.0, 6)]);
        WayToNowhereTests.Codes<FlowWithoutIndicatorOrOwner>(centre => centre with { Indicators = [.. centre.Indicators.Select(indicator => indicator.Flow == "Mails" ? indicator with { Source = null } : indicator)] }).ShouldBe(["found-unproven"]);
        WayToNowhereTests.Codes<FlowWithoutIndicatorOrOwner>(centre => centre.WithFlow("Mails", flow => flow with { Owner = null })).ShouldBe(["found-declared-owner"]);
    }

    [Fact]
    public void What_the_centre_file_leaves_open_the_workbook_may_answer()
    {
        var open = EvidenceBuilder.With(centre => centre.Flow("B").Owner = null);
        RuleCheck.CannotTell<FlowWithoutIndicatorOrOwner>(open);
        RuleCheck.IsClear<FlowWithoutIndicatorOrOwner>(open with { Declared = new() { Flows = [new() { Name = "B", Owner = "Nadia" }] } });
    }
}
