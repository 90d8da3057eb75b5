using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>Indicators of a flow, or of all, from counts by day.</summary>
internal static class ServiceEstimation
{
    /// <param name="days">In the grid's order; days without contacts are all zero.</param>
    /// <param name="occupancy">Unknown for a single flow of a shared floor.</param>
    public static ServiceObservation Of(
        IReadOnlyList<DayCounts> days, double thresholdSeconds, int shortSeconds, SecondsHistogram waitAnswered, SecondsHistogram handle, Estimate occupancy)
    {
        var sum = default(DayCounts);
        foreach (var day in days) sum.Add(in day);
        return new()
        {
            Offered = sum.Offered,
            Answered = sum.Answered,
            Abandoned = sum.Abandoned,
            LeftBeforeQueue = sum.LeftBeforeQueue,
            ThresholdSeconds = thresholdSeconds,
            ShortAbandonSeconds = shortSeconds,
            ServiceLevels = [.. Enum.GetValues<ServiceLevelVariant>().Order().Select(variant => Level(days, variant))],
            AbandonmentShare = Share(day => day.Abandoned, day => day.Offered),
            AbandonmentShareWithoutShort = Share(day => day.Abandoned - day.AbandonedShort, day => day.Offered - day.AbandonedShort),
            AbandonmentShareInQueue = Share(day => day.Abandoned - day.LeftBeforeQueue, day => day.Offered - day.LeftBeforeQueue),
            MeanWaitAnsweredSeconds = DayRatio.Mean(Each(day => day.WaitSecondsAnswered), Each(day => day.Answered), waitAnswered),
            MeanWaitAllSeconds = DayRatio.Mean(Each(day => day.WaitSecondsAnswered + day.WaitSecondsAbandoned), Each(day => day.Offered)),
            AnsweredAtOnceShare = Share(day => day.AnsweredAtOnce, day => day.AnsweredSingly),
            MeanHandleSeconds = DayRatio.Mean(Each(day => day.HandleSeconds), Each(day => day.HandleCount), handle),
            Occupancy = occupancy,
        };

        double[] Each(Func<DayCounts, double> value) => [.. days.Select(value)];
        Estimate Share(Func<DayCounts, double> part, Func<DayCounts, double> whole) => DayRatio.Share(Each(part), Each(whole));
    }

    private static Estimate Level(IReadOnlyList<DayCounts> days, ServiceLevelVariant variant)
    {
        var parts = days.Select(day => ServiceLevels.Parts(variant, new(day.Answered, day.Abandoned, day.AnsweredWithin, day.AbandonedWithin, day.AbandonedShort))).ToArray();
        return DayRatio.Share([.. parts.Select(part => part.Numerator)], [.. parts.Select(part => part.Denominator)]);
    }
}
