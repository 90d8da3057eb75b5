using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Statistics;

/// <summary>
/// Intervals for means and ratios of few units that are skewed, as the days of a simulated centre are: a bad day is much worse than a good one is good. The t statistic is freed of its skewness by Hall's monotone
/// cubic and read at Student's quantiles, so the interval reaches further where the long tail is; for symmetric units it is nearly the t-interval. The value stands inside, not in the middle.
/// </summary>
/// <remarks>
/// P. Hall, "On the removal of skewness by transformation", Journal of the Royal Statistical Society B 54 (1992) 221–228; with Student's quantiles and the sample's third moment over s³ as here: R. Willink, "A confidence
/// interval and test for the mean of an asymmetric distribution", Communications in Statistics: Theory and Methods 34 (2005) 753–766. Measured beside the t-interval: docs/methods/intervals.md.
/// </remarks>
public static class SkewedIntervals
{
    /// <summary>Below this many units the skewness of a sample says little about that of the law, and the correction would widen more than it centres: the t-interval stands.</summary>
    public const int FewestUnits = 8;

    /// <summary>Mean with its interval; the t-interval below <see cref="FewestUnits"/> values, none below two, unknown without any.</summary>
    /// <param name="values">Independent finite values.</param>
    /// <param name="level">Probability of cover, strictly between 0 and 1.</param>
    public static Estimate Mean(IReadOnlyList<double> values, double level = 0.95)
    {
        var plain = Intervals.Mean(values, level);
        if (values.Count < FewestUnits) return plain;
        var mean = plain.Value!.Value;
        return Around(plain, values.Count, i => values[i] - mean, level);
    }

    /// <summary>Ratio of sums with its interval, the units being linearised as in <see cref="Intervals.Ratio"/>; otherwise as <see cref="Mean"/>.</summary>
    /// <inheritdoc cref="Intervals.Ratio" path="/param"/>
    public static Estimate Ratio(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators, double level = 0.95)
    {
        var plain = Intervals.Ratio(numerators, denominators, level);
        if (numerators.Count < FewestUnits || plain.Value is not { } ratio) return plain;
        var meanDenominator = denominators.Sum() / denominators.Count;
        return Around(plain, numerators.Count, i => (numerators[i] - (ratio * denominators[i])) / meanDenominator, level);
    }

    /// <summary>
    /// With T = √n·(estimate − truth)/s and γ the skewness, Hall's g(T) = T + γ(T²/3 + 1/6)/√n + γ²T³/(27n) is nearly free of skewness. Its inverse is
    /// (3√n/γ)·[(1 + γ(y/√n − γ/(6n)))^⅓ − 1]; at ± t it gives the two ends.
    /// </summary>
    /// <param name="residual">The units' distances from the estimate, summing to 0.</param>
    private static Estimate Around(Estimate plain, int n, Func<int, double> residual, double level)
    {
        double squares = 0, cubes = 0;
        for (var i = 0; i < n; i++)
        {
            var distance = residual(i);
            squares += distance * distance;
            cubes += distance * distance * distance;
        }

        var deviation = Math.Sqrt(squares / (n - 1));
        var skewness = cubes / n / (deviation * deviation * deviation);
        if (!(Math.Abs(skewness) > NoSkewness)) return plain; // none, or every unit the same
        var root = Math.Sqrt(n);
        var error = deviation / root;
        var t = Student.Quantile((1 + level) / 2, n - 1);
        return plain with { Low = plain.Value - (error * Inverse(t)), High = plain.Value - (error * Inverse(-t)) };

        double Inverse(double y) => 3 * root / skewness * (CubeRoot(1 + (skewness * ((y / root) - (skewness / (6 * n))))) - 1);
    }

    /// <summary>The same bits on every machine, which the platform's own need not be.</summary>
    private static double CubeRoot(double x) => x == 0 ? 0 : Math.CopySign(PortableMath.Pow(Math.Abs(x), 1.0 / 3), x);

    /// <summary>Below it the cubic and the straight line differ by less than rounding does.</summary>
    private const double NoSkewness = 1e-6;
}
