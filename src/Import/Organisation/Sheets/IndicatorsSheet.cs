using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>Indicators that people say they follow (R8).</summary>
internal sealed class IndicatorsSheet : SheetForm<Indicator>
{
    public override string Key => "indicators";

    public override Words Name { get; } = new("Indicateurs", "Indicators");

    public override Words About { get; } = new(
        "Les indicateurs suivis, avec leur source : sans source, un indicateur n’est pas prouvé.",
        "The indicators that are followed, with their source: without source an indicator is not proven.");

    protected override ImmutableArray<Column<Indicator>> Fields { get; } =
    [
        Field("name", ColumnKind.Text, ("Indicateur", "Indicator"), ("Taux d’abandon, satisfaction…", "Abandonment rate, satisfaction…"), row => row.Name) with { Required = true },
        Field("flow", ColumnKind.Reference, ("Flux", "Flow"), ("Vide : tout le centre.", "Empty: the whole centre."), row => row.Flow) with { RefersTo = ["flows"] },
        Field("kind", ColumnKind.Choice, ("Nature", "Kind"), ("Quantitatif ou qualitatif.", "Quantitative or qualitative."), row => row.Kind) with { Choices = [new(IndicatorKind.Quantitative, new("quantitatif", "quantitative")), new(IndicatorKind.Qualitative, new("qualitatif", "qualitative"))] },
        Field("definition", ColumnKind.Text, ("Définition", "Definition"), ("Comment il est compté.", "How it is counted."), row => row.Definition),
        Field("source", ColumnKind.Text, ("Source", "Source"), ("D’où il vient : outil, rapport, enquête.", "Where it comes from: tool, report, survey."), row => row.Source),
        Field("value", ColumnKind.Number, ("Valeur", "Value"), ("La dernière valeur connue.", "The last known value."), row => row.Value) with { Least = -1e9 },
        Field("target", ColumnKind.Number, ("Objectif", "Target"), ("La valeur visée.", "The value aimed at."), row => row.Target) with { Least = -1e9 },
        Field("unit", ColumnKind.Text, ("Unité", "Unit"), ("%, s, contacts…", "%, s, contacts…"), row => row.Unit),
        Field("owner", ColumnKind.Text, ("Suivi par", "Followed by"), ("Qui le regarde.", "Who looks at it."), row => row.Owner),
    ];

    protected override ImmutableArray<Indicator> Of(Declarations declared) => declared.Indicators;

    protected override Declarations With(Declarations declared, ImmutableArray<Indicator> rows) => declared with { Indicators = rows };

    protected override Indicator Make(RowReading row) => new()
    {
        Name = row.Name("name"),
        Flow = row.Text("flow"),
        Kind = row.Choice<IndicatorKind>("kind"),
        Definition = row.Text("definition"),
        Source = row.Text("source"),
        Value = row.Number("value"),
        Target = row.Number("target"),
        Unit = row.Text("unit"),
        Owner = row.Text("owner"),
    };
}
