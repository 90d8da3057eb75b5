using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

public sealed class SkewedIntervalsTests
{
    private static readonly double[] Skewed = [0.2, 0.3, 0.5, 0.6, 0.9, 1.1, 1.4, 2.0, 3.1, 6.5];

    [Fact]
    public void Both_ends_solve_Halls_equation()
    {
        // The definition forwards, not the inverse that the code uses: at each end the cubic of the t statistic is ± the Student quantile.
        var estimate = SkewedIntervals.Mean(Skewed);
        const int N = 10;
        var mean = Skewed.Sum() / N;
        var s = Math.Sqrt(Skewed.Sum(value => (value - mean) * (value - mean)) / (N - 1));
        var skewness = Skewed.Sum(value => Math.Pow(value - mean, 3)) / N / Math.Pow(s, 3);
        double G(double truth)
        {
            var t = Math.Sqrt(N) * (mean - truth) / s;
            return t + (skewness * ((t * t / 3) + (1.0 / 6)) / Math.Sqrt(N)) + (skewness * skewness * t * t * t / (27 * N));
        }

        G(estimate.Low!.Value).ShouldBe(2.262157163, 1e-8); // t(9) at 0.975, common tables 2.2622
        G(estimate.High!.Value).ShouldBe(-2.262157163, 1e-8);
        (estimate.High - estimate.Value).ShouldNotBeNull().ShouldBeGreaterThan((estimate.Value - estimate.Low)!.Value); // the long tail is on the right
    }

    [Fact]
    public void Symmetric_units_have_the_t_interval()
    {
        double[] symmetric = [-9, -4, -3, -1, -0.5, 0.5, 1, 3, 4, 9];
        SkewedIntervals.Mean(symmetric).ShouldBe(Intervals.Mean(symmetric));
        // Nearly symmetric: by the expansion of the cube root in γ both ends move by about the same, γ(t² + ½)/(3√n) standard errors.
        double[] nearly = [-9, -4, -3, -1, -0.5, 0.5, 1, 3, 4, 9.001];
        var (skewed, plain) = (SkewedIntervals.Mean(nearly), Intervals.Mean(nearly));
        (skewed.High - plain.High)!.Value.ShouldBe((skewed.Low - plain.Low)!.Value, 1e-6);
        (skewed.High - plain.High)!.Value.ShouldBeInRange(1e-6, 1e-3);
    }

    [Fact]
    public void Scale_shift_and_mirror_carry_over()
    {
        var estimate = SkewedIntervals.Mean(Skewed);
        var scaled = SkewedIntervals.Mean([.. Skewed.Select(value => (60 * value) - 7)]);
        scaled.Low!.Value.ShouldBe((60 * estimate.Low!.Value) - 7, 1e-9);
        scaled.High!.Value.ShouldBe((60 * estimate.High!.Value) - 7, 1e-9);
        var mirrored = SkewedIntervals.Mean([.. Skewed.Select(value => -value)]);
        mirrored.Low!.Value.ShouldBe(-estimate.High!.Value, 1e-12);
        mirrored.High!.Value.ShouldBe(-estimate.Low!.Value, 1e-12);
        var ratio = SkewedIntervals.Ratio(Skewed, [.. Skewed.Select(_ => 4.0)]); // equal denominators: a mean
        ratio.Low!.Value.ShouldBe(estimate.Low!.Value / 4, 1e-12);
        ratio.High!.Value.ShouldBe(estimate.High!.Value / 4, 1e-12);
    }

    [Fact]
    public void A_higher_level_holds_a_lower_one_and_the_value()
    {
        Estimate? inner = null;
        foreach (var level in (double[])[0.5, 0.8, 0.9, 0.95, 0.99, 0.999])
        {
            var outer = SkewedIntervals.Mean(Skewed, level);
            outer.Low!.Value.ShouldBeLessThan(inner?.Low ?? outer.Value!.Value);
            outer.High!.Value.ShouldBeGreaterThan(inner?.High ?? outer.Value!.Value);
            inner = outer;
        }
    }

    [Fact]
    public void Few_units_equal_units_and_none_are_as_without_the_correction()
    {
        SkewedIntervals.Mean([]).ShouldBe(Estimate.Unknown);
        SkewedIntervals.Mean([3]).ShouldBe(new Estimate(3, null, null, 1));
        SkewedIntervals.Mean([1, 2, 9]).ShouldBe(Intervals.Mean([1, 2, 9]));
        SkewedIntervals.Mean([.. Enumerable.Repeat(0.1, 20)]).HalfWidth!.Value.ShouldBe(0, 1e-15);
        SkewedIntervals.Ratio([.. Enumerable.Repeat(0.0, 10)], [.. Enumerable.Repeat(0.0, 10)]).ShouldBe(Estimate.Unknown);
        SkewedIntervals.Ratio([1, 2], [10, 20]).ShouldBe(Intervals.Ratio([1, 2], [10, 20]));
        var single = SkewedIntervals.Mean([.. Enumerable.Range(0, 20).Select(i => i == 0 ? 1e6 : 1.0)]); // the most skewed sample there is
        double.IsFinite(single.Low!.Value).ShouldBeTrue();
        double.IsFinite(single.High!.Value).ShouldBeTrue();
        single.Low.Value.ShouldBeLessThan(single.Value!.Value);
        single.High.Value.ShouldBeGreaterThan(single.Value.Value);
    }

    /// <summary>
    /// 8,000 samples of 20 a law; the standard error of a share near 0.95 is 0.0024. On skewed laws the interval must cover more than the t-interval, by more than three standard errors of their difference (at most 0.0025, the
    /// two being nearly always right or wrong together), and miss less one-sidedly; on the normal law it must cover 95 % ± 3 standard errors with at most 2 % more width.
    /// </summary>
    [Fact]
    public void It_covers_where_the_t_interval_does_not_and_costs_little_where_it_does()
    {
        var exponential = Compare(7002, (ref stream) => stream.NextExponential(), 1);
        exponential.Skewed.ShouldBeGreaterThan(exponential.Plain + 0.0075);
        exponential.TruthAboveSkewed.ShouldBeLessThan(exponential.TruthAbovePlain - 0.0075);
        var lognormal = Compare(7003, (ref stream) => Math.Exp(0.6 * stream.NextNormal()), Math.Exp(0.18));
        lognormal.Skewed.ShouldBeGreaterThan(lognormal.Plain + 0.0075);
        lognormal.TruthAboveSkewed.ShouldBeLessThan(lognormal.TruthAbovePlain - 0.0075);
        var normal = Compare(7004, (ref stream) => stream.NextNormal(), 0);
        normal.Skewed.ShouldBe(0.95, 3 * 0.0024);
        normal.WidthRatio.ShouldBeInRange(1, 1.02);
    }

    private static Comparison Compare(ulong seed, Draw draw, double truth)
    {
        const int Samples = 8000;
        var stream = RandomStream.FromSeed(seed);
        double skewed = 0, plain = 0, aboveSkewed = 0, abovePlain = 0, skewedWidth = 0, plainWidth = 0;
        var values = new double[20];
        for (var sample = 0; sample < Samples; sample++)
        {
            for (var i = 0; i < values.Length; i++) values[i] = draw(ref stream);
            var (ours, t) = (SkewedIntervals.Mean(values), Intervals.Mean(values));
            if (ours.Low <= truth && truth <= ours.High) skewed++;
            if (t.Low <= truth && truth <= t.High) plain++;
            if (truth > ours.High) aboveSkewed++;
            if (truth > t.High) abovePlain++;
            skewedWidth += ours.HalfWidth!.Value;
            plainWidth += t.HalfWidth!.Value;
        }

        return new(skewed / Samples, plain / Samples, aboveSkewed / Samples, abovePlain / Samples, skewedWidth / plainWidth);
    }

    private delegate double Draw(ref RandomStream stream);

    private sealed record Comparison(double Skewed, double Plain, double TruthAboveSkewed, double TruthAbovePlain, double WidthRatio);
}
