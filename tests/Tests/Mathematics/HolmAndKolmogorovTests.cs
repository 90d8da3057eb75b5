using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

public sealed class HolmAndKolmogorovTests
{
    [Theory]
    // The documentation of R's p.adjust, and a textbook's four hypotheses of which the first and the last fall at 5 %.
    [InlineData(new[] { 0.01, 0.02, 0.03, 0.04, 0.05 }, new[] { 0.05, 0.08, 0.09, 0.09, 0.09 })]
    [InlineData(new[] { 0.01, 0.04, 0.03, 0.005 }, new[] { 0.03, 0.06, 0.06, 0.02 })]
    [InlineData(new double[0], new double[0])]
    [InlineData(new[] { 0.7, 0.9 }, new[] { 1.0, 1.0 })]
    public void Holm_agrees_with_published_adjustments(double[] pValues, double[] adjusted) => Holm.Adjust(pValues).ShouldBe(adjusted, 1e-12);

    [Fact]
    public void Holm_rejects_what_stepping_down_rejects()
    {
        // The definition, step by step: go on while the next smallest p-value is at most α/(n − rank).
        var stream = RandomStream.FromSeed(79);
        for (var trial = 0; trial < 200; trial++)
        {
            var pValues = Enumerable.Range(0, 1 + stream.NextBelow(8)).Select(_ => stream.NextUniform() * stream.NextUniform() * 0.2).ToArray();
            var rejected = new bool[pValues.Length];
            var order = Enumerable.Range(0, pValues.Length).OrderBy(index => pValues[index]).ToArray();
            for (var rank = 0; rank < order.Length && pValues[order[rank]] <= 0.05 / (order.Length - rank); rank++) rejected[order[rank]] = true;
            Holm.Adjust(pValues).Select(value => value <= 0.05).ShouldBe(rejected);
        }
    }

    [Theory]
    // Printed by Marsaglia, Tsang and Wang for their program.
    [InlineData(10, 0.274, 0.6284796154565043)]
    [InlineData(2000, 0.04, 0.9967694319171)]
    // The classical table (Massey 1951; Miller 1956): largest distance that chance exceeds with 5 % or 1 %, printed to 5 digits.
    [InlineData(5, 0.56328, 0.95, 2e-5)]
    [InlineData(10, 0.40925, 0.95, 2e-5)]
    [InlineData(20, 0.29408, 0.95, 2e-5)]
    [InlineData(20, 0.35241, 0.99, 2e-5)]
    [InlineData(40, 0.21012, 0.95, 2e-5)]
    public void Kolmogorov_agrees_with_published_values(int n, double d, double below, double tolerance = 1e-12) => KolmogorovSmirnov.Below(n, d).ShouldBe(below, tolerance);

    [Fact]
    public void Kolmogorov_of_few_values_is_geometry()
    {
        // One value: D is the larger of u and 1 − u. Two values, 1/4 ≤ d ≤ 1/2: both inside the band, area 2(2d − 1/2)².
        KolmogorovSmirnov.Below(1, 0.7).ShouldBe(0.4, 1e-14);
        KolmogorovSmirnov.Below(2, 0.4).ShouldBe(2 * 0.3 * 0.3, 1e-14);
        KolmogorovSmirnov.Below(1, 0.5).ShouldBe(0);
        KolmogorovSmirnov.OfUniform([0.2, 0.9]).Distance.ShouldBe(0.4, 1e-14);
    }

    [Fact]
    public void The_approximation_meets_the_matrix_where_it_takes_over()
    {
        var step = KolmogorovSmirnov.Below(100, Math.Sqrt(3.7601 / 100)) - KolmogorovSmirnov.Below(100, Math.Sqrt(3.7599 / 100));
        step.ShouldBeInRange(0, 1e-6);
    }

    [Fact]
    public void P_values_are_uniform_under_the_law_and_small_against_another()
    {
        var stream = RandomStream.FromSeed(1933);
        var pValues = Enumerable.Range(0, 300).Select(_ => KolmogorovSmirnov.OfUniform([.. Enumerable.Range(0, 30).Select(_ => stream.NextUniform())]).ProbabilityIfSame).ToArray();
        KolmogorovSmirnov.OfUniform(pValues).ProbabilityIfSame.ShouldBeGreaterThan(0.001);
        KolmogorovSmirnov.OfUniform([.. Enumerable.Range(0, 100).Select(_ => Math.Sqrt(stream.NextUniform()))]).ProbabilityIfSame.ShouldBeLessThan(0.001);
    }
}
