using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Results;

/// <summary>
/// The bins in which waits are counted: exactly 0, then steps of 1 s up to 2 min, 5 s up to 10 min, 30 s up to 1 h, 5 min up to 12 h, 1 h up to 10 days, and all above. A bin holds the waits above its lower and up to
/// its upper edge, so that the share within a threshold that is an edge is exact; between edges it is interpolated.
/// </summary>
public static class WaitBins
{
    private static readonly (int FirstBin, int FromSeconds, int ToSeconds, int StepSeconds)[] Ranges = LayOut((0, 120, 1), (120, 600, 5), (600, 3600, 30), (3600, 43_200, 300), (43_200, 864_000, 3600));

    /// <summary>Number of bins.</summary>
    public static int Count { get; } = Ranges[^1].FirstBin + ((Ranges[^1].ToSeconds - Ranges[^1].FromSeconds) / Ranges[^1].StepSeconds) + 1;

    /// <summary>The bin of a wait in ticks, at least 0.</summary>
    public static int Of(long ticks)
    {
        if (ticks <= 0) return 0;
        foreach (ref readonly var range in Ranges.AsSpan())
            if (ticks <= range.ToSeconds * Ticks.PerSecond) return range.FirstBin + (int)((ticks - (range.FromSeconds * Ticks.PerSecond) - 1) / (range.StepSeconds * Ticks.PerSecond));
        return Count - 1;
    }

    /// <summary>The longest wait of a bin in seconds; +∞ for the last.</summary>
    public static double UpperSeconds(int bin)
    {
        if (bin == 0) return 0;
        foreach (var range in Ranges)
        {
            var upper = range.FromSeconds + ((bin - range.FirstBin + 1) * range.StepSeconds);
            if (upper <= range.ToSeconds) return upper;
        }

        return double.PositiveInfinity;
    }

    private static (int, int, int, int)[] LayOut(params (int From, int To, int Step)[] ranges)
    {
        var first = 1;
        var laidOut = new List<(int, int, int, int)>();
        foreach (var (from, to, step) in ranges)
        {
            laidOut.Add((first, from, to, step));
            first += (to - from) / step;
        }

        return [.. laidOut];
    }
}
