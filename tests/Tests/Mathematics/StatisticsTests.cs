using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

public sealed class StatisticsTests
{
    [Fact]
    public void Histogram_agrees_with_the_plain_list()
    {
        var stream = RandomStream.FromSeed(21);
        var values = new List<int>();
        var left = new SecondsHistogram();
        var right = new SecondsHistogram();
        for (var i = 0; i < 5001; i++)
        {
            var seconds = (int)(stream.NextExponential() * 1500); // some beyond the dense part
            values.Add(seconds);
            (i % 3 == 0 ? left : right).Add(seconds);
        }

        left.Merge(right);
        values.Sort();
        left.Count.ShouldBe(5001);
        left.Sum.ShouldBe(values.Sum(v => (long)v));
        left.Median.ShouldBe(values[2500]);
        left.Longest.ShouldBe(values[^1]);
        left.Quantile(0).ShouldBe(values[0]);
        left.Quantile(1).ShouldBe(values[^1]);
        left.Quantile(0.9).ShouldBe(values[4500]);
        left.ShareBelow(1000).ShouldBe(values.Count(v => v < 1000) / 5001.0);
        left.ShareAtMost(5000).ShouldBe(values.Count(v => v <= 5000) / 5001.0);
        var mean = values.Average();
        left.Variance!.Value.ShouldBe(values.Sum(v => (v - mean) * (v - mean)) / 5000, 1e-6);
    }

    [Fact]
    public void Histogram_edges()
    {
        var empty = new SecondsHistogram();
        (empty.Mean, empty.Median, empty.Variance, empty.ShareBelow(5)).ShouldBe((null, null, null, null));
        var two = new SecondsHistogram();
        two.Add(10);
        two.Add(20);
        two.Median.ShouldBe(15);
        two.Variance.ShouldBe(50);
        two.ShareBelow(20).ShouldBe(0.5);
        two.ShareAtMost(20).ShouldBe(1);
        two.Merge(two);
        two.Count.ShouldBe(4);
        Should.Throw<ArgumentOutOfRangeException>(() => two.Add(-1)).Message.ShouldContain("(-1)");
        two.Add(int.MaxValue);
        two.Longest.ShouldBe(int.MaxValue);
    }

    [Fact]
    public void Tally_is_accurate_far_from_zero_and_merges()
    {
        var whole = new Tally();
        var parts = new[] { new Tally(), new Tally(), new Tally() };
        for (var i = 0; i < 999; i++)
        {
            whole.Add(1e9 + i % 10);
            parts[i % 3].Add(1e9 + i % 10);
        }

        parts[0].Merge(parts[1]);
        parts[0].Merge(parts[2]);
        parts[0].Mean!.Value.ShouldBe(whole.Mean!.Value, 1e-5);
        parts[0].Variance!.Value.ShouldBe(whole.Variance!.Value, 1e-6);
        whole.Variance!.Value.ShouldBe(8.25 + 0.0016, 0.01);
        (whole.Least, whole.Greatest).ShouldBe((1e9, 1e9 + 9));
        new Tally().Mean.ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => whole.Add(double.NaN));
    }

    /// <summary>40-digit values, rounded.</summary>
    [Theory]
    [InlineData(0.975, 1, 12.70620473617469)]
    [InlineData(0.975, 2, 4.302652729749462)]
    [InlineData(0.975, 5, 2.570581835636315)]
    [InlineData(0.975, 9, 2.262157162798205)]
    [InlineData(0.975, 29, 2.045229642132704)]
    [InlineData(0.995, 9, 3.249835541592126)]
    [InlineData(0.9, 3.5, 1.576576605136405)]
    [InlineData(0.975, 999, 1.96234146113345)]
    [InlineData(0.975, double.PositiveInfinity, 1.959963984540054)]
    public void Student_quantiles(double p, double df, double t)
    {
        Student.Quantile(p, df).ShouldBe(t, 1e-11 * t);
        Student.Quantile(1 - p, df).ShouldBe(-t, 1e-11 * t);
        Student.Cumulative(t, df).ShouldBe(p, 1e-13);
    }

    [Theory]
    [InlineData(0.025, 1, 0.000982069117175256)]
    [InlineData(0.975, 1, 5.023886187314887)]
    [InlineData(0.5, 10, 9.341817765591967)]
    [InlineData(0.975, 100, 129.5611971858366)]
    [InlineData(0.025, 1000, 914.2571537992589)]
    public void Chi_square_quantiles(double p, double df, double x) => ChiSquare.Quantile(p, df).ShouldBe(x, 1e-11 * x);

    /// <summary>R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_intervals_of_the_published_table(long successes, long n, double low, double high)
    {
        var share = Intervals.Share(successes, n);
        share.Low!.Value.ShouldBe(low, 0.00006);
        share.High!.Value.ShouldBe(high, 0.00006);
    }

    [Fact]
    public void Intervals_without_data_are_unknown_not_zero()
    {
        Intervals.Share(0, 0).ShouldBe(Estimate.Unknown);
        Intervals.Mean([]).ShouldBe(Estimate.Unknown);
        Intervals.Mean([3]).ShouldBe(new Estimate(3, null, null, 1));
        Intervals.Ratio([0, 0], [0, 0]).ShouldBe(Estimate.Unknown);
        Intervals.Ratio([1, 2], [10, 20]).HalfWidth!.Value.ShouldBe(0, 1e-15);
        Should.Throw<ArgumentOutOfRangeException>(() => Intervals.Share(3, 2)).Message.ShouldContain("(3)");
    }

    [Fact]
    public void Mean_and_ratio_intervals_cover_at_the_stated_rate()
    {
        var stream = RandomStream.FromSeed(22);
        int mean = 0, ratio = 0;
        const int Trials = 4000, Days = 12;
        for (var trial = 0; trial < Trials; trial++)
        {
            var values = new double[Days];
            var tops = new double[Days];
            var bottoms = new double[Days];
            for (var day = 0; day < Days; day++)
            {
                values[day] = 5 + 2 * stream.NextNormal();
                bottoms[day] = 100 * (1 + 0.3 * stream.NextNormal() is var d && d > 0.1 ? d : 0.1);
                tops[day] = bottoms[day] * 0.8 + 3 * stream.NextNormal();
            }

            mean += Covers(Intervals.Mean(values), 5);
            ratio += Covers(Intervals.Ratio(tops, bottoms), 0.8);
        }

        ((double)mean / Trials).ShouldBe(0.95, 0.013);
        ((double)ratio / Trials).ShouldBe(0.95, 0.025);

        static int Covers(Estimate estimate, double truth) => estimate.Low <= truth && truth <= estimate.High ? 1 : 0;
    }

    [Fact]
    public void Simultaneous_factors_are_ordered_and_reduce_to_one()
    {
        SimultaneousIntervals.BonferroniT(0.95, 1, 20).ShouldBe(Student.Quantile(0.975, 20), 1e-12);
        SimultaneousIntervals.SidakT(0.95, 1, 20).ShouldBe(Student.Quantile(0.975, 20), 1e-12);
        SimultaneousIntervals.BonferroniT(0.95, 10, 20).ShouldBe(3.15340, 0.00001); // t(20) at 0.9975, common tables 3.153
        SimultaneousIntervals.SidakT(0.95, 10, 20).ShouldBeLessThan(SimultaneousIntervals.BonferroniT(0.95, 10, 20));
    }

    [Fact]
    public void Bootstrap_draws_are_keyed_and_uniform()
    {
        var few = Bootstrap.Resample(12, 10, 99);
        var many = Bootstrap.Resample(12, 5000, 99);
        for (var i = 0; i < 10; i++) many[i].ShouldBe(few[i]);
        Bootstrap.Resample(12, 10, 98)[0].ShouldNotBe(few[0]);
        var counts = new long[12];
        foreach (var index in many.SelectMany(d => d)) counts[index]++;
        Dispersion.Against(counts, [.. counts.Select(_ => 5000.0)], 1)!.ProbabilityIfPoisson.ShouldBeGreaterThan(1e-4);
        var (low, high) = Bootstrap.Percentile([.. Enumerable.Range(0, 1001).Select(i => (double)i)]);
        low.ShouldBe(25, 1e-9);
        high.ShouldBe(975, 1e-9);
    }

    /// <summary>Deaths by horse kick (Bortkiewicz 1898): the classical Poisson counts; and counts that are no Poisson.</summary>
    [Fact]
    public void Dispersion_of_known_counts()
    {
        long[] kicks = [.. Enumerable.Repeat(0L, 109), .. Enumerable.Repeat(1L, 65), .. Enumerable.Repeat(2L, 22), .. Enumerable.Repeat(3L, 3), 4];
        var chance = Dispersion.OfCounts(kicks)!;
        chance.Index.Value!.Value.ShouldBe(1.0016, 0.0001);
        chance.ProbabilityIfPoisson.ShouldBeInRange(0.3, 0.7);
        (chance.Index.Low < 1 && chance.Index.High > 1).ShouldBeTrue();
        Dispersion.OfCounts([10, 60, 20, 90, 15])!.ProbabilityIfPoisson.ShouldBeLessThan(1e-6);
        Dispersion.OfCounts([0, 0]).ShouldBeNull();
        Dispersion.OfCounts([4]).ShouldBeNull();
    }
}
