using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>Who does what (R3).</summary>
internal sealed class ResponsibilitiesSheet : SheetForm<Responsibility>
{
    public override string Key => "responsibilities";

    public override Words Name { get; } = new("RACI", "RACI");

    public override Words About { get; } = new(
        "Qui fait, qui répond, qui est consulté, qui est informé.",
        "Who does, who answers, who is consulted, who is informed.");

    protected override ImmutableArray<Column<Responsibility>> Fields { get; } =
    [
        Field("subject", ColumnKind.Reference, ("Sujet", "Subject"), ("Flux ou activité.", "Flow or activity."), row => row.Subject) with { Required = true, RefersTo = ["flows", "activities"] },
        Field("step", ColumnKind.Text, ("Étape", "Step"), ("Vide : tout le sujet.", "Empty: the whole subject."), row => row.Step),
        Field("who", ColumnKind.Text, ("Qui", "Who"), ("Rôle, personne, équipe ou service.", "Role, person, team or service."), row => row.Who) with { Required = true },
        Field("letters", ColumnKind.Text, ("R A C I", "R A C I"), ("Une ou plusieurs lettres : R fait, A répond, C consulté, I informé.", "One letter or more: R does, A answers, C consulted, I informed."), row => Letters(row)) with { Required = true },
    ];

    protected override ImmutableArray<Responsibility> Of(Declarations declared) => declared.Responsibilities;

    protected override Declarations With(Declarations declared, ImmutableArray<Responsibility> rows) => declared with { Responsibilities = rows };

    protected override Responsibility Make(RowReading row) => Made(row, row.Name("letters").ToUpperInvariant());

    private static string Letters(Responsibility row) =>
        string.Join("/", new[] { (row.Responsible, "R"), (row.Accountable, "A"), (row.Consulted, "C"), (row.Informed, "I") }.Where(letter => letter.Item1).Select(letter => letter.Item2));

    private static Responsibility Made(RowReading row, string letters)
    {
        var known = letters.Where(char.IsLetter).ToArray();
        if (row.Usable && (known.Length == 0 || known.Any(letter => !"RACI".Contains(letter, StringComparison.Ordinal)))) row.Reject("letters", "org-raci");
        return new(row.Name("subject"), row.Text("step"), row.Name("who"), known.Contains('R'), known.Contains('A'), known.Contains('C'), known.Contains('I'));
    }
}
