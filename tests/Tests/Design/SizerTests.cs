using Plateau.Design;
using Plateau.Design.Sizing;
using Plateau.Mathematics.Queueing;
using Plateau.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

public sealed class SizerTests
{
    private static readonly StudySettings Settings = new() { Threads = 1 };

    [Fact]
    public void Whole_agents_are_the_least_that_meet_the_target_by_the_formula()
    {
        var centre = DesignCentres.Week(flows: 1, contactsPerPeriod: 25, agentsPerGroup: 8);
        var sizing = Sizer.Size(centre, Settings, TestContext.Current.CancellationToken);
        var agents = sizing.PooledAgents[40]!.Value;
        double Level(int n) => QueueFormula.Measure(QueueModel.ErlangA, 100, 240, 300, n, 20).ServiceLevel!.Value;
        Level(agents).ShouldBeGreaterThanOrEqualTo(0.80);
        Level(agents - 1).ShouldBeLessThan(0.80);
        sizing.Pooled[40]!.Value.ShouldBeInRange(agents - 1, agents);
    }

    [Fact]
    public void Simulating_the_requirement_meets_the_target()
    {
        var sizing = Sizer.Size(DesignCentres.Week(flows: 3, contactsPerPeriod: 15, agentsPerGroup: 6), Settings, TestContext.Current.CancellationToken);
        sizing.PooledCheck.Within.Low!.Value.ShouldBeGreaterThan(0.78);
        sizing.DedicatedCheck.Within.Low!.Value.ShouldBeGreaterThan(0.80);
    }

    [Fact]
    public void Pooling_needs_less_than_the_sum_of_the_flows_and_more_than_the_load()
    {
        var sizing = Sizer.Size(DesignCentres.Week(flows: 4, contactsPerPeriod: 10, agentsPerGroup: 5), Settings, TestContext.Current.CancellationToken);
        sizing.Hours.PooledFractional.ShouldBeLessThan(sizing.Hours.DedicatedFractional);
        sizing.Pooled[40]!.Value.ShouldBeGreaterThan(0.8 * 4 * 10 * 240 / 900.0);
    }

    [Fact]
    public void Closed_periods_are_holes_not_zeros()
    {
        var sizing = Sizer.Size(DesignCentres.Week(flows: 1, contactsPerPeriod: 10, agentsPerGroup: 5), Settings, TestContext.Current.CancellationToken);
        sizing.Pooled[0].ShouldBeNull();
        sizing.PooledAgents[0].ShouldBeNull();
        sizing.Staffed[0].ShouldBeNull();
        sizing.Flows[0].Required[0].ShouldBeNull();
    }

    [Fact]
    public void Gross_hours_divide_by_one_minus_shrinkage()
    {
        var centre = DesignCentres.Week(flows: 1, contactsPerPeriod: 10, agentsPerGroup: 5);
        var sizing = Sizer.Size(centre, Settings with { Shrinkage = 0.3 }, TestContext.Current.CancellationToken);
        sizing.Hours.PooledWholeGross!.Value.ShouldBe(sizing.Hours.PooledWhole / 0.7, 1e-9);
        Sizer.Size(centre, Settings, TestContext.Current.CancellationToken).Hours.PooledWholeGross.ShouldBeNull();
    }

    [Fact]
    public void A_target_that_leaving_before_the_queue_makes_impossible_is_said_to_be_so()
    {
        var centre = DesignCentres.Week(flows: 1, contactsPerPeriod: 10, agentsPerGroup: 5);
        centre = centre with { Flows = [centre.Flows[0] with { LeftBeforeQueueShare = 0.25 }] };
        var sizing = Sizer.Size(centre, Settings, TestContext.Current.CancellationToken);
        sizing.Feasible.ShouldBeFalse();
        sizing.Pooled[40].ShouldBeNull();
    }

    [Fact]
    public void A_target_of_its_own_overrides_the_default()
    {
        var centre = DesignCentres.Week(flows: 2, contactsPerPeriod: 10, agentsPerGroup: 5);
        centre = centre with { Flows = [centre.Flows[0] with { Target = new ServiceTarget(0.95, 5) }, centre.Flows[1]] };
        var sizing = Sizer.Size(centre, Settings, TestContext.Current.CancellationToken);
        sizing.Flows[0].HoursPerWeek.ShouldBeGreaterThan(sizing.Flows[1].HoursPerWeek);
    }
}
