using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>Mutual aid (R7).</summary>
internal sealed class HelpLinksSheet : SheetForm<HelpLink>
{
    public override string Key => "helpLinks";

    public override Words Name { get; } = new("Entraides", "Help links");

    public override Words About { get; } = new(
        "Qui aide qui, et quand.",
        "Who helps whom, and when.");

    protected override ImmutableArray<Column<HelpLink>> Fields { get; } =
    [
        Field("from", ColumnKind.Reference, ("Équipe aidée", "Team that is helped"), ("Feuille Équipes.", "Sheet Teams."), row => row.From) with { Required = true, RefersTo = ["teams"] },
        Field("to", ColumnKind.Reference, ("Équipe qui aide", "Team that helps"), ("Feuille Équipes.", "Sheet Teams."), row => row.To) with { Required = true, RefersTo = ["teams"] },
        Field("flow", ColumnKind.Reference, ("Flux", "Flow"), ("Vide : n’importe lequel.", "Empty: any."), row => row.Flow) with { RefersTo = ["flows"] },
        Field("trigger", ColumnKind.Text, ("Quand", "When"), ("Ce qui la déclenche.", "What triggers it."), row => row.Trigger),
    ];

    protected override ImmutableArray<HelpLink> Of(Declarations declared) => declared.HelpLinks;

    protected override Declarations With(Declarations declared, ImmutableArray<HelpLink> rows) => declared with { HelpLinks = rows };

    protected override HelpLink Make(RowReading row) => new(row.Name("from"), row.Name("to"), row.Text("flow"), row.Text("trigger"));
}
