using Plateau.Mathematics.Distributions;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

/// <summary>Relations that must hold between runs, whatever the numbers.</summary>
public sealed class LawsOfQueuesTests
{
    [Fact]
    public void Every_contact_has_one_end()
    {
        for (ulong seed = 1; seed <= 100; seed++)
        {
            foreach (var counts in TestRun.Of(RandomCentres.Of(seed), seed).Flows)
                counts.Offered.ShouldBe(counts.Answered + counts.Abandoned + counts.Blocked + counts.WaitingAtEnd);
        }
    }

    [Fact]
    public void Scaling_all_times_scales_all_waits()
    {
        var plan = SmallCentres.OneQueue(agents: 3, patience: new Exponential(200));
        var slower = plan with
        {
            PeriodTicks = 4 * plan.PeriodTicks,
            Flows = [plan.Flows[0] with { Patience = new Exponential(800), AnsweredWithinTicks = 4 * plan.Flows[0].AnsweredWithinTicks, ShortAbandonTicks = 4 * plan.Flows[0].ShortAbandonTicks }],
            Groups = [plan.Groups[0] with { HandleTimes = [new Exponential(720)] }],
        };
        var quick = Estimates.CountsOf(TestRun.Of(plan), 0);
        var slow = Estimates.CountsOf(TestRun.Of(slower), 0);
        (slow.Offered, slow.Answered, slow.Abandoned, slow.AnsweredWithin, slow.Delayed).ShouldBe((quick.Offered, quick.Answered, quick.Abandoned, quick.AnsweredWithin, quick.Delayed));
        (slow.WaitTicksAnswered / (double)quick.WaitTicksAnswered).ShouldBe(4, 1e-6);
        (slow.WaitTicksAbandoned / (double)quick.WaitTicksAbandoned).ShouldBe(4, 1e-6);
    }

    [Fact]
    public void One_more_agent_never_lengthens_the_waits_of_one_queue()
    {
        // Same customers, first come first served, nobody leaves: true for each path, so for each seed.
        for (ulong seed = 1; seed <= 20; seed++)
        {
            long before = long.MaxValue;
            for (var agents = 3; agents <= 8; agents++)
            {
                var wait = Estimates.CountsOf(TestRun.Of(SmallCentres.OneQueue(agents), seed), 0).WaitTicksAnswered;
                if (agents > 3) wait.ShouldBeLessThanOrEqualTo(before);
                before = agents >= 4 ? wait : long.MaxValue;
            }
        }
    }

    [Fact]
    public void A_loss_system_does_not_care_for_the_law_of_work()
    {
        // Erlang B is insensitive: 3 Erlangs on 5 agents block 11.0054 % whatever the law (Erlang 1917; Sevastyanov 1957).
        foreach (var law in (Distribution[])[new Exponential(180), new LogNormal(180, 2), new Deterministic(180), new Gamma(180, 0.5)])
        {
            var plan = SmallCentres.OneQueue(agents: 5) with { WaitingPlaces = 0, WarmUpTicks = 60 * Ticks.PerMinute };
            var result = TestRun.Of(plan with { Groups = [plan.Groups[0] with { HandleTimes = [law] }] }, replications: 2000);
            var blocked = Estimates.ByReplication(result, ServiceMeasure.Blocking);
            Math.Abs(blocked.Value!.Value - 0.110054).ShouldBeLessThan(3.5 / 1.96 * blocked.HalfWidth!.Value, law.ToString());
        }
    }

    [Fact]
    public void Arrivals_follow_the_rates_of_the_periods_and_holes_stay_empty()
    {
        double[] expected = [0, 30, 0, 90, 0.5, 0];
        var plan = SmallCentres.OneQueue(agents: 500, handleSeconds: 1);
        plan = plan with { PeriodsPerDay = 1, Days = 6, Flows = [plan.Flows[0] with { ArrivalsPerPeriod = [.. expected] }], Groups = [plan.Groups[0] with { Staffing = [500, 500, 500, 500, 500, 500] }] };
        const int Replications = 4000;
        var result = TestRun.Of(plan, replications: Replications);
        for (var period = 0; period < expected.Length; period++)
        {
            var counts = Enumerable.Range(0, Replications).Select(replication => (double)result.Of(replication, period, 0).Offered).ToArray();
            var mean = counts.Average();
            var variance = counts.Sum(count => (count - mean) * (count - mean)) / (Replications - 1);
            if (expected[period] == 0) counts.Sum().ShouldBe(0);
            else
            {
                // Poisson: mean and variance are equal; each within 4.5 standard errors.
                mean.ShouldBe(expected[period], 4.5 * Math.Sqrt(expected[period] / Replications));
                variance.ShouldBe(expected[period], 4.5 * Math.Sqrt((expected[period] + (2 * expected[period] * expected[period])) / Replications));
            }
        }
    }

    [Fact]
    public void Contacts_wait_overnight_for_staff_that_returns()
    {
        var plan = SmallCentres.OneQueue(agents: 1, contactsAnHour: 0.0);
        plan = plan with { Flows = [plan.Flows[0] with { ArrivalsPerPeriod = [40, .. Enumerable.Repeat(0.0, 15)] }], Groups = [plan.Groups[0] with { Staffing = [.. Enumerable.Repeat(0, 12), 60, 60, 60, 60] }] };
        var counts = Estimates.CountsOf(TestRun.Of(plan), 0);
        counts.Answered.ShouldBe(counts.Offered);
        counts.Delayed.ShouldBe(counts.Offered);
        (counts.WaitTicksAnswered / counts.Answered).ShouldBeGreaterThan(11 * 15 * Ticks.PerMinute);
    }

    [Fact]
    public void An_agent_who_leaves_finishes_the_contact_and_that_time_is_staffed()
    {
        var plan = SmallCentres.OneQueue(agents: 1, contactsAnHour: 0.0);
        plan = plan with
        {
            Flows = [plan.Flows[0] with { ArrivalsPerPeriod = [50, .. Enumerable.Repeat(0.0, 15)], AnsweredWithinTicks = 0 }],
            Groups = [plan.Groups[0] with { HandleTimes = [new Deterministic(3600)], Staffing = [1, .. Enumerable.Repeat(0, 15)] }],
        };
        var result = TestRun.Of(plan);
        result.Flows[0].Answered.ShouldBe(1);
        result.Groups[0].BusyTicks.ShouldBe(3600 * Ticks.PerSecond);
        result.Groups[0].StaffedTicks.ShouldBeGreaterThan(3600 * Ticks.PerSecond);
        result.Groups[0].StaffedTicks.ShouldBeLessThan((3600 + 900) * Ticks.PerSecond);
        result.Flows[0].WaitingAtEnd.ShouldBe(result.Flows[0].Offered - 1);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_contact()
    {
        // The same centre with a thousand times the contacts: only arrays that hold the people present may grow.
        var (few, fewBytes) = Measured(SmallCentres.OneQueue(agents: 5, patience: new Exponential(60)));
        var (many, manyBytes) = Measured(SmallCentres.OneQueue(agents: 5, contactsAnHour: 60_000, handleSeconds: 0.18, patience: new Exponential(0.06)));
        ((manyBytes - fewBytes) / (double)(many - few)).ShouldBeLessThan(1);

        static (long Contacts, long Bytes) Measured(SimulationPlan plan)
        {
            TestRun.Of(plan);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var contacts = TestRun.Of(plan).ContactsSimulated;
            return (contacts, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }
}
