using Plateau.Diagnosis;
using Plateau.Diagnosis.Rules;
using Plateau.Model;
using Plateau.Model.Changes;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Diagnosis.Rules;

public sealed class IsolatedExpertiseTests
{
    [Fact]
    public void Found_when_one_person_holds_a_skill()
    {
        var finding = RuleCheck.Finds<IsolatedExpertise>(EvidenceBuilder.With(centre => centre.Staff((9, ["A"]), (1, ["A", "B"])))).Findings.ShouldHaveSingleItem();
        (finding.Subject, finding.Severity).ShouldBe(("B", Severity.Critical));
        finding.What.Arguments.Single(argument => argument.Name == "people").Items.ShouldBe(["P10"]);
        finding.Proposals.ShouldHaveSingleItem().ShouldBeOfType<AddSkill>();
    }

    [Fact]
    public void Found_when_two_hold_it_and_are_never_there_together()
    {
        var finding = RuleCheck.Finds<IsolatedExpertise>(EvidenceBuilder.With(centre =>
        {
            centre.Staff((8, ["A"]), (2, ["A", "B"]));
            centre.Agents[8].Present = (weekday, hour) => EvidenceBuilder.IsOpen(weekday, hour) && hour < 13;
            centre.Agents[9].Present = (weekday, hour) => EvidenceBuilder.IsOpen(weekday, hour) && hour >= 13;
        })).Findings.ShouldHaveSingleItem();
        finding.What.Code.ShouldBe("rule.SKILL-01.found-thin");
        finding.Evidence.Single(fact => fact.Code == "thin-hours").Measured.Value.ShouldBe(1);
    }

    [Fact]
    public void Found_by_bare_count_without_schedule()
    {
        var finding = RuleCheck.Finds<IsolatedExpertise>(EvidenceBuilder.With(centre =>
        {
            centre.Staff((9, ["A"]), (1, ["A", "B"]));
            (centre.Log, centre.Schedule) = (false, false);
        })).Findings.ShouldHaveSingleItem();
        finding.What.Code.ShouldBe("rule.SKILL-01.found-static");
    }

    [Fact]
    public void Found_in_anonymous_groups_by_their_staffing()
    {
        var finding = RuleCheck.Finds<IsolatedExpertise>(EvidenceBuilder.With(centre =>
        {
            centre.Staff((9, ["A"]), (1, ["A", "B"]));
            (centre.Log, centre.Named) = (false, false);
        })).Findings.ShouldHaveSingleItem();
        finding.Proposals.ShouldBe([new AddSkill(SkillHolder.Of(new GroupId("G1")), new("B"))]);
    }

    [Fact]
    public void Clear_when_many_hold_every_skill_together() => RuleCheck.IsClear<IsolatedExpertise>(EvidenceBuilder.Healthy);

    [Fact]
    public void CannotTell_who_holds_what_without_agents_or_groups() => RuleCheck.CannotTell<IsolatedExpertise>(EvidenceBuilder.With(centre => centre.Agents.Clear()));

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public void Boundary_two_holders_present_together_are_enough(int holders, bool told) =>
        (RuleCheck.Examine(new IsolatedExpertise(), EvidenceBuilder.With(centre => centre.Staff((10 - holders, ["A"]), (holders, ["A", "B"])))) is RuleOutcome.Found).ShouldBe(told);

    [Fact]
    public void The_back_up_is_the_person_most_present_when_the_skill_is_thin()
    {
        var evidence = EvidenceBuilder.With(centre =>
        {
            centre.Staff((9, ["A"]), (1, ["A", "B"]));
            foreach (var agent in centre.Agents.Take(9)) agent.Present = (weekday, hour) => EvidenceBuilder.IsOpen(weekday, hour) && hour < 12;
            centre.Agents[4].Present = EvidenceBuilder.IsOpen;
        });
        RuleCheck.Finds<IsolatedExpertise>(evidence).Findings[0].Proposals.ShouldBe([new AddSkill(SkillHolder.Of(new AgentId("P05")), new("B"))]);
    }
}

public sealed class LossOfOnePersonTests
{
    [Fact]
    public void Found_when_most_contacts_go_through_one()
    {
        var finding = RuleCheck.Finds<LossOfOnePerson>(EvidenceBuilder.With(centre => centre.Agents[2].Weights["B"] = 20)).Findings.ShouldHaveSingleItem();
        finding.What.Arguments.Single(argument => argument.Name == "agent").Text.ShouldBe("P03");
        finding.Evidence[0].Measured.Value!.Value.ShouldBe(20.0 / 29, 1e-3);
        finding.Evidence[1].Measured.Value!.Value.ShouldBe(29.0 * 29 / (20 * 20 + 9), 1e-2);
    }

    [Fact]
    public void Found_when_hours_hang_on_one()
    {
        var finding = RuleCheck.Finds<LossOfOnePerson>(EvidenceBuilder.With(centre =>
        {
            centre.Staff((6, ["A"]), (4, ["A", "B"]));
            foreach (var agent in centre.Agents.Skip(7)) agent.Present = (weekday, hour) => EvidenceBuilder.IsOpen(weekday, hour) && hour < 16;
        })).Findings.ShouldHaveSingleItem();
        finding.What.Code.ShouldBe("rule.SKILL-02.found-hours");
        finding.What.Arguments.Single(argument => argument.Name == "agent").Text.ShouldBe("P07");
        finding.Evidence[^1].Measured.Value.ShouldBe(0.2);
    }

    [Fact]
    public void Clear_when_work_is_spread() => RuleCheck.IsClear<LossOfOnePerson>(EvidenceBuilder.Healthy);

    [Fact]
    public void CannotTell_without_a_log_or_with_few_contacts()
    {
        RuleCheck.CannotTell<LossOfOnePerson>(EvidenceBuilder.With(centre => centre.Log = false)).Code.ShouldBe("rule.SKILL-02.missing");
        RuleCheck.CannotTell<LossOfOnePerson>(EvidenceBuilder.With(centre => centre.Flows.ForEach(flow => flow.AnsweredShare = (_, _) => 0))).Code.ShouldBe("rule.SKILL-02.missing-contacts");
    }

    [Theory]
    [InlineData(9, false)] // half of the contacts: not more than all others together
    [InlineData(11, true)]
    public void Boundary_of_the_share_of_one(int weight, bool told) =>
        (RuleCheck.Examine(new LossOfOnePerson(), EvidenceBuilder.With(centre => centre.Agents[0].Weights["A"] = weight)) is RuleOutcome.Found).ShouldBe(told);
}

public sealed class DeclaredButUnusedTests
{
    [Fact]
    public void Found_when_a_declared_skill_is_never_used()
    {
        var finding = RuleCheck.Finds<DeclaredButUnused>(EvidenceBuilder.With(centre =>
        {
            foreach (var agent in centre.Agents) agent.Declared = ["A", "B"];
            centre.Agents[3].Weights["B"] = 0;
        })).Findings.ShouldHaveSingleItem();
        finding.What.Arguments.Single(argument => argument.Name == "people").Items.ShouldBe(["P04"]);
        finding.Proposals.ShouldBe([new RemoveSkill(SkillHolder.Of(new AgentId("P04")), new("B"))]);
    }

    [Fact]
    public void Found_when_many_holders_are_slow_and_nobody_is_named()
    {
        var finding = RuleCheck.Finds<DeclaredButUnused>(EvidenceBuilder.With(centre => centre.Agents.Take(3).ToList().ForEach(agent => agent.Slowness = 1.8))).Findings[0];
        finding.What.Code.ShouldBe("rule.SKILL-04.found-slow");
        finding.What.Arguments.ShouldAllBe(argument => argument.Items.IsEmpty);
        finding.Evidence[0].Measured.Value.ShouldBe(0.3);
    }

    [Fact]
    public void Found_when_the_workbooks_matrix_says_what_the_log_never_shows()
    {
        // By the matrix all ten can take both flows; one never takes B.
        var finding = RuleCheck.Finds<DeclaredButUnused>(EvidenceBuilder.With(centre => centre.Agents[3].Weights["B"] = 0) with { Declared = DeclaredCentre.Healthy }).Findings.ShouldHaveSingleItem();
        finding.Subject.ShouldBe("B");
        finding.What.Arguments.Single(argument => argument.Name == "people").Items.ShouldBe(["P04"]);
        finding.Proposals.ShouldBe([new RemoveSkill(SkillHolder.Of(new AgentId("P04")), new("B"))]);
        RuleCheck.IsClear<DeclaredButUnused>(EvidenceBuilder.Healthy with { Declared = DeclaredCentre.Healthy });
    }

    [Fact]
    public void Clear_when_declared_skills_are_used() => RuleCheck.IsClear<DeclaredButUnused>(EvidenceBuilder.With(centre => centre.Agents.ForEach(agent => agent.Declared = ["A", "B"])));

    [Fact]
    public void CannotTell_without_log_contacts_or_declarations()
    {
        RuleCheck.CannotTell<DeclaredButUnused>(EvidenceBuilder.With(centre => centre.Log = false)).Code.ShouldBe("rule.SKILL-04.missing");
        RuleCheck.CannotTell<DeclaredButUnused>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.SKILL-04.missing-declared");
        RuleCheck.CannotTell<DeclaredButUnused>(EvidenceBuilder.With(centre => centre.Flows.ForEach(flow => flow.AnsweredShare = (_, _) => 0.01))).Code.ShouldBe("rule.SKILL-04.missing-contacts");
    }

    [Fact]
    public void Boundary_few_holders_are_never_called_slow() =>
        RuleCheck.CannotTell<DeclaredButUnused>(EvidenceBuilder.With(centre =>
        {
            centre.Staff((4, ["A", "B"]));
            centre.Agents.ForEach(agent => agent.Slowness = 3);
        }));
}

public sealed class GroupTooSmallTests
{
    [Fact]
    public void Found_when_the_takers_cannot_keep_the_promise_of_their_own_flow()
    {
        // 45 contacts an hour of 3 min are 2.25 Erlangs: three agents cannot answer 80 % within 20 s.
        var finding = RuleCheck.Finds<GroupTooSmall>(EvidenceBuilder.With(centre => centre.Staff((8, ["A"]), (3, ["B"])))).Findings.ShouldHaveSingleItem();
        (finding.Subject, finding.Severity).ShouldBe(("B", Severity.Serious));
        finding.Evidence.Single(fact => fact.Code == "contacts-in-short-hours").Measured.Value.ShouldBe(1);
        // The size effect: the same promise needs proportionally less spare capacity in one group.
        finding.Evidence.Single(fact => fact.Code == "spare-together").Measured.Value!.Value.ShouldBeLessThan(finding.Evidence.Single(fact => fact.Code == "spare-alone").Measured.Value!.Value);
        finding.Proposals.ShouldHaveSingleItem().ShouldBeOfType<PoolFlows>().Flows.ShouldBe([new("B"), new("A")]);
    }

    [Fact]
    public void Found_when_fewer_than_three_are_there_even_without_a_promise()
    {
        var finding = RuleCheck.Finds<GroupTooSmall>(EvidenceBuilder.With(centre =>
        {
            centre.Flows.ForEach(flow => flow.Target = null);
            centre.Staff((8, ["A"]), (2, ["B"]));
        })).Findings.ShouldHaveSingleItem();
        finding.What.Code.ShouldBe("rule.SKILL-05.found-few");
        finding.Severity.ShouldBe(Severity.Moderate);
    }

    [Fact]
    public void Found_but_not_proposed_for_sharing_when_protected() =>
        RuleCheck.Finds<GroupTooSmall>(EvidenceBuilder.With(centre =>
        {
            centre.Staff((8, ["A"]), (3, ["B"]));
            centre.Flow("B").Protected = true;
        })).Findings.ShouldHaveSingleItem().Proposals.ShouldBeEmpty();

    [Fact]
    public void Clear_when_everyone_takes_everything() => RuleCheck.IsClear<GroupTooSmall>(EvidenceBuilder.Healthy);

    [Fact]
    public void CannotTell_without_schedule_or_promise()
    {
        RuleCheck.CannotTell<GroupTooSmall>(EvidenceBuilder.With(centre => centre.Schedule = false)).Code.ShouldBe("rule.SKILL-05.missing");
        RuleCheck.CannotTell<GroupTooSmall>(EvidenceBuilder.With(centre => centre.Flows.ForEach(flow => flow.Target = null))).Code.ShouldBe("rule.SKILL-05.missing-target");
    }

    /// <summary>2.25 Erlangs, 80 % within 20 s, patience 600 s: Erlang A asks for exactly the number at which the rule falls silent.</summary>
    [Fact]
    public void Boundary_is_the_number_that_Erlang_A_asks_for()
    {
        var needed = Plateau.Mathematics.Queueing.QueueFormula.AgentsFor(Plateau.Mathematics.Queueing.QueueModel.ErlangA, 45, 180, 600, 0.8, 20);
        needed.ShouldBeGreaterThan(3);
        RuleCheck.Finds<GroupTooSmall>(EvidenceBuilder.With(centre => centre.Staff((8, ["A"]), (needed - 1, ["B"]))));
        RuleCheck.IsClear<GroupTooSmall>(EvidenceBuilder.With(centre => centre.Staff((8, ["A"]), (needed, ["B"]))));
    }
}
