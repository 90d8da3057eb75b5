using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Indicators;

/// <summary>What is passed on, by contacts that can be followed and by cases of an event log.</summary>
internal static class TransferForms
{
    public static ImmutableArray<IndicatorForm> All { get; } =
    [
        new("transfer", IndicatorFamily.Transfer, ArgumentKind.Share, slice => Share(slice.Transfers.Sum(one => one.Transferred), slice.Transfers.Sum(one => one.Contacts))) { Leads = true },
        new("transfer-back", IndicatorFamily.TransferBack, ArgumentKind.Share, slice => Share(slice.Transfers.Sum(one => one.Returned), slice.Transfers.Sum(one => one.Contacts))),
        new("case-handed-over", IndicatorFamily.Transfer, ArgumentKind.Share, slice => Share(slice.Cases?.HandedOver, slice.Cases?.Cases)) { Leads = true },
        new("case-returned", IndicatorFamily.TransferBack, ArgumentKind.Share, slice => Share(slice.Cases?.Returned, slice.Cases?.Cases)),
        new("case-first-level", IndicatorFamily.Resolution, ArgumentKind.Share, slice => Share(slice.Cases?.FirstTier, slice.Cases?.Cases)),
        new("case-held", IndicatorFamily.HeldTime, ArgumentKind.Seconds, slice => slice.Cases is { HeldSeconds: { } held } cases ? Estimate.Exactly(held, cases.Cases) : Estimate.Unknown),
    ];

    private static Estimate Share(long? part, long? whole) => part is { } some && whole is { } all and > 0 ? Intervals.Share(some, all) : Estimate.Unknown;
}
