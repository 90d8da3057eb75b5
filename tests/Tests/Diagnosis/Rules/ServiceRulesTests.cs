using NodaTime;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Rules;
using Plateau.Model;
using Plateau.Model.Changes;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Diagnosis.Rules;

public sealed class RequirementNobodyMeetsTests
{
    [Fact]
    public void Found_when_no_group_holds_the_skill()
    {
        var finding = RuleCheck.Finds<RequirementNobodyMeets>(EvidenceBuilder.With(centre => centre.Staff((10, ["A"])))).Findings.ShouldHaveSingleItem();
        (finding.Subject, finding.Severity).ShouldBe(("B", Severity.Critical));
        finding.Proposals.ShouldHaveSingleItem().ShouldBe(new AddSkill(SkillHolder.Of(new GroupId("G1")), new("B")));
    }

    [Fact]
    public void Found_when_the_holders_are_never_there()
    {
        var finding = RuleCheck.Finds<RequirementNobodyMeets>(EvidenceBuilder.With(centre =>
        {
            centre.Staff((9, ["A"]), (1, ["A", "B"]));
            centre.Agents[^1].Present = (_, _) => false;
        })).Findings.ShouldHaveSingleItem();
        finding.What.Code.ShouldBe("rule.SKILL-03.found-never-there");
    }

    [Fact]
    public void Clear_when_every_flow_has_takers() => RuleCheck.IsClear<RequirementNobodyMeets>(EvidenceBuilder.Healthy);

    [Fact]
    public void CannotTell_without_skills() => RuleCheck.CannotTell<RequirementNobodyMeets>(EvidenceBuilder.With(centre => centre.Agents.Clear()));

    [Fact]
    public void The_proposal_answers_the_finding()
    {
        var evidence = EvidenceBuilder.With(centre => centre.Staff((10, ["A"])));
        var change = RuleCheck.Finds<RequirementNobodyMeets>(evidence).Findings[0].Proposals[0];
        RuleCheck.IsClear<RequirementNobodyMeets>(evidence with { Centre = change.Apply(evidence.Centre) });
    }
}

public sealed class ReachabilityHoleTests
{
    [Fact]
    public void Found_at_the_hours_in_which_hardly_anyone_answers()
    {
        var finding = RuleCheck.Finds<ReachabilityHole>(EvidenceBuilder.With(centre => centre.Flow("B").AnsweredShare = (weekday, hour) => weekday == IsoDayOfWeek.Monday && hour is 8 or 9 ? 0.05 : 0.97)).Findings.ShouldHaveSingleItem();
        finding.Subject.ShouldBe("B");
        finding.Evidence.ShouldHaveSingleItem().Arguments.Select(argument => argument.Number).ShouldBe([1, 480, 600]);
        finding.Proposals.ShouldAllBe(change => change is AddStaff);
    }

    [Fact]
    public void Found_without_a_log_where_nobody_is_staffed()
    {
        var finding = RuleCheck.Finds<ReachabilityHole>(EvidenceBuilder.With(centre =>
        {
            centre.Log = false;
            foreach (var agent in centre.Agents) agent.Present = (weekday, hour) => EvidenceBuilder.IsOpen(weekday, hour) && hour >= 9;
        })).Findings[0];
        finding.What.Code.ShouldBe("rule.SERVICE-02.found-model");
        finding.What.Arguments.Single(argument => argument.Name == "hours").Number.ShouldBe(5);
        finding.Proposals[0].ShouldBe(new AddStaff(new("G1"), IsoDayOfWeek.Monday, 480, 540, 1));
    }

    [Fact]
    public void Clear_when_most_are_answered() => RuleCheck.IsClear<ReachabilityHole>(EvidenceBuilder.Healthy);

    [Fact]
    public void CannotTell_without_log_and_schedule() => RuleCheck.CannotTell<ReachabilityHole>(EvidenceBuilder.With(centre => (centre.Log, centre.Schedule) = (false, false)));

    [Fact]
    public void Boundary_an_hour_with_few_contacts_is_not_judged()
    {
        var evidence = EvidenceBuilder.With(centre =>
        {
            centre.Flows.Add(new("C", 2) { AnsweredShare = (_, _) => 0 }); // 8 contacts in each hour of the week
            centre.Staff((10, ["A", "B", "C"]));
        });
        RuleCheck.IsClear<ReachabilityHole>(evidence);
    }
}

public sealed class BelowPromiseByPeriodTests
{
    [Fact]
    public void Found_at_the_hours_below_though_the_month_keeps_the_promise()
    {
        var finding = RuleCheck.Finds<BelowPromiseByPeriod>(EvidenceBuilder.With(centre => centre.Flow("A").WithinShare = (weekday, hour) => weekday == IsoDayOfWeek.Monday && hour < 11 ? 0.5 : 0.95)).Findings.ShouldHaveSingleItem();
        finding.Evidence[0].Measured.Value!.Value.ShouldBeGreaterThan(0.8);
        finding.Evidence[1].Measured.Value!.Value.ShouldBe(3.0 / 50, 1e-9);
        finding.Evidence[2].Arguments.Select(argument => argument.Number).ShouldBe([1, 480, 660]);
        finding.Proposals.ShouldBe([new AddStaff(new("G1"), IsoDayOfWeek.Monday, 480, 660, 1)]);
        finding.Confidence.ShouldBe(Confidence.Medium);
    }

    [Fact]
    public void Clear_when_every_hour_keeps_it() => RuleCheck.IsClear<BelowPromiseByPeriod>(EvidenceBuilder.Healthy);

    [Fact]
    public void CannotTell_without_promise_log_or_the_same_threshold()
    {
        RuleCheck.CannotTell<BelowPromiseByPeriod>(EvidenceBuilder.With(centre => centre.Log = false)).Code.ShouldBe("rule.SERVICE-01.missing");
        RuleCheck.CannotTell<BelowPromiseByPeriod>(Each(flow => flow.Target = null)).Code.ShouldBe("rule.SERVICE-01.missing-target");
        RuleCheck.CannotTell<BelowPromiseByPeriod>(Each(flow => flow.Target = new(0.9, 30))).Code.ShouldBe("rule.SERVICE-01.missing-threshold");
        RuleCheck.CannotTell<BelowPromiseByPeriod>(Each(flow => flow.Target = new(0.8, 20, ServiceLevelVariant.AbandonedWithinLeftOut))).Code.ShouldBe("rule.SERVICE-01.missing-threshold");
        RuleCheck.CannotTell<BelowPromiseByPeriod>(EvidenceBuilder.With(centre =>
        {
            centre.Flows.Clear();
            centre.Flows.Add(new("A", 2));
        })).Code.ShouldBe("rule.SERVICE-01.missing-contacts");
    }

    /// <summary>360 contacts an hour of the week: 0.755 leaves 0.8 just outside the interval, 0.765 does not.</summary>
    [Theory]
    [InlineData(0.755, true)]
    [InlineData(0.765, false)]
    public void Boundary_is_the_interval_and_not_the_share(double share, bool told)
    {
        var evidence = EvidenceBuilder.With(centre => centre.Flow("A").WithinShare = (weekday, hour) => (weekday, hour) == (IsoDayOfWeek.Monday, 8) ? share : 0.95);
        (RuleCheck.Examine(new BelowPromiseByPeriod(), evidence) is RuleOutcome.Found).ShouldBe(told);
        if (told) RuleCheck.Finds<BelowPromiseByPeriod>(evidence).Findings[0].Confidence.ShouldBe(Confidence.Low);
    }

    private static Plateau.Model.Observations.CentreEvidence Each(Action<FlowPlan> change) => EvidenceBuilder.With(centre => centre.Flows.ForEach(change));
}
