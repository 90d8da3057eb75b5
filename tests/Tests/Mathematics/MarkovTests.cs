using Plateau.Mathematics.Markov;
using Plateau.Mathematics.Queueing;
using Plateau.Mathematics.Random;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

public sealed class MarkovTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(5, 3.5, 60)]
    [InlineData(1, 0.97, 900)]
    [InlineData(200, 190, 400)]
    public void A_queue_has_the_weights_of_the_formula(int agents, double load, int places)
    {
        var chain = QueueChain(agents, load, places);
        var law = Stationary.Solve(chain, [[.. Enumerable.Range(0, chain.States)]], cancel: Stop);
        law.Converged.ShouldBeTrue();
        var queue = FiniteQueue.Solve(agents, load, places);
        law.Probabilities[^1].ShouldBe(queue.Blocking, 1e-10 * queue.Blocking);
        law.Probabilities.Skip(agents).Take(places).Sum().ShouldBe(queue.WaitProbability * (1 - queue.Blocking), 1e-11);
        law.Probabilities.Sum().ShouldBe(1, 1e-13);
        Stationary.Residual(chain, law.Probabilities).ShouldBe(law.Residual);
    }

    [Fact]
    public void Random_chains_agree_with_elimination()
    {
        var stream = RandomStream.FromSeed(1907);
        for (var trial = 0; trial < 60; trial++)
        {
            var rates = RandomRates(2 + stream.NextBelow(30), ref stream);
            var law = Stationary.Solve(ChainOf(rates), trial % 2 == 0 ? [] : [[.. Enumerable.Range(0, rates.GetLength(0)).Select(state => state % 2)]], cancel: Stop);
            law.Converged.ShouldBeTrue();
            var exact = ByElimination(rates);
            for (var state = 0; state < exact.Length; state++) law.Probabilities[state].ShouldBe(exact[state], 1e-11 * exact[state], $"trial {trial}, state {state}");
        }
    }

    /// <summary>Two queues side by side, each slow to forget: sweeps alone need thousands of rounds, with the number in each queue as coordinates a few.</summary>
    [Fact]
    public void Aggregation_mends_what_sweeps_mend_slowly()
    {
        const int Side = 80;
        var builder = new SparseChainBuilder();
        for (var state = 0; state < Side * Side; state++)
        {
            if (state % Side < Side - 1) builder.Add(state + 1, 0.95);
            if (state % Side > 0) builder.Add(state - 1, 1);
            if (state / Side < Side - 1) builder.Add(state + Side, 0.9);
            if (state / Side > 0) builder.Add(state - Side, 1);
            builder.EndState();
        }

        var chain = builder.ToChain();
        int[][] coordinates = [[.. Enumerable.Range(0, Side * Side).Select(state => state % Side)], [.. Enumerable.Range(0, Side * Side).Select(state => state / Side)]];
        var law = Stationary.Solve(chain, coordinates, cancel: Stop);
        law.Sweeps.ShouldBeLessThan(100);
        law.Probabilities[(3 * Side) + 5].ShouldBe(Geometric(0.95, 5) * Geometric(0.9, 3), 1e-13);
        Stationary.Solve(chain, [], new StationarySettings(MostSweeps: 200), Stop).Converged.ShouldBeFalse();

        static double Geometric(double ratio, int k) => Math.Pow(ratio, k) * (1 - ratio) / (1 - Math.Pow(ratio, Side));
    }

    [Fact]
    public void Not_converging_is_an_answer_with_its_residual()
    {
        var law = Stationary.Solve(QueueChain(1, 0.97, 900), [], new StationarySettings(MostSweeps: 10), Stop);
        law.Converged.ShouldBeFalse();
        law.Sweeps.ShouldBe(10);
        law.Residual.ShouldBeGreaterThan(1e-12);
    }

    [Fact]
    public void The_number_present_without_queue_is_Poisson_at_any_time()
    {
        // M/M/∞ from empty: Poisson with mean a(1 − e^(−t)).
        const double Load = 4, Time = 0.7;
        var builder = new SparseChainBuilder();
        for (var present = 0; present < 60; present++)
        {
            if (present < 59) builder.Add(present + 1, Load);
            if (present > 0) builder.Add(present - 1, present);
            builder.EndState();
        }

        var after = Transient.After(builder.ToChain(), [1, .. new double[59]], Time, Stop);
        var mean = Load * (1 - Math.Exp(-Time));
        var weight = Math.Exp(-mean);
        for (var present = 0; present < 20; present++)
        {
            after[present].ShouldBe(weight, 1e-13);
            weight *= mean / (present + 1);
        }
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(3)]
    [InlineData(2000)]
    public void Two_states_approach_each_other_exponentially(double time)
    {
        var after = Transient.After(ChainOf(new double[,] { { 0, 2 }, { 0.5, 0 } }), [1, 0], time, Stop);
        after[0].ShouldBe(0.2 + (0.8 * Math.Exp(-2.5 * time)), 1e-13);
        after.Sum().ShouldBe(1, 1e-13);
    }

    [Fact]
    public void Expected_times_until_ruin()
    {
        // A fair walk from k between 0 and 10, both absorbing, steps at rate 2: it lasts k(10 − k)/2.
        var builder = new SparseChainBuilder();
        for (var state = 0; state <= 10; state++)
        {
            if (state is > 0 and < 10)
            {
                builder.Add(state - 1, 1);
                builder.Add(state + 1, 1);
            }

            builder.EndState();
        }

        var start = new double[11];
        start[3] = 1;
        Transient.ExpectedTimes(builder.ToChain(), start, Stop)!.Sum().ShouldBe(10.5, 1e-10);
        Transient.ExpectedTimes(ChainOf(new double[,] { { 0, 2 }, { 0.5, 0 } }), [1, 0], Stop).ShouldBeNull("nothing absorbs");
    }

    [Fact]
    public void Transitions_add_up_and_mistakes_are_told()
    {
        var builder = new SparseChainBuilder();
        builder.Add(1, 2);
        builder.Add(0, 7);
        builder.Add(1, 3);
        builder.EndState();
        builder.Add(0, 1);
        builder.EndState();
        var chain = builder.ToChain();
        (chain.States, chain.Transitions, chain.FastestOutRate).ShouldBe((2, 2, 5));
        chain.RatesInto(1).ToArray().ShouldBe([5]);
        builder.Add(9, 1);
        builder.EndState();
        Should.Throw<InvalidOperationException>(() => builder.ToChain()).Message.ShouldContain("state 9");
        Should.Throw<ArgumentException>(() => Stationary.Solve(ChainOf(new double[,] { { 0, 1 }, { 0, 0 } }), [], cancel: Stop)).Message.ShouldContain("State 1");
        Should.Throw<ArgumentException>(() => Stationary.Solve(chain, [[0, 1, 1]], cancel: Stop)).Message.ShouldContain("3 values");
    }

    private static SparseChain QueueChain(int agents, double load, int places)
    {
        var builder = new SparseChainBuilder();
        for (var present = 0; present <= agents + places; present++)
        {
            if (present < agents + places) builder.Add(present + 1, load);
            if (present > 0) builder.Add(present - 1, Math.Min(present, agents));
            builder.EndState();
        }

        return builder.ToChain();
    }

    private static double[,] RandomRates(int states, ref RandomStream stream)
    {
        var rates = new double[states, states];
        for (var from = 0; from < states; from++)
        {
            rates[from, (from + 1) % states] = 0.01 + stream.NextUniform(); // a ring makes it irreducible
            for (var to = 0; to < states; to++)
                if (to != from && stream.NextUniform() < 0.2) rates[from, to] += stream.NextExponential() * (stream.NextUniform() < 0.1 ? 1000 : 1);
        }

        return rates;
    }

    private static SparseChain ChainOf(double[,] rates)
    {
        var builder = new SparseChainBuilder();
        for (var from = 0; from < rates.GetLength(0); from++)
        {
            for (var to = 0; to < rates.GetLength(0); to++) builder.Add(to, rates[from, to]);
            builder.EndState();
        }

        return builder.ToChain();
    }

    /// <summary>Grassmann, Taksar and Heyman: exact but for rounding.</summary>
    private static double[] ByElimination(double[,] rates)
    {
        var n = rates.GetLength(0);
        var a = (double[,])rates.Clone();
        for (var last = n - 1; last > 0; last--)
        {
            var leaving = Enumerable.Range(0, last).Sum(to => a[last, to]);
            for (var from = 0; from < last; from++)
            {
                a[from, last] /= leaving;
                for (var to = 0; to < last; to++)
                    if (to != from) a[from, to] += a[from, last] * a[last, to];
            }
        }

        var law = new double[n];
        law[0] = 1;
        for (var state = 1; state < n; state++) law[state] = Enumerable.Range(0, state).Sum(lower => law[lower] * a[lower, state]);
        var sum = law.Sum();
        return [.. law.Select(weight => weight / sum)];
    }
}
