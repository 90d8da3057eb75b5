using System.Collections.Immutable;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Indicators;

/// <summary>Indicators by typology, sources side by side, and what goes with what.</summary>
/// <param name="Associations">Over flows first; over teams and hours of the week where something varies there.</param>
public sealed record IndicatorStudy(IndicatorTable Table, ImmutableArray<ComparedSources> Compared, ImmutableArray<Associations> Associations)
{
    public static IndicatorStudy Of(CentreEvidence evidence, ImmutableArray<Examination> diagnosis, ulong seed, CancellationToken cancellation = default)
    {
        var table = IndicatorTable.Of(evidence);
        return new(table, SourceComparison.Of(evidence, table), Indicators.Associations.All(evidence, table, diagnosis, seed, cancellation));
    }
}
