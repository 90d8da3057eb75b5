using Plateau.Mathematics.Queueing;
using Plateau.Simulation;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Plateau.Simulation.Workloads;
using Plateau.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Plateau.Validation.Simulation;

/// <summary>
/// Two skills each: nearly all of the pooling where contacts wait, and not where they are lost (Wallace and Whitt 2005; Xie, Fan and Chou 2016). The centre of Wallace and Whitt: 6 flows, 90 agents, 10 minutes. Reference values of
/// the loss variant by an independent simulation (10 runs of 3 million arrivals); one skill and six skills are Erlang B.
/// </summary>
public sealed class TwoSkillsTests
{
    private const ulong Seed = 20050701; // written down before the first run

    // Blocked, in percent, with one and two skills; the printed digits' own error is about 0.02.
    [Theory]
    [InlineData(60, 3.643, 0.169)]
    [InlineData(72, 8.565, 1.929)]
    public void In_a_loss_system_two_skills_are_not_enough_at_high_load(double load, double one, double two)
    {
        var (oneSkill, twoSkills) = (Blocked("ww-84-1", load), Blocked("ww-84-2", load));
        (100 * oneSkill).ShouldBe(one, 0.05);
        (100 * oneSkill).ShouldBe(100 * ErlangB.Blocking(15, load / 6), 0.05);
        (100 * twoSkills).ShouldBe(two, 0.05);
        var six = ErlangB.Blocking(90, load);
        var gain = (oneSkill - twoSkills) / (oneSkill - six);
        if (load > 70) gain.ShouldBeInRange(0.80, 0.85);
        else gain.ShouldBeGreaterThan(0.94);
    }

    [Fact]
    public void Where_contacts_wait_two_skills_give_nearly_all_of_the_shorter_wait()
    {
        var one = MeanWait("ww-84-1");
        var two = MeanWait("ww-84-2");
        var six = 60 * 0.4500227610; // M/M/90/120, exact
        ((one - two) / (one - six)).ShouldBe(0.930, 0.01);
    }

    private static double Blocked(string workload, double load)
    {
        var plan = PlanOf(workload);
        var counts = Sum(Simulator.Run(Scaled(plan, load / 84) with { WaitingPlaces = 0 }, new SimulationSettings(Seed, 4, Environment.ProcessorCount), cancel: TestContext.Current.CancellationToken));
        return ServiceMeasure.Blocking.Of(counts)!.Value;
    }

    private static double MeanWait(string workload) =>
        ServiceMeasure.MeanWait.Of(Sum(Simulator.Run(PlanOf(workload), new SimulationSettings(Seed, 4, Environment.ProcessorCount), cancel: TestContext.Current.CancellationToken)))!.Value;

    private static FlowCounts Sum(SimulationResult result)
    {
        var sum = default(FlowCounts);
        for (var replication = 0; replication < result.Replications; replication++) sum.Add(Estimates.CountsOf(result, replication));
        return sum;
    }

    private static SimulationPlan Scaled(SimulationPlan plan, double factor) => plan with
    {
        Flows = [.. plan.Flows.Select(flow => flow with { ArrivalsPerPeriod = [.. flow.ArrivalsPerPeriod.Select(arrivals => factor * arrivals)] })],
    };

    private static SimulationPlan PlanOf(string workload) =>
        Workload.Read(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Validation", "workloads", $"{workload}.workload.json"))).Workload.ShouldNotBeNull().ToPlan();
}
