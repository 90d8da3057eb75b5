using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Plateau.Model.Declared;
using Plateau.Model.Ways;

namespace Plateau.Tests.Faults;

/// <summary>
/// A healthy declared centre drawn at random: 3 to 12 flows, 15 to 150 people in 2 to 5 teams. Healthy by construction and by the definitions of the glossary and the requirements, not by the rules' code: every flow has an activity, an owner, an
/// indicator with a source, one who accounts, a skill that a whole team holds, a way in from a valid address, and an end for whoever comes when it is closed; every team has hours for its work without any three of its people.
/// </summary>
internal static class RandomCentre
{
    public const double ProductiveShare = 0.65;
    public const string Writing = "Rédaction";
    public static readonly LocalDate Review = new(2026, 9, 15);
    public static readonly ImmutableArray<IsoDayOfWeek> Week = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];
    private const int SpareTeam = 3; // people whose absence a team stands
    private const int LeastTeam = 7;
    private static readonly string[] ActivityNames = ["Commandes", "Livraisons", "Facturation", "Contrats", "Dépannage", "Réclamations", "Abonnements", "Garanties", "Adhésions", "Fidélité", "Résiliations", "Sinistres"];
    private static readonly string[] Owners = ["Claire Aubry", "Marc Lenoir", "Sonia Petit", "Nadia Benali", "Paul Roche"];
    private static readonly string[] Services = ["Service clients", "Assistance", "Communication"];
    private static readonly string[] Missions = ["Informer", "Vendre", "Dépanner", "Réclamer"];
    private static readonly string[] TeamNames = ["Équipe Nord", "Équipe Sud", "Équipe Est", "Équipe Ouest", "Équipe Centre"];
    private static readonly SkillKind[] Kinds = [SkillKind.Business, SkillKind.Tool, SkillKind.Product, SkillKind.Interpersonal];

    public static Declarations Healthy(Dice dice)
    {
        var people = dice.Between(15, 150);
        var teams = Math.Min(dice.Between(2, 5), people / LeastTeam);
        var flowCount = dice.Between(3, 12);
        var activities = Activities(dice, Math.Min(flowCount, dice.Between(2, 6)));
        var calendars = Calendars(dice);
        var declared = new Declarations { Activities = activities, Calendars = calendars, Teams = Teams(dice, teams) };
        declared = declared with { Flows = Flows(dice, declared, flowCount) };
        declared = declared with { Requirements = Requirements(dice, declared) };
        declared = People(dice, declared, Sizes(dice, people, teams));
        declared = declared with { Flows = Volumes(dice, declared) };
        declared = RandomRouting.Add(dice, declared);
        return RandomReasons.Add(dice, Governance(dice, declared));
    }

    /// <summary>Who meets all that a flow asks for, by the latest assessment.</summary>
    public static bool IsAble(Declarations declared, Person person, DeclaredFlow flow) =>
        NeedsOf(declared, flow).All(needed => declared.Assessments.Where(one => one.Person == person.Name && one.Skill == needed.Skill).MaxBy(one => one.AssessedOn) is { Holds: true } held && held.Level >= (needed.LeastLevel ?? 1));

    public static SkillRequirement[] NeedsOf(Declarations declared, DeclaredFlow flow) => [.. declared.Requirements.Where(needed => needed.Flow == flow.Name)];

    private static ImmutableArray<Activity> Activities(Dice dice, int count)
    {
        var services = dice.Shuffled(Services);
        return [.. dice.Shuffled(ActivityNames).Take(count).Select(name => new Activity { Name = name, Mission = dice.One(Missions), Service = services[dice.Between(0, 1)], Owner = dice.One(Owners) })];
    }

    private static ImmutableArray<OpeningCalendar> Calendars(Dice dice)
    {
        var (from, to) = (60 * dice.Between(7, 9), 60 * dice.Between(18, 21));
        var wide = new List<OpeningTime> { new(Week, from, to) };
        if (dice.Chance(0.6)) wide.Add(new([IsoDayOfWeek.Saturday], 540, 60 * dice.Between(13, 18)));
        return [new("Horaires étendus", [.. wide]), new("Horaires de bureau", [new(Week, Math.Max(from, 540), 60 * dice.Between(16, 18))])];
    }

    private static ImmutableArray<Team> Teams(Dice dice, int count) =>
        [.. TeamNames.Take(count).Select(name => new Team { Name = name, Service = dice.One(Services), Site = dice.One(["Lyon", "Lille", "Nantes"]), Provider = dice.Chance(0.2) ? "Allô Partenaire" : null, Tier = dice.Between(1, 2), Manager = dice.One(Owners) })];

    private static ImmutableArray<DeclaredFlow> Flows(Dice dice, Declarations declared, int count)
    {
        (string Channel, string Word)[] channels = [(Channels.Phone, "téléphone"), (Channels.Mail, "mail"), (Channels.Chat, "chat"), (Channels.Social, "réseaux"), (Channels.Form, "formulaire"), (Channels.Messaging, "messagerie")];
        var home = declared.Activities.ToDictionary(activity => activity.Name, _ => dice.One(declared.Teams).Name);
        var flows = new List<DeclaredFlow>();
        while (flows.Count < count)
        {
            var activity = flows.Count < declared.Activities.Length ? declared.Activities[flows.Count] : dice.One(declared.Activities);
            var (channel, word) = dice.Chance(0.5) ? channels[0] : dice.One(channels);
            var name = $"{activity.Name} {word}";
            if (flows.Any(flow => flow.Name == name)) name += string.Create(CultureInfo.InvariantCulture, $" {flows.Count}");
            flows.Add(new()
            {
                Name = name,
                Activity = activity.Name,
                Channel = channel,
                Direction = Direction.Inbound,
                Skill = activity.Name,
                Team = home[activity.Name],
                HandleSeconds = Math.Round(dice.Real(120, 900)),
                TargetShare = 0.8,
                ThresholdSeconds = channel == Channels.Phone ? 30 : 3600,
                Owner = dice.One(Owners),
                Calendar = declared.Calendars[dice.Chance(0.6) ? 0 : 1].Name,
                Tier = dice.Between(1, 3),
            });
        }

        return [.. flows];
    }

    private static ImmutableArray<SkillRequirement> Requirements(Dice dice, Declarations declared) =>
    [
        .. declared.Flows.SelectMany(flow => new[]
        {
            new SkillRequirement(flow.Name, flow.Skill!, dice.Between(1, 3)), flow.Channel == Channels.Phone ? null : new SkillRequirement(flow.Name, Writing, dice.Between(1, 2)),
        }).OfType<SkillRequirement>(),
    ];

    private static int[] Sizes(Dice dice, int people, int teams)
    {
        var sizes = Enumerable.Repeat(LeastTeam, teams).ToArray();
        for (var more = people - (teams * LeastTeam); more > 0; more--) sizes[dice.Between(0, teams - 1)]++;
        return sizes;
    }

    /// <summary>Everyone of a team holds, at the level asked for or above, what the team's flows ask for; some hold more, which is back-up for other teams.</summary>
    private static Declarations People(Dice dice, Declarations declared, int[] sizes)
    {
        var people = new List<Person>();
        var assessments = new List<SkillAssessment>();
        var level = declared.Requirements.GroupBy(needed => needed.Skill).ToDictionary(group => group.Key, group => group.Max(needed => needed.LeastLevel ?? 1));
        foreach (var (index, team) in declared.Teams.Index())
        {
            var own = declared.Flows.Where(flow => flow.Team == team.Name).SelectMany(flow => NeedsOf(declared, flow)).Select(needed => needed.Skill).Distinct().ToArray();
            var other = level.Keys.Except(own).Order(StringComparer.Ordinal).ToArray();
            var leaver = dice.Chance(0.4) ? dice.Between(0, sizes[index] - 1) : -1;
            for (var number = 0; number < sizes[index]; number++)
            {
                var person = new Person
                {
                    Name = string.Create(CultureInfo.InvariantCulture, $"{team.Name} {number + 1:000}"),
                    Team = team.Name,
                    Role = "conseiller",
                    WeeklyHours = dice.One([35.0, 35, 35, 28, 24]),
                    Start = new LocalDate(dice.Between(2010, 2025), dice.Between(1, 12), 1),
                    Calendar = declared.Calendars[number < 3 || dice.Chance(0.7) ? 0 : 1].Name,
                    Leaves = number == leaver ? Review.PlusDays(dice.Between(30, 300)) : null,
                };
                people.Add(person);
                foreach (var skill in own) assessments.AddRange(History(dice, person.Name, team, skill, dice.Between(level[skill], 4)));
                foreach (var skill in other.Where(_ => dice.Chance(0.25))) assessments.AddRange(History(dice, person.Name, team, skill, dice.Between(level[skill], 4)));
            }
        }

        assessments[0] = assessments[0] with { AssessedOn = Review };
        return declared with
        {
            People = [.. people],
            Assessments = [.. assessments],
            Skills = [.. level.Keys.Order(StringComparer.Ordinal).Select(skill => new Skill { Name = skill, Kind = skill == Writing ? SkillKind.Writing : dice.One(Kinds), TrainingHours = 7 * dice.Between(1, 10), Complexity = dice.Chance(0.3) ? dice.Between(1, 5) : null })],
        };
    }

    private static IEnumerable<SkillAssessment> History(Dice dice, string person, Team team, string skill, int level)
    {
        var now = new SkillAssessment { Person = person, Skill = skill, Holds = true, Level = level, AssessedOn = Review.PlusDays(-dice.Between(1, 330)), Assessor = team.Manager, Expires = dice.Chance(0.05) ? Review.PlusMonths(dice.Between(1, 24)) : null };
        if (dice.Chance(0.15)) yield return now with { Level = Math.Max(1, level - 1), AssessedOn = Review.PlusMonths(-dice.Between(24, 48)), Expires = null };
        yield return now;
    }

    /// <summary>Work of a team: at most what its people can do when three are away, those with the most hours.</summary>
    private static ImmutableArray<DeclaredFlow> Volumes(Dice dice, Declarations declared) =>
    [
        .. declared.Teams.SelectMany(team =>
        {
            var flows = declared.Flows.Where(flow => flow.Team == team.Name).ToArray();
            var hours = declared.People.Where(person => person.Team == team.Name).Select(person => person.WeeklyHours!.Value).OrderDescending().Skip(SpareTeam).Sum() * ProductiveShare * dice.Real(0.4, 0.95);
            var weights = flows.Select(_ => dice.Real(0.3, 1)).ToArray();
            return flows.Select((flow, index) =>
            {
                var high = Math.Floor(hours * weights[index] / weights.Sum() * 3600 / flow.HandleSeconds!.Value);
                return flow with { WeeklyHigh = high, WeeklyLow = Math.Floor(high * dice.Real(0.8, 1)) };
            });
        }),
    ];

    private static Declarations Governance(Dice dice, Declarations declared)
    {
        var byActivity = declared.Activities.Where(_ => dice.Chance(0.3)).Select(activity => activity.Name).ToHashSet();
        var subjects = declared.Flows.Where(flow => !byActivity.Contains(flow.Activity!)).Select(flow => flow.Name).Concat(byActivity);
        var sources = new[] { "ACD", "Outil de ticket", "Enquête" };
        return declared with
        {
            Responsibilities = [.. subjects.SelectMany(subject => (dice.Chance(0.2) ? new string?[] { "Prise en charge", "Clôture" } : [null]).SelectMany(step => Raci(dice, declared, subject, step)))],
            Indicators = [.. declared.Flows.SelectMany(flow => Enumerable.Range(1, dice.Between(1, 3)).Select(number => new Indicator { Name = string.Create(CultureInfo.InvariantCulture, $"Indicateur {number}"), Flow = flow.Name, Kind = (IndicatorKind)dice.Between(0, 1), Source = dice.One(sources), Owner = dice.One(Owners) }))],
            HelpLinks = Help(dice, declared),
            Transfers = Transfers(dice, declared),
        };
    }

    private static IEnumerable<Responsibility> Raci(Dice dice, Declarations declared, string subject, string? step)
    {
        yield return new(subject, step, dice.One(Owners), false, true, false, false);
        yield return new(subject, step, dice.One(declared.Teams).Name, true, false, false, false);
        if (dice.Chance(0.4)) yield return new(subject, step, "Qualité", false, false, dice.Chance(0.5), true);
    }

    /// <summary>Only from a team to one that comes later on the list, so never in a circle, and only where somebody there can do it in long hours.</summary>
    private static ImmutableArray<HelpLink> Help(Dice dice, Declarations declared) =>
    [
        .. from flow in declared.Flows
           from helper in declared.Teams.SkipWhile(team => team.Name != flow.Team).Skip(1)
           where declared.People.Any(person => person.Team == helper.Name && person.Calendar == declared.Calendars[0].Name && IsAble(declared, person, flow)) && dice.Chance(0.5)
           select new HelpLink(flow.Team!, helper.Name, flow.Name, "plus de 20 en file"),
    ];

    private static ImmutableArray<DeclaredTransfer> Transfers(Dice dice, Declarations declared) =>
    [
        .. declared.Flows.Where(_ => dice.Chance(0.4)).Select(flow => (Flow: flow, To: dice.One(declared.Teams).Name)).Where(pair => pair.To != pair.Flow.Team)
            .Select(pair => new DeclaredTransfer { From = pair.Flow.Team!, To = pair.To, Flow = pair.Flow.Name, Share = Math.Round(dice.Real(0.01, 0.2), 2), WithTicket = true, Reason = "geste commercial" }),
    ];
}
