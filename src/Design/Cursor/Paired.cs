using Plateau.Mathematics.Statistics;

namespace Plateau.Design.Cursor;

/// <summary>Differences between organisations on the same customers, with 95 % intervals that hold for all comparisons together (Bonferroni).</summary>
public static class Paired
{
    private const double Level = 0.95;

    /// <summary>First less second, replication by replication.</summary>
    public static Estimate Difference(IReadOnlyList<double> first, IReadOnlyList<double> second, int comparisons)
    {
        var differences = first.Zip(second, (one, other) => one - other).ToArray();
        return Mean(differences, comparisons);
    }

    /// <summary>First less second, over the replications in which both have a value.</summary>
    public static Estimate Difference(ReplicatedRatio first, ReplicatedRatio second, int comparisons)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var both = Enumerable.Range(0, first.Count).Where(replication => first.Of(replication) is not null && second.Of(replication) is not null).ToArray();
        return Difference([.. both.Select(replication => first.Of(replication)!.Value)], [.. both.Select(replication => second.Of(replication)!.Value)], comparisons);
    }

    /// <summary>(reference − candidate) ÷ reference, in hours at equal service.</summary>
    public static Estimate RelativeSaving(EqualServicePoint reference, EqualServicePoint candidate, int comparisons)
    {
        var differences = reference.HoursByReplication.Zip(candidate.HoursByReplication, (one, other) => (one - other) / reference.Hours).ToArray();
        return Mean(differences, comparisons);
    }

    private static Estimate Mean(double[] values, int comparisons)
    {
        if (values.Length == 0)
            return Estimate.Unknown;
        var mean = values.Average();
        if (values.Length == 1)
            return Estimate.Exactly(mean, 1);
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
        var half = SimultaneousIntervals.BonferroniT(Level, comparisons, values.Length - 1) * deviation / Math.Sqrt(values.Length);
        return Estimate.Around(mean, half, values.Length);
    }
}
