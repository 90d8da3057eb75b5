using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>
/// Patience by Kaplan–Meier (docs/methods/patience.md): those who left the queue are events, the answered are censored at their wait, those who left before
/// the queue say nothing. A flow with few events borrows the curve of all flows, and says so.
/// </summary>
internal static class PatienceEstimation
{
    private const int MostPoints = 120;

    /// <param name="pooled">The curve of all flows.</param>
    /// <param name="sums">Abandonments known as sums only, and the seconds waited by all: where no single wait is known, the mean of an exponential law, which is assumed (a note says so), is their ratio.</param>
    public static PatienceObservation Of(SecondsHistogram abandoned, SecondsHistogram answered, KaplanMeier pooled, int fewAbandonments, (long Abandoned, long WaitSeconds) sums)
    {
        if (abandoned.Count + answered.Count == 0 && sums is { Abandoned: > 0, WaitSeconds: > 0 })
        {
            var mean = (double)sums.WaitSeconds / sums.Abandoned;
            return new(sums.Abandoned, 0, [], null, Estimate.Exactly(mean, sums.Abandoned), new Exponential(mean), false);
        }

        var borrowed = abandoned.Count < fewAbandonments && pooled.Events > abandoned.Count;
        var curve = borrowed ? pooled : KaplanMeier.From(abandoned, answered);
        var law = curve.ToDistribution();
        return new(
            abandoned.Count, answered.Count, Points(curve), curve.Median(),
            double.IsFinite(law.Mean) ? Estimate.Exactly(law.Mean, curve.Events) : Estimate.Unknown, law, borrowed);
    }

    private static ImmutableArray<SurvivalPoint> Points(KaplanMeier curve)
    {
        if (curve.Steps.IsEmpty) return [];
        var seconds = curve.Steps.Where(step => step.Events > 0).Select(step => step.Seconds).ToArray();
        var every = Math.Max(1, (seconds.Length + MostPoints - 1) / MostPoints);
        var points = ImmutableArray.CreateBuilder<SurvivalPoint>();
        points.Add(new(0, 1, 1, 1));
        for (var i = 0; i < seconds.Length; i++)
        {
            if (i % every != 0 && i != seconds.Length - 1) continue;
            var survival = curve.SurvivalAt(seconds[i]);
            if (survival.Value is { } share) points.Add(new(seconds[i], share, survival.Low ?? share, survival.High ?? share));
        }

        return points.ToImmutable();
    }
}
