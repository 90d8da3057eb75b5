namespace Plateau.Mathematics.Statistics;

/// <summary>
/// How much counts vary against a Poisson process: index 1 is pure chance, above 1 the rate itself varies (days differ, forecasts miss), below 1 arrivals are spaced out.
/// </summary>
/// <remarks>D. R. Cox, P. A. W. Lewis, The Statistical Analysis of Series of Events, 1966, section 6.3 (the dispersion test).</remarks>
/// <param name="Index">Variance over mean (or the mean squared deviation over the expected count), with the interval (n − 1)·index/χ² quantiles, exact for normal and near enough for counts above 5.</param>
/// <param name="ChiSquareStatistic">The statistic, (n − 1)·index.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom.</param>
/// <param name="ProbabilityIfPoisson">Probability of an index at least as high if the process were Poisson: the p-value against over-dispersion.</param>
public sealed record Dispersion(Estimate Index, double ChiSquareStatistic, double DegreesOfFreedom, double ProbabilityIfPoisson)
{
    /// <summary>Dispersion of counts of equal expectation, for example the same half-hour on comparable days; null below two counts or when all are 0.</summary>
    /// <param name="counts">Counts, each at least 0.</param>
    public static Dispersion? OfCounts(IReadOnlyList<long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count < 2) return null;
        var mean = counts.Average(count => (double)Guard.NotNegative(count, "count"));
        return mean == 0 ? null : Of(counts.Sum(count => (count - mean) * (count - mean)) / mean, counts.Count - 1, counts.Count);
    }

    /// <summary>Dispersion of counts around expected counts; null without degrees of freedom.</summary>
    /// <param name="counts">Counts, each at least 0.</param>
    /// <param name="expected">Expected counts, each positive; 5 or more for the p-value to hold.</param>
    /// <param name="fittedParameters">How many parameters of the expectation were estimated from these counts, at least 0.</param>
    public static Dispersion? Against(IReadOnlyList<long> counts, IReadOnlyList<double> expected, int fittedParameters)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(expected);
        Guard.AtLeast(0, fittedParameters, "number of fitted parameters");
        if (counts.Count != expected.Count) throw new ArgumentException(FormattableString.Invariant($"The counts ({counts.Count}) must be as many as the expected counts ({expected.Count})."), nameof(expected));
        var df = counts.Count - fittedParameters;
        if (df < 1) return null;
        double sum = 0;
        for (var i = 0; i < counts.Count; i++)
        {
            var distance = Guard.NotNegative(counts[i], "count") - Guard.Positive(expected[i], "expected count");
            sum += distance * distance / expected[i];
        }

        return Of(sum, df, counts.Count);
    }

    private static Dispersion Of(double statistic, int df, int n) => new(
        new(statistic / df, statistic / ChiSquare.Quantile(0.975, df), statistic / ChiSquare.Quantile(0.025, df), n),
        statistic,
        df,
        ChiSquare.Above(statistic, df));
}
