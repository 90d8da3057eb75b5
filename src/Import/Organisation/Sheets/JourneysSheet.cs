using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>Declared journeys (R109, R110).</summary>
internal sealed class JourneysSheet : SheetForm<JourneyStep>
{
    public override string Key => "journeys";

    public override Words Name { get; } = new("Parcours", "Journeys");

    public override Words About { get; } = new(
        "Les parcours tels qu’on les croit, étape par étape.",
        "Journeys as people believe them to be, step by step.");

    protected override ImmutableArray<Column<JourneyStep>> Fields { get; } =
    [
        Field("journey", ColumnKind.Text, ("Parcours", "Journey"), ("Par exemple « réclamation ».", "For example complaint."), row => row.Journey) with { Required = true },
        Field("order", ColumnKind.Whole, ("Rang", "Order"), ("1, 2, 3…", "1, 2, 3…"), row => row.Order) with { Required = true, Least = 1 },
        Field("step", ColumnKind.Text, ("Étape", "Step"), ("Ce qui se passe.", "What happens."), row => row.Step) with { Required = true },
        Field("seenAs", ColumnKind.Text, ("Visible comme", "Seen as"), ("Activité, équipe ou flux par lequel l’étape se voit dans un journal.", "Activity, team or flow by which the step shows in a log."), row => row.SeenAs),
        Field("channel", ColumnKind.Choice, ("Canal", "Channel"), ("Par où passe le client.", "How the customer comes."), row => row.Channel) with { Choices = ChannelChoices.All, Open = true },
        Field("hours", ColumnKind.Number, ("Délai prévu (h)", "Expected time (h)"), ("Temps que l’étape devrait prendre.", "Time that the step should take."), row => row.Hours),
    ];

    protected override ImmutableArray<JourneyStep> Of(Declarations declared) => declared.Journeys;

    protected override Declarations With(Declarations declared, ImmutableArray<JourneyStep> rows) => declared with { Journeys = rows };

    protected override JourneyStep Make(RowReading row) => new()
    {
        Journey = row.Name("journey"),
        Order = row.Whole("order") ?? 1,
        Step = row.Name("step"),
        SeenAs = row.Text("seenAs"),
        Channel = row.OpenChoice("channel"),
        Hours = row.Number("hours"),
    };
}
