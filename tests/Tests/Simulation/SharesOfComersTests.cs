using System.Text.Json;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Ways;
using Plateau.Simulation;
using Plateau.Simulation.Answers;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Plateau.Simulation.Workloads;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

/// <summary>What shares are of, where contacts go from flow to flow; and which answers concern which flow.</summary>
public sealed class SharesOfComersTests
{
    private const double DropOut = 0.04;
    private const double SelfServed = 0.12;
    private const double SentOn = 0.76;

    /// <summary>With agents to spare nobody leaves a queue, so who abandons is who drops out of the menu: 4 % of those who came to it, nobody of those sent on, 4 % of the customers.</summary>
    [Fact]
    public void Drop_outs_of_a_menu_are_a_share_of_all_who_entered_it()
    {
        var result = TestRun.Of(Reception(), new SimulationSettings(2026, 20, 1));
        var menu = Estimates.OfSums(result, ServiceMeasure.Abandonment, 0).Value!.Value;
        menu.ShouldBe(DropOut, FourErrors(DropOut, Contacts(result, 0)));
        Estimates.OfSums(result, ServiceMeasure.Abandonment, 1).Value.ShouldBe(0);
        var counts = Enumerable.Range(0, result.Replications).Aggregate(default(FlowCounts), (sum, replication) => Sum(sum, Estimates.CountsOf(result, replication, 1)));
        counts.Offered.ShouldBe(0);
        counts.Received.ShouldBeGreaterThan(10_000);

        // Together each customer counts once: the share of the customers is that of the menu, exactly, since all come in there.
        Estimates.OfSums(result, ServiceMeasure.AbandonmentTogether).Value!.Value.ShouldBe(menu, 1e-12);
        var report = WorkloadReport.Of(Reception(), result, new SimulationSettings(2026, 20, 1), 0);
        report.Total.AbandonmentShare.Mean!.Value.ShouldBe(report.Types[0].AbandonmentShare.Mean!.Value, 1e-12);

        // The service level is of those whom the menu neither served nor sent on, drop-outs included: 8 of 12 in a hundred are answered, at once.
        const double Stay = 1 - DropOut - SelfServed - SentOn;
        const double Level = Stay / (Stay + DropOut);
        Estimates.OfSums(result, ServiceMeasure.AnsweredWithin, 0).Value!.Value.ShouldBe(Level, FourErrors(Level, (long)(Contacts(result, 0) * (Stay + DropOut))));
        Estimates.OfSums(result, ServiceMeasure.AnsweredWithin, 1).Value.ShouldBe(1);
    }

    /// <summary>Lines stand before the menu: without one, all who come are blocked, and none of them can have been sent on.</summary>
    [Fact]
    public void Blocked_is_a_share_of_all_who_came()
    {
        var shut = Reception() with { Lines = [new LinesPlan([0], 0)] };
        Estimates.OfSums(TestRun.Of(shut, new SimulationSettings(2026, 2, 1)), ServiceMeasure.Blocking, 0).Value.ShouldBe(1);
        var counts = new FlowCounts { Offered = 1000, Received = 200, Blocked = 60, Abandoned = 24, SelfServed = 100, SentOn = 700, AnsweredWithin = 240, Delayed = 80 };
        ServiceMeasure.Blocking.Of(counts).ShouldBe(0.05);
        ServiceMeasure.Abandonment.Of(counts).ShouldBe(0.02);
        ServiceMeasure.BlockingTogether.Of(counts).ShouldBe(0.12);
        ServiceMeasure.AbandonmentTogether.Of(counts)!.Value.ShouldBe(0.048, 1e-12);
        ServiceMeasure.AnsweredWithin.Of(counts).ShouldBe(0.6);
        ServiceMeasure.WaitProbability.Of(counts).ShouldBe(0.2);
    }

    /// <summary>Whether a flow can be blocked, dialled or broken off depends on its own lines, diallers and kind of work, not on those of others.</summary>
    [Fact]
    public void A_flow_has_the_answers_that_concern_it()
    {
        var plan = Reception() with
        {
            Lines = [new LinesPlan([0], 1000)],
            Diallers = [new DiallerPlan { Flow = 2, TestGroups = [2], TargetGroups = [2], ReachedShares = [.. Enumerable.Repeat(0.5, 4)], NoAnswerTime = new Deterministic(60) }],
        };
        plan = plan with { Flows = [plan.Flows[0] with { Preempts = true }, plan.Flows[1] with { Preemptible = true }, plan.Flows[2]] };
        var answers = SimulationAnswers.Of(plan, TestRun.Of(plan, new SimulationSettings(2026, 2, 1)));
        string[] scoped = ["blocked", "blockingShare", "dialled", "preempted"];
        string[] Of(string flow) => [.. answers.OfFlow(new FlowId(flow)).Answers.Select(answer => answer.Measure).Where(scoped.Contains)];
        Of("reception").ShouldBe(["blocked", "blockingShare"]);
        Of("orders").ShouldBe(["preempted"]);
        Of("reminders").ShouldBe(["dialled"]);
        answers.All.Answers.Select(answer => answer.Measure).Where(scoped.Contains).ShouldBe(["blocked", "preempted", "dialled", "blockingShare"]);
    }

    [Fact]
    public void The_json_of_a_workload_keeps_its_form() =>
        JsonSerializer.Serialize(WorkloadReport.Of(Reception(), TestRun.Of(Reception(), new SimulationSettings(2026, 2, 1)), new SimulationSettings(2026, 2, 1), 0), JsonSerializerOptions.Web).ShouldNotContain("received");

    /// <summary>A reception whose menu sends most on to orders, and reminders that nobody calls for; each with agents to spare.</summary>
    private static SimulationPlan Reception() => new()
    {
        PeriodTicks = 60 * Ticks.PerMinute,
        PeriodsPerDay = 4,
        Days = 1,
        Flows =
        [
            Flow("reception", 250, 0) with { Menu = new MenuPlan { Time = new Deterministic(20), DropOutShare = DropOut, SelfServedShare = SelfServed, Choices = [new MenuChoicePlan(1, SentOn)] } },
            Flow("orders", 0, 1),
            Flow("reminders", 0, 2),
        ],
        Groups = [Group("A", 0, 100), Group("B", 1, 100), Group("C", 2, 2)],
    };

    private static FlowPlan Flow(string name, double contacts, int group) =>
        new() { Id = new FlowId(name), ArrivalsPerPeriod = [contacts, contacts, contacts, 0], Patience = new Exponential(60), Levels = [new LevelPlan([group], 0)] };

    private static GroupPlan Group(string name, int flow, int agents) => new()
    {
        Id = new GroupId(name),
        Takes = [flow],
        HandleTimes = [.. Enumerable.Range(0, 3).Select(other => other == flow ? new Exponential(120) : null)],
        Staffing = [agents, agents, agents, agents],
    };

    private static long Contacts(SimulationResult result, int flow) => Enumerable.Range(0, result.Replications).Sum(replication => Estimates.CountsOf(result, replication, flow).Reached);

    private static FlowCounts Sum(FlowCounts sum, FlowCounts other)
    {
        sum.Add(in other);
        return sum;
    }

    /// <summary>Four standard errors of a share of so many: a right engine fails once in 16,000 seeds.</summary>
    private static double FourErrors(double share, long contacts) => 4 * Math.Sqrt(share * (1 - share) / contacts);
}
