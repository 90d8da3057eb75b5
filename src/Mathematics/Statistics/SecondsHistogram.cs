namespace Plateau.Mathematics.Statistics;

/// <summary>
/// Accumulates durations in whole seconds, exactly: counts by second, so that quantiles and shares need no sorting and merging loses nothing.
/// Memory does not grow with the number of observations: a dense table to 4095 s, a sorted one beyond. Mutable; not safe for several threads at once.
/// </summary>
public sealed class SecondsHistogram
{
    private const int DenseSeconds = 4096;

    private readonly SortedDictionary<int, long> _beyond = [];
    private long[] _dense = [];
    private Int128 _squares;

    /// <summary>Number of observations.</summary>
    public long Count { get; private set; }

    /// <summary>Sum of all observations in seconds.</summary>
    public long Sum { get; private set; }

    /// <summary>Mean in seconds; null when empty.</summary>
    public double? Mean => Count == 0 ? null : (double)Sum / Count;

    /// <summary>Sample variance (divisor n − 1) in seconds squared, from exact sums; null below two observations.</summary>
    public double? Variance => Count < 2 ? null : (double)((Int128)Count * _squares - (Int128)Sum * Sum) / Count / (Count - 1);

    /// <summary>Sample standard deviation in seconds; null below two observations.</summary>
    public double? StandardDeviation => Variance is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>Median in seconds: the middle observation, or the mean of the two middle ones; null when empty.</summary>
    public double? Median => Quantile(0.5);

    /// <summary>Longest duration in seconds; null when empty.</summary>
    public int? Longest => Count == 0 ? null : Bins.Last().Seconds;

    /// <summary>The seconds with at least one observation, ascending, each with its count.</summary>
    public IEnumerable<(int Seconds, long Count)> Bins
    {
        get
        {
            for (var seconds = 0; seconds < _dense.Length; seconds++)
            {
                if (_dense[seconds] > 0) yield return (seconds, _dense[seconds]);
            }

            foreach (var (seconds, count) in _beyond) yield return (seconds, count);
        }
    }

    /// <summary>Adds <paramref name="count"/> observations of the same duration.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration or the count is negative.</exception>
    /// <exception cref="OverflowException">The sum of all durations would exceed 2⁶³ seconds.</exception>
    public void Add(int seconds, long count = 1)
    {
        Guard.NotNegative(seconds, "duration in seconds");
        if (Guard.NotNegative(count, "number of observations") == 0) return;
        Sum = checked(Sum + seconds * count);
        Count = checked(Count + count);
        _squares += (Int128)seconds * seconds * count;
        if (seconds >= DenseSeconds)
        {
            _beyond[seconds] = _beyond.GetValueOrDefault(seconds) + count;
            return;
        }

        // Grown on demand: thousands of small histograms must not cost 32 kB each.
        if (seconds >= _dense.Length) Array.Resize(ref _dense, Math.Min(DenseSeconds, Math.Max(64, Math.Max(seconds + 1, 2 * _dense.Length))));
        _dense[seconds] += count;
    }

    /// <summary>Adds all observations of another histogram.</summary>
    public void Merge(SecondsHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (seconds, count) in other.Bins.ToArray()) Add(seconds, count);
    }

    /// <summary>How many observations are exactly this long.</summary>
    public long CountAt(int seconds) => seconds < 0 ? 0 : seconds < _dense.Length ? _dense[seconds] : _beyond.GetValueOrDefault(seconds);

    /// <summary>How many observations are shorter than <paramref name="seconds"/>.</summary>
    public long CountBelow(int seconds) => Bins.TakeWhile(bin => bin.Seconds < seconds).Sum(bin => bin.Count);

    /// <summary>Share of observations shorter than <paramref name="seconds"/>, 0 to 1; null when empty.</summary>
    public double? ShareBelow(int seconds) => Count == 0 ? null : (double)CountBelow(seconds) / Count;

    /// <summary>Share of observations of at most <paramref name="seconds"/>, 0 to 1; null when empty.</summary>
    public double? ShareAtMost(int seconds) => Count == 0 ? null : (double)(CountBelow(seconds) + CountAt(seconds)) / Count;

    /// <summary>
    /// The duration in seconds that a share <paramref name="p"/> (0 to 1) does not exceed; null when empty. Where the observed function is flat at
    /// exactly p, the mean of the two ends, so that 0.5 gives the usual median.
    /// </summary>
    /// <remarks>R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996) 361–365, definition 2.</remarks>
    public double? Quantile(double p)
    {
        Guard.Share(p, "probability");
        if (Count == 0) return null;
        var rank = p * Count;
        long below = 0;
        int? flatFrom = null;
        var last = 0;
        foreach (var (seconds, count) in Bins)
        {
            if (flatFrom is { } from) return (from + (double)seconds) / 2;
            below += count;
            last = seconds;
            if (below == rank && rank > 0) flatFrom = seconds;
            else if (below > rank) return seconds;
        }

        return last;
    }
}
