using Plateau.Design;
using Plateau.Design.Removal;
using Plateau.Diagnosis;
using Plateau.Model.Changes;
using Plateau.Model.Texts;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

/// <summary>Two flows of one group each; 12 contacts of 4 minutes in a quarter of an hour are 3.2 agents of work.</summary>
public sealed class RemovalTests
{
    private static readonly StudySettings Settings = new() { Replications = 6, Threads = 2 };

    private static RemovalResult? Priced(double agents, params Change[][] proposals) => RemovalStudy.Run(
        DesignCentres.Evidence(DesignCentres.Week(2, 12, agents)), [new Examination(new RuleInfo("X-1", "made", [], []), Findings(proposals))], Settings, TestContext.Current.CancellationToken);

    private static RuleOutcome.Found Findings(Change[][] proposals) => new RuleOutcome.Found([.. proposals.Select((changes, index) => new Finding($"Flow {index}", Severity.Serious, Confidence.High, Message.Of("made"), [], [.. changes]))]);

    private static AddStaff Staff(double agents) => new(new("G0"), null, 8 * 60, 20 * 60, agents);

    [Fact]
    public void More_agents_explain_points_and_more_of_them_more()
    {
        var priced = Priced(4, [Staff(1)], [Staff(2)]).ShouldNotBeNull();
        priced.Removals.Length.ShouldBe(2);
        priced.Removals[0].Gain.Low!.Value.ShouldBeGreaterThan(0);
        priced.Removals[1].Gain.Value!.Value.ShouldBeGreaterThan(priced.Removals[0].Gain.Value!.Value);
        // 12 hours a day, 7 days.
        priced.Removals[0].AgentHours.ShouldBe(84, 1e-9);
        priced.Removals[1].AgentHours.ShouldBe(168, 1e-9);
        // What is gained is the difference of what is shown, and of two equal flows the one that is helped gains about twice the whole.
        priced.Removals[0].Gain.Value!.Value.ShouldBe(priced.Removals[0].Within.Value!.Value - priced.Within.Value!.Value, 0.002);
        priced.Removals[0].FlowGain.Value!.Value.ShouldBe(2 * priced.Removals[0].Gain.Value!.Value, 0.02);
        // The second finding names the flow that the agents do not serve: on the same customers nothing changes for it.
        priced.Removals[1].FlowGain.Value!.Value.ShouldBe(0, 1e-12);
    }

    [Fact]
    public void Pooling_costs_no_hours_and_gains()
    {
        var removal = Priced(4, [new PoolFlows([new("F0"), new("F1")])]).ShouldNotBeNull().Removals.ShouldHaveSingleItem();
        removal.AgentHours.ShouldBe(0, 1e-9);
        removal.Gain.Low!.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_a_simulation_cannot_feel_is_not_priced()
    {
        Priced(4, [new AssignOwner(new("F0"))], [new FollowIndicator(new("F0"))]).ShouldBeNull();
        Priced(4, [new PoolFlows([new("F0"), new("nowhere")])]).ShouldBeNull();
        Priced(0, [Staff(1)]).ShouldBeNull();
    }

    [Fact]
    public void Only_so_many_are_priced_and_threads_change_nothing()
    {
        Change[][] proposals = [.. Enumerable.Range(0, 10).Select(_ => new Change[] { Staff(1) })];
        var one = Priced(5, proposals).ShouldNotBeNull();
        (one.Removals.Length, one.NotPriced).ShouldBe((RemovalStudy.MostFindings, 2));
        var alone = RemovalStudy.Run(DesignCentres.Evidence(DesignCentres.Week(2, 12, 5)), [new Examination(new RuleInfo("X-1", "made", [], []), Findings(proposals))], Settings with { Threads = 1 }, TestContext.Current.CancellationToken);
        alone!.Removals.Select(removal => removal.Gain).ShouldBe(one.Removals.Select(removal => removal.Gain));
        one.Removals.Select(removal => removal.Gain).Distinct().Count().ShouldBe(1);
    }
}
