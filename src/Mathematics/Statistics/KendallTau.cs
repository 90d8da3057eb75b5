using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Statistics;

/// <summary>How far two rankings go together: Kendall's tau-b, which allows for ties, with a permutation test and a bootstrap interval.</summary>
/// <remarks>
/// M. G. Kendall, Biometrika 33 (1945) 239–251 (tau-b); M. G. Kendall, Rank Correlation Methods, 4th edition, 1970, chapters 1, 3 and 5. Permutation test with the observed order counted among the draws: B. Phipson, G. K. Smyth,
/// Statistical Applications in Genetics and Molecular Biology 9 (2010) 39.
/// </remarks>
public static class KendallTau
{
    /// <summary>Orders of the values up to which all are enumerated.</summary>
    public const int MostOrders = 5000;

    /// <summary>Orders drawn where there are more.</summary>
    public const int Draws = 1999;

    private const int BootstrapDraws = 500;
    private const double DefinedShare = 0.9; // of the draws of the bootstrap, below which there is no interval

    /// <summary>(concordant − discordant) ÷ √((pairs − ties in x)(pairs − ties in y)), −1 to 1; null where one side has no two different values.</summary>
    /// <param name="x">Finite values.</param>
    /// <param name="y">As many finite values.</param>
    public static double? Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        Check(x, y);
        return Divided(Score(x, y), Untied(x), Untied(y));
    }

    /// <summary>Probability of a tau at least as far from 0 if every order of x were as likely: exact while x has at most <see cref="MostOrders"/> different orders, else from keyed draws. 1 where tau is undefined.</summary>
    /// <param name="seed">Seed of the study.</param>
    public static double PValue(IReadOnlyList<double> x, IReadOnlyList<double> y, ulong seed)
    {
        Check(x, y);
        if (Untied(x) == 0 || Untied(y) == 0) return 1;
        // The denominator of tau-b is the same for all orders: scores are compared, and they are whole numbers.
        var limit = Math.Abs(Score(x, y));
        return Exact(x, y, limit) ?? Drawn(x, y, limit, seed);
    }

    /// <summary>Tau with its 95 % percentile interval over resampled pairs; without one where too many resamples have no two different values on one side.</summary>
    /// <param name="seed">Seed of the study.</param>
    public static Estimate Estimated(IReadOnlyList<double> x, IReadOnlyList<double> y, ulong seed)
    {
        if (Of(x, y) is not { } tau) return Estimate.Unknown with { SampleSize = x.Count };
        var found = new List<double>(BootstrapDraws);
        foreach (var draw in Bootstrap.Resample(x.Count, BootstrapDraws, seed))
        {
            if (Of([.. draw.Select(index => x[index])], [.. draw.Select(index => y[index])]) is { } drawn) found.Add(drawn);
        }

        if (found.Count < DefinedShare * BootstrapDraws) return Estimate.Exactly(tau, x.Count);
        var (low, high) = Bootstrap.Percentile(found);
        return new(tau, Math.Min(low, tau), Math.Max(high, tau), x.Count);
    }

    private static double? Exact(IReadOnlyList<double> x, IReadOnlyList<double> y, long limit)
    {
        var order = x.Order().ToArray();
        long all = 0, far = 0;
        do
        {
            if (++all > MostOrders) return null;
            if (Math.Abs(Score(order, y)) >= limit) far++;
        }
        while (Permutations.Next(order));
        return (double)far / all;
    }

    private static double Drawn(IReadOnlyList<double> x, IReadOnlyList<double> y, long limit, ulong seed)
    {
        var key = RandomStream.EntityKey(seed, replication: 0, StreamPurpose.Bootstrap, entity: 1);
        var far = 1;
        for (var draw = 0; draw < Draws; draw++)
        {
            var stream = RandomStream.ForNumber(key, draw);
            var order = x.ToArray();
            for (var last = order.Length - 1; last > 0; last--)
            {
                var other = stream.NextBelow(last + 1);
                (order[last], order[other]) = (order[other], order[last]);
            }

            if (Math.Abs(Score(order, y)) >= limit) far++;
        }

        return (double)far / (Draws + 1);
    }

    private static long Score(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        long score = 0;
        for (var i = 1; i < x.Count; i++)
        {
            for (var j = 0; j < i; j++) score += x[i].CompareTo(x[j]) * y[i].CompareTo(y[j]);
        }

        return score;
    }

    private static long Untied(IReadOnlyList<double> values)
    {
        long pairs = 0;
        foreach (var group in values.GroupBy(value => value)) pairs += (long)group.Count() * (values.Count - group.Count());
        return pairs / 2;
    }

    private static double? Divided(long score, long untiedX, long untiedY) => untiedX == 0 || untiedY == 0 ? null : Math.Clamp(score / Math.Sqrt((double)untiedX * untiedY), -1, 1);

    private static void Check(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count) throw new ArgumentException(FormattableString.Invariant($"The two lists ({x.Count} and {y.Count} values) must be equally long."), nameof(y));
    }
}
