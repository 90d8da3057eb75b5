namespace Plateau.Mathematics.Statistics;

/// <summary>How far several raters agree on an ordered scale, beyond chance: 1 = fully, 0 = as by chance, below 0 = against each other. Ratings may be missing.</summary>
/// <remarks>K. Krippendorff, Content Analysis, 2nd edition 2004, chapter 11 (ordinal metric: page 233); Computing Krippendorff's Alpha-Reliability, 2011 (worked example). Limits for use: 2004, page 241.</remarks>
public static class KrippendorffAlpha
{
    /// <summary>Below it not even tentative conclusions may rest on the ratings (Krippendorff 2004, page 241).</summary>
    public const double LeastTentative = 0.667;

    private const int BootstrapDraws = 1000;
    private const double DefinedShare = 0.9; // of the draws, below which there is no interval

    /// <param name="units">Ratings of each unit, by whoever rated it; units with fewer than two say nothing and are left out.</param>
    /// <returns>Null where no unit has two ratings, or all ratings are the same, so that agreement cannot be told from chance.</returns>
    public static double? Ordinal(IReadOnlyList<IReadOnlyList<int>> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var paired = units.Where(unit => unit.Count >= 2).ToArray();
        int[] values = [.. paired.SelectMany(unit => unit).Distinct().Order()];
        if (values.Length < 2)
            return null;
        var totals = values.Select(value => (double)paired.Sum(unit => unit.Count(rating => rating == value))).ToArray();
        double seen = 0, expected = 0;
        for (var low = 0; low < values.Length; low++)
        {
            for (var high = low + 1; high < values.Length; high++)
            {
                var distance = totals[low..(high + 1)].Sum() - ((totals[low] + totals[high]) / 2);
                seen += distance * distance * paired.Sum(unit => (double)unit.Count(rating => rating == values[low]) * unit.Count(rating => rating == values[high]) / (unit.Count - 1));
                expected += distance * distance * totals[low] * totals[high];
            }
        }

        return 1 - ((totals.Sum() - 1) * seen / expected);
    }

    /// <summary>Alpha with its 95 % percentile interval over resampled units; sample size = units with two ratings or more.</summary>
    /// <param name="seed">Draws depend on it and on nothing else.</param>
    /// <inheritdoc cref="Ordinal" path="/param"/>
    public static Estimate Estimated(IReadOnlyList<IReadOnlyList<int>> units, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(units);
        var paired = units.Where(unit => unit.Count >= 2).ToArray();
        if (Ordinal(paired) is not { } alpha)
            return Estimate.Unknown with { SampleSize = paired.Length };
        var drawn = Bootstrap.Resample(paired.Length, BootstrapDraws, seed).Select(draw => Ordinal([.. draw.Select(index => paired[index])])).OfType<double>().ToArray();
        if (drawn.Length < DefinedShare * BootstrapDraws)
            return Estimate.Exactly(alpha, paired.Length);
        var (low, high) = Bootstrap.Percentile(drawn);
        return new(alpha, Math.Min(low, alpha), Math.Max(high, alpha), paired.Length);
    }
}
