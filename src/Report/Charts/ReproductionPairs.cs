using System.Collections.Immutable;
using Plateau.Design.Reproduction;

namespace Plateau.Report.Charts;

/// <summary>One comparison of model and reality as computed, and beside it the same with the declared number fitted; either may be missing.</summary>
internal sealed record ReproductionPair(ReproductionKind Kind, string Source, ReproductionResult? Plain, ReproductionResult? Calibrated)
{
    /// <summary>The one that speaks for the pair: never the calibrated one where there is another.</summary>
    public ReproductionResult Main => Plain ?? Calibrated!;

    public static ImmutableArray<ReproductionPair> Of(ImmutableArray<ReproductionResult> comparisons) =>
        [.. comparisons.GroupBy(comparison => (comparison.Kind, comparison.Source)).Select(pair => new ReproductionPair(
            pair.Key.Kind, pair.Key.Source, pair.FirstOrDefault(comparison => comparison.Calibration is null), pair.FirstOrDefault(comparison => comparison.Calibration is not null)))];
}
