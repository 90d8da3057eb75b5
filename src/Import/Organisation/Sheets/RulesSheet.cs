using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>Routing, deterrence and overflow rules (R11).</summary>
internal sealed class RulesSheet : SheetForm<RoutingRule>
{
    public override string Key => "rules";

    public override Words Name { get; } = new("Règles de routage", "Routing rules");

    public override Words About { get; } = new(
        "Routage, dissuasion et débordement : à chaque endroit, la première règle qui s’applique est suivie.",
        "Routing, deterrence and overflow: at each place the first rule that applies is followed.");

    protected override ImmutableArray<Column<RoutingRule>> Fields { get; } =
    [
        Field("at", ColumnKind.Reference, ("Où", "Where"), ("Le point d’entrée, le nœud du SVI ou le flux où la règle agit.", "The entry point, node or flow where the rule acts."), row => row.At) with { Required = true, RefersTo = ["flows", "menu", "entryPoints"] },
        Field("order", ColumnKind.Whole, ("Ordre", "Order"), ("Les petits nombres d’abord.", "Small numbers first."), row => row.Order) with { Required = true },
        Field("calendar", ColumnKind.Reference, ("Horaires", "Calendar"), ("La règle s’applique selon ces horaires.", "The rule applies by these opening hours."), row => row.When.Calendar) with { RefersTo = ["calendars"] },
        Field("whenClosed", ColumnKind.YesNo, ("Quand c’est fermé", "When closed"), ("oui : la règle s’applique hors de ces horaires.", "yes: the rule applies outside these hours."), row => row.When.WhenClosed ? true : null),
        Field("days", ColumnKind.Days, ("Jours", "Days"), ("Vide : tous les jours.", "Empty: every day."), row => row.When.Days.IsEmpty ? null : row.When.Days),
        Field("from", ColumnKind.Time, ("De", "From time"), ("Heure de début ; vide : sans.", "Start time; empty: none."), row => row.When.FromMinutes),
        Field("to", ColumnKind.Time, ("À", "Until"), ("Heure de fin, non comprise.", "End time, not included."), row => row.When.ToMinutes),
        Field("wait", ColumnKind.Number, ("Attente d’au moins (s)", "Wait of at least (s)"), ("Le contact attend depuis ce temps.", "The contact has waited so long."), row => row.When.WaitAtLeastSeconds),
        Field("queue", ColumnKind.Whole, ("File d’au moins", "Queue of at least"), ("Contacts du flux en attente.", "Contacts of the flow that wait."), row => row.When.QueueAtLeast),
        Field("nobody", ColumnKind.YesNo, ("Personne de présent", "Nobody present"), ("oui : personne de connecté ne peut le prendre.", "yes: nobody logged in can take it."), row => row.When.NobodyPresent ? true : null),
        Field("customerType", ColumnKind.Text, ("Type de clients", "Customer type"), ("Seulement pour ces clients.", "Only for these customers."), row => row.When.CustomerType) with { SortsCustomers = true },
        Field("action", ColumnKind.Choice, ("Action", "Action"), ("Ce que la règle fait du contact.", "What the rule does with the contact."), row => row.Action) with { Required = true, Choices = [new(RuleAction.Queue, new("mettre en file", "queue")), new(RuleAction.GoTo, new("aller à", "go to")), new(RuleAction.TurnAway, new("dissuader", "turn away")), new(RuleAction.Voicemail, new("répondeur", "voicemail")), new(RuleAction.Callback, new("rappeler", "call back")), new(RuleAction.Outside, new("envoyer à l’extérieur", "send outside"))] },
        Field("target", ColumnKind.Reference, ("Vers", "Goes to"), ("Flux, nœud ou service où il va.", "Flow, node or service where it goes."), row => row.To) with { RefersTo = ["flows", "menu", "teams", "entryPoints"] },
    ];

    protected override ImmutableArray<RoutingRule> Of(Declarations declared) => declared.Rules;

    protected override Declarations With(Declarations declared, ImmutableArray<RoutingRule> rows) => declared with { Rules = rows };

    protected override RoutingRule Make(RowReading row) => new()
    {
        At = row.Name("at"),
        Order = row.Whole("order") ?? 0,
        Action = row.Choice<RuleAction>("action") ?? RuleAction.Queue,
        To = row.Text("target"),
        When = new RuleCondition
        {
            Calendar = row.Text("calendar"),
            WhenClosed = row.YesNo("whenClosed") == true,
            Days = row.Days("days"),
            FromMinutes = row.Time("from"),
            ToMinutes = row.Time("to"),
            WaitAtLeastSeconds = row.Number("wait"),
            QueueAtLeast = row.Whole("queue"),
            NobodyPresent = row.YesNo("nobody") == true,
            CustomerType = row.Text("customerType"),
        },
    };
}
