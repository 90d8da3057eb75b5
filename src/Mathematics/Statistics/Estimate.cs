namespace Plateau.Mathematics.Statistics;

/// <summary>
/// A number learnt from data or from simulation, with its 95 % interval and the number of observations behind it.
/// It is not a measured count: a count is exact and needs no interval.
/// </summary>
/// <param name="Value">The estimate, in the unit that the owner states; null when nothing could be estimated (empty denominator).</param>
/// <param name="Low">Lower end of the 95 % interval; null when the sample does not allow one.</param>
/// <param name="High">Upper end of the 95 % interval; null when the sample does not allow one.</param>
/// <param name="SampleSize">Number of observations (contacts, days or replications, as the owner states), at least 0.</param>
public readonly record struct Estimate(double? Value, double? Low, double? High, long SampleSize)
{
    /// <summary>Nothing observed: unknown, never 0.</summary>
    public static Estimate Unknown => new(null, null, null, 0);

    /// <summary>Half the width of the interval, in the unit of the value; null without an interval. An interval need not have its value in the middle (shares, skewed units): the farther end may lie beyond it.</summary>
    public double? HalfWidth => (High - Low) / 2;

    /// <summary>A value without an interval.</summary>
    public static Estimate Exactly(double value, long sampleSize) => new(value, null, null, sampleSize);

    /// <summary>Value ± half-width.</summary>
    public static Estimate Around(double value, double? halfWidth, long sampleSize) =>
        new(value, value - halfWidth, value + halfWidth, sampleSize);
}
