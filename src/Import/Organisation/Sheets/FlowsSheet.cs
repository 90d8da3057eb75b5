using System.Collections.Immutable;
using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>The flows as people describe them (R2, R4, R21).</summary>
internal sealed class FlowsSheet : SheetForm<DeclaredFlow>
{
    public override string Key => "flows";

    public override Words Name { get; } = new("Flux", "Flows");

    public override Words About { get; } = new(
        "Les flux de contacts, du plus gros au plus petit : un flux par canal et par motif.",
        "The flows of contacts, largest first: one for each channel and reason.");

    protected override ImmutableArray<Column<DeclaredFlow>> Fields { get; } =
    [
        Field("name", ColumnKind.Text, ("Flux", "Flow"), ("Nom du flux, tel que les outils le nomment si possible.", "Name of the flow, as the tools name it if possible."), row => row.Name) with { Required = true },
        Field("activity", ColumnKind.Reference, ("Activité", "Activity"), ("L’activité dont il fait partie (feuille Activités).", "The activity that it belongs to (sheet Activities)."), row => row.Activity) with { RefersTo = ["activities"] },
        Field("channel", ColumnKind.Choice, ("Canal", "Channel"), ("Par où il arrive : téléphone, mail, chat…", "How it arrives: phone, mail, chat…"), row => row.Channel) with { Choices = ChannelChoices.All, Open = true },
        Field("direction", ColumnKind.Choice, ("Sens", "Direction"), ("Entrant : le client appelle. Sortant : le centre appelle.", "Inbound: the customer calls. Outbound: the centre calls."), row => row.Direction) with { Choices = [new(Direction.Inbound, new("entrant", "inbound")), new(Direction.Outbound, new("sortant", "outbound"))] },
        Field("skill", ColumnKind.Reference, ("Compétence", "Skill"), ("La compétence demandée (feuille Compétences).", "The skill that it asks for (sheet Skills)."), row => row.Skill) with { RefersTo = ["skills"] },
        Field("team", ColumnKind.Reference, ("Équipe", "Team"), ("L’équipe qui le traite (feuille Équipes).", "The team that treats it (sheet Teams)."), row => row.Team) with { RefersTo = ["teams"] },
        Field("outside", ColumnKind.Text, ("Traité ailleurs par", "Treated elsewhere by"), ("Service hors du centre qui le traite, s’il y en a un.", "A service outside the centre that treats it, if any."), row => row.Outside),
        Field("weeklyLow", ColumnKind.Number, ("Contacts par semaine, au moins", "Contacts a week, at least"), ("Estimation basse ; vide si inconnue.", "Low estimate; empty if unknown."), row => row.WeeklyLow),
        Field("weeklyHigh", ColumnKind.Number, ("Contacts par semaine, au plus", "Contacts a week, at most"), ("Estimation haute.", "High estimate."), row => row.WeeklyHigh),
        Field("handle", ColumnKind.Number, ("DMT (s)", "AHT (s)"), ("Durée moyenne de traitement, en secondes.", "Mean handle time, in seconds."), row => row.HandleSeconds) with { Least = 0.001 },
        Field("targetShare", ColumnKind.Share, ("Objectif : part", "Target: share"), ("Part des contacts à prendre dans le délai, par exemple 80 %.", "Share of contacts to be taken in time, for example 80%."), row => row.TargetShare),
        Field("threshold", ColumnKind.Number, ("Objectif : délai (s)", "Target: within (s)"), ("Délai de l’objectif, en secondes.", "Threshold of the target, in seconds."), row => row.ThresholdSeconds),
        Field("family", ColumnKind.Text, ("Famille de traitement", "Treatment family"), ("Front office, back office, technique, rétention…", "Front office, back office, technical, retention…"), row => row.Family),
        Field("customerType", ColumnKind.Text, ("Type de clients", "Customer type"), ("Particuliers, professionnels…", "Private, professional…"), row => row.CustomerType) with { SortsCustomers = true },
        Field("tier", ColumnKind.Whole, ("Complexité (1 à 9)", "Complexity (1 to 9)"), ("1 : tout le monde sait faire.", "1: anyone can do it."), row => row.Tier) with { Least = 1, Most = 9 },
        Field("journeyPart", ColumnKind.Text, ("Moment du parcours", "Part of the journey"), ("Avant la vente, livraison, après-vente…", "Before the sale, delivery, after-sales…"), row => row.JourneyPart),
        Field("owner", ColumnKind.Text, ("Responsable", "Owner"), ("Qui en répond.", "Who answers for it."), row => row.Owner),
        Field("calendar", ColumnKind.Reference, ("Horaires", "Calendar"), ("Horaires de traitement (feuille Horaires).", "When it is treated (sheet Opening hours)."), row => row.Calendar) with { RefersTo = ["calendars"] },
    ];

    protected override string? NameOf(DeclaredFlow row) => row.Name;

    protected override ImmutableArray<DeclaredFlow> Of(Declarations declared) => declared.Flows;

    protected override Declarations With(Declarations declared, ImmutableArray<DeclaredFlow> rows) => declared with { Flows = rows };

    protected override DeclaredFlow Make(RowReading row) => Checked(row, new()
    {
        Name = row.Name("name"),
        Activity = row.Text("activity"),
        Channel = row.OpenChoice("channel"),
        Direction = row.Choice<Direction>("direction"),
        Skill = row.Text("skill"),
        Team = row.Text("team"),
        Outside = row.Text("outside"),
        WeeklyLow = row.Number("weeklyLow"),
        WeeklyHigh = row.Number("weeklyHigh"),
        HandleSeconds = row.Number("handle"),
        TargetShare = row.Share("targetShare"),
        ThresholdSeconds = row.Number("threshold"),
        Family = row.Text("family"),
        CustomerType = row.Text("customerType"),
        Tier = row.Whole("tier"),
        JourneyPart = row.Text("journeyPart"),
        Owner = row.Text("owner"),
        Calendar = row.Text("calendar"),
    });

    private static DeclaredFlow Checked(RowReading row, DeclaredFlow flow)
    {
        if (flow is { WeeklyLow: { } low, WeeklyHigh: { } high } && low > high) row.Reject("weeklyHigh", "org-low-high", Argument.Of("low", low), Argument.Of("high", high));
        return flow;
    }
}
