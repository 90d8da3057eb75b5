using Plateau.Simulation;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

/// <summary>The strongest test of the engine: on random small centres it gives exactly the counts of the naive twin, in each of its loops, with every invariant checked at each event.</summary>
public sealed class TwinTests
{
    private const int Centres = 800;
    private const int Replications = 2;

    [Theory]
    [InlineData(LoopKind.Plain, false)]
    [InlineData(LoopKind.Plain, true)]
    [InlineData(LoopKind.Full, true)]
    public void The_engine_gives_exactly_the_counts_of_the_naive_twin(LoopKind loop, bool eagerAbandonment)
    {
        for (ulong seed = 1; seed <= Centres; seed++)
        {
            var plan = RandomCentres.Of(seed);
            var settings = new SimulationSettings(seed, Replications, 1) { Checked = true, EagerAbandonment = eagerAbandonment, Loop = loop };
            var result = TestRun.Of(plan, settings);
            long contacts = 0;
            for (var replication = 0; replication < Replications; replication++)
            {
                var twin = new NaiveTwin(plan, seed, replication).Run();
                contacts += twin.Contacts;
                for (var day = 0; day < plan.Days; day++)
                    for (var flow = 0; flow < plan.Flows.Length; flow++)
                        result.Of(replication, day, flow).ShouldBe(twin.Flows[(day * plan.Flows.Length) + flow], $"centre {seed}, replication {replication}, day {day}, flow {flow}");
                for (var group = 0; group < plan.Groups.Length; group++)
                    result.Groups[(replication * plan.Groups.Length) + group].ShouldBe(twin.Groups[group], $"centre {seed}, replication {replication}, group {group}");
            }

            result.ContactsSimulated.ShouldBe(contacts, $"centre {seed}");
        }
    }

    [Fact]
    public void The_random_centres_reach_every_outcome()
    {
        var all = default(FlowCounts);
        long overtime = 0;
        for (ulong seed = 1; seed <= 100; seed++)
        {
            var plan = RandomCentres.Of(seed);
            var result = TestRun.Of(plan, seed);
            all.Add(Estimates.CountsOf(result, 0));
            overtime += result.Groups.Sum(group => group.StaffedTicks) - plan.Groups.Sum(group => group.Staffing.Select((agents, period) => agents * Counted(plan, period)).Sum());
        }

        foreach (var count in (long[])[all.Answered, all.Abandoned, all.Blocked, all.WaitingAtEnd, all.LeftBeforeQueue, all.Delayed, all.AnsweredWithin, all.AbandonedWithin, all.AbandonedShort, all.Backlog, overtime])
            count.ShouldBeGreaterThan(10);
        all.Offered.ShouldBe(all.Answered + all.Abandoned + all.Blocked + all.WaitingAtEnd);
    }

    private static long Counted(SimulationPlan plan, int period) =>
        Math.Max(0, ((period + 1) * plan.PeriodTicks) - Math.Max(period * plan.PeriodTicks, plan.WarmUpTicks));
}
