using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>Why customers contact, and how hard each reason is, by several people (R116).</summary>
internal sealed class ContactReasonsSheet : SheetForm<ReasonRating>
{
    public override string Key => "reasons";

    public override Words Name { get; } = new("Motifs", "Contact reasons");

    public override Words About { get; } = new(
        "Pourquoi les clients contactent, et combien chaque motif est difficile : une ligne par motif et par personne qui le note.",
        "Why customers contact, and how hard each reason is: one row a reason and person who rates it.");

    protected override ImmutableArray<Column<ReasonRating>> Fields { get; } =
    [
        Field("reason", ColumnKind.Text, ("Motif", "Contact reason"), ("Ce que le client veut. Noté par plusieurs personnes : une ligne pour chacune.", "What the customer wants. Rated by several people: one row for each."), row => row.Reason) with { Required = true },
        Field("parent", ColumnKind.Text, ("Motif plus large", "Wider reason"), ("Le motif dont il fait partie ; vide : aucun.", "The reason of which it is a part; empty: none."), row => row.Parent),
        Field("flow", ColumnKind.Reference, ("Flux", "Flow"), ("Feuille Flux ; vide : celui du motif plus large.", "Sheet Flows; empty: that of the wider reason."), row => row.Flow) with { RefersTo = ["flows"] },
        Field("weekly", ColumnKind.Number, ("Contacts par semaine", "Contacts a week"), ("Combien arrivent pour ce motif.", "How many arrive for this reason."), row => row.Weekly),
        Field("complexity", ColumnKind.Whole, ("Complexité", "Complexity"), ("1 (n’importe qui sait) à 9 (quelques experts).", "1 (anyone can) to 9 (a few experts)."), row => row.Complexity) with { Least = 1, Most = 9 },
        Field("rater", ColumnKind.Text, ("Noté par", "Rated by"), ("Qui donne cette note : au moins deux personnes, sans se consulter.", "Who gives this rating: at least two people, without asking each other."), row => row.Rater),
    ];

    protected override ImmutableArray<ReasonRating> Of(Declarations declared) => declared.Reasons;

    protected override Declarations With(Declarations declared, ImmutableArray<ReasonRating> rows) => declared with { Reasons = rows };

    protected override ReasonRating Make(RowReading row) => new()
    {
        Reason = row.Name("reason"),
        Parent = row.Text("parent"),
        Flow = row.Text("flow"),
        Weekly = row.Number("weekly"),
        Complexity = row.Whole("complexity"),
        Rater = row.Text("rater"),
    };
}
