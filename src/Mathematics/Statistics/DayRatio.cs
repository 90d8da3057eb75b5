namespace Plateau.Mathematics.Statistics;

/// <summary>
/// Shares and means of a log with intervals that include the variation from day to day: contacts of one day share its weather, its staffing and its faults,
/// so that an interval that takes contacts for independent is far too narrow. With five days or more: the ratio estimator over days; with fewer the
/// independence of contacts has to be assumed, and the interval is a lower bound of the doubt (docs/methods/indicators.md).
/// </summary>
public static class DayRatio
{
    public const int FewestDays = 5;

    /// <summary>A share, 0 to 1. Days without denominator do not count as days. The sample size is the denominator.</summary>
    public static Estimate Share(IReadOnlyList<double> parts, IReadOnlyList<double> wholes)
    {
        var (top, bottom, size) = Used(parts, wholes);
        if (top.Length < FewestDays) return Intervals.Share(Math.Min((long)top.Sum(), size), size); // sums of intervals may end more contacts than were offered in them
        var ratio = Intervals.Ratio(top, bottom);
        return new(ratio.Value, Within(ratio.Low), Within(ratio.High), size);

        static double? Within(double? end) => end is { } value ? Math.Clamp(value, 0, 1) : null;
    }

    /// <summary>A mean that cannot be below 0. With too few days the histogram of single values, where there is one, gives the interval.</summary>
    public static Estimate Mean(IReadOnlyList<double> sums, IReadOnlyList<double> counts, SecondsHistogram? values = null)
    {
        var (top, bottom, size) = Used(sums, counts);
        if (size == 0) return Estimate.Unknown;
        if (top.Length < FewestDays)
        {
            var half = values is { Count: > 1, StandardDeviation: { } deviation } ? Student.Quantile(0.975, values.Count - 1) * deviation / Math.Sqrt(values.Count) : (double?)null;
            return NotNegative(Estimate.Around(top.Sum() / size, half, size));
        }

        return NotNegative(Intervals.Ratio(top, bottom) with { SampleSize = size });
    }

    private static Estimate NotNegative(Estimate estimate) => estimate with { Low = estimate.Low is { } low ? Math.Max(0, low) : null };

    private static (double[] Top, double[] Bottom, long Size) Used(IReadOnlyList<double> parts, IReadOnlyList<double> wholes)
    {
        var top = new List<double>(parts.Count);
        var bottom = new List<double>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            if (wholes[i] <= 0) continue;
            top.Add(parts[i]);
            bottom.Add(wholes[i]);
        }

        return ([.. top], [.. bottom], (long)bottom.Sum());
    }
}
