using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>Costs.</summary>
internal sealed class CostsSheet : SheetForm<DeclaredCost>
{
    public override string Key => "costs";

    public override Words Name { get; } = new("Coûts", "Costs");

    public override Words About { get; } = new(
        "Ce que coûtent les choses, selon le centre ; sans coût, les heures sont comparées.",
        "What things cost, by the centre’s own count; without costs, hours are compared.");

    protected override ImmutableArray<Column<DeclaredCost>> Fields { get; } =
    [
        Field("subject", ColumnKind.Reference, ("Équipe ou prestataire", "Team or provider"), ("Vide : tout le centre.", "Empty: the whole centre."), row => row.Subject) with { RefersTo = ["teams"] },
        Field("item", ColumnKind.Choice, ("Ce qui est compté", "What is counted"), ("Choisir dans la liste.", "Choose from the list."), row => row.Item) with { Required = true, Choices = [new(CostItem.AgentHour, new("heure de conseiller", "agent hour")), new(CostItem.Contact, new("contact", "contact")), new(CostItem.HandledMinute, new("minute traitée", "handled minute")), new(CostItem.TrainingHours, new("heures de formation par compétence", "training hours for a skill"))] },
        Field("amount", ColumnKind.Number, ("Montant", "Amount"), ("Un nombre.", "A number."), row => row.Amount) with { Required = true },
        Field("unit", ColumnKind.Text, ("Unité", "Unit"), ("€, h…", "€, h…"), row => row.Unit),
    ];

    protected override ImmutableArray<DeclaredCost> Of(Declarations declared) => declared.Costs;

    protected override Declarations With(Declarations declared, ImmutableArray<DeclaredCost> rows) => declared with { Costs = rows };

    protected override DeclaredCost Make(RowReading row) => new(row.Text("subject"), row.Choice<CostItem>("item") ?? CostItem.AgentHour, row.Number("amount") ?? 0, row.Text("unit"));
}
