using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Indicators;

/// <summary>How many are answered, and how soon: the five usual definitions of the service level (docs/methods/service-level.md).</summary>
internal static class ServiceForms
{
    public static ImmutableArray<IndicatorForm> All { get; } =
    [
        new("answered", IndicatorFamily.Answered, ArgumentKind.Share, Answered) { Leads = true },
        .. Enum.GetValues<ServiceLevelVariant>().Order().Select(Level),
    ];

    /// <summary>A/(A+B).</summary>
    private static Estimate Answered(IndicatorSlice slice)
    {
        if (slice.Days is not null) return FromDays.Share(slice, day => day.Answered, day => day.Offered);
        return FromDays.Counted(slice, counts => counts.Answered, counts => counts.Offered);
    }

    private static IndicatorForm Level(ServiceLevelVariant variant) =>
        new(FormattableString.Invariant($"service-level-{(int)variant}"), IndicatorFamily.ServiceLevel, ArgumentKind.Share, slice => Level(slice, variant)) { Leads = variant == ServiceLevelVariant.OfOffered };

    private static Estimate Level(IndicatorSlice slice, ServiceLevelVariant variant)
    {
        if (slice.Service is { } service) return service.Level(variant);
        return variant switch
        {
            ServiceLevelVariant.AbandonedWithinCountAsServed => FromDays.Share(slice, day => day.AnsweredWithin + day.AbandonedWithin, day => day.Offered),
            ServiceLevelVariant.AnsweredOnly => slice.Days is null
                ? FromDays.Counted(slice, counts => counts.AnsweredWithin, counts => counts.Answered)
                : FromDays.Share(slice, day => day.AnsweredWithin, day => day.Answered),
            ServiceLevelVariant.OfOffered => slice.Days is null
                ? FromDays.Counted(slice, counts => counts.AnsweredWithin, counts => counts.Offered)
                : FromDays.Share(slice, day => day.AnsweredWithin, day => day.Offered),
            ServiceLevelVariant.AbandonedWithinLeftOut => FromDays.Share(slice, day => day.AnsweredWithin, day => day.Offered - day.AbandonedWithin),
            _ => Estimate.Unknown, // short abandonments are not counted by day
        };
    }
}
