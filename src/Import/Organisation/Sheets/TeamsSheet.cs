using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>The teams.</summary>
internal sealed class TeamsSheet : SheetForm<Team>
{
    public override string Key => "teams";

    public override Words Name { get; } = new("Équipes", "Teams");

    public override Words About { get; } = new(
        "Les équipes, celles des prestataires comprises.",
        "The teams, those of providers included.");

    protected override ImmutableArray<Column<Team>> Fields { get; } =
    [
        Field("name", ColumnKind.Text, ("Équipe", "Team"), ("Nom de l’équipe.", "Name of the team."), row => row.Name) with { Required = true },
        Field("service", ColumnKind.Text, ("Service", "Service"), ("Le service dont elle fait partie.", "The service that it belongs to."), row => row.Service),
        Field("site", ColumnKind.Text, ("Site", "Site"), ("Où elle travaille.", "Where it works."), row => row.Site),
        Field("provider", ColumnKind.Text, ("Prestataire", "Provider"), ("Vide si l’équipe est interne.", "Empty if the team is in-house."), row => row.Provider),
        Field("tier", ColumnKind.Whole, ("Niveau", "Tier"), ("1 : première ligne ; 2 : experts…", "1: first line; 2: experts…"), row => row.Tier) with { Least = 1, Most = 9 },
        Field("manager", ColumnKind.Text, ("Manager", "Manager"), ("Qui la dirige.", "Who leads it."), row => row.Manager),
    ];

    protected override string? NameOf(Team row) => row.Name;

    protected override ImmutableArray<Team> Of(Declarations declared) => declared.Teams;

    protected override Declarations With(Declarations declared, ImmutableArray<Team> rows) => declared with { Teams = rows };

    protected override Team Make(RowReading row) => new() { Name = row.Name("name"), Service = row.Text("service"), Site = row.Text("site"), Provider = row.Text("provider"), Tier = row.Whole("tier"), Manager = row.Text("manager") };
}
