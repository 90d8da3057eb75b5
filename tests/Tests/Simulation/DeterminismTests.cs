using Plateau.Bench.Engine;
using Plateau.Simulation;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Plateau.Simulation.Workloads;
using Plateau.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

/// <summary>Same inputs and seed give the same bytes, whatever threads, loop or machine; two designs see the same customers.</summary>
public sealed class DeterminismTests
{
    /// <summary>
    /// The digest of a fixed study (tests/golden-digests.txt). It changes only when draws, order of ties or counts change: then every stored result of the product is out of date, and the change must be a decision (docs/decisions).
    /// </summary>
    private static readonly string Golden = GoldenDigests.Of("plain");

    [Fact]
    public void The_golden_digest_holds() => TestRun.Of(SmallCentres.Lively(), seed: 1999, replications: 20).Digest.ShouldBe(Golden);

    /// <summary>Both loops give it: the plan is one that the plain loop accepts.</summary>
    [Fact]
    public void The_full_loop_gives_the_digest_of_the_plain_one() =>
        TestRun.Of(SmallCentres.Lively(), new SimulationSettings(1999, 20, 1) { Loop = LoopKind.Full }).Digest.ShouldBe(Golden);

    /// <summary>Workload w2 with everything switched on.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void The_golden_digest_of_the_full_loop_holds_for_any_threads(int threads)
    {
        var plan = EverythingOn.Of(Workload.Read(Repository.Read("tests/Validation/workloads/w2.workload.json")).Workload!.ToPlan());
        LoopChoice.Of(plan).ShouldBe(LoopKind.Full);
        TestRun.Of(plan, new SimulationSettings(1999, 3, threads)).Digest.ShouldBe(GoldenDigests.Of("full"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Threads_change_nothing(int threads) =>
        TestRun.Of(SmallCentres.Lively(), seed: 1999, replications: 20, threads).Digest.ShouldBe(Golden);

    [Fact]
    public void More_replications_leave_the_first_ones_as_they_were()
    {
        var few = TestRun.Of(SmallCentres.Lively(), replications: 3);
        var many = TestRun.Of(SmallCentres.Lively(), replications: 7, threads: 2);
        many.Flows.Take(few.Flows.Length).ShouldBe(few.Flows);
        many.Groups.Take(few.Groups.Length).ShouldBe(few.Groups);
    }

    [Fact]
    public void Another_seed_gives_other_customers() =>
        TestRun.Of(SmallCentres.Lively(), seed: 1).Digest.ShouldNotBe(TestRun.Of(SmallCentres.Lively(), seed: 2).Digest);

    [Fact]
    public void Two_designs_see_the_same_customers()
    {
        var lively = SmallCentres.Lively();
        // Plenty of agents and no limits: everyone is answered at once, in both designs, by different groups.
        var plenty = lively with { WaitingPlaces = null };
        var listed = TestRun.Of(plenty.WithStaffing([[.. Enumerable.Repeat(90, 24)], [.. Enumerable.Repeat(90, 24)], [.. Enumerable.Repeat(0, 24)]]), replications: 5);
        var swapped = TestRun.Of(plenty.WithStaffing([[.. Enumerable.Repeat(90, 24)], [.. Enumerable.Repeat(50, 24)], [.. Enumerable.Repeat(0, 24)]]) with { AgentSelector = "listed-order" }, replications: 5);
        var pressed = TestRun.Of(lively, replications: 5);
        swapped.Flows.ShouldBe(listed.Flows);
        pressed.Flows.Select(counts => (counts.Offered, counts.LeftBeforeQueue)).ShouldBe(listed.Flows.Select(counts => (counts.Offered, counts.LeftBeforeQueue)));
    }

    [Fact]
    public void A_contact_keeps_its_work_whoever_takes_it()
    {
        // The helper's law is the same shape with twice the mean: each contact's work must double exactly.
        var one = SmallCentres.OneQueue(agents: 100);
        var slow = one with { Groups = [one.Groups[0] with { HandleTimes = [one.Groups[0].HandleTimes[0]!.WithMean(360)] }] };
        var quick = TestRun.Of(one).Flows[0].HandleTicks;
        var doubled = TestRun.Of(slow).Flows[0].HandleTicks;
        ((double)doubled / quick).ShouldBe(2, 1e-6);
    }

    [Fact]
    public void A_cancelled_run_gives_the_first_replications_as_they_are_within_a_second()
    {
        var plan = SmallCentres.Lively();
        var whole = TestRun.Of(plan, replications: 50);
        using var cancel = new CancellationTokenSource();
        var progress = new StopAfter(cancel, 0.2);
        var partial = Simulator.Run(plan, new SimulationSettings(1, 1_000_000, 2), progress, cancel.Token);
        partial.Cancelled.ShouldBeTrue();
        partial.Replications.ShouldBeInRange(1, 999_999);
        var shared = Math.Min(50, partial.Replications) * plan.Days * plan.Flows.Length;
        partial.Flows.Take(shared).ShouldBe(whole.Flows.Take(shared));
        partial.Flows.Length.ShouldBe(partial.Replications * plan.Days * plan.Flows.Length);
    }

    [Fact]
    public void A_single_endless_replication_is_cancelled_too()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var plan = SmallCentres.OneQueue(agents: 4000, contactsAnHour: 40_000_000, handleSeconds: 1);
        var result = Simulator.Run(plan, new SimulationSettings(1, 1, 1), cancel: cancel.Token);
        result.Cancelled.ShouldBeTrue();
        result.Replications.ShouldBe(0);
        Estimates.ByReplication(result, ServiceMeasure.Abandonment).Value.ShouldBeNull();
    }

    private sealed class StopAfter(CancellationTokenSource cancel, double seconds) : IProgress<double>
    {
        private double _last;
        private bool _started;

        public void Report(double value)
        {
            value.ShouldBeGreaterThan(_last);
            _last = value;
            if (!_started) cancel.CancelAfter(TimeSpan.FromSeconds(seconds));
            _started = true;
        }
    }
}
