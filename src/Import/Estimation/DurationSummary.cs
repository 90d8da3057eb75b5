namespace Plateau.Import.Estimation;

/// <summary>
/// Mean, variance and median of elapsed times without keeping them: the median is exact up to <see cref="ExactUpTo"/> values and within 7 % beyond, where counts by
/// eighths of an octave take their place.
/// </summary>
internal sealed class DurationSummary
{
    public const int ExactUpTo = 64;
    private const int BitsDropped = 49; // of the 52 of a double's mantissa: eight steps an octave

    private static readonly long _first = BitConverter.DoubleToInt64Bits(1) >> BitsDropped;

    private List<double>? _exact = [];
    private int[] _counts = [];
    private double _mean, _squares;

    public long Count { get; private set; }

    public double Mean => _mean;

    public double Total => _mean * Count;

    /// <summary>Divisor n − 1; 0 below two values.</summary>
    public double Variance => Count < 2 ? 0 : _squares / (Count - 1);

    public void Add(double seconds)
    {
        Count++;
        var away = seconds - _mean;
        _mean += away / Count;
        _squares += away * (seconds - _mean);
        if (_exact is null)
        {
            Place(seconds);
            return;
        }

        _exact.Add(seconds);
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
            return (_exact[(_exact.Count - 1) / 2] + _exact[_exact.Count / 2]) / 2;
        }

        long seen = 0;
        var step = 0;
        while ((seen += _counts[step]) <= (Count - 1) / 2) step++;
        return step == 0 ? 0 : (Edge(step) + Edge(step + 1)) / 2 - 1;
    }

    private static double Edge(int step) => BitConverter.Int64BitsToDouble((_first + step) << BitsDropped);

    private void Place(double seconds)
    {
        var step = (int)((BitConverter.DoubleToInt64Bits(1 + Math.Max(0, seconds)) >> BitsDropped) - _first);
        if (step >= _counts.Length) Array.Resize(ref _counts, Math.Max(step + 1, 2 * _counts.Length));
        _counts[step]++;
    }
}
