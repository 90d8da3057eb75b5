using System.Collections.Immutable;
using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;

namespace Plateau.Mathematics.Distributions;

/// <summary>
/// A law read from data: the distribution function is linear between the points (so the quantile is piecewise linear too), with an atom at
/// the first point if its cumulative share is above 0, and an exponential tail beyond the last point if its cumulative share is below 1.
/// One uniform a draw, by inversion.
/// </summary>
public sealed record Empirical : Distribution
{
    private readonly double _mean;
    private readonly double _variation;

    /// <param name="points">Durations in seconds, at least 0, never decreasing; at least one.</param>
    /// <param name="cumulative">Share at or below each point, 0 to 1, never decreasing, as many as points.</param>
    /// <param name="tailMeanSeconds">Mean of the exponential excess over the last point; needed if and only if the last share is below 1.</param>
    public Empirical(ImmutableArray<double> points, ImmutableArray<double> cumulative, double? tailMeanSeconds = null)
    {
        Check(points, cumulative, tailMeanSeconds);
        Points = points;
        Cumulative = cumulative;
        TailMeanSeconds = tailMeanSeconds;
        (_mean, _variation) = Moments();
    }

    /// <summary>Durations in seconds.</summary>
    public ImmutableArray<double> Points { get; }

    /// <summary>Share at or below each point.</summary>
    public ImmutableArray<double> Cumulative { get; }

    /// <summary>Mean of the excess over the last point, in seconds; null when the law ends at the last point.</summary>
    public double? TailMeanSeconds { get; }

    /// <inheritdoc/>
    public override double Mean => _mean;

    /// <inheritdoc/>
    public override double Variation => _variation;

    /// <inheritdoc/>
    public override string Law => "empirical";

    /// <summary>
    /// The law of observed whole seconds. A recorded second s stands for the durations from s − ½ to s + ½ (0 for 0 to ½), spread evenly;
    /// with more than <paramref name="maxPoints"/> different values, those points are kept that bend the quantile function most, so that one very long
    /// contact does not stretch the rest. The result is rescaled so
    /// that its mean is the observed mean exactly, because the load depends on it.
    /// </summary>
    /// <param name="histogram">Observed durations; at least one.</param>
    /// <param name="maxPoints">Greatest number of points, at least 2.</param>
    /// <exception cref="ArgumentException">The histogram is empty.</exception>
    public static Empirical From(SecondsHistogram histogram, int maxPoints = 200)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        Guard.AtLeast(2, maxPoints, "number of points");
        if (histogram.Mean is not { } mean) throw new ArgumentException("The histogram (0 observations) must have at least one.", nameof(histogram));
        if (mean == 0) return new([0], [1]);

        var points = new List<double>();
        var shares = new List<double>();
        long below = 0;
        foreach (var (seconds, count) in histogram.Bins)
        {
            var left = Math.Max(0, seconds - 0.5);
            if (points.Count == 0 || points[^1] < left) Add(left, (double)below / histogram.Count);
            below += count;
            Add(seconds + 0.5, (double)below / histogram.Count);
        }

        var thinned = points.Count <= maxPoints ? new Empirical([.. points], [.. shares]) : Thinned(points, shares, maxPoints);
        return (Empirical)thinned.WithMean(mean);

        void Add(double point, double share)
        {
            points.Add(point);
            shares.Add(share);
        }
    }

    /// <inheritdoc/>
    public override StandardDraw Standard => StandardDraw.Uniform;

    /// <inheritdoc/>
    public override double From(double standard) => At(standard);

    /// <inheritdoc/>
    public override double Sample(ref RandomStream stream) => At(stream.NextUniform());

    /// <inheritdoc/>
    public override double Quantile(double u) => At(Guard.Share(u, "probability"));

    /// <inheritdoc/>
    public override double SurvivalAt(double t)
    {
        if (Guard.NotNaN(t, "duration") < Points[0]) return 1;
        if (t >= Points[^1])
        {
            var rest = 1 - Cumulative[^1];
            return TailMeanSeconds is { } tail ? rest * PortableMath.Exp((Points[^1] - t) / tail) : rest;
        }

        // The last point at or below t: an upper bound search, so that an atom counts wholly.
        int low = 0, high = Points.Length;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Points[middle] <= t) low = middle;
            else high = middle;
        }

        var part = (t - Points[low]) / (Points[low + 1] - Points[low]);
        return 1 - (Cumulative[low] + part * (Cumulative[low + 1] - Cumulative[low]));
    }

    /// <inheritdoc/>
    public override Distribution WithMean(double mean)
    {
        Guard.Positive(mean, "mean");
        if (_mean == 0) throw new InvalidOperationException("The law has mean 0: no rescaling gives it another.");
        var factor = mean / _mean;
        return new Empirical([.. Points.Select(p => p * factor)], Cumulative, TailMeanSeconds * factor);
    }

    /// <summary>Equal when the points, shares and tail are.</summary>
    public bool Equals(Empirical? other) =>
        other is not null && TailMeanSeconds == other.TailMeanSeconds && Points.AsSpan().SequenceEqual(other.Points.AsSpan()) && Cumulative.AsSpan().SequenceEqual(other.Cumulative.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var point in Points) hash.Add(point);
        foreach (var share in Cumulative) hash.Add(share);
        hash.Add(TailMeanSeconds);
        return hash.ToHashCode();
    }

    private double At(double u)
    {
        var cumulative = Cumulative.AsSpan();
        if (u <= cumulative[0]) return Points[0];
        if (u > cumulative[^1]) return Points[^1] - TailMeanSeconds!.Value * PortableMath.Log((1 - u) / (1 - cumulative[^1]));

        int low = 0, high = cumulative.Length - 1; // cumulative[low] < u <= cumulative[high]
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (cumulative[middle] < u) low = middle;
            else high = middle;
        }

        return Points[low] + (u - cumulative[low]) / (cumulative[high] - cumulative[low]) * (Points[high] - Points[low]);
    }

    private (double Mean, double Variation) Moments()
    {
        var first = Cumulative[0] * Points[0];
        var second = Cumulative[0] * Points[0] * Points[0];
        for (var i = 1; i < Points.Length; i++)
        {
            double a = Points[i - 1], b = Points[i], share = Cumulative[i] - Cumulative[i - 1];
            first += share * (a + b) / 2;
            second += share * (a * a + a * b + b * b) / 3;
        }

        if (TailMeanSeconds is { } tail)
        {
            double last = Points[^1], share = 1 - Cumulative[^1];
            first += share * (last + tail);
            second += share * (last * last + 2 * last * tail + 2 * tail * tail);
        }

        return (first, first == 0 ? 0 : Math.Sqrt(Math.Max(0, second - first * first)) / first);
    }

    /// <summary>Splits the chord with the largest error (greatest distance in seconds times the share it spans) until there are enough points.</summary>
    private static Empirical Thinned(List<double> points, List<double> shares, int maxPoints)
    {
        var kept = new SortedSet<int> { 0, points.Count - 1 };
        var chords = new PriorityQueue<(int From, int To, int Split), (double Error, int From)>();
        Consider(0, points.Count - 1);
        while (kept.Count < maxPoints && chords.TryDequeue(out var chord, out _))
        {
            kept.Add(chord.Split);
            Consider(chord.From, chord.Split);
            Consider(chord.Split, chord.To);
        }

        return new([.. kept.Select(i => points[i])], [.. kept.Select(i => shares[i])]);

        void Consider(int from, int to)
        {
            double greatest = 0, width = shares[to] - shares[from];
            var split = -1;
            for (var i = from + 1; i < to && width > 0; i++)
            {
                var distance = Math.Abs(points[from] + (shares[i] - shares[from]) / width * (points[to] - points[from]) - points[i]);
                if (distance > greatest) (greatest, split) = (distance, i);
            }

            if (split >= 0) chords.Enqueue((from, to, split), (-greatest * width, from));
        }
    }

    private static void Check(ImmutableArray<double> points, ImmutableArray<double> cumulative, double? tailMeanSeconds)
    {
        if (points.IsDefaultOrEmpty) throw new ArgumentException("The points (0) must be at least one.", nameof(points));
        if (cumulative.IsDefault || cumulative.Length != points.Length)
            throw new ArgumentException(FormattableString.Invariant($"The cumulative shares ({(cumulative.IsDefault ? 0 : cumulative.Length)}) must be as many as the points ({points.Length})."), nameof(cumulative));
        for (var i = 0; i < points.Length; i++)
        {
            Guard.NotNegative(points[i], "point");
            Guard.Share(cumulative[i], "cumulative share");
            if (i > 0 && (points[i] < points[i - 1] || cumulative[i] < cumulative[i - 1]))
                throw new ArgumentException(FormattableString.Invariant($"The points ({points[i - 1]}, then {points[i]}) and cumulative shares ({cumulative[i - 1]}, then {cumulative[i]}) must not decrease."), nameof(points));
        }

        if (tailMeanSeconds is { } tail) Guard.Positive(tail, "mean of the tail");
        if (cumulative[^1] < 1 != tailMeanSeconds.HasValue)
            throw new ArgumentException(FormattableString.Invariant($"The last cumulative share ({cumulative[^1]}) must be 1 without a tail and below 1 with one.\nMaybe the mean of the tail is missing."), nameof(tailMeanSeconds));
    }
}
