using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Statistics;

/// <summary>
/// Kendall's tau-b of values that come in blocks (the hours of days): neighbours within a block depend on each other, blocks do not. Whole blocks of x are exchanged against those of y, position by position, so that what
/// merely follows the position (the hour of the day) is in every order alike and can never look significant.
/// </summary>
/// <remarks>
/// Tau: see <see cref="KendallTau"/>. Exchange of whole blocks: P. Good, Permutation, Parametric and Bootstrap Tests of Hypotheses, 3rd edition 2005, section 3.7 (blocks, clustered data). Interval: jackknife over blocks, R. G. Miller, Biometrika 61 (1974) 1–15.
/// </remarks>
public static class BlockedKendall
{
    /// <summary>Blocks from which there is an interval: a deviation of two values says nothing.</summary>
    public const int FewestForInterval = 3;

    /// <summary>Tau over all positions of all blocks at which y is known; null where one side has no two different values there.</summary>
    /// <param name="x">Blocks × positions, finite.</param>
    /// <param name="y">As many blocks and positions; null = unknown.</param>
    public static double? Of(double[][] x, double?[][] y)
    {
        Check(x, y);
        return Of(x, y, [.. Enumerable.Range(0, x.Length)], left: -1);
    }

    /// <summary>Tau with its 95 % interval by the jackknife over blocks; without one below <see cref="FewestForInterval"/> blocks, or where leaving one out leaves no two different values. Sample size = known values.</summary>
    /// <inheritdoc cref="Of(double[][], double?[][])" path="/param"/>
    public static Estimate Estimated(double[][] x, double?[][] y)
    {
        var known = y.Sum(block => block.Count(value => value is not null));
        if (Of(x, y) is not { } tau)
            return Estimate.Unknown with { SampleSize = known };
        int[] order = [.. Enumerable.Range(0, x.Length)];
        var parts = order.Select(left => Of(x, y, order, left)).ToArray();
        if (parts.Length < FewestForInterval || parts.Any(part => part is null))
            return Estimate.Exactly(tau, known);
        var (blocks, mean) = (parts.Length, parts.Average()!.Value);
        var error = Math.Sqrt((blocks - 1.0) / blocks * parts.Sum(part => (part!.Value - mean) * (part.Value - mean)));
        var half = Student.Quantile(0.975, blocks - 1) * error;
        return new(tau, Math.Max(-1, tau - half), Math.Min(1, tau + half), known);
    }

    /// <summary>Probability of a tau at least as far from 0 if every order of the blocks of x were as likely: exact while there are at most <see cref="KendallTau.MostOrders"/>, else from <see cref="KendallTau.Draws"/> keyed draws among which the one observed is counted.</summary>
    /// <param name="seed">Seed of the study.</param>
    /// <inheritdoc cref="Of(double[][], double?[][])" path="/param"/>
    public static double PValue(double[][] x, double?[][] y, ulong seed)
    {
        if (Of(x, y) is not { } observed)
            return 1;
        // Orders that differ in nothing but rounding are equally far.
        var limit = Math.Abs(observed) - 1e-12;
        int[] order = [.. Enumerable.Range(0, x.Length)];
        var orders = Enumerable.Range(1, x.Length).Aggregate(1.0, (product, factor) => product * factor);
        if (orders <= KendallTau.MostOrders)
        {
            long all = 0, far = 0;
            do
            {
                all++;
                if (Math.Abs(Of(x, y, order, left: -1) ?? 0) >= limit)
                    far++;
            }
            while (Permutations.Next(order));
            return (double)far / all;
        }

        var key = RandomStream.EntityKey(seed, replication: 0, StreamPurpose.Bootstrap, entity: 2);
        var drawn = 1;
        for (var draw = 0; draw < KendallTau.Draws; draw++)
        {
            var stream = RandomStream.ForNumber(key, draw);
            for (var last = order.Length - 1; last > 0; last--)
            {
                var other = stream.NextBelow(last + 1);
                (order[last], order[other]) = (order[other], order[last]);
            }

            if (Math.Abs(Of(x, y, order, left: -1) ?? 0) >= limit)
                drawn++;
            Array.Sort(order);
        }

        return (double)drawn / (KendallTau.Draws + 1);
    }

    /// <param name="order">Block of x beside each block of y.</param>
    /// <param name="left">Block of y that is left out; −1 = none.</param>
    private static double? Of(double[][] x, double?[][] y, int[] order, int left)
    {
        var (first, second) = (new List<double>(), new List<double>());
        for (var block = 0; block < y.Length; block++)
        {
            for (var at = 0; at < y[block].Length && block != left; at++)
            {
                if (y[block][at] is not { } value)
                    continue;
                first.Add(x[order[block]][at]);
                second.Add(value);
            }
        }

        return KendallTau.Of(first, second);
    }

    private static void Check(double[][] x, double?[][] y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Length != y.Length || x.Where((block, at) => block.Length != y[at].Length || block.Length != x[0].Length).Any())
            throw new ArgumentException("Both lists must have as many blocks, and all blocks as many positions.", nameof(y));
    }
}
