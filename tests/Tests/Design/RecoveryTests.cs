using System.Collections.Immutable;
using Plateau.Design;
using Plateau.Design.Cursor;
using Plateau.Design.Resilience;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Ways;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

/// <summary>Recovery after a shock: by hand on curves, and by the fluid limit of a large centre.</summary>
public sealed class RecoveryTests
{
    private static readonly StudySettings Settings = new() { Threads = 2, Replications = 2 };

    /// <summary>Ten contacts a period, all answered in time without the shock; with it half in the two periods after its end, then all: back at the third period, 30 minutes later.</summary>
    [Fact]
    public void Service_is_back_at_the_first_period_without_loss()
    {
        var usual = Days((10, 10), (10, 10), (10, 10), (10, 10), (10, 10), (10, 10));
        var shocked = Days((10, 10), (0, 10), (5, 10), (5, 10), (10, 10), (10, 10));
        var told = RecoveryTime.Of(usual, shocked, end: 2, periodSeconds: 900, seed: 1);
        told.Seconds.Value.ShouldBe(1800);
        told.Seconds.Low.ShouldBe(1800);
        told.MissedPerDay.Value!.Value.ShouldBe(20, 1e-9);
        RecoveryTime.Of(usual, usual, 2, 900, 1).Seconds.Value.ShouldBe(0);
        RecoveryTime.Of(usual, Days((10, 10), (0, 10), (5, 10), (5, 10), (5, 10), (5, 10)), 2, 900, 1).Seconds.Value.ShouldBeNull();
        RecoveryTime.Of(Days((10, 10), (10, 10), (0, 0)), Days((10, 10), (0, 10), (0, 0)), 2, 900, 1).Seconds.Value.ShouldBe(0, "nobody comes any more");
    }

    /// <summary>
    /// Two hundred agents, handle times constant, contacts in each period certain, nobody leaves: the queue is the fluid one. Load 0.901 while a quarter is away and 0.896 after: it grows by (0.901 − 0.75) × 2 h of all their work
    /// and shrinks by 1 − 0.896, so it is gone after 2.91 h; with a quarter more contacts, load 1.127, after 2.44 h. Tolerance: two periods of a quarter of an hour, for the rounding to periods and the comparison over two.
    /// </summary>
    [Fact]
    public void A_large_centre_is_back_when_the_fluid_limit_says()
    {
        var centre = DesignCentres.Week(flows: 1, contactsPerPeriod: 672, agentsPerGroup: 200);
        centre = centre with { Flows = [centre.Flows[0] with { Patience = new Endless(), HandleTime = new Deterministic(240), ArrivalKind = ArrivalKind.Fixed, ArrivalsPerPeriod = Early(centre.Grid, 672, 676) }] };
        var recovery = Test(centre).Of(centre);
        recovery.FromMinutes.ShouldBe(480);
        recovery.FewerPeople.Seconds.Value!.Value.ShouldBe(2.91 * 3600, 1800);
        recovery.FewerPeople.MissedPerDay.Low!.Value.ShouldBeGreaterThan(0);

        recovery.MoreVolume.Seconds.Value!.Value.ShouldBe(2.44 * 3600, 1800);
    }

    [Fact]
    public void With_people_to_spare_nothing_is_to_be_recovered()
    {
        var centre = DesignCentres.Week(flows: 2, contactsPerPeriod: 4, agentsPerGroup: 8);
        var recovery = Test(centre).Of(centre);
        recovery.FewerPeople.Seconds.Value.ShouldBe(0);
        recovery.MoreVolume.Seconds.Value.ShouldBe(0);
    }

    /// <summary>A little more in the first two hours, so that the busiest stretch is known.</summary>
    private static ImmutableArray<double> Early(PeriodGrid grid, double contacts, double early) =>
        [.. DesignCentres.OverDay(grid, contacts).Select((value, period) => value > 0 && grid.PeriodOfDay(period) < 40 ? early : value)];

    private static RecoveryTest Test(CentreModel centre)
    {
        var inputs = new CursorInputs(DesignCentres.Evidence(centre), Settings);
        return new RecoveryTest(inputs, new Evaluator(inputs, TestContext.Current.CancellationToken));
    }

    private static (double Within, double Offered)[][] Days(params (double Within, double Offered)[] day) => [day, day, day];
}
