namespace Plateau.Mathematics.Statistics;

/// <summary>
/// Running count, mean, variance and extremes of numbers, without keeping them. Mutable; the result depends on the order of additions only in the
/// last bits, so merge replications in their order.
/// </summary>
/// <remarks>B. P. Welford, Technometrics 4 (1962) 419–420; merging after T. F. Chan, G. H. Golub, R. J. LeVeque, The American Statistician 37 (1983) 242–247.</remarks>
public sealed class Tally
{
    private double _mean;
    private double _squares;
    private double _least = double.PositiveInfinity;
    private double _greatest = double.NegativeInfinity;

    /// <summary>Number of values.</summary>
    public long Count { get; private set; }

    /// <summary>Mean; null when empty.</summary>
    public double? Mean => Count == 0 ? null : _mean;

    /// <summary>Sample variance (divisor n − 1); null below two values.</summary>
    public double? Variance => Count < 2 ? null : _squares / (Count - 1);

    /// <summary>Sample standard deviation; null below two values.</summary>
    public double? StandardDeviation => Variance is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>Standard error of the mean for independent values; null below two values.</summary>
    public double? StandardError => Variance is { } variance ? Math.Sqrt(variance / Count) : null;

    /// <summary>Smallest value; null when empty.</summary>
    public double? Least => Count == 0 ? null : _least;

    /// <summary>Largest value; null when empty.</summary>
    public double? Greatest => Count == 0 ? null : _greatest;

    /// <summary>Adds one finite value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or not a number.</exception>
    public void Add(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), FormattableString.Invariant($"The value ({value}) must be finite."));
        Count++;
        var distance = value - _mean;
        _mean += distance / Count;
        _squares += distance * (value - _mean);
        _least = Math.Min(_least, value);
        _greatest = Math.Max(_greatest, value);
    }

    /// <summary>Adds all values of another tally.</summary>
    public void Merge(Tally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0) return;
        var count = Count + other.Count;
        var distance = other._mean - _mean;
        _squares += other._squares + distance * distance * ((double)Count * other.Count / count);
        _mean += distance * other.Count / count;
        Count = count;
        _least = Math.Min(_least, other._least);
        _greatest = Math.Max(_greatest, other._greatest);
    }

    /// <summary>The mean with its 95 % t-interval (no interval below two values).</summary>
    public Estimate ToEstimate() => Mean is not { } mean
        ? Estimate.Unknown
        : Estimate.Around(mean, StandardError is { } error ? error * Student.Quantile(0.975, Count - 1) : null, Count);
}
