using Plateau.Mathematics.Queueing;
using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

public sealed class QueueingTests
{
    [Fact]
    public void Random_inputs_of_any_size_give_shares_and_never_NaN()
    {
        var stream = RandomStream.FromSeed(41);
        for (var i = 0; i < 3000; i++)
        {
            var agents = (int)Spread(ref stream, 0.1, 1e5);
            var load = i % 3 == 0 ? agents * (0.7 + 0.6 * stream.NextUniform()) : Spread(ref stream, 1e-6, 1e6);
            var patience = Spread(ref stream, 1e-6, 1e9);
            var threshold = i % 5 == 0 ? 0 : Spread(ref stream, 1e-5, 1e3);
            var at = $"{agents} agents, {load:R} Erlangs, patience {patience:R}, threshold {threshold:R}";

            Share(ErlangB.Blocking(agents, load), at);
            Share(ErlangC.WaitProbability(agents, load), at);
            Share(ErlangC.ServiceLevel(agents, load, threshold), at);
            ErlangC.MeanWait(agents, load).ShouldBeGreaterThanOrEqualTo(0, at);
            var a = ErlangA.Solve(agents, load, patience);
            Share(a.WaitProbability, at);
            Share(a.AbandonmentShare, at);
            Share(a.Occupancy, at);
            double within = a.AnsweredWithin(threshold), beyond = a.VirtualWaitBeyond(threshold);
            Share(within, at);
            Share(beyond, at);
            within.ShouldBeLessThanOrEqualTo(1 - a.AbandonmentShare + 1e-11, at);
            (within + beyond).ShouldBeLessThanOrEqualTo(1 + 1e-11, at); // the answered in time are among those whose virtual wait is short
            a.MeanWait.ShouldBeGreaterThanOrEqualTo(0, at);
            if (agents > 0) (load * (1 - a.AbandonmentShare)).ShouldBe(agents * a.Occupancy, 1e-9 * load, at); // work in is work done
            if (i % 20 != 0) continue;
            var finite = FiniteQueue.Solve(agents, load, (int)Spread(ref stream, 0.1, 2000));
            Share(finite.Blocking, at);
            Share(finite.WaitProbability, at);
            Share(finite.Occupancy, at);
            Share(finite.WaitBeyond(threshold), at);
            double.IsNaN(finite.MeanWait).ShouldBeFalse(at);
        }
    }

    [Fact]
    public void More_agents_never_worsen_anything()
    {
        var stream = RandomStream.FromSeed(42);
        for (var i = 0; i < 60; i++)
        {
            var load = Spread(ref stream, 0.05, 3000);
            var patience = Spread(ref stream, 0.01, 100);
            var threshold = Spread(ref stream, 0.001, 1);
            var from = Math.Max(0, (int)(load - 3 * Math.Sqrt(load)));
            var before = ErlangA.Solve(from, load, patience);
            for (var agents = from + 1; agents < from + 12; agents++)
            {
                var after = ErlangA.Solve(agents, load, patience);
                after.AbandonmentShare.ShouldBeLessThanOrEqualTo(before.AbandonmentShare);
                after.MeanWait.ShouldBeLessThanOrEqualTo(before.MeanWait);
                after.AnsweredWithin(threshold).ShouldBeGreaterThanOrEqualTo(before.AnsweredWithin(threshold) - 1e-13);
                after.VirtualWaitBeyond(threshold).ShouldBeLessThanOrEqualTo(before.VirtualWaitBeyond(threshold) + 1e-13);
                ErlangC.ServiceLevel(agents, load, threshold).ShouldBeGreaterThanOrEqualTo(ErlangC.ServiceLevel(agents - 1, load, threshold));
                ErlangB.Blocking(agents, load).ShouldBeLessThan(ErlangB.Blocking(agents - 1, load));
                before = after;
            }
        }
    }

    /// <summary>With patience equal to handle time every contact leaves at the same rate, served or not: the number present is Poisson.</summary>
    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(7, 7)]
    [InlineData(100, 130)]
    [InlineData(2000, 1950)]
    public void Erlang_A_with_patience_equal_to_handle_time_is_Poisson(int agents, double load)
    {
        var queue = ErlangA.Solve(agents, load, 1);
        queue.WaitProbability.ShouldBe(1 - ChiSquare.Above(2 * load, 2.0 * agents), 1e-11);
    }

    [Theory]
    [InlineData(10, 8, 0.2)]
    [InlineData(300, 285, 0.05)]
    public void Erlang_A_becomes_Erlang_C_as_patience_grows_and_Erlang_B_as_it_vanishes(int agents, double load, double threshold)
    {
        var patient = ErlangA.Solve(agents, load, 1e10);
        patient.WaitProbability.ShouldBe(ErlangC.WaitProbability(agents, load), 1e-7);
        patient.MeanWait.ShouldBe(ErlangC.MeanWait(agents, load), 1e-7);
        patient.AnsweredWithin(threshold).ShouldBe(ErlangC.ServiceLevel(agents, load, threshold), 1e-7);
        patient.VirtualWaitBeyond(threshold).ShouldBe(ErlangC.WaitBeyond(agents, load, threshold), 1e-7);
        var endless = ErlangA.Solve(agents, load, double.PositiveInfinity);
        endless.AnsweredWithin(threshold).ShouldBe(ErlangC.ServiceLevel(agents, load, threshold));
        endless.AbandonmentShare.ShouldBe(0);

        var impatient = ErlangA.Solve(agents, load, 1e-9);
        impatient.AbandonmentShare.ShouldBe(ErlangB.Blocking(agents, load), 1e-6);
        ErlangA.Solve(agents, load, 0).AbandonmentShare.ShouldBe(ErlangB.Blocking(agents, load));
    }

    /// <summary>Far overloaded, the excess gives up and waits settle at the time by which patience has thinned the load to the agents (fluid limit).</summary>
    [Fact]
    public void Erlang_A_far_overloaded_is_its_fluid_limit()
    {
        var queue = ErlangA.Solve(10_000, 15_000, 3);
        var fluidWait = 3 * Math.Log(1.5);
        queue.AbandonmentShare.ShouldBe(1.0 / 3, 1e-9);
        queue.Occupancy.ShouldBe(1, 1e-9);
        queue.MeanWaitAnswered!.Value.ShouldBe(fluidWait, 0.001);
        queue.AnsweredWithin(fluidWait - 0.1).ShouldBe(0, 1e-6);
        queue.AnsweredWithin(fluidWait + 0.1).ShouldBe(2.0 / 3, 1e-6);
        ErlangA.Solve(10, 15, double.PositiveInfinity).AbandonmentShare.ShouldBe(1.0 / 3, 1e-15);
    }

    [Fact]
    public void Thresholds_nought_and_endless_agree_with_the_plain_measures()
    {
        foreach (var (agents, load, patience) in (ReadOnlySpan<(int, double, double)>)[(5, 4, 2), (5, 9, 0.5), (200, 190, 10), (1, 0.01, 1)])
        {
            var queue = ErlangA.Solve(agents, load, patience);
            queue.AnsweredWithin(0).ShouldBe(1 - queue.WaitProbability, 1e-12);
            queue.AnsweredWithin(double.PositiveInfinity).ShouldBe(1 - queue.AbandonmentShare, 1e-12);
            queue.VirtualWaitBeyond(0).ShouldBe(queue.WaitProbability, 1e-12);
            queue.VirtualWaitBeyond(1e6).ShouldBe(0, 1e-12);
        }
    }

    [Fact]
    public void Nothing_and_nobody_are_defined()
    {
        ErlangB.Blocking(0, 0).ShouldBe(1);
        ErlangB.Blocking(3, 0).ShouldBe(0);
        ErlangC.WaitProbability(0, 0).ShouldBe(1);
        ErlangC.MeanWait(3, 3).ShouldBe(double.PositiveInfinity);
        ErlangC.ServiceLevel(3, 5, 0.1).ShouldBe(0);
        var nobody = ErlangA.Solve(0, 4, 2);
        (nobody.AbandonmentShare, nobody.MeanWait, nobody.MeanWaitAnswered, nobody.AnsweredWithin(9)).ShouldBe((1, 2, null, 0));
        var nothing = ErlangA.Solve(4, 0, 2);
        (nothing.AbandonmentShare, nothing.MeanWait, nothing.AnsweredWithin(0), nothing.VirtualWaitBeyond(0)).ShouldBe((0, 0, 1, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => ErlangB.Blocking(-1, 3)).Message.ShouldStartWith("The number of agents (-1)");
        Should.Throw<ArgumentOutOfRangeException>(() => ErlangC.AgentsFor(10, 0.1, 80)).Message.ShouldContain("Maybe it is a percentage");
    }

    [Fact]
    public void Finite_queue_lies_between_Erlang_B_and_Erlang_C()
    {
        foreach (var (agents, load) in (ReadOnlySpan<(int, double)>)[(1, 0.5), (10, 8), (90, 84), (30, 45)])
        {
            FiniteQueue.Solve(agents, load, 0).Blocking.ShouldBe(ErlangB.Blocking(agents, load), 1e-13);
            if (load >= agents) continue;
            var roomy = FiniteQueue.Solve(agents, load, 5000);
            roomy.WaitProbability.ShouldBe(ErlangC.WaitProbability(agents, load), 1e-11);
            roomy.MeanWait.ShouldBe(ErlangC.MeanWait(agents, load), 1e-10);
            roomy.WaitBeyond(0.3).ShouldBe(ErlangC.WaitBeyond(agents, load, 0.3), 1e-11);
        }

        FiniteQueue.Solve(5, 1e6, 100_000).Blocking.ShouldBe(1 - 5e-6, 1e-12);
        FiniteQueue.Solve(0, 4, 3).Blocking.ShouldBe(1);
    }

    [Theory]
    [InlineData(QueueModel.ErlangB, 0.01)]
    [InlineData(QueueModel.ErlangC, 0.8)]
    [InlineData(QueueModel.ErlangA, 0.8)]
    [InlineData(QueueModel.ErlangA, 0.999)]
    public void Agents_found_are_the_fewest_and_the_fraction_lies_just_below(QueueModel model, double target)
    {
        foreach (var perHour in (double[])[0.01, 1, 30, 421, 5000, 200_000])
        {
            var agents = QueueFormula.AgentsFor(model, perHour, 240, 120, target, 20);
            Meets(agents).ShouldBeTrue();
            if (agents > 0) Meets(agents - 1).ShouldBeFalse();
            var fraction = QueueFormula.FractionalAgentsFor(model, perHour, 240, 120, target, 20);
            fraction.ShouldBeGreaterThan(agents - 1);
            fraction.ShouldBeLessThanOrEqualTo(agents);
            if (model == QueueModel.ErlangC) fraction.ShouldBeGreaterThanOrEqualTo(perHour * 240 / 3600);
            QueueFormula.FractionalAgentsFor(model, perHour * 1.001, 240, 120, target, 20).ShouldBeGreaterThan(fraction);

            bool Meets(int n)
            {
                var queue = QueueFormula.Measure(model, perHour, 240, 120, n, 20);
                return model == QueueModel.ErlangB ? queue.BlockingShare <= target : queue.ServiceLevel >= target;
            }
        }
    }

    [Fact]
    public void Measures_say_null_where_nothing_applies()
    {
        var idle = QueueFormula.Measure(QueueModel.ErlangA, 0, 240, 120, 3, 20);
        idle.ShouldBe(new QueueMeasures(3, 0, true, null, null, null, null, null, null, null, 0));
        QueueFormula.AgentsFor(QueueModel.ErlangA, 0, 240, 120, 0.8, 20).ShouldBe(0);
        QueueFormula.FractionalAgentsFor(QueueModel.ErlangC, 0, 240, null, 0.8, 20).ShouldBe(0);

        var overloaded = QueueFormula.Measure(QueueModel.ErlangC, 100, 3600, null, 50, 20);
        overloaded.ShouldBe(new QueueMeasures(50, 100, false, 1, null, null, null, null, 0, 1, 1));
        QueueFormula.Measure(QueueModel.ErlangA, 100, 3600, null, 50, 20).Stable.ShouldBeFalse();
        QueueFormula.Measure(QueueModel.ErlangA, 100, 3600, 60, 50, 20).Stable.ShouldBeTrue();
        var lost = QueueFormula.Measure(QueueModel.ErlangB, 60, 3600, null, 0, 20);
        (lost.BlockingShare, lost.ServiceLevel, lost.Occupancy, lost.MeanWaitSeconds).ShouldBe((1, 0, null, null));
        Should.Throw<ArgumentOutOfRangeException>(() => QueueFormula.Measure(QueueModel.ErlangC, 10, 0, null, 3, 20)).Message.ShouldContain("mean handle time (0)");
    }

    [Fact]
    public void Redials_without_returns_change_nothing_and_with_them_conserve_contacts()
    {
        Redial.Solve(12, 10, 1, 0, 0).TotalLoadErlangs.ShouldBe(10, 1e-12);
        var result = Redial.Solve(12, 10, 1, 0.6, 0.2);
        var abandoned = result.Queue.AbandonmentShare;
        result.TotalLoadErlangs.ShouldBe(10 + result.TotalLoadErlangs * (0.6 * abandoned + 0.2 * (1 - abandoned)), 1e-10);
    }

    [Fact]
    public void Pooling_unequal_teams_or_one_team()
    {
        var one = PoolingBreakEven.Of([10], 0.1, 0.8);
        (one.SeparateAgents, one.SavingShare).ShouldBe((one.PooledAgents, 0));
        PoolingBreakEven.Of([2, 30, 8], 0.1, 0.8).LargestInflation!.Value.ShouldBeGreaterThan(0.02);
        PoolingBreakEven.Of([0, 0], 0.1, 0.8).ShouldBe(new PoolingBreakEven(0, 0, null, null));
    }

    private static double Spread(ref RandomStream stream, double low, double high) => low * Math.Exp(stream.NextUniform() * Math.Log(high / low));

    private static void Share(double value, string at) => (value is >= 0 and <= 1).ShouldBeTrue($"{value} at {at}");
}
