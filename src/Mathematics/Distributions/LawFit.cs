using System.Collections.Immutable;
using MathNet.Numerics;
using Plateau.Mathematics.Statistics;

namespace Plateau.Mathematics.Distributions;

/// <summary>One law fitted to observed durations.</summary>
/// <param name="Law">The fitted law.</param>
/// <param name="KolmogorovSmirnov">Greatest distance between observed and fitted distribution function, 0 to 1.</param>
/// <param name="CramerVonMises">Mean squared distance between the two, weighted by the fitted law: the statistic W² divided by the number of observations.</param>
public sealed record FittedLaw(Distribution Law, double KolmogorovSmirnov, double CramerVonMises);

/// <summary>
/// Fits the laws of handle times to whole-second durations by maximum likelihood and says which is nearest.
/// </summary>
/// <remarks>
/// Whole seconds are grouped data: a recorded second s stands for s − ½ to s + ½, so observed and fitted functions are compared at s + ½, and the
/// Cramér–von Mises statistic is the one for grouped data (V. Choulakian, R. A. Lockhart, M. A. Stephens, Canadian Journal of Statistics 22 (1994)
/// 125–137). With parameters estimated from the same data, and thousands of contacts, tests reject every law: the distances rank laws, they prove none.
/// In the likelihood of lognormal and gamma, 0 s counts as ¼ s, the middle of what it stands for.
/// </remarks>
/// <param name="Fits">Exponential, lognormal, gamma in this order, without those that cannot be fitted (all durations equal).</param>
/// <param name="Best">The fit with the smallest Cramér–von Mises distance; a deterministic law if all durations are equal.</param>
/// <param name="SampleSize">Number of durations.</param>
public sealed record LawFit(ImmutableArray<FittedLaw> Fits, FittedLaw Best, long SampleSize)
{
    private const double MiddleOfZero = 0.25;

    /// <summary>The three fits; null when the histogram is empty or holds nothing but 0 s.</summary>
    public static LawFit? Of(SecondsHistogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        if (histogram.Mean is not { } mean || mean == 0) return null;
        if (histogram.Variance is not > 0)
        {
            var constant = Judge(new Deterministic(mean), histogram);
            return new([constant], constant, histogram.Count);
        }

        var (logMean, logVariance) = LogMoments(histogram);
        var fits = ImmutableArray.CreateBuilder<FittedLaw>();
        fits.Add(Judge(new Exponential(mean), histogram));
        fits.Add(Judge(new LogNormal(Math.Exp(logMean + logVariance / 2), Math.Sqrt(Math.Exp(logVariance) - 1)), histogram));
        if (GammaShape(Math.Log(mean) - logMean) is { } shape) fits.Add(Judge(new Gamma(mean, 1 / Math.Sqrt(shape)), histogram));
        return new(fits.ToImmutable(), fits.MinBy(f => f.CramerVonMises)!, histogram.Count);
    }

    /// <summary>Distances between a given law and observed durations.</summary>
    /// <exception cref="ArgumentException">The histogram is empty.</exception>
    public static FittedLaw Judge(Distribution law, SecondsHistogram histogram)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(histogram);
        if (histogram.Count == 0) throw new ArgumentException("The histogram (0 observations) must have at least one.", nameof(histogram));

        double greatest = 0, sum = 0, observed = 0, fittedBefore = 0;
        long below = 0;
        foreach (var (seconds, count) in histogram.Bins)
        {
            // The seconds without observation between two bins: the observed function is flat, the fitted one rises; one cell for all of them
            // is exact for the greatest distance and close enough for the mean of squares (trapezium of squares over the fitted share).
            var left = 1 - law.SurvivalAt(Math.Max(0, seconds - 0.5));
            if (left > fittedBefore)
            {
                double before = fittedBefore - observed, after = left - observed;
                greatest = Math.Max(greatest, Math.Max(Math.Abs(before), Math.Abs(after)));
                sum += (left - fittedBefore) * (before * before + before * after + after * after) / 3;
            }

            below += count;
            observed = (double)below / histogram.Count;
            var fitted = 1 - law.SurvivalAt(seconds + 0.5);
            var distance = fitted - observed;
            greatest = Math.Max(greatest, Math.Abs(distance));
            sum += (fitted - left) * distance * distance;
            fittedBefore = fitted;
        }

        var rest = 1 - fittedBefore; // beyond the last observation the observed function is 1
        sum += rest * rest * rest / 3;
        return new(law, Math.Clamp(greatest, 0, 1), Math.Max(0, sum));
    }

    private static (double Mean, double Variance) LogMoments(SecondsHistogram histogram)
    {
        double sum = 0, squares = 0;
        foreach (var (seconds, count) in histogram.Bins) sum += count * LogOf(seconds);
        var mean = sum / histogram.Count;
        foreach (var (seconds, count) in histogram.Bins) squares += count * (LogOf(seconds) - mean) * (LogOf(seconds) - mean);
        return (mean, squares / histogram.Count);

        static double LogOf(int seconds) => Math.Log(seconds == 0 ? MiddleOfZero : seconds);
    }

    /// <summary>Solves ln k − ψ(k) = gap for the shape; the left side falls from ∞ to 0.</summary>
    private static double? GammaShape(double gap)
    {
        // ln k − ψ(k) is about 1/(2k): a smaller gap means a shape, or a cv, outside the range of the law.
        if (!(gap > 6e-7)) return null;
        double low = Math.Log(1e-5), high = Math.Log(1e6);
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            if (middle - SpecialFunctions.DiGamma(Math.Exp(middle)) > gap) low = middle;
            else high = middle;
        }

        return Math.Clamp(Math.Exp(low), 1e-5, 1e6 * (1 - 1e-12));
    }
}
