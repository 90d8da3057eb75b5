using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>What the services do (R1).</summary>
internal sealed class ActivitiesSheet : SheetForm<Activity>
{
    public override string Key => "activities";

    public override Words Name { get; } = new("Activités", "Activities");

    public override Words About { get; } = new(
        "Ce que chaque service fait pour les clients, et à quelle mission cela sert.",
        "What each service does for customers, and which mission it serves.");

    protected override ImmutableArray<Column<Activity>> Fields { get; } =
    [
        Field("name", ColumnKind.Text, ("Activité", "Activity"), ("Ce qui est fait : renseigner, suivre les commandes, traiter les réclamations…", "What is done: inform, follow orders, treat complaints…"), row => row.Name) with { Required = true },
        Field("mission", ColumnKind.Text, ("Mission", "Mission"), ("La mission servie par cette activité.", "The mission that the activity serves."), row => row.Mission),
        Field("service", ColumnKind.Text, ("Service", "Service"), ("Le service qui la fait. Deux services pour une même activité : deux lignes de noms différents.", "The service that does it."), row => row.Service),
        Field("owner", ColumnKind.Text, ("Responsable", "Owner"), ("Qui en répond.", "Who answers for it."), row => row.Owner),
    ];

    protected override string? NameOf(Activity row) => row.Name;

    protected override ImmutableArray<Activity> Of(Declarations declared) => declared.Activities;

    protected override Declarations With(Declarations declared, ImmutableArray<Activity> rows) => declared with { Activities = rows };

    protected override Activity Make(RowReading row) => new() { Name = row.Name("name"), Mission = row.Text("mission"), Service = row.Text("service"), Owner = row.Text("owner") };
}
