using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

public sealed class KendallTauTests
{
    [Fact]
    public void Published_examples_are_met()
    {
        // M. Hollander, D. A. Wolfe, Nonparametric Statistical Methods, 1973, pages 185 to 194 (lightness of tuna; the example of R's cor.test): 26 concordant pairs of 36, tau 0.4444, two-sided p 0.1194.
        // 9! orders are more than are enumerated: 1,999 draws have a standard error of 0.0073, and 4 of them are allowed.
        double[] lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1], panel = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8];
        KendallTau.Of(lightness, panel)!.Value.ShouldBe(16.0 / 36, 1e-12);
        KendallTau.PValue(lightness, panel, 1999).ShouldBe(0.1194, 0.03);
        // The documentation of SciPy's kendalltau: tau-b with ties −0.471404520791.
        KendallTau.Of([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])!.Value.ShouldBe(-0.471404520791, 1e-12);
    }

    [Fact]
    public void Two_by_two_is_phi()
    {
        // Of two yes-or-no variables tau-b is the phi coefficient (ad − bc) ÷ √(row and column sums): a 3, b 1, c 2, d 4 gives 10 ÷ √(4·6·5·5).
        double[] x = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0], y = [1, 1, 1, 0, 1, 1, 0, 0, 0, 0];
        KendallTau.Of(x, y)!.Value.ShouldBe(10 / Math.Sqrt(4 * 6 * 5 * 5), 1e-12);
    }

    [Fact]
    public void The_exact_probability_counts_orders()
    {
        // All in order: of 4! = 24 orders two are as far from 0. Half against half of 8: two of C(8,4) = 70. Three against four of 7: two of 35, so that 7 can never reach 5 %.
        KendallTau.PValue([1, 2, 3, 4], [10, 20, 30, 40], 1).ShouldBe(2.0 / 24, 1e-12);
        KendallTau.PValue([0, 0, 0, 0, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6, 7, 8], 1).ShouldBe(2.0 / 70, 1e-12);
        KendallTau.PValue([0, 0, 0, 0, 1, 1, 1], [1, 2, 3, 4, 5, 6, 7], 1).ShouldBe(2.0 / 35, 1e-12);
        // Kendall's table of n = 5: scores of 8 or more have probability 0.042 on one side.
        KendallTau.PValue([1, 2, 3, 4, 5], [1, 2, 3, 5, 4], 1).ShouldBe(2 * 5.0 / 120, 1e-12);
    }

    [Fact]
    public void Drawn_probabilities_agree_with_the_normal_law_of_the_score()
    {
        // 20 untied values: variance of the score n(n − 1)(2n + 5) ÷ 18, with Kendall's correction for continuity. 1,999 draws have a standard error of at most 0.011; 4 of them.
        var stream = RandomStream.FromSeed(20_261);
        for (var trial = 0; trial < 5; trial++)
        {
            double[] x = [.. Enumerable.Range(0, 20).Select(_ => stream.NextUniform())], y = [.. Enumerable.Range(0, 20).Select(_ => stream.NextUniform())];
            var score = Math.Abs(KendallTau.Of(x, y)!.Value * 190);
            var normal = score < 1 ? 1 : 2 * (1 - Normal.Cumulative((score - 1) / Math.Sqrt(20 * 19 * 45 / 18.0)));
            KendallTau.PValue(x, y, 7).ShouldBe(normal, 0.045);
        }
    }

    [Fact]
    public void Order_scale_and_side_do_not_matter()
    {
        double[] x = [0, 1, 1, 0, 2, 0, 3, 1, 0], y = [0.4, 0.7, 0.65, 0.5, 0.9, 0.3, 0.8, 0.5, 0.45];
        var tau = KendallTau.Of(x, y)!.Value;
        KendallTau.Of(y, x)!.Value.ShouldBe(tau, 1e-12);
        KendallTau.Of(x, [.. y.Select(value => -value)])!.Value.ShouldBe(-tau, 1e-12);
        KendallTau.Of([.. x.Select(value => value * value * value)], [.. y.Select(Math.Exp)])!.Value.ShouldBe(tau, 1e-12);
        KendallTau.Of([.. x.Reverse()], [.. y.Reverse()])!.Value.ShouldBe(tau, 1e-12);
        KendallTau.PValue(x, [.. y.Select(value => -value)], 3).ShouldBe(KendallTau.PValue(x, y, 3), 1e-12);
    }

    [Fact]
    public void What_does_not_vary_has_no_tau()
    {
        KendallTau.Of([1, 1, 1], [1, 2, 3]).ShouldBeNull();
        KendallTau.Of([], []).ShouldBeNull();
        KendallTau.PValue([1, 1, 1], [1, 2, 3], 1).ShouldBe(1);
        KendallTau.Estimated([1, 1, 1], [1, 2, 3], 1).ShouldBe(Estimate.Unknown with { SampleSize = 3 });
        // One flow of six with the finding: a third of the resamples have none, so that no interval can be stated.
        KendallTau.Estimated([1, 0, 0, 0, 0, 0], [6, 1, 2, 3, 4, 5], 1).Low.ShouldBeNull();
    }

    [Fact]
    public void The_interval_holds_the_truth_about_as_often_as_it_says()
    {
        // x independent of y: tau is 0. 200 trials of 24 pairs; percentile intervals of small samples cover a little less than 95 %: from 88 % on (95 % less 4 standard errors of 1.5 points, less a point).
        var stream = RandomStream.FromSeed(77);
        var covered = 0;
        for (var trial = 0; trial < 200; trial++)
        {
            var found = KendallTau.Estimated([.. Enumerable.Range(0, 24).Select(_ => stream.NextUniform())], [.. Enumerable.Range(0, 24).Select(_ => stream.NextUniform())], (ulong)trial);
            if (found is { Low: <= 0, High: >= 0 }) covered++;
        }

        covered.ShouldBeInRange(176, 200);
    }

    [Theory]
    // The article's own example of 15 tests, adjusted as R's p.adjust does: four fall at 5 % (the fourth: 0.0095 × 15 ÷ 4).
    [InlineData(new[] { 0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0 },
        new[] { 0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0638571428571, 0.0638571428571, 0.0645, 0.0765, 0.486, 0.581181818182, 0.714875, 0.753230769231, 0.813214285714, 1 })]
    [InlineData(new[] { 0.04, 0.01, 0.03, 0.02, 0.05 }, new[] { 0.05, 0.05, 0.05, 0.05, 0.05 })]
    [InlineData(new double[0], new double[0])]
    public void Benjamini_and_Hochberg_are_met(double[] pValues, double[] adjusted) => BenjaminiHochberg.Adjust(pValues).ShouldBe(adjusted, 1e-9);
}
