using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Indicators;

/// <summary>How long customers wait: on the line, or for an answer to what they wrote.</summary>
internal static class WaitForms
{
    public static ImmutableArray<IndicatorForm> All { get; } =
    [
        new("wait-answered", IndicatorFamily.Wait, ArgumentKind.Seconds, Answered) { Leads = true },
        new("wait-all", IndicatorFamily.Wait, ArgumentKind.Seconds,
            slice => slice.Service?.MeanWaitAllSeconds ?? FromDays.Mean(slice, day => day.WaitSecondsAnswered + day.WaitSecondsAbandoned, day => day.Offered)),
        new("answered-at-once", IndicatorFamily.AnsweredAtOnce, ArgumentKind.Share, slice => slice.Service?.AnsweredAtOnceShare ?? Estimate.Unknown),
        new("response-delay", IndicatorFamily.ResponseDelay, ArgumentKind.Seconds, slice => slice.Cold == true ? Answered(slice) : Estimate.Unknown),
    ];

    private static Estimate Answered(IndicatorSlice slice) => slice.Service?.MeanWaitAnsweredSeconds ?? FromDays.Mean(slice, day => day.WaitSecondsAnswered, day => day.Answered);
}
