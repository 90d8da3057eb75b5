using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>The people.</summary>
internal sealed class PeopleSheet : SheetForm<Person>
{
    public override string Key => "people";

    public override Words Name { get; } = new("Personnes", "People");

    public override Words About { get; } = new(
        "Les personnes, sous leur nom ou sous un pseudonyme : les rapports ne montrent que le pseudonyme.",
        "The people, by name or pseudonym: reports show the pseudonym alone.");

    protected override ImmutableArray<Column<Person>> Fields { get; } =
    [
        Field("name", ColumnKind.Text, ("Personne", "Person"), ("Nom ou pseudonyme, le même sur toutes les feuilles.", "Name or pseudonym, the same on all sheets."), row => row.Name) with { Required = true },
        Field("team", ColumnKind.Reference, ("Équipe", "Team"), ("Feuille Équipes.", "Sheet Teams."), row => row.Team) with { RefersTo = ["teams"] },
        Field("role", ColumnKind.Text, ("Rôle", "Role"), ("Conseiller, référent, superviseur…", "Agent, expert, team leader…"), row => row.Role),
        Field("hours", ColumnKind.Number, ("Heures par semaine", "Hours a week"), ("Heures payées.", "Paid hours."), row => row.WeeklyHours) with { Least = 0.001, Most = 168 },
        Field("start", ColumnKind.Date, ("Arrivée", "Start"), ("Date d’arrivée.", "First day."), row => row.Start),
        Field("leaves", ColumnKind.Date, ("Départ prévu", "Leaves"), ("Dernier jour, s’il est connu.", "Last day, if it is known."), row => row.Leaves),
        Field("calendar", ColumnKind.Reference, ("Horaires", "Calendar"), ("Horaires de travail (feuille Horaires).", "Working hours (sheet Opening hours)."), row => row.Calendar) with { RefersTo = ["calendars"] },
    ];

    protected override string? NameOf(Person row) => row.Name;

    protected override ImmutableArray<Person> Of(Declarations declared) => declared.People;

    protected override Declarations With(Declarations declared, ImmutableArray<Person> rows) => declared with { People = rows };

    protected override Person Make(RowReading row) => new()
    {
        Name = row.Name("name"),
        Team = row.Text("team"),
        Role = row.Text("role"),
        WeeklyHours = row.Number("hours"),
        Start = row.Date("start"),
        Leaves = row.Date("leaves"),
        Calendar = row.Text("calendar"),
    };
}
