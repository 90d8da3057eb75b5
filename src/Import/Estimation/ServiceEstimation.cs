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
            Answered = sum.Of(sum.Answered, Unknowns.Answered),
            Abandoned = sum.Of(sum.Abandoned, Unknowns.Abandoned),
            LeftBeforeQueue = sum.Of(sum.LeftBeforeQueue, Unknowns.Abandoned),
            ThresholdSeconds = thresholdSeconds,
            ShortAbandonSeconds = shortSeconds,
            ServiceLevels = [.. Enum.GetValues<ServiceLevelVariant>().Order().Select(variant => Level(days, variant))],
            AbandonmentShare = Share(Unknowns.Abandoned, day => day.Abandoned, day => day.Offered),
            AbandonmentShareWithoutShort = Share(Unknowns.Abandoned | Unknowns.AbandonedShort, day => day.Abandoned - day.AbandonedShort, day => day.Offered - day.AbandonedShort),
            AbandonmentShareInQueue = Share(Unknowns.Abandoned, day => day.Abandoned - day.LeftBeforeQueue, day => day.Offered - day.LeftBeforeQueue),
            MeanWaitAnsweredSeconds = DayRatio.Mean(Each(day => day.WaitSecondsAnswered), Known(Unknowns.Answered | Unknowns.WaitAnswered, day => day.Answered), waitAnswered),
            MeanWaitAllSeconds = DayRatio.Mean(Each(day => day.WaitSecondsAnswered + day.WaitSecondsAbandoned), Known(Unknowns.WaitAnswered | Unknowns.WaitAbandoned, day => day.Offered)),
            AnsweredAtOnceShare = Share(Unknowns.None, day => day.AnsweredAtOnce, day => day.AnsweredSingly),
            MeanHandleSeconds = DayRatio.Mean(Each(day => day.HandleSeconds), Each(day => day.HandleCount), handle),
            Occupancy = occupancy,
        };

        double[] Each(Func<DayCounts, double> value) => [.. days.Select(value)];
        // A day that does not tell all that is needed has no denominator, and so does not count.
        double[] Known(Unknowns needed, Func<DayCounts, double> value) => [.. days.Select(day => (day.Unknown & needed) == Unknowns.None ? value(day) : 0)];
        Estimate Share(Unknowns needed, Func<DayCounts, double> part, Func<DayCounts, double> whole) => DayRatio.Share(Each(part), Known(needed, whole));
    }

    private static Estimate Level(IReadOnlyList<DayCounts> days, ServiceLevelVariant variant)
    {
        var needed = Unknowns.Answered | Unknowns.AnsweredWithin;
        if (variant != ServiceLevelVariant.AnsweredOnly) needed |= Unknowns.Abandoned;
        if (variant is ServiceLevelVariant.AbandonedWithinCountAsServed or ServiceLevelVariant.AbandonedWithinLeftOut) needed |= Unknowns.AbandonedWithin;
        if (variant == ServiceLevelVariant.ShortAbandonedCredited) needed |= Unknowns.AbandonedShort;
        var parts = days.Where(day => (day.Unknown & needed) == Unknowns.None).Select(day => ServiceLevels.Parts(variant, new(day.Answered, day.Abandoned, day.AnsweredWithin, day.AbandonedWithin, day.AbandonedShort))).ToArray();
        return DayRatio.Share([.. parts.Select(part => part.Numerator)], [.. parts.Select(part => part.Denominator)]);
    }
}
