using Plateau.Mathematics.Statistics;
using Plateau.Simulation;
using Plateau.Simulation.Precision;
using Plateau.Simulation.Results;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

public sealed class UntilHalfWidthTests
{
    private static readonly SimulationSettings Settings = new(1999, 10, 1) { Waits = true };

    [Fact]
    public void Two_parts_are_the_run_of_all_their_replications()
    {
        var plan = SmallCentres.Lively();
        var whole = TestRun.Of(plan, Settings with { Replications = 25 });
        var joined = TestRun.Of(plan, Settings).With(TestRun.Of(plan, Settings with { FirstReplication = 10, Replications = 15 }));
        joined.Digest.ShouldBe(whole.Digest);
        joined.Replications.ShouldBe(25);
        joined.ContactsSimulated.ShouldBe(whole.ContactsSimulated);
        joined.Waits!.Answered.ShouldBe(whole.Waits!.Answered);
    }

    [Fact]
    public void It_goes_on_until_the_interval_is_narrow_enough_and_says_so()
    {
        var plan = SmallCentres.Lively();
        var first = Of(TestRun.Of(plan, Settings));
        var wanted = first.HalfWidth!.Value / 3;
        var run = UntilHalfWidth.Run(plan, Settings, Of, wanted, most: 100_000, cancel: TestContext.Current.CancellationToken);
        run.Reached.ShouldBeTrue();
        run.Estimate.HalfWidth!.Value.ShouldBeLessThanOrEqualTo(wanted);
        run.Result.Replications.ShouldBeGreaterThan(40); // nine times ten by the spread of the first ten, which may be off by half
        run.Result.Digest.ShouldBe(TestRun.Of(plan, Settings with { Replications = run.Result.Replications }).Digest);
    }

    [Fact]
    public void Where_it_is_not_reached_it_tells_how_many_would_be_needed()
    {
        var run = UntilHalfWidth.Run(SmallCentres.Lively(), Settings, Of, 1e-5, most: 20, cancel: TestContext.Current.CancellationToken);
        run.Reached.ShouldBeFalse();
        run.Result.Replications.ShouldBe(20);
        run.Needed!.Value.ShouldBe(UntilHalfWidth.Needed(run.Estimate, 20, 1e-5)!.Value);
        run.Needed!.Value.ShouldBeGreaterThan(1000);
    }

    private static Estimate Of(SimulationResult result) => Estimates.ByReplication(result, ServiceMeasure.AnsweredWithin);
}
