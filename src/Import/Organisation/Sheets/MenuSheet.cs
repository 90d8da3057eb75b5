using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>The voice menu (R10).</summary>
internal sealed class MenuSheet : SheetForm<MenuNode>
{
    public override string Key => "menu";

    public override Words Name { get; } = new("SVI", "Voice menu");

    public override Words About { get; } = new(
        "L’arbre du serveur vocal, nœud par nœud ; un nœud sans parent est la tête d’un menu.",
        "The tree of the voice menu, node by node; a node without parent is the head of a menu.");

    protected override ImmutableArray<Column<MenuNode>> Fields { get; } =
    [
        Field("name", ColumnKind.Text, ("Nœud", "Node"), ("Un nom qui le distingue.", "A name that tells it apart."), row => row.Name) with { Required = true },
        Field("parent", ColumnKind.Reference, ("Parent", "Parent"), ("Le nœud d’où l’on vient ; vide pour la tête.", "The node one comes from; empty for the head."), row => row.Parent) with { RefersTo = ["menu"] },
        Field("key", ColumnKind.Text, ("Touche", "Key"), ("Ce que l’appelant tape ou dit pour y venir.", "What the caller presses or says to come here."), row => row.Key),
        Field("prompt", ColumnKind.Text, ("Annonce", "Prompt"), ("Ce que l’appelant entend.", "What the caller hears."), row => row.Prompt),
        Field("target", ColumnKind.Reference, ("Mène à", "Leads to"), ("Le flux (ou le nœud) où l’on arrive ; vide s’il y a d’autres choix dessous.", "The flow (or node) where one arrives; empty if there are further choices below."), row => row.Target) with { RefersTo = ["flows", "menu", "entryPoints"] },
        Field("share", ColumnKind.Share, ("Part des appelants du parent", "Share of the parent’s callers"), ("Vide si inconnue.", "Empty if unknown."), row => row.Share),
        Field("dropOut", ColumnKind.Share, ("Raccrochent ici", "Hang up here"), ("Part des appelants du nœud ; vide si inconnue.", "Share of the node’s callers; empty if unknown."), row => row.DropOutShare),
    ];

    protected override string? NameOf(MenuNode row) => row.Name;

    protected override ImmutableArray<MenuNode> Of(Declarations declared) => declared.Menu;

    protected override Declarations With(Declarations declared, ImmutableArray<MenuNode> rows) => declared with { Menu = rows };

    protected override MenuNode Make(RowReading row) => new()
    {
        Name = row.Name("name"),
        Parent = row.Text("parent"),
        Key = row.Text("key"),
        Prompt = row.Text("prompt"),
        Target = row.Text("target"),
        Share = row.Share("share"),
        DropOutShare = row.Share("dropOut"),
    };
}
