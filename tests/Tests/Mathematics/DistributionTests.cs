using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

public sealed class DistributionTests
{
    public static TheoryData<Distribution> Laws => [
        new Exponential(180), new LogNormal(240, 0.8), new LogNormal(30, 2.5), new Gamma(200, 0.5), new Gamma(200, 1), new Gamma(90, 1.7),
        new Uniform(10, 50), new Empirical([0, 10, 60], [0.1, 0.4, 1]), new Empirical([5, 20, 20, 80], [0, 0.2, 0.5, 0.9], 40)];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Draws_follow_survival_function_mean_and_variation(Distribution law)
    {
        var stream = RandomStream.FromSeed(11);
        var jitter = RandomStream.FromSeed(12);
        var tally = new Tally();
        var uniforms = RandomStreamTests.Draws(40_000, _ =>
        {
            var t = law.Sample(ref stream);
            tally.Add(t);
            // At an atom the transform is spread evenly over the jump.
            double after = law.SurvivalAt(t), before = law.SurvivalAt(Math.BitDecrement(t));
            return 1 - (after + jitter.NextUniform() * (before - after));
        });
        RandomStreamTests.KolmogorovSmirnov(uniforms).ShouldBeLessThan(1.95, law.ToString());
        tally.Mean!.Value.ShouldBe(law.Mean, 4.5 * tally.StandardError!.Value, law.ToString());
        tally.StandardDeviation!.Value.ShouldBe(law.Mean * law.Variation, law.Mean * law.Variation * (law.Variation > 2 ? 0.2 : 0.03), law.ToString());
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Quantile_inverts_survival_and_never_falls(Distribution law)
    {
        double before = 0;
        for (var u = 0.0; u <= 1; u += 1.0 / 128)
        {
            var t = law.Quantile(u);
            t.ShouldBeGreaterThanOrEqualTo(before);
            before = t;
            if (double.IsInfinity(t)) continue;
            (1 - law.SurvivalAt(t)).ShouldBeGreaterThanOrEqualTo(u - 1e-12);
            (1 - law.SurvivalAt(t - 1e-9 * law.Mean)).ShouldBeLessThanOrEqualTo(u + 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Rescaling_scales_every_draw(Distribution law)
    {
        var slower = law.WithMean(law.Mean * 1.25);
        slower.Mean.ShouldBe(law.Mean * 1.25, 1e-9);
        slower.Variation.ShouldBe(law.Variation, 1e-12);
        var one = RandomStream.FromSeed(13);
        var other = RandomStream.FromSeed(13);
        for (var i = 0; i < 200; i++) slower.Sample(ref other).ShouldBe(1.25 * law.Sample(ref one), 1e-9 * law.Mean);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Equal_by_value(Distribution law)
    {
        var same = law.WithMean(law.Mean);
        if (law is not Empirical) same.Equals(law).ShouldBeTrue();
        law.Equals(law.WithMean(2 * law.Mean)).ShouldBeFalse();
        new Empirical([1, 2], [0, 1]).ShouldBe(new Empirical([1, 2], [0, 1]));
    }

    /// <summary>40-digit values.</summary>
    [Fact]
    public void Gamma_quantiles_agree_with_reference_values()
    {
        new Gamma(1, 0.5).Quantile(0.5).ShouldBe(0.918015187212724, 1e-12);
        new Gamma(1, 2).Quantile(0.3).ShouldBe(0.02196520989710193, 1e-13);
        new Gamma(1, 0.01).Quantile(0.99).ShouldBe(GammaReference, 1e-11);
    }

    private const double GammaReference = 1.023410437915805;

    [Fact]
    public void Degenerate_laws()
    {
        var stream = RandomStream.FromSeed(1);
        new Deterministic(30).Sample(ref stream).ShouldBe(30);
        new Deterministic(30).SurvivalAt(29.9).ShouldBe(1);
        new Deterministic(30).SurvivalAt(30).ShouldBe(0);
        new Deterministic(0).SurvivalAt(0).ShouldBe(0);
        new Endless().Sample(ref stream).ShouldBe(double.PositiveInfinity);
        new Endless().Mean.ShouldBe(double.PositiveInfinity);
        new Endless().WithMean(5).ShouldBe(new Endless());
        stream.ShouldBe(RandomStream.FromSeed(1)); // nothing drawn
    }

    [Fact]
    public void Wrong_arguments_are_named_with_their_value()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Exponential(-3)).Message.ShouldStartWith("The mean (-3) must be positive");
        Should.Throw<ArgumentOutOfRangeException>(() => new LogNormal(3, 0)).Message.ShouldContain("coefficient of variation (0)");
        Should.Throw<ArgumentOutOfRangeException>(() => new Gamma(3, double.NaN)).Message.ShouldContain("NaN");
        Should.Throw<ArgumentOutOfRangeException>(() => new Uniform(5, 5)).Message.ShouldContain("(5)");
        Should.Throw<ArgumentOutOfRangeException>(() => new Deterministic(-1));
        Should.Throw<ArgumentException>(() => new Empirical([], []));
        Should.Throw<ArgumentException>(() => new Empirical([1, 2], [0.5, 0.9])).Message.ShouldContain("0.9");
        Should.Throw<ArgumentException>(() => new Empirical([2, 1], [0.5, 1]));
        Should.Throw<ArgumentOutOfRangeException>(() => new Exponential(3).Quantile(1.5)).Message.ShouldContain("1.5");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(2000)]
    public void Empirical_keeps_the_mean_and_nearly_the_shape_of_what_was_observed(int maxPoints)
    {
        var histogram = Observed(new LogNormal(200, 0.9), 20_000);
        var law = Empirical.From(histogram, maxPoints);
        law.Points.Length.ShouldBeLessThanOrEqualTo(maxPoints);
        law.Mean.ShouldBe(histogram.Mean!.Value, 1e-9);
        law.Quantile(0.5).ShouldBe(histogram.Median!.Value, maxPoints == 20 ? 12 : 1.5);
        Empirical.From(Of(0, 0, 0)).Mean.ShouldBe(0);
        Empirical.From(Of(7)).Mean.ShouldBe(7, 1e-12);
    }

    [Theory]
    [InlineData("exponential", 1)]
    [InlineData("lognormal", 0.7)]
    [InlineData("gamma", 0.5)]
    public void Fit_finds_the_law_that_made_the_data(string name, double cv)
    {
        Distribution truth = name switch { "exponential" => new Exponential(180), "lognormal" => new LogNormal(180, cv), _ => new Gamma(180, cv) };
        var fit = LawFit.Of(Observed(truth, 30_000))!;
        fit.Fits.Length.ShouldBe(3);
        var own = fit.Fits.Single(f => f.Law.Law == name);
        own.Law.Mean.ShouldBe(180, 4);
        own.Law.Variation.ShouldBe(cv, 0.03);
        own.KolmogorovSmirnov.ShouldBeLessThan(0.012);
        // A gamma of cv 1 is an exponential: which of the two wins by a hair is chance.
        if (name != "exponential") fit.Best.ShouldBe(own);
        else fit.Best.Law.Law.ShouldBeOneOf("exponential", "gamma");
        fit.Fits.Max(f => f.CramerVonMises).ShouldBeGreaterThan(20 * own.CramerVonMises);
    }

    [Fact]
    public void Fit_of_nothing_and_of_constants()
    {
        LawFit.Of(new SecondsHistogram()).ShouldBeNull();
        LawFit.Of(Of(0, 0)).ShouldBeNull();
        LawFit.Of(Of(30, 30, 30))!.Best.Law.ShouldBe(new Deterministic(30));
        LawFit.Of(Of(0, 100000))!.Fits.ShouldAllBe(f => double.IsFinite(f.CramerVonMises) && f.KolmogorovSmirnov <= 1);
    }

    private static SecondsHistogram Of(params int[] seconds)
    {
        var histogram = new SecondsHistogram();
        foreach (var s in seconds) histogram.Add(s);
        return histogram;
    }

    private static SecondsHistogram Observed(Distribution law, int n)
    {
        var stream = RandomStream.FromSeed(14);
        var histogram = new SecondsHistogram();
        for (var i = 0; i < n; i++) histogram.Add((int)Math.Round(law.Sample(ref stream)));
        return histogram;
    }
}
