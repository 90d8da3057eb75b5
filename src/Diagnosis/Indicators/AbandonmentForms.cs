using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Indicators;

/// <summary>Who gives up, by three definitions, and who leaves before any queue.</summary>
internal static class AbandonmentForms
{
    public static ImmutableArray<IndicatorForm> All { get; } =
    [
        new("abandonment", IndicatorFamily.Abandonment, ArgumentKind.Share, Abandonment) { Leads = true },
        new("abandonment-without-short", IndicatorFamily.Abandonment, ArgumentKind.Share, slice => slice.Service?.AbandonmentShareWithoutShort ?? Estimate.Unknown),
        new("abandonment-in-queue", IndicatorFamily.Abandonment, ArgumentKind.Share,
            slice => slice.Service?.AbandonmentShareInQueue ?? FromDays.Share(slice, day => day.Abandoned - day.LeftBeforeQueue, day => day.Offered - day.LeftBeforeQueue)),
        new("menu-drop-out", IndicatorFamily.MenuDropOut, ArgumentKind.Share, slice => slice.MenuSeen ? FromDays.Share(slice, day => day.LeftBeforeQueue, day => day.Offered) : Estimate.Unknown) { Leads = true },
    ];

    private static Estimate Abandonment(IndicatorSlice slice)
    {
        if (slice.Service is { } service) return service.AbandonmentShare;
        return slice.Days is null ? FromDays.Counted(slice, counts => counts.Abandoned, counts => counts.Offered) : FromDays.Share(slice, day => day.Abandoned, day => day.Offered);
    }
}
