using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Statistics;

/// <summary>
/// Resampling of whole blocks (days) with replacement: days are independent, contacts within a day are not.
/// </summary>
/// <remarks>B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapters 6 (standard error) and 13 (percentile interval).</remarks>
public static class Bootstrap
{
    /// <summary>
    /// For each draw the indices (0 to <paramref name="blocks"/> − 1) of the blocks it consists of, as many as there are blocks. Draw i depends on the
    /// seed and on i only: more draws leave the first ones as they were.
    /// </summary>
    /// <param name="blocks">Number of blocks, at least 1.</param>
    /// <param name="draws">Number of draws, at least 0; 1000 or more for percentile intervals.</param>
    /// <param name="seed">Seed of the study.</param>
    /// <returns>Array of <paramref name="draws"/> arrays of <paramref name="blocks"/> indices.</returns>
    public static int[][] Resample(int blocks, int draws, ulong seed)
    {
        Guard.AtLeast(1, blocks, "number of blocks");
        var result = new int[Guard.AtLeast(0, draws, "number of draws")][];
        var key = RandomStream.EntityKey(seed, replication: 0, StreamPurpose.Bootstrap, entity: 0);
        for (var draw = 0; draw < draws; draw++)
        {
            var stream = RandomStream.ForNumber(key, draw);
            var indices = new int[blocks];
            for (var i = 0; i < blocks; i++) indices[i] = stream.NextBelow(blocks);
            result[draw] = indices;
        }

        return result;
    }

    /// <summary>The percentile interval: the (1 − level)/2 and (1 + level)/2 quantiles of the statistic over the draws, interpolated linearly.</summary>
    /// <param name="statistics">The statistic in each draw, finite, in any order; at least one.</param>
    /// <param name="level">Probability of cover, strictly between 0 and 1.</param>
    public static (double Low, double High) Percentile(IReadOnlyList<double> statistics, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        Guard.ShareInside(level, "confidence level");
        if (statistics.Count == 0) throw new ArgumentException("The draws (0) must be at least one.", nameof(statistics));
        var sorted = statistics.ToArray();
        foreach (var value in sorted)
        {
            if (!double.IsFinite(value)) throw new ArgumentException(FormattableString.Invariant($"The statistic ({value}) must be finite in every draw."), nameof(statistics));
        }

        Array.Sort(sorted);
        return (At((1 - level) / 2), At((1 + level) / 2));

        double At(double p)
        {
            var position = p * (sorted.Length - 1);
            var left = (int)position;
            return left + 1 >= sorted.Length ? sorted[^1] : sorted[left] + (position - left) * (sorted[left + 1] - sorted[left]);
        }
    }
}
