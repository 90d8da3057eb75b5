using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>
/// Law of handle times (docs/methods/handle-time-laws.md). With <see cref="ReadingSettings.EmpiricalFrom"/> observations or more the observed law itself is used:
/// no fitted law carries the short and the very long contacts of a real log. With fewer, the nearest fitted law, scaled to the observed mean because the load
/// depends on it.
/// </summary>
internal static class HandleEstimation
{
    private static readonly double[] _edges = [0, 10, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 1800, 3600];

    /// <param name="all">Handle times of all flows, borrowed by a flow that has none; null when nobody has any.</param>
    public static HandleObservation Of(SecondsHistogram handle, Estimate mean, SecondsHistogram? all, int empiricalFrom)
    {
        if (LawFit.Of(handle) is not { } fit || handle.Mean is not { } observed)
        {
            // Sums of intervals tell the mean and no law: exponential is assumed, and a note says so.
            if (mean.Value is { } known and > 0) return new(mean, null, null, [], new Exponential(known), null, []);
            var borrowed = all is { Count: > 0 } ? Empirical.From(all) : (Distribution)new Exponential(180);
            return new(Estimate.Unknown, null, null, [], borrowed, null, []);
        }

        Distribution chosen = handle.Count >= empiricalFrom ? Empirical.From(handle) : fit.Best.Law.WithMean(observed);
        var laws = fit.Fits
            .Select(law => new Model.Observations.FittedLaw(law.Law, law.KolmogorovSmirnov, chosen is not Empirical && law == fit.Best))
            .ToImmutableArray();
        if (chosen is Empirical) laws = laws.Insert(0, new(chosen, LawFit.Judge(chosen, handle).KolmogorovSmirnov, true));
        return new(mean, handle.Median, handle.StandardDeviation / observed, laws, chosen, handle.ShareBelow(10), Histogram(handle));
    }

    private static ImmutableArray<DurationShare> Histogram(SecondsHistogram handle)
    {
        var counts = new long[_edges.Length];
        var at = 0;
        foreach (var (seconds, count) in handle.Bins)
        {
            while (at + 1 < _edges.Length && seconds >= _edges[at + 1]) at++;
            counts[at] += count;
        }

        var longest = Math.Max(handle.Longest ?? 0, _edges[^1]) + 1;
        var shares = ImmutableArray.CreateBuilder<DurationShare>(_edges.Length);
        for (var i = 0; i < _edges.Length; i++) shares.Add(new(_edges[i], i + 1 < _edges.Length ? _edges[i + 1] : longest, (double)counts[i] / handle.Count));
        return shares.ToImmutable();
    }
}
