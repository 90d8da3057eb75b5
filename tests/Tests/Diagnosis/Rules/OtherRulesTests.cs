using Plateau.Diagnosis;
using Plateau.Diagnosis.Rules;
using Plateau.Model.Changes;
using Plateau.Model.Observations;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Diagnosis.Rules;

public sealed class MoreVariableThanPoissonTests
{
    [Fact]
    public void Found_when_volumes_vary_more_than_chance()
    {
        var finding = RuleCheck.Finds<MoreVariableThanPoisson>(Varied(2.5, 1e-9)).Findings.ShouldHaveSingleItem();
        (finding.Subject, finding.Severity).ShouldBe(("A", Severity.Moderate));
        finding.What.Arguments.Single(argument => argument.Name == "spare").Number.ShouldBe(Math.Sqrt(2.5));
    }

    [Fact]
    public void Found_when_only_the_days_differ()
    {
        // 900 contacts a day with an index of 10: a standard deviation of √9000, of which √900 is chance: √8100 ÷ 900 = 10 %.
        var finding = RuleCheck.Finds<MoreVariableThanPoisson>(EvidenceBuilder.With(centre => (centre.Flow("A").DayDispersion, centre.Flow("A").DayDispersionProbability) = (10, 1e-9))).Findings.ShouldHaveSingleItem();
        finding.What.Code.ShouldBe("rule.DEMAND-01.found-days");
        finding.Evidence.Single(fact => fact.Code == "day-variation").Measured.Value!.Value.ShouldBe(0.1, 1e-9);
    }

    [Fact]
    public void Clear_when_chance_explains_it()
    {
        RuleCheck.IsClear<MoreVariableThanPoisson>(EvidenceBuilder.Healthy);
        RuleCheck.IsClear<MoreVariableThanPoisson>(Varied(1.5, 0.05)); // few observations
        RuleCheck.IsClear<MoreVariableThanPoisson>(Varied(1.1, 1e-9)); // many observations, but it changes nothing
    }

    [Fact]
    public void CannotTell_without_log_or_comparable_weeks()
    {
        RuleCheck.CannotTell<MoreVariableThanPoisson>(EvidenceBuilder.With(centre => centre.Log = false)).Code.ShouldBe("rule.DEMAND-01.missing");
        RuleCheck.CannotTell<MoreVariableThanPoisson>(EvidenceBuilder.With(centre => centre.Flows.ForEach(flow => (flow.DispersionProbability, flow.DayDispersionProbability) = (null, null)))).Code.ShouldBe("rule.DEMAND-01.missing-weeks");
    }

    private static CentreEvidence Varied(double index, double probability) =>
        EvidenceBuilder.With(centre => (centre.Flow("A").Dispersion, centre.Flow("A").DispersionProbability) = (index, probability));
}

public sealed class SiloIndexTests
{
    [Fact]
    public void Found_when_each_group_takes_one_flow()
    {
        // Four equal separate groups: the index is 1 − 1/4.
        var finding = RuleCheck.Finds<SiloIndex>(Groups(["A"], ["B"], ["C"], ["D"])).Findings.ShouldHaveSingleItem();
        finding.Evidence[0].Measured.Value!.Value.ShouldBe(0.75, 1e-9);
        finding.Evidence.Single(fact => fact.Code == "handled-in-main-group").Measured.Value.ShouldBe(1);
        finding.Evidence.Single(fact => fact.Code == "modularity").Measured.Value!.Value.ShouldBe(0.75, 1e-3);
        finding.Proposals.ShouldHaveSingleItem().ShouldBeOfType<PoolFlows>();
    }

    [Fact]
    public void Found_says_less_after_its_own_proposal()
    {
        var evidence = Groups(["A"], ["B"], ["C"], ["D"]);
        var after = RuleCheck.Finds<SiloIndex>(evidence).Findings[0].Proposals[0].Apply(evidence.Centre);
        RuleCheck.Finds<SiloIndex>(evidence with { Centre = after }).Findings[0].Evidence[0].Measured.Value!.Value.ShouldBe(1 - (0.5 * 0.5 + 0.5 * 0.25), 1e-9);
    }

    [Fact]
    public void Clear_when_skills_overlap()
    {
        RuleCheck.IsClear<SiloIndex>(Groups(["A", "B"], ["B", "C"], ["C", "D"], ["D", "A"])).Arguments[0].Number.ShouldBe(0.5, 1e-9);
        RuleCheck.IsClear<SiloIndex>(Groups(["A", "B", "C", "D"], ["A", "B", "C"]));
    }

    [Fact]
    public void CannotTell_with_one_group_it_does_not_apply()
    {
        RuleCheck.CannotTell<SiloIndex>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.STRUCTURE-02.missing");
        RuleCheck.CannotTell<SiloIndex>(EvidenceBuilder.With(centre =>
        {
            centre.Staff((5, ["A"]), (5, ["B"]));
            centre.Schedule = false;
        })).Code.ShouldBe("rule.STRUCTURE-02.missing-staffing");
    }

    private static CentreEvidence Groups(params string[][] sets) => EvidenceBuilder.With(centre =>
    {
        centre.Flows.Clear();
        foreach (var id in sets.SelectMany(set => set).Distinct()) centre.Flows.Add(new(id, 40));
        centre.Staff([.. sets.Select(set => (3, set))]);
    });
}

public sealed class RecurrentTransferTests
{
    [Fact]
    public void Found_when_contacts_go_round_or_are_often_passed_on()
    {
        var found = RuleCheck.Finds<RecurrentTransfer>(Seen(new(new("A"), 1000, 120, 60, 40_000), new(new("B"), 1000, 300, 5, null)));
        found.Findings.Select(finding => (finding.Subject, finding.What.Code)).ShouldBe([("A", "rule.STRUCTURE-01.found-returned"), ("B", "rule.STRUCTURE-01.found")]);
    }

    [Fact]
    public void Clear_when_few_are_passed_on() => RuleCheck.IsClear<RecurrentTransfer>(Seen(new TransferObservation(new("A"), 1000, 50, 5, null)));

    [Fact]
    public void CannotTell_when_the_log_has_no_case_numbers()
    {
        RuleCheck.CannotTell<RecurrentTransfer>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.STRUCTURE-01.missing");
        RuleCheck.CannotTell<RecurrentTransfer>(Seen(new TransferObservation(new("A"), 20, 20, 20, null))).Code.ShouldBe("rule.STRUCTURE-01.missing-contacts");
    }

    private static CentreEvidence Seen(params TransferObservation[] transfers) => EvidenceBuilder.With(centre => centre.Transfers = [.. transfers]);
}

public sealed class FlowWithoutIndicatorOrOwnerTests
{
    [Fact]
    public void Found_what_is_declared_to_have_none_and_its_proposals_answer_it()
    {
        var evidence = EvidenceBuilder.With(centre =>
        {
            (centre.Flow("A").Owner, centre.Flow("A").HasIndicator) = ("", false);
            centre.Flow("B").HasIndicator = false;
        });
        var found = RuleCheck.Finds<FlowWithoutIndicatorOrOwner>(evidence);
        found.Findings.Select(finding => (finding.Subject, finding.What.Code)).ShouldBe([("A", "rule.GOVERNANCE-01.found"), ("B", "rule.GOVERNANCE-01.found-indicator")]);
        found.Findings[0].Evidence.Select(fact => Math.Round(fact.Measured.Value!.Value, 4)).ShouldBe([0.6667, 0.3333, 0]);
        var after = found.Findings.SelectMany(finding => finding.Proposals).Aggregate(evidence.Centre, (centre, change) => change.Apply(centre));
        RuleCheck.IsClear<FlowWithoutIndicatorOrOwner>(evidence with { Centre = after });
    }

    [Fact]
    public void Clear_when_all_have_both() => RuleCheck.IsClear<FlowWithoutIndicatorOrOwner>(EvidenceBuilder.Healthy);

    [Fact]
    public void CannotTell_what_nobody_declared_and_lists_whom_to_ask_about()
    {
        var missing = RuleCheck.CannotTell<FlowWithoutIndicatorOrOwner>(EvidenceBuilder.With(centre => centre.Flow("B").Owner = null));
        missing.Arguments[0].Items.ShouldBe(["B"]);
    }
}
