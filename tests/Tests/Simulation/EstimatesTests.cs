using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

public sealed class EstimatesTests
{
    [Fact]
    public void A_measure_is_the_mean_of_the_replications_ratios_with_its_t_interval()
    {
        // Abandonment 10 %, 20 %, 60 %: mean 30 %, s = 26.4575 %, t(0.975, 2) = 4.302653.
        var result = Result([Counts(100, 10), Counts(10, 2), Counts(5, 3)], days: 1);
        var estimate = Estimates.ByReplication(result, ServiceMeasure.Abandonment, 0);
        estimate.Value!.Value.ShouldBe(0.3, 1e-12);
        estimate.HalfWidth!.Value.ShouldBe(4.30265273 * 0.264575131 / Math.Sqrt(3), 1e-8);
        estimate.SampleSize.ShouldBe(3);
        Estimates.OfSums(result, ServiceMeasure.Abandonment).Value!.Value.ShouldBe(15.0 / 115, 1e-12);
    }

    [Fact]
    public void A_denominator_of_zero_or_a_single_replication_is_said()
    {
        Estimates.ByReplication(Result([Counts(100, 10), Counts(0, 0)], 1), ServiceMeasure.Abandonment).Value.ShouldBeNull();
        Estimates.ByReplication(Result([Counts(100, 10)], 1), ServiceMeasure.Abandonment).HalfWidth.ShouldBeNull();
        Estimates.ByReplication(Result([Counts(100, 10)], 1), ServiceMeasure.Abandonment).Value.ShouldBe(0.1);
    }

    [Fact]
    public void Days_are_the_units_of_the_ratio_by_day()
    {
        var result = Result([Counts(100, 10), Counts(50, 20), Counts(100, 20), Counts(50, 10)], days: 2);
        var estimate = Estimates.ByDay(result, ServiceMeasure.Abandonment);
        estimate.Value!.Value.ShouldBe(60.0 / 300, 1e-12);
        estimate.SampleSize.ShouldBe(2);
        Estimates.CountsOfDay(result, 1).Offered.ShouldBe(100);
    }

    [Fact]
    public void The_service_level_variants_agree_with_the_published_test_vector()
    {
        var counts = new FlowCounts { Offered = 1060, Answered = 1000, AnsweredWithin = 860, Abandoned = 60, AbandonedWithin = 20, AbandonedShort = 10 };
        ServiceMeasure.ServiceLevel1.Of(counts)!.Value.ShouldBe(0.8302, 5e-5);
        ServiceMeasure.ServiceLevel2.Of(counts)!.Value.ShouldBe(0.8600, 5e-5);
        ServiceMeasure.AnsweredWithin.Of(counts)!.Value.ShouldBe(0.8113, 5e-5);
        ServiceMeasure.ServiceLevel4.Of(counts)!.Value.ShouldBe(0.8269, 5e-5);
        ServiceMeasure.ServiceLevel5.Of(counts)!.Value.ShouldBe(0.8208, 5e-5);
    }

    [Fact]
    public void Waits_and_handle_times_are_in_seconds()
    {
        var counts = new FlowCounts { Offered = 7, Answered = 4, Abandoned = 3, LeftBeforeQueue = 1, WaitTicksAnswered = 80 * Ticks.PerSecond, WaitTicksAbandoned = 40 * Ticks.PerSecond, HandleTicks = 400 * Ticks.PerSecond };
        ServiceMeasure.MeanWait.Of(counts).ShouldBe(20); // 120 s over the six who entered the queue
        ServiceMeasure.MeanWaitAnswered.Of(counts).ShouldBe(20);
        ServiceMeasure.MeanHandle.Of(counts).ShouldBe(100);
    }

    private static FlowCounts Counts(long offered, long abandoned) => new() { Offered = offered, Abandoned = abandoned, Answered = offered - abandoned };

    private static SimulationResult Result(FlowCounts[] flows, int days) => new()
    {
        Replications = flows.Length / days,
        Cancelled = false,
        Days = days,
        FlowCount = 1,
        GroupCount = 0,
        Flows = flows,
        Groups = [],
        Digest = "",
        ContactsSimulated = 0,
        EngineCpuSeconds = 0,
    };
}
