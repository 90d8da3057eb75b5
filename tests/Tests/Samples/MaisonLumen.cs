using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Plateau.Model.Declared;
using Plateau.Model.Ways;

namespace Plateau.Tests.Samples;

/// <summary>
/// An invented French retailer of lamps: 120 people, two sites and a provider, telephone, mail, chat and social networks. <see cref="Healthy"/> is well organised; <see cref="Declared"/> has faults of every kind, each planted by one function of
/// <see cref="Faults"/>. samples/maison-lumen is written from it, and its README is the answer key.
/// </summary>
internal static class MaisonLumen
{
    private static readonly LocalDate Review = new(2026, 9, 15);
    private static readonly ImmutableArray<IsoDayOfWeek> Week = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];
    private static readonly ImmutableArray<IsoDayOfWeek> Saturday = [IsoDayOfWeek.Saturday];

    internal static readonly (string Name, int People, string Site, string? Provider, int Tier, string[] Skills)[] TeamPlan =
    [
        ("Lyon voix", 32, "Lyon", null, 1, ["Commandes", "Livraison", "Service après-vente"]),
        ("Lyon écrit", 18, "Lyon", null, 1, ["Commandes", "Livraison", "Rédaction"]),
        ("Lille voix", 26, "Lille", null, 1, ["Commandes", "Livraison", "Service après-vente"]),
        ("Lille experts", 10, "Lille", null, 2, ["Service après-vente", "Éclairage connecté", "Remboursements", "Rédaction"]),
        ("Réseaux sociaux", 6, "Lyon", null, 1, ["Réseaux sociaux", "Rédaction", "Commandes"]),
        ("Allô Sud", 28, "Marseille", "Allô Sud", 1, ["Commandes", "Livraison"]),
    ];

    public static Declarations Healthy { get; } = new()
    {
        Activities =
        [
            new() { Name = "Suivi de commande", Mission = "Commandes", Service = "Service clients", Owner = "Claire Aubry" },
            new() { Name = "Livraison", Mission = "Commandes", Service = "Service clients", Owner = "Claire Aubry" },
            new() { Name = "Service après-vente", Mission = "Après-vente", Service = "Service clients", Owner = "Marc Lenoir" },
            new() { Name = "Remboursements", Mission = "Réclamations", Service = "Service clients", Owner = "Marc Lenoir" },
            new() { Name = "Conseil sur les réseaux", Mission = "Informer", Service = "Communication", Owner = "Sonia Petit" },
        ],
        Flows =
        [
            Flow("Commandes téléphone", "Suivi de commande", Channels.Phone, "Commandes", "Lyon voix", 4200, 4800, 270, "Standard", 1),
            Flow("Livraison téléphone", "Livraison", Channels.Phone, "Livraison", "Lille voix", 3000, 3400, 300, "Standard", 1),
            Flow("SAV téléphone", "Service après-vente", Channels.Phone, "Service après-vente", "Lille voix", 2000, 2300, 420, "Standard", 2),
            Flow("Éclairage connecté", "Service après-vente", Channels.Phone, "Éclairage connecté", "Lille experts", 180, 220, 900, "Bureau", 4),
            Flow("Commandes mail", "Suivi de commande", Channels.Mail, "Commandes", "Lyon écrit", 1800, 2200, 360, "Bureau", 1),
            Flow("Remboursements mail", "Remboursements", Channels.Mail, "Remboursements", "Lille experts", 300, 380, 600, "Bureau", 3),
            Flow("Chat", "Livraison", Channels.Chat, "Livraison", "Lyon écrit", 900, 1200, 420, "Bureau", 1),
            Flow("Réseaux sociaux", "Conseil sur les réseaux", Channels.Social, "Réseaux sociaux", "Réseaux sociaux", 250, 400, 300, "Bureau", 2),
        ],
        Calendars =
        [
            new("Standard", [new OpeningTime(Week, 480, 1200), new OpeningTime(Saturday, 540, 1080)]),
            new("Bureau", [new OpeningTime(Week, 540, 1080)]),
        ],
        EntryPoints =
        [
            new() { Name = "Numéro national", Kind = EntryKind.PhoneNumber, Address = "+33 9 70 00 00 01", PublishedIn = "Site, factures", Owner = "Claire Aubry", Reported = true, LeadsTo = "Accueil", Weekly = 10_000 },
            new() { Name = "contact", Kind = EntryKind.Mailbox, Address = "contact@maison-lumen.example", PublishedIn = "Site", Owner = "Claire Aubry", Reported = true, LeadsTo = "Commandes mail", Weekly = 2000 },
            new() { Name = "remboursement", Kind = EntryKind.Mailbox, Address = "remboursement@maison-lumen.example", PublishedIn = "Courriers", Owner = "Marc Lenoir", Reported = true, LeadsTo = "Remboursements mail", Weekly = 340 },
            new() { Name = "Fenêtre de chat", Kind = EntryKind.Chat, Address = "https://maison-lumen.example/aide", PublishedIn = "Site", Owner = "Claire Aubry", Reported = true, LeadsTo = "Chat", Weekly = 1000 },
            new() { Name = "Page publique", Kind = EntryKind.Social, Address = "@maisonlumen", PublishedIn = "Réseaux", Owner = "Sonia Petit", Reported = true, LeadsTo = "Réseaux sociaux", Weekly = 300 },
        ],
        Menu =
        [
            new() { Name = "Accueil", Prompt = "Bienvenue chez Maison Lumen" },
            new() { Name = "Touche 1", Parent = "Accueil", Key = "1", Prompt = "Une commande", Target = "Commandes téléphone", Share = 0.45 },
            new() { Name = "Touche 2", Parent = "Accueil", Key = "2", Prompt = "Une livraison", Target = "Livraison téléphone", Share = 0.3 },
            new() { Name = "Touche 3", Parent = "Accueil", Key = "3", Prompt = "Un produit", Share = 0.25 },
            new() { Name = "Touche 3-1", Parent = "Touche 3", Key = "1", Prompt = "Une panne", Target = "SAV téléphone", Share = 0.9 },
            new() { Name = "Touche 3-2", Parent = "Touche 3", Key = "2", Prompt = "Un éclairage connecté", Target = "Éclairage connecté", Share = 0.1 },
        ],
        Rules =
        [
            new() { At = "Accueil", Order = 1, When = new() { Calendar = "Standard", WhenClosed = true }, Action = RuleAction.Voicemail, To = "Commandes mail" },
            new() { At = "Éclairage connecté", Order = 1, When = new() { Calendar = "Bureau", WhenClosed = true }, Action = RuleAction.Callback, To = "Éclairage connecté" },
            new() { At = "Chat", Order = 1, When = new() { Calendar = "Bureau", WhenClosed = true }, Action = RuleAction.Voicemail, To = "Commandes mail" },
            new() { At = "Commandes téléphone", Order = 1, When = new() { WaitAtLeastSeconds = 600 }, Action = RuleAction.Callback, To = "Commandes téléphone" },
        ],
        Teams = [.. TeamPlan.Select(team => new Team { Name = team.Name, Service = team.Name == "Réseaux sociaux" ? "Communication" : "Service clients", Site = team.Site, Provider = team.Provider, Tier = team.Tier, Manager = $"Manager {team.Name}" })],
        People = [.. TeamPlan.SelectMany(team => Enumerable.Range(1, team.People).Select(number => new Person { Name = PersonName(team.Name, number), Team = team.Name, Role = "conseiller", WeeklyHours = 35, Start = new LocalDate(2015 + (number % 10), 1 + (number % 12), 1), Calendar = team.Name.EndsWith("voix", StringComparison.Ordinal) || team.Provider is not null ? "Standard" : "Bureau" }))],
        Skills =
        [
            new() { Name = "Commandes", Kind = SkillKind.Business, TrainingHours = 21 }, new() { Name = "Livraison", Kind = SkillKind.Business, TrainingHours = 14 }, new() { Name = "Service après-vente", Kind = SkillKind.Product, TrainingHours = 35 },
            new() { Name = "Éclairage connecté", Kind = SkillKind.Product, Complexity = 4, TrainingHours = 70 }, new() { Name = "Remboursements", Kind = SkillKind.Tool, TrainingHours = 14 },
            new() { Name = "Rédaction", Kind = SkillKind.Writing, TrainingHours = 14 }, new() { Name = "Réseaux sociaux", Kind = SkillKind.Interpersonal, TrainingHours = 21 },
        ],
        Assessments = [.. TeamPlan.SelectMany(team => Enumerable.Range(1, team.People).SelectMany(number => team.Skills.Select(skill => new SkillAssessment { Person = PersonName(team.Name, number), Skill = skill, Holds = true, Level = 2 + ((number + skill.Length) % 3), AssessedOn = Review, Assessor = $"Manager {team.Name}" })))],
        Requirements =
        [
            new("Commandes téléphone", "Commandes", 2), new("Livraison téléphone", "Livraison", 2), new("SAV téléphone", "Service après-vente", 2), new("Éclairage connecté", "Éclairage connecté", 2), new("Commandes mail", "Commandes", 2), new("Commandes mail", "Rédaction", 2),
            new("Remboursements mail", "Remboursements", 2), new("Remboursements mail", "Rédaction", 2), new("Chat", "Livraison", 2), new("Chat", "Rédaction", 2), new("Réseaux sociaux", "Réseaux sociaux", 2), new("Réseaux sociaux", "Rédaction", 2),
        ],
        Responsibilities = [.. new[] { "Commandes téléphone", "Livraison téléphone", "SAV téléphone", "Éclairage connecté", "Commandes mail", "Remboursements mail", "Chat", "Réseaux sociaux" }.SelectMany(flow => new Responsibility[] { new(flow, null, "Directeur de la relation client", false, true, false, false), new(flow, null, "Conseillers", true, false, false, false) })],
        Indicators = [.. new[] { "Commandes téléphone", "Livraison téléphone", "SAV téléphone", "Éclairage connecté", "Commandes mail", "Remboursements mail", "Chat", "Réseaux sociaux" }.SelectMany(flow => new Indicator[]
        {
            new() { Name = $"Délai {flow}", Flow = flow, Kind = IndicatorKind.Quantitative, Definition = "part traitée dans le délai", Source = "Outil de distribution", Unit = "%", Owner = "Gestion de flux" },
            new() { Name = $"Satisfaction {flow}", Flow = flow, Kind = IndicatorKind.Qualitative, Definition = "note après contact", Source = "Enquête", Unit = "sur 10", Owner = "Qualité" },
        })],
        HelpLinks = [new("Lyon voix", "Lille voix", "Commandes téléphone", "plus de 20 en file"), new("Lyon écrit", "Réseaux sociaux", "Commandes mail", "retard de plus d’un jour")],
        Transfers = [new() { From = "Lyon voix", To = "Lille experts", Flow = "SAV téléphone", Share = 0.06, WithTicket = true, Reason = "produit connecté" }, new() { From = "Allô Sud", To = "Lyon voix", Flow = "Commandes téléphone", Share = 0.04, WithTicket = true, Reason = "geste commercial" }],
        Journeys =
        [
            new() { Journey = "Panne", Order = 1, Step = "Le client appelle", SeenAs = "SAV téléphone", Channel = Channels.Phone, Hours = 0.2 }, new() { Journey = "Panne", Order = 2, Step = "Il renvoie le produit", Hours = 120 },
            new() { Journey = "Panne", Order = 3, Step = "Il est remboursé", SeenAs = "Remboursements mail", Channel = Channels.Mail, Hours = 48 },
        ],
        Costs = [new(null, CostItem.AgentHour, 27, "€"), new("Allô Sud", CostItem.HandledMinute, 0.62, "€")],
    };

    /// <summary>The healthy centre with all faults.</summary>
    public static Declarations Declared { get; } = Faults.Aggregate(Healthy, (declared, fault) => fault.Plant(declared));

    /// <summary>Every planted fault: what it is, the rule that must find it, a word that the finding must name, and how it is planted.</summary>
    public static ImmutableArray<PlantedFault> Faults =>
    [
        new("Le samedi, le standard ferme à 18 h mais l’équipe s’arrête à 17 h", "The line closes at 18:00 on Saturday, but the people stop at 17:00", "SKILL-09", "Commandes téléphone", declared => declared with
        {
            Calendars = [.. declared.Calendars, new("Équipes", [new OpeningTime(Week, 480, 1200), new OpeningTime(Saturday, 540, 1020)])],
            People = [.. declared.People.Select(person => person.Calendar == "Standard" ? person with { Calendar = "Équipes" } : person)],
        }),
        new("La seule personne qui sait l’éclairage connecté part en janvier", "The only person who masters connected lighting leaves in January", "SKILL-08", "Éclairage connecté", declared => declared with
        {
            Assessments = [.. declared.Assessments.Where(one => one.Skill != "Éclairage connecté" || one.Person == PersonName("Lille experts", 3))],
            People = [.. declared.People.Select(person => person.Name == PersonName("Lille experts", 3) ? person with { Leaves = new LocalDate(2027, 1, 15) } : person)],
        }),
        new("Les réseaux sociaux demandent un niveau que personne n’a", "Social networks ask for a level that nobody has", "SKILL-06", "Réseaux sociaux", declared => declared with
        {
            Requirements = [.. declared.Requirements.Where(needed => needed is not { Flow: "Réseaux sociaux", Skill: "Réseaux sociaux" }), new("Réseaux sociaux", "Réseaux sociaux", 4)],
            Assessments = [.. declared.Assessments.Select(one => one is { Skill: "Réseaux sociaux", Level: > 3 } ? one with { Level = 3 } : one)],
        }),
        new("Les niveaux en remboursements ont plus de deux ans", "The levels for refunds are more than two years old", "SKILL-07", "Remboursements", declared => declared with
        {
            Assessments = [.. declared.Assessments.Select(one => one.Skill == "Remboursements" ? one with { AssessedOn = Review.PlusMonths(-26) } : one)],
        }),
        new("Une touche mène à un flux qui n’existe plus", "A key leads to a flow that no longer exists", "ROUTING-01", "Touche 4", declared => declared with
        {
            Menu = [.. declared.Menu, new() { Name = "Touche 4", Parent = "Accueil", Key = "4", Prompt = "Une garantie", Target = "Garanties téléphone" }],
        }),
        new("Une règle n’est jamais suivie : la précédente prend tous les cas", "A rule is never followed: the one before takes every case", "ROUTING-03", "Livraison téléphone", declared => declared with
        {
            Rules =
            [
                .. declared.Rules, new() { At = "Livraison téléphone", Order = 1, When = new() { WaitAtLeastSeconds = 120 }, Action = RuleAction.Callback, To = "Livraison téléphone" },
                new() { At = "Livraison téléphone", Order = 2, When = new() { WaitAtLeastSeconds = 300 }, Action = RuleAction.TurnAway },
            ],
        }),
        new("Deux règles de même rang disent deux choses", "Two rules of one rank say two things", "ROUTING-04", "Chat", declared => declared with
        {
            Rules = [.. declared.Rules, new() { At = "Chat", Order = 2, When = new() { QueueAtLeast = 10 }, Action = RuleAction.TurnAway }, new() { At = "Chat", Order = 2, When = new() { QueueAtLeast = 5 }, Action = RuleAction.Voicemail, To = "Commandes mail" }],
        }),
        new("Deux touches mènent au même flux", "Two keys lead to one flow", "ROUTING-05", "Commandes téléphone", declared => declared with
        {
            Menu = [.. declared.Menu, new() { Name = "Touche 5", Parent = "Accueil", Key = "5", Prompt = "Une facture", Target = "Commandes téléphone" }],
        }),
        new("Un numéro publié n’en est pas un", "A published number is none", "ENTRY-01", "Ancien numéro", declared => declared with
        {
            EntryPoints = [.. declared.EntryPoints, new() { Name = "Ancien numéro", Kind = EntryKind.PhoneNumber, Address = "0970 00", PublishedIn = "Anciennes factures", Owner = "Claire Aubry", Reported = true, LeadsTo = "Accueil" }],
        }),
        new("Une boîte mail n’a ni responsable ni reporting", "A mailbox has neither owner nor report", "BLIND-01", "presse", declared => declared with
        {
            EntryPoints = [.. declared.EntryPoints, new() { Name = "presse", Kind = EntryKind.Mailbox, Address = "presse@maison-lumen.example", PublishedIn = "Site", Reported = false, LeadsTo = "Commandes mail" }],
        }),
        new("Des transferts partent sans ticket", "Transfers leave without a ticket", "BLIND-02", "Allô Sud", declared => declared with
        {
            Transfers = [.. declared.Transfers.Select(transfer => transfer.From == "Allô Sud" ? transfer with { WithTicket = false } : transfer)],
        }),
        new("Un flux est traité hors du centre", "A flow is treated outside the centre", "BLIND-03", "Marketplace", declared => declared with
        {
            Flows = [.. declared.Flows, new() { Name = "Marketplace", Activity = "Suivi de commande", Channel = Channels.Mail, Direction = Direction.Inbound, Outside = "Place de marché", WeeklyLow = 1500, WeeklyHigh = 2500, Owner = "Claire Aubry" }],
            Responsibilities = [.. declared.Responsibilities, new("Marketplace", null, "Directeur de la relation client", true, true, false, false)],
            EntryPoints = [.. declared.EntryPoints, new() { Name = "marketplace", Kind = EntryKind.Portal, PublishedIn = "Place de marché", Owner = "Claire Aubry", Reported = true, LeadsTo = "Marketplace" }],
        }),
        new("On transfère vers un service que personne ne connaît", "Contacts go to a service that nobody knows", "STRUCTURE-07", "Comptabilité", declared => declared with
        {
            Transfers = [.. declared.Transfers, new() { From = "Lille experts", To = "Comptabilité", Flow = "Remboursements mail", Share = 0.1, WithTicket = true, Reason = "avoir" }],
        }),
        new("Une équipe doit aider sans savoir faire", "A team is to help without being able to", "HELP-01", "Réseaux sociaux", declared => declared with
        {
            HelpLinks = [.. declared.HelpLinks, new("Lille experts", "Réseaux sociaux", "SAV téléphone", "plus de 5 en file")],
        }),
        new("Deux responsables pour un même flux", "Two people answer for one flow", "ROLES-01", "Chat", declared => declared with
        {
            Responsibilities = [.. declared.Responsibilities, new("Chat", null, "Directrice du digital", false, true, false, false)],
        }),
        new("Une activité n’a ni service ni flux", "An activity has neither service nor flow", "ROLES-02", "Recyclage des ampoules", declared => declared with
        {
            Activities = [.. declared.Activities, new() { Name = "Recyclage des ampoules", Mission = "Après-vente" }],
        }),
        new("La même activité est écrite de deux façons", "One activity is spelt in two ways", "ROLES-03", "Remboursement", declared => declared with
        {
            Activities = [.. declared.Activities, new() { Name = "Remboursement", Mission = "Réclamations", Service = "Comptabilité clients", Owner = "Marc Lenoir" }],
        }),
        new("Un flux n’est suivi par aucun indicateur", "A flow is followed by no indicator", "GOVERNANCE-01", "Réseaux sociaux", declared => declared with
        {
            Indicators = [.. declared.Indicators.Where(indicator => indicator.Flow != "Réseaux sociaux")],
        }),
    ];

    internal static string PersonName(string team, int number) => string.Create(CultureInfo.InvariantCulture, $"{team} {number:00}");

    private static DeclaredFlow Flow(string name, string activity, string channel, string skill, string team, double low, double high, double handle, string calendar, int tier) => new()
    {
        Name = name,
        Activity = activity,
        Channel = channel,
        Direction = Direction.Inbound,
        Skill = skill,
        Team = team,
        WeeklyLow = low,
        WeeklyHigh = high,
        HandleSeconds = handle,
        TargetShare = 0.8,
        ThresholdSeconds = channel == Channels.Phone ? 30 : channel == Channels.Chat ? 60 : 14_400,
        Owner = "Claire Aubry",
        Calendar = calendar,
        Tier = tier,
    };
}

/// <summary>One deliberate fault of a sample.</summary>
/// <param name="Rule">Code of the rule that must find it.</param>
/// <param name="Names">What the finding must name.</param>
internal sealed record PlantedFault(string French, string English, string Rule, string Names, Func<Declarations, Declarations> Plant);
