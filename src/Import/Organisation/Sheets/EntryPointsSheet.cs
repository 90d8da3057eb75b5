using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>How customers can reach the centre (R9).</summary>
internal sealed class EntryPointsSheet : SheetForm<EntryPoint>
{
    public override string Key => "entryPoints";

    public override Words Name { get; } = new("Points d’entrée", "Entry points");

    public override Words About { get; } = new(
        "Tous les numéros, adresses, formulaires et comptes par lesquels un client peut arriver, connus ou oubliés.",
        "Every number, address, form and account by which a customer can arrive, known or forgotten.");

    protected override ImmutableArray<Column<EntryPoint>> Fields { get; } =
    [
        Field("name", ColumnKind.Text, ("Point d’entrée", "Entry point"), ("Un nom qui le distingue.", "A name that tells it apart."), row => row.Name) with { Required = true },
        Field("kind", ColumnKind.Choice, ("Nature", "Kind"), ("Ce que c’est.", "What it is."), row => row.Kind) with { Choices = [new(EntryKind.PhoneNumber, new("numéro de téléphone", "phone number")), new(EntryKind.Mailbox, new("boîte mail", "mailbox")), new(EntryKind.Form, new("formulaire", "form")), new(EntryKind.Chat, new("chat", "chat")), new(EntryKind.Social, new("compte social", "social account")), new(EntryKind.Voicemail, new("répondeur", "voicemail")), new(EntryKind.Post, new("adresse postale", "postal address")), new(EntryKind.Counter, new("guichet", "counter")), new(EntryKind.Portal, new("espace client", "customer portal"))] },
        Field("address", ColumnKind.Text, ("Adresse ou numéro", "Address or number"), ("Tel que les clients le voient.", "As customers see it."), row => row.Address),
        Field("publishedIn", ColumnKind.Text, ("Publié dans", "Published in"), ("Site, facture, courrier…", "Web site, invoice, letter…"), row => row.PublishedIn),
        Field("owner", ColumnKind.Text, ("Responsable", "Owner"), ("Qui en répond.", "Who answers for it."), row => row.Owner),
        Field("reported", ColumnKind.YesNo, ("Compté dans un reporting", "Counted in a report"), ("oui, non ou inconnu.", "yes, no or unknown."), row => row.Reported),
        Field("leadsTo", ColumnKind.Reference, ("Mène à", "Leads to"), ("Nœud du SVI ou flux.", "Node of the IVR or flow."), row => row.LeadsTo) with { RefersTo = ["menu", "flows"] },
        Field("weekly", ColumnKind.Number, ("Contacts par semaine", "Contacts a week"), ("Vide si inconnu.", "Empty if unknown."), row => row.Weekly),
    ];

    protected override string? NameOf(EntryPoint row) => row.Name;

    protected override ImmutableArray<EntryPoint> Of(Declarations declared) => declared.EntryPoints;

    protected override Declarations With(Declarations declared, ImmutableArray<EntryPoint> rows) => declared with { EntryPoints = rows };

    protected override EntryPoint Make(RowReading row) => new()
    {
        Name = row.Name("name"),
        Kind = row.Choice<EntryKind>("kind"),
        Address = row.Text("address"),
        PublishedIn = row.Text("publishedIn"),
        Owner = row.Text("owner"),
        Reported = row.YesNo("reported"),
        LeadsTo = row.Text("leadsTo"),
        Weekly = row.Number("weekly"),
    };
}
