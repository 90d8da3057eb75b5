namespace Plateau.Simulation.Plan;

/// <summary>
/// Simulated time: whole ticks of 100 ns since the start of the first day. Sums are exact, so no total depends on the order of addition,
/// and ties are real ties. A year is 3.2e14 ticks; ten years of 5,000 busy agents still fit into 64 bits.
/// </summary>
public static class Ticks
{
    public const long PerSecond = 10_000_000;
    public const long PerMinute = 60 * PerSecond;
    public const long PerDay = 24 * 60 * PerMinute;

    /// <summary>Later than any horizon, and far enough from the greatest number that adding to it cannot overflow.</summary>
    public const long Never = long.MaxValue / 4;

    /// <summary>The nearest tick; what is longer than 73,000 years is <see cref="Never"/>.</summary>
    /// <param name="seconds">At least 0; may be +∞.</param>
    public static long FromSeconds(double seconds) => seconds < Never / (double)PerSecond ? (long)((seconds * PerSecond) + 0.5) : Never;

    /// <summary>As <see cref="FromSeconds"/>, but at least one tick: work that takes no time at all could end before it began in the order of ties.</summary>
    public static long OfWork(double seconds) => Math.Max(1, FromSeconds(seconds));

    public static double ToSeconds(long ticks) => ticks / (double)PerSecond;
}
