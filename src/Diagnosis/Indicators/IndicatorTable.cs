using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Indicators;

/// <summary>One indicator of one part, with sample and interval.</summary>
public sealed record IndicatorValue(IndicatorForm Form, Estimate Value);

/// <summary>What is known of one part: indicators that it does not tell are left out.</summary>
/// <param name="Values">In the order of the catalogue.</param>
public sealed record IndicatorRow(IndicatorSlice Slice, ImmutableArray<IndicatorValue> Values)
{
    /// <summary>Unknown when this part does not tell it.</summary>
    public Estimate Of(string code) => Values.FirstOrDefault(value => value.Form.Code == code)?.Value ?? Estimate.Unknown;
}

/// <summary>All indicators by all parts (docs/methods/indicators.md).</summary>
/// <param name="Rows">Centre, flows, channels, teams, weekdays, hours, dates.</param>
/// <param name="Untold">Indicators that no part tells: what to collect stands in their texts.</param>
/// <param name="TeamsHidden">Teams of fewer than five people.</param>
public sealed record IndicatorTable(ImmutableArray<IndicatorRow> Rows, ImmutableArray<IndicatorForm> Untold, int TeamsHidden)
{
    public static IndicatorTable Of(CentreEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ImmutableArray<IndicatorRow> rows =
        [
            .. IndicatorSlices.Of(evidence).Select(slice => new IndicatorRow(slice, [.. IndicatorCatalogue.All.Select(form => new IndicatorValue(form, form.Measure(slice))).Where(value => value.Value.Value is not null)])),
        ];
        return new(
            [.. rows.Where(row => row.Slice.Kind == SliceKind.Centre || !row.Values.IsEmpty)],
            [.. IndicatorCatalogue.All.Where(form => rows.All(row => row.Of(form.Code).Value is null))],
            IndicatorSlices.TeamsHidden(evidence));
    }

    public IndicatorRow Centre => Rows[0];

    public IEnumerable<IndicatorRow> By(SliceKind kind) => Rows.Where(row => row.Slice.Kind == kind);
}
