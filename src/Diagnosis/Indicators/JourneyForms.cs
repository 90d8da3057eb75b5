using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Indicators;

/// <summary>Whether customers have to come back (docs/methods/journeys.md): repeats, and first-contact resolution by five definitions.</summary>
internal static class JourneyForms
{
    public static ImmutableArray<IndicatorForm> All { get; } =
    [
        new("repeat", IndicatorFamily.Repeat, ArgumentKind.Share, slice => slice.Journeys?.At(slice.WindowDays).Certain ?? Estimate.Unknown) { Leads = true },
        new("repeat-possible", IndicatorFamily.Repeat, ArgumentKind.Share, slice => slice.Journeys?.At(slice.WindowDays).Possible ?? Estimate.Unknown),
        new("repeat-after-answer", IndicatorFamily.Repeat, ArgumentKind.Share, slice => slice.Journeys?.RepeatAfterAnswer ?? Estimate.Unknown),
        new("retry", IndicatorFamily.Retry, ArgumentKind.Share, slice => slice.Journeys?.RetryAfterAbandonment ?? Estimate.Unknown),
        Resolution("same-flow", leads: false),
        Resolution("any-flow", leads: false),
        Resolution("no-transfer", leads: false),
        Resolution("one-contact", leads: true),
        Resolution("first-attempt", leads: false),
        new("contacts-per-conversation", IndicatorFamily.ContactsPerConversation, ArgumentKind.Number, slice => slice.Journeys?.ContactsPerConversation ?? Estimate.Unknown),
    ];

    /// <summary>By the window of conversations where the definition has several.</summary>
    private static IndicatorForm Resolution(string code, bool leads) => new($"resolution-{code}", IndicatorFamily.Resolution, ArgumentKind.Share, slice => Share(slice, code)) { Leads = leads };

    private static Estimate Share(IndicatorSlice slice, string code) =>
        slice.Journeys?.Resolutions.FirstOrDefault(one => one.Code == code && (one.Days is null || one.Days == slice.WindowDays))?.Share ?? Estimate.Unknown;
}
