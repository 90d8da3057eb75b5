using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>Transfers as people state them (R6, R13).</summary>
internal sealed class TransfersSheet : SheetForm<DeclaredTransfer>
{
    public override string Key => "transfers";

    public override Words Name { get; } = new("Transferts", "Transfers");

    public override Words About { get; } = new(
        "Les contacts passés d’une équipe ou d’un service à un autre.",
        "Contacts passed from one team or service to another.");

    protected override ImmutableArray<Column<DeclaredTransfer>> Fields { get; } =
    [
        Field("from", ColumnKind.Reference, ("De", "From"), ("Équipe ou service.", "Team or service."), row => row.From) with { Required = true, RefersTo = ["teams"] },
        Field("to", ColumnKind.Reference, ("Vers", "To"), ("Équipe ou service, même hors du centre.", "Team or service, even outside the centre."), row => row.To) with { Required = true, RefersTo = ["teams"] },
        Field("flow", ColumnKind.Reference, ("Flux", "Flow"), ("Vide : n’importe lequel.", "Empty: any."), row => row.Flow) with { RefersTo = ["flows"] },
        Field("share", ColumnKind.Share, ("Part des contacts", "Share of contacts"), ("Vide si inconnue.", "Empty if unknown."), row => row.Share),
        Field("weekly", ColumnKind.Number, ("Contacts par semaine", "Contacts a week"), ("Vide si inconnu.", "Empty if unknown."), row => row.Weekly),
        Field("ticket", ColumnKind.YesNo, ("Avec ticket", "With ticket"), ("Un ticket suit-il le contact ?", "Does a ticket follow the contact?"), row => row.WithTicket),
        Field("reason", ColumnKind.Text, ("Raison", "Reason"), ("Pourquoi il est transféré.", "Why it is transferred."), row => row.Reason),
    ];

    protected override ImmutableArray<DeclaredTransfer> Of(Declarations declared) => declared.Transfers;

    protected override Declarations With(Declarations declared, ImmutableArray<DeclaredTransfer> rows) => declared with { Transfers = rows };

    protected override DeclaredTransfer Make(RowReading row) => new()
    {
        From = row.Name("from"),
        To = row.Name("to"),
        Flow = row.Text("flow"),
        Share = row.Share("share"),
        Weekly = row.Number("weekly"),
        WithTicket = row.YesNo("ticket"),
        Reason = row.Text("reason"),
    };
}
