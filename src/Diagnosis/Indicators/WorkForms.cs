using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Indicators;

/// <summary>What contacts ask of agents. By team, never by person.</summary>
internal static class WorkForms
{
    public static ImmutableArray<IndicatorForm> All { get; } =
    [
        new("handle-time", IndicatorFamily.HandleTime, ArgumentKind.Seconds, slice => slice.Service?.MeanHandleSeconds ?? slice.Work?.Handle ?? Estimate.Unknown) { Leads = true },
        new("after-contact", IndicatorFamily.AfterContact, ArgumentKind.Seconds, slice => slice.AfterContactSeconds),
        new("occupancy", IndicatorFamily.Occupancy, ArgumentKind.Share, slice => slice.Service?.Occupancy ?? slice.Work?.Occupancy ?? Estimate.Unknown),
    ];
}
