namespace Plateau.Mathematics.Statistics;

/// <summary>
/// Confidence intervals of means, shares and ratios from independent observations (days, replications). An <see cref="Estimate"/> means 95 %:
/// another level is for callers that label the result themselves.
/// </summary>
public static class Intervals
{
    /// <summary>Mean with the t-interval; no interval below two values, unknown without any.</summary>
    /// <param name="values">Independent finite values.</param>
    /// <param name="level">Probability of cover, strictly between 0 and 1.</param>
    public static Estimate Mean(IReadOnlyList<double> values, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(values);
        Guard.ShareInside(level, "confidence level");
        var tally = new Tally();
        foreach (var value in values) tally.Add(value);
        if (tally.Mean is not { } mean) return Estimate.Unknown;
        return Estimate.Around(mean, tally.StandardError is { } error ? error * Student.Quantile((1 + level) / 2, tally.Count - 1) : null, tally.Count);
    }

    /// <summary>Mean of first − second over pairs (same day, same seed), with the t-interval of the differences.</summary>
    public static Estimate PairedDifference(IReadOnlyList<double> first, IReadOnlyList<double> second, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        SameLength(first, second);
        return Mean([.. first.Select((value, i) => value - second[i])], level);
    }

    /// <summary>Share with the Wilson score interval, which stays inside 0 to 1 and is usable at 0 and at n; unknown when n is 0.</summary>
    /// <remarks>E. B. Wilson, JASA 22 (1927) 209–212; recommended by L. D. Brown, T. T. Cai, A. DasGupta, Statistical Science 16 (2001) 101–133.</remarks>
    /// <param name="successes">0 to <paramref name="n"/>.</param>
    /// <param name="n">Number of independent trials.</param>
    /// <param name="level">Probability of cover, strictly between 0 and 1.</param>
    public static Estimate Share(long successes, long n, double level = 0.95)
    {
        Guard.NotNegative(successes, "number of successes");
        Guard.ShareInside(level, "confidence level");
        if (successes > n) throw new ArgumentOutOfRangeException(nameof(successes), FormattableString.Invariant($"The successes ({successes}) must be at most the trials ({n})."));
        if (n == 0) return Estimate.Unknown;
        var share = (double)successes / n;
        var z = Normal.Quantile((1 + level) / 2);
        var z2 = z * z;
        var centre = (successes + z2 / 2) / (n + z2);
        var half = z / (n + z2) * Math.Sqrt(share * (1 - share) * n + z2 / 4);
        // Rounding must not push the ends past the share itself at 0 and n.
        return new(share, Math.Clamp(centre - half, 0, share), Math.Clamp(centre + half, share, 1), n);
    }

    /// <summary>
    /// Ratio of sums over days or replications (answered within threshold over offered, handle seconds over contacts), with the delta-method t-interval.
    /// This is not the mean of the ratios. Unknown when the denominators sum to 0; no interval below two units.
    /// </summary>
    /// <remarks>W. G. Cochran, Sampling Techniques, 3rd edition, 1977, equation 6.13; A. M. Law, Simulation Modeling and Analysis, 5th edition, 2015, section 9.5.2.</remarks>
    /// <param name="numerators">One finite value a unit.</param>
    /// <param name="denominators">One value a unit, at least 0.</param>
    /// <param name="level">Probability of cover, strictly between 0 and 1.</param>
    public static Estimate Ratio(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(numerators);
        SameLength(numerators, denominators);
        Guard.ShareInside(level, "confidence level");
        double top = 0, bottom = 0;
        for (var i = 0; i < numerators.Count; i++)
        {
            if (!double.IsFinite(numerators[i])) throw new ArgumentOutOfRangeException(nameof(numerators), FormattableString.Invariant($"The numerator ({numerators[i]}) must be finite."));
            top += numerators[i];
            bottom += Guard.NotNegative(denominators[i], "denominator");
        }

        var n = numerators.Count;
        if (bottom == 0) return Estimate.Unknown;
        var ratio = top / bottom;
        if (n < 2) return Estimate.Exactly(ratio, n);
        double squares = 0;
        for (var i = 0; i < n; i++)
        {
            var residual = numerators[i] - ratio * denominators[i];
            squares += residual * residual;
        }

        var error = Math.Sqrt(squares / (n - 1) * n) / bottom;
        return Estimate.Around(ratio, error * Student.Quantile((1 + level) / 2, n - 1), n);
    }

    private static void SameLength(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count) throw new ArgumentException(FormattableString.Invariant($"The two lists ({first.Count} and {second.Count} values) must be equally long."), nameof(second));
    }
}

/// <summary>
/// Factors for k intervals or comparisons that must all hold at once: multiply each standard error by the factor instead of by the single t-quantile.
/// </summary>
public static class SimultaneousIntervals
{
    /// <summary>Bonferroni: t-quantile at 1 − (1 − level)/(2k). Valid whatever the dependence.</summary>
    /// <param name="level">Probability that all hold, strictly between 0 and 1.</param>
    /// <param name="comparisons">k, at least 1.</param>
    /// <param name="df">Degrees of freedom, positive; +∞ gives the normal law.</param>
    public static double BonferroniT(double level, int comparisons, double df) =>
        Student.Quantile(1 - (1 - Guard.ShareInside(level, "confidence level")) / (2.0 * Guard.AtLeast(1, comparisons, "number of comparisons")), df);

    /// <summary>Šidák: t-quantile at (1 + level^(1/k))/2, a little narrower. Valid for independent comparisons and for jointly normal ones (Z. Šidák, JASA 62 (1967) 626–633).</summary>
    /// <inheritdoc cref="BonferroniT" path="/param"/>
    public static double SidakT(double level, int comparisons, double df) =>
        Student.Quantile((1 + Math.Pow(Guard.ShareInside(level, "confidence level"), 1.0 / Guard.AtLeast(1, comparisons, "number of comparisons"))) / 2, df);

    /// <summary>Means whose Bonferroni t-intervals cover together at <paramref name="level"/>.</summary>
    public static Estimate[] Means(IReadOnlyList<IReadOnlyList<double>> samples, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(samples);
        Guard.ShareInside(level, "confidence level");
        return [.. samples.Select(values => Intervals.Mean(values, 1 - (1 - level) / samples.Count))];
    }
}
