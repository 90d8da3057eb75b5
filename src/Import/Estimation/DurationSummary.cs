namespace Plateau.Import.Estimation;

/// <summary>
/// Mean, variance and median of elapsed times without keeping them: the median is exact up to <see cref="ExactUpTo"/> values and within 7 % beyond, where counts by
/// eighths of an octave take their place. Sums are whole numbers: the order in which values come changes nothing.
/// </summary>
internal sealed class DurationSummary
{
    public const int ExactUpTo = 64;
    private const int BitsDropped = 49; // of the 52 of a double's mantissa: eight steps an octave

    private static readonly long _first = BitConverter.DoubleToInt64Bits(1) >> BitsDropped;

    private List<long>? _exact = [];
    private int[] _counts = [];
    private long _sum;
    private Int128 _squares;

    public long Count { get; private set; }

    /// <summary>In seconds; 0 when empty.</summary>
    public double Mean => Count == 0 ? 0 : _sum / 1000.0 / Count;

    /// <summary>In seconds squared, divisor n − 1, from exact sums; 0 below two values.</summary>
    public double Variance => Count < 2 ? 0 : (double)((Int128)Count * _squares - (Int128)_sum * _sum) / Count / (Count - 1) / 1e6;

    public void Add(long milliseconds)
    {
        Count++;
        _sum += milliseconds;
        _squares += (Int128)milliseconds * milliseconds;
        if (_exact is null)
        {
            Place(milliseconds);
            return;
        }

        _exact.Add(milliseconds);
        if (_exact.Count <= ExactUpTo) return;
        _exact.ForEach(Place);
        _exact = null;
    }

    public double? Median()
    {
        if (Count == 0) return null;
        if (_exact is not null)
        {
            _exact.Sort();
            return (_exact[(_exact.Count - 1) / 2] + _exact[_exact.Count / 2]) / 2000.0;
        }

        long seen = 0;
        var step = 0;
        while ((seen += _counts[step]) <= (Count - 1) / 2) step++;
        return step == 0 ? 0 : (Edge(step) + Edge(step + 1)) / 2 - 1;
    }

    private static double Edge(int step) => BitConverter.Int64BitsToDouble((_first + step) << BitsDropped);

    private void Place(long milliseconds)
    {
        var step = (int)((BitConverter.DoubleToInt64Bits(1 + Math.Max(0, milliseconds) / 1000.0) >> BitsDropped) - _first);
        if (step >= _counts.Length) Array.Resize(ref _counts, Math.Max(step + 1, 2 * _counts.Length));
        _counts[step]++;
    }
}
