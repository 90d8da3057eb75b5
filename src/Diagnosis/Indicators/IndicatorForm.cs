using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Indicators;

/// <summary>
/// One indicator by one definition. Templates <c>indicator.{code}.name</c> and <c>.definition</c>, and of its family <c>indicator.{family}.collect</c> (what to collect where nothing tells it).
/// </summary>
/// <param name="Code">Stable for ever.</param>
/// <param name="Family">Those of one family are the same thing by several definitions: their spread is what definitions explain.</param>
/// <param name="Kind">Unit: share, seconds or a plain number.</param>
/// <param name="Measure">Unknown where the part does not tell it; never 0 for an empty denominator.</param>
public sealed record IndicatorForm(string Code, IndicatorFamily Family, ArgumentKind Kind, Func<IndicatorSlice, Estimate> Measure)
{
    /// <summary>Whether findings are held against it: one of each family, so that one thing is not looked at five times.</summary>
    public bool Leads { get; init; }
}

/// <summary>What an indicator is about. Names in camel case are codes.</summary>
public enum IndicatorFamily
{
    Answered,
    ServiceLevel,
    Abandonment,
    MenuDropOut,
    Wait,
    AnsweredAtOnce,
    ResponseDelay,
    HandleTime,
    AfterContact,
    Occupancy,
    Repeat,
    Retry,
    Resolution,
    ContactsPerConversation,
    Transfer,
    TransferBack,
    HeldTime,
    Deterrence,
    Satisfaction,
}

/// <summary>How an indicator is computed from counts by day, where no single contacts are at hand.</summary>
internal static class FromDays
{
    /// <summary>A day that lacks a part of it does not count.</summary>
    public static Estimate Share(IndicatorSlice slice, Func<DayObservation, double?> part, Func<DayObservation, double?> whole) => Ratio(slice, part, whole, DayRatio.Share);

    public static Estimate Mean(IndicatorSlice slice, Func<DayObservation, double?> sum, Func<DayObservation, double?> count) => Ratio(slice, sum, count, (top, bottom) => DayRatio.Mean(top, bottom));

    /// <summary>From counts over all days together: Wilson's interval, which takes contacts for independent.</summary>
    public static Estimate Counted(IndicatorSlice slice, Func<PeriodObservation, long?> part, Func<PeriodObservation, long?> whole) =>
        slice.Counts is { } counts && part(counts) is { } some && whole(counts) is { } all and > 0 ? Intervals.Share(Math.Min(some, all), all) : Estimate.Unknown;

    private static Estimate Ratio(IndicatorSlice slice, Func<DayObservation, double?> part, Func<DayObservation, double?> whole, Func<IReadOnlyList<double>, IReadOnlyList<double>, Estimate> estimate)
    {
        if (slice.Days is not { } days) return Estimate.Unknown;
        var known = days.Select(day => (Part: part(day), Whole: whole(day))).Where(day => day is { Part: not null, Whole: > 0 }).ToArray();
        return known.Length == 0 ? Estimate.Unknown : estimate([.. known.Select(day => day.Part!.Value)], [.. known.Select(day => day.Whole!.Value)]);
    }
}
