using System.Collections.Immutable;
using NodaTime;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Ways;

namespace Plateau.Tests.Diagnosis;

/// <summary>
/// A healthy declared centre, of which a test changes the one thing that matters: a number with a menu of two choices and a mailbox, three flows, five people in two teams, all in office hours; whoever calls outside them leaves a message.
/// </summary>
internal static class DeclaredCentre
{
    public const string Office = "Bureau";
    public static readonly ImmutableArray<IsoDayOfWeek> Workdays = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    public static Declarations Healthy { get; } = new()
    {
        Activities =
        [
            new() { Name = "Conseil", Mission = "Informer", Service = "Relation client", Owner = "Nadia" },
            new() { Name = "Après-vente", Mission = "Dépanner", Service = "Relation client", Owner = "Nadia" },
        ],
        Calendars = [new(Office, [new(Workdays, 8 * 60, 18 * 60)])],
        Teams = [new() { Name = "Accueil client", Manager = "Nadia" }, new() { Name = "Technique", Manager = "Paul" }],
        People = [Person("P1", "Accueil client"), Person("P2", "Accueil client"), Person("P3", "Accueil client"), Person("P4", "Technique"), Person("P5", "Technique")],
        Skills = [new() { Name = "conseil", Kind = SkillKind.Business }, new() { Name = "dépannage", Kind = SkillKind.Product }, new() { Name = "écrit", Kind = SkillKind.Writing }],
        Assessments = [.. from person in Enumerable.Range(1, 5) from skill in new[] { "conseil", "dépannage", "écrit" } select new SkillAssessment { Person = $"P{person}", Skill = skill, Holds = true, Level = 3 }],
        Flows =
        [
            Flow("Conseil tél", Channels.Phone, "conseil", "Conseil", 900),
            Flow("SAV tél", Channels.Phone, "dépannage", "Après-vente", 600),
            Flow("Mails", Channels.Mail, "écrit", "Conseil", 300),
        ],
        EntryPoints =
        [
            new() { Name = "Numéro vert", Kind = EntryKind.PhoneNumber, Address = "+33 800 12 34 56", PublishedIn = "Site", Owner = "Nadia", Reported = true, LeadsTo = "Accueil" },
            new() { Name = "Boîte contact", Kind = EntryKind.Mailbox, Address = "contact@exemple.fr", PublishedIn = "Site", Owner = "Nadia", Reported = true, LeadsTo = "Mails" },
        ],
        Menu = [new() { Name = "Accueil" }, new() { Name = "Choix conseil", Parent = "Accueil", Key = "1", Target = "Conseil tél" }, new() { Name = "Choix SAV", Parent = "Accueil", Key = "2", Target = "SAV tél" }],
        Rules =
        [
            Rule("Conseil tél", 1, RuleAction.Voicemail, "Conseil tél", new() { Calendar = Office, WhenClosed = true }),
            Rule("Conseil tél", 2, RuleAction.Queue, "SAV tél", new() { WaitAtLeastSeconds = 300 }),
            Rule("SAV tél", 1, RuleAction.Voicemail, "SAV tél", new() { Calendar = Office, WhenClosed = true }),
        ],
        Responsibilities = [.. new[] { "Conseil tél", "SAV tél", "Mails" }.SelectMany(flow => new Responsibility[] { new(flow, null, "Nadia", false, true, false, false), new(flow, null, "Accueil client", true, false, false, false) })],
        Indicators = [.. new[] { "Conseil tél", "SAV tél", "Mails" }.Select(flow => new Indicator { Name = "Délai", Flow = flow, Kind = IndicatorKind.Quantitative, Source = "ACD" })],
        HelpLinks = [new("Accueil client", "Technique", "SAV tél", "Forte affluence")],
        Transfers = [new() { From = "Accueil client", To = "Technique", Flow = "SAV tél", Share = 0.1, WithTicket = true }],
    };

    public static CentreEvidence Evidence(Declarations? declared) => EvidenceBuilder.Healthy with { Declared = declared };

    public static CentreEvidence Evidence(Func<Declarations, Declarations> change) => Evidence(change(Healthy));

    public static Person Person(string name, string team, string? calendar = Office) => new() { Name = name, Team = team, Calendar = calendar };

    public static DeclaredFlow Flow(string name, string channel, string skill, string activity, double weekly) => new()
    {
        Name = name,
        Channel = channel,
        Skill = skill,
        Activity = activity,
        Team = "Accueil client",
        Owner = "Nadia",
        Calendar = Office,
        WeeklyLow = weekly,
        WeeklyHigh = weekly,
        Direction = Direction.Inbound,
    };

    public static RoutingRule Rule(string at, int order, RuleAction action, string? to, RuleCondition? when = null) => new() { At = at, Order = order, Action = action, To = to, When = when ?? RuleCondition.Always };

    public static Declarations WithRules(this Declarations declared, params RoutingRule[] rules) => declared with { Rules = [.. declared.Rules, .. rules] };

    public static Declarations WithoutRules(this Declarations declared, string at) => declared with { Rules = declared.Rules.RemoveAll(rule => rule.At == at) };

    public static Declarations WithFlow(this Declarations declared, string name, Func<DeclaredFlow, DeclaredFlow> change) => declared with { Flows = [.. declared.Flows.Select(flow => flow.Name == name ? change(flow) : flow)] };

    public static Declarations WithEntry(this Declarations declared, string name, Func<EntryPoint, EntryPoint> change) => declared with { EntryPoints = [.. declared.EntryPoints.Select(entry => entry.Name == name ? change(entry) : entry)] };

    public static Declarations WithNodes(this Declarations declared, params MenuNode[] nodes) => declared with { Menu = [.. declared.Menu, .. nodes] };
}
