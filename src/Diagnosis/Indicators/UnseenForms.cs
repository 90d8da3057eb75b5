using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Indicators;

/// <summary>What directors follow and no log that is read tells: they stand here so that the report says what to collect, and so that a declared value finds its name.</summary>
internal static class UnseenForms
{
    public static ImmutableArray<IndicatorForm> All { get; } =
    [
        new("deterrence", IndicatorFamily.Deterrence, ArgumentKind.Share, _ => Estimate.Unknown),
        new("satisfaction", IndicatorFamily.Satisfaction, ArgumentKind.Share, _ => Estimate.Unknown),
    ];
}
