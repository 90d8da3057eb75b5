using System.Collections.Immutable;
using NodaTime;
using Plateau.Model.Declared;

namespace Plateau.Tests.Samples;

/// <summary>A flow of the made log of Maison Lumen.</summary>
/// <param name="Weekly">Contacts a week, repeats included.</param>
/// <param name="OpensAt">Minute of the day, Monday to Friday.</param>
/// <param name="OnSaturday">Also on Saturday, 9:00 to 18:00.</param>
/// <param name="PatienceSeconds">Mean; null = a customer who writes does not leave.</param>
/// <param name="First">Teams that take it.</param>
/// <param name="Also">Teams that take one contact in twelve, and whatever waits for more than a minute.</param>
internal sealed record LumenFlow(string Name, string Channel, double Weekly, double HandleSeconds, int OpensAt, int ClosesAt, bool OnSaturday, double? PatienceSeconds, string[] First, string[] Also)
{
    /// <summary>Share of contacts followed by another of the same customer on the same flow, half a day to six days later.</summary>
    public double RepeatShare { get; init; } = 0.04;
}

/// <summary>What the made logs of Maison Lumen are made from.</summary>
internal sealed record LumenLogPlan
{
    public const int Weeks = 4;

    private const int Early = 480;
    private const int Office = 540;
    private const int OfficeEnds = 1080;
    private const int Late = 1200;

    public required ImmutableArray<LumenFlow> Flows { get; init; }

    /// <summary>A day of which no row was kept.</summary>
    public LocalDate? LostDay { get; init; }

    /// <summary>Share of mails about an order whose customer calls within three days.</summary>
    public double MailThenPhone { get; init; } = 0.01;

    /// <summary>Minute of the day at which everyone has left on Saturday.</summary>
    public int SaturdayEnds { get; init; } = OfficeEnds;

    /// <summary>Cases of Lille voix handed over to Lille experts, and of these, those that come straight back.</summary>
    public double ToExperts { get; init; } = 0.1;

    public double BackFromExperts { get; init; } = 0.03;

    /// <summary>First Monday of the log.</summary>
    public static LocalDate FirstMonday { get; } = new(2026, 9, 7);

    /// <summary>As <see cref="MaisonLumen.Healthy"/> declares it.</summary>
    public static LumenLogPlan Healthy { get; } = new()
    {
        Flows =
        [
            new("Commandes téléphone", Channels.Phone, 4500, 270, Early, Late, true, 240, ["Lyon voix", "Lille voix", "Allô Sud"], ["Lyon écrit", "Réseaux sociaux"]),
            new("Livraison téléphone", Channels.Phone, 3200, 300, Early, Late, true, 240, ["Lyon voix", "Lille voix", "Allô Sud"], ["Lyon écrit"]),
            new("SAV téléphone", Channels.Phone, 2150, 420, Early, Late, true, 300, ["Lyon voix", "Lille voix"], ["Lille experts"]),
            new("Éclairage connecté", Channels.Phone, 200, 900, Office, OfficeEnds, false, 300, ["Lille experts"], []),
            new("Commandes mail", Channels.Mail, 2000, 360, Office, OfficeEnds, false, null, ["Lyon écrit"], ["Réseaux sociaux"]),
            new("Remboursements mail", Channels.Mail, 340, 600, Office, OfficeEnds, false, null, ["Lille experts"], []),
            new("Chat", Channels.Chat, 1050, 420, Office, OfficeEnds, false, 300, ["Lyon écrit"], []),
            new("Réseaux sociaux", Channels.Social, 325, 300, Office, OfficeEnds, false, null, ["Réseaux sociaux"], []),
        ],
    };

    /// <summary>The healthy log with all faults.</summary>
    public static LumenLogPlan Faulty { get; } = Faults.Aggregate(Healthy, (plan, fault) => fault.Plant(plan));

    /// <summary>Every fault planted into the log, as <see cref="MaisonLumen.Faults"/> for what is declared.</summary>
    public static ImmutableArray<LumenLogFault> Faults =>
    [
        new("A flow is answered that nobody declared", "Un flux est traité que personne n’a déclaré", "ENTRY-02", "Pièces détachées", plan => plan with
        {
            Flows = [.. plan.Flows, new("Pièces détachées", Channels.Phone, 400, 240, Early, Late, true, 240, ["Lyon voix", "Lille voix"], [])],
        }),
        new("A declared flow is never seen: key 3-2 of the menu brings nobody", "Un flux déclaré ne se voit jamais : la touche 3-2 du menu n’amène personne", "ENTRY-02", "Éclairage connecté", plan => Without(plan, "Éclairage connecté")),
        new("An entry is dead: nothing comes by the mailbox for refunds", "Une entrée est morte : rien n’arrive par la boîte des remboursements", "ENTRY-02", "Remboursements mail", plan => Without(plan, "Remboursements mail")),
        new("Half as many mails again as the workbook says", "Moitié plus de mails que n’en dit le classeur", LumenLogFault.Map, "Commandes mail", plan => With(plan, "Commandes mail", flow => flow with { Weekly = 3000 })),
        new("People handle what their matrix does not say", "Des conseillers traitent ce que leur matrice ne dit pas", "SKILL-12", "", plan =>
            With(With(plan, "Chat", flow => flow with { First = ["Lyon écrit", "Lyon voix", "Lille voix"] }), "SAV téléphone", flow => flow with { First = ["Lyon voix", "Lille voix", "Allô Sud", "Lyon écrit"] })),
        new("Two teams send cases back and forth", "Deux équipes se renvoient les dossiers", "STRUCTURE-03", "Lille voix → Lille experts", plan => plan with { ToExperts = 0.3, BackFromExperts = 0.6 }),
        new("Customers write, then call for the same order", "Des clients écrivent, puis appellent pour la même commande", "JOURNEY-03", "mail → téléphone", plan => plan with { MailThenPhone = 0.2 }),
        new("Customers call again and again about one delivery", "Des clients rappellent sans cesse pour une même livraison", "JOURNEY-01", "Livraison téléphone", plan => With(plan, "Livraison téléphone", flow => flow with { RepeatShare = 0.35 })),
        new("A day is missing from the log", "Il manque un jour dans le journal", "DATA-01", "", plan => plan with { LostDay = FirstMonday.PlusDays(16) }),
        new("On Saturday nobody answers after 17:00", "Le samedi, personne ne répond après 17 h", "SERVICE-02", "Livraison téléphone", plan => plan with { SaturdayEnds = 1020 }),
    ];

    private static LumenLogPlan Without(LumenLogPlan plan, string flow) => plan with { Flows = [.. plan.Flows.Where(one => one.Name != flow)] };

    private static LumenLogPlan With(LumenLogPlan plan, string name, Func<LumenFlow, LumenFlow> change) => plan with { Flows = [.. plan.Flows.Select(flow => flow.Name == name ? change(flow) : flow)] };
}

/// <summary>One deliberate fault of the made log.</summary>
/// <param name="Rule">Code of the rule that must find it, or <see cref="Map"/>.</param>
/// <param name="Names">What the finding must name; empty when it speaks of the whole centre.</param>
internal sealed record LumenLogFault(string English, string French, string Rule, string Names, Func<LumenLogPlan, LumenLogPlan> Plant)
{
    /// <summary>Not a rule: the difference of the declared and the observed map shows it.</summary>
    public const string Map = "plateau map";
}
