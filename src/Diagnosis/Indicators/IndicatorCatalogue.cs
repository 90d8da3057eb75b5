using System.Collections.Immutable;

namespace Plateau.Diagnosis.Indicators;

/// <summary>Every indicator, each by one definition, in the order in which a report reads: service, giving up, waiting, work, coming back, passing on.</summary>
public static class IndicatorCatalogue
{
    public static ImmutableArray<IndicatorForm> All { get; } =
    [
        .. ServiceForms.All,
        .. AbandonmentForms.All,
        .. WaitForms.All,
        .. WorkForms.All,
        .. JourneyForms.All,
        .. TransferForms.All,
        .. UnseenForms.All,
    ];
}
