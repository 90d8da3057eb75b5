using System.Collections.Immutable;
using System.Globalization;
using Plateau.Model.Declared;
using Plateau.Model.Ways;
using static Plateau.Tests.Faults.FaultKind;

namespace Plateau.Tests.Faults;

/// <summary>What can be wrong with skills, people and help.</summary>
internal static class SkillFaults
{
    private const int NightOpens = 22 * 60;

    public static ImmutableArray<FaultKind> All { get; } =
    [
        new("a flow asks for a level that nobody has", (centre, dice) => Some(dice, centre.Flows.Where(flow => flow.Skill is not null)) is { } flow
            ? Told(
                centre with
                {
                    Requirements = [.. centre.Requirements.Where(needed => needed.Flow != flow.Name || needed.Skill != flow.Skill), new(flow.Name, flow.Skill!, 4)],
                    Assessments = Each(centre.Assessments, one => one.Skill == flow.Skill && one.Level > 3, one => one with { Level = 3 }),
                }, "SKILL-06", flow.Name, Anywhere("HELP-01"))
            : null),
        new("people able to take a flow have too few hours", (centre, dice) =>
        {
            var flow = dice.One(centre.Flows);
            var hours = centre.People.Where(person => RandomCentre.IsAble(centre, person, flow)).Sum(person => person.WeeklyHours!.Value) * RandomCentre.ProductiveShare;
            var weekly = Math.Ceiling(hours * dice.Real(1.1, 2) * 3600 / flow.HandleSeconds!.Value);
            return RandomCentre.NeedsOf(centre, flow).Length == 0 ? null : Told(centre with { Flows = RoutingFaults.Each(centre.Flows, flow.Name, one => one with { WeeklyLow = weekly, WeeklyHigh = weekly }) }, "SKILL-06", flow.Name, Anywhere("SKILL-11"), Anywhere("SKILL-06"));
        }),
        new("the levels of a skill are old", (centre, dice) =>
        {
            var skill = dice.One(centre.Skills).Name;
            return Told(centre with { Assessments = Each(centre.Assessments, one => one.Skill == skill && one.AssessedOn != RandomCentre.Review, one => one with { AssessedOn = one.AssessedOn!.Value.PlusMonths(-dice.Between(21, 40)) }) }, "SKILL-07", skill);
        }),
        new("certificates have run out", (centre, dice) =>
        {
            var one = dice.One(centre.Assessments.Where(one => one.AssessedOn > RandomCentre.Review.PlusMonths(-12)).ToArray());
            return Told(centre with { Assessments = centre.Assessments.Replace(one, one with { Expires = RandomCentre.Review.PlusDays(-dice.Between(1, 300)) }) }, "SKILL-07", one.Skill);
        }),
        new("all who hold a skill leave", (centre, dice) =>
        {
            var leaving = dice.Shuffled(centre.People).Take(dice.Between(1, 3)).Select(person => person.Name).ToArray();
            return Told(
                centre with
                {
                    Skills = [.. centre.Skills, new() { Name = "Savoir rare", Kind = SkillKind.Business }],
                    Assessments = [.. centre.Assessments, .. leaving.Select(person => new SkillAssessment { Person = person, Skill = "Savoir rare", Holds = true, Level = 3, AssessedOn = RandomCentre.Review })],
                    People = [.. centre.People.Select(person => leaving.Contains(person.Name) ? person with { Leaves = RandomCentre.Review.PlusDays(dice.Between(10, 300)) } : person)],
                }, "SKILL-08", "Savoir rare", Anywhere("SKILL-08"));
        }),
        new("people stop before the flow closes", StopEarly),
        new("skills have no kind", (centre, dice) =>
        {
            var bare = dice.Shuffled(centre.Skills.Where(skill => skill.Kind != SkillKind.Writing)).Take((centre.Skills.Length / 4) + 1).Select(skill => skill.Name).ToArray();
            return bare.Length <= 0.2 * centre.Skills.Length ? null : Told(centre with { Skills = [.. centre.Skills.Select(skill => bare.Contains(skill.Name) ? skill with { Kind = null } : skill)] }, "SKILL-10", bare[0]);
        }),
        new("a written flow asks for no writing", (centre, dice) => Some(dice, centre.Flows.Where(flow => flow.Channel != Channels.Phone)) is { } flow && RandomCentre.NeedsOf(centre, flow).Length > 1
            ? Told(centre with { Requirements = centre.Requirements.RemoveAll(needed => needed.Flow == flow.Name && needed.Skill == RandomCentre.Writing) }, "SKILL-10", flow.Name)
            : null),
        new("the list of skills has hundreds of combinations", (centre, dice) => Told(
            centre with { Skills = [.. centre.Skills, .. Enumerable.Range(1, dice.Between(201, 400)).Select(number => new Skill { Name = Numbered("Savoir", number), Kind = SkillKind.Product, Reason = Numbered("motif", number) })] }, "SKILL-10", "")),
        new("three people hold all the hours of a flow", ThreePeople),
        new("help from a team where nobody can", HelpUnable),
        new("help from a team that is not there", (centre, dice) =>
        {
            if (Some(dice, centre.Flows.Where(flow => flow.Team is not null && RandomCentre.NeedsOf(centre, flow).Length > 0)) is not { } flow) return null;
            var night = Enumerable.Range(1, 7).Select(number => new Person { Name = Numbered("Nuit", number), Team = "Équipe de nuit", Calendar = "Nuit", WeeklyHours = 10 }).ToArray();
            return Told(
                centre with
                {
                    Calendars = [.. centre.Calendars, new("Nuit", [new OpeningTime(RandomCentre.Week, NightOpens, 1440)])], Teams = [.. centre.Teams, new() { Name = "Équipe de nuit" }], People = [.. centre.People, .. night],
                    Assessments = [.. centre.Assessments, .. night.SelectMany(person => RandomCentre.NeedsOf(centre, flow).Select(needed => new SkillAssessment { Person = person.Name, Skill = needed.Skill, Holds = true, Level = 4, AssessedOn = RandomCentre.Review }))],
                    HelpLinks = [.. centre.HelpLinks, new(flow.Team!, "Équipe de nuit", flow.Name, null)],
                }, "HELP-01", $"{flow.Team} → Équipe de nuit");
        }),
        new("teams help each other in a circle", (centre, dice) => Some(dice, centre.HelpLinks) is { } link
            ? Told(centre with { HelpLinks = [.. centre.HelpLinks, new(link.To, link.From, null, null)] }, "HELP-01", link.From, new Expectation("HELP-01", link.To), new Expectation("HELP-01", $"{link.To} → {link.From}"))
            : null),
    ];

    public static ImmutableArray<SkillAssessment> Each(ImmutableArray<SkillAssessment> all, Func<SkillAssessment, bool> which, Func<SkillAssessment, SkillAssessment> change) => [.. all.Select(one => which(one) ? change(one) : one)];

    private static string Numbered(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name} {number:000}");

    /// <summary>Who can take the flow works in its hours less the last one of the day.</summary>
    private static Planted? StopEarly(Declarations centre, Dice dice)
    {
        if (Some(dice, centre.Flows.Where(flow => RandomCentre.NeedsOf(centre, flow).Length > 0)) is not { } flow) return null;
        var hours = centre.Calendars.First(calendar => calendar.Name == flow.Calendar);
        var shorter = new OpeningCalendar("Heures des équipes", [.. hours.Times.Select(time => time with { ToMinutes = time.ToMinutes - 60 })]);
        return Told(
            centre with { Calendars = [.. centre.Calendars, shorter], People = [.. centre.People.Select(person => RandomCentre.IsAble(centre, person, flow) ? person with { Calendar = shorter.Name } : person)] },
            "SKILL-09", flow.Name, Anywhere("SKILL-09"), Anywhere("HELP-01"));
    }

    /// <summary>A flow asks for a skill that three people of its team hold, whose hours are just enough.</summary>
    private static Planted? ThreePeople(Declarations centre, Dice dice)
    {
        var all = centre.Flows.Sum(Work);
        var flow = Some(dice, centre.Flows.Where(flow => Math.Min(Work(flow), 40) > 0.05 * all && centre.People.Count(person => person.Team == flow.Team && person.Calendar == centre.Calendars[0].Name && RandomCentre.IsAble(centre, person, flow)) >= 3));
        if (flow is null) return null;
        var three = centre.People.Where(person => person.Team == flow.Team && person.Calendar == centre.Calendars[0].Name && RandomCentre.IsAble(centre, person, flow)).Take(3).ToArray();
        var hours = Math.Min(Work(flow), 0.9 * RandomCentre.ProductiveShare * three.Sum(person => person.WeeklyHours!.Value));
        var weekly = Math.Floor(hours * 3600 / flow.HandleSeconds!.Value);
        if (hours <= 0.04 * all) return null;
        return Told(
            centre with
            {
                Skills = [.. centre.Skills, new() { Name = "Spécialité", Kind = SkillKind.Product }],
                Requirements = [.. centre.Requirements, new(flow.Name, "Spécialité", 1)],
                Assessments = [.. centre.Assessments, .. three.Select(person => new SkillAssessment { Person = person.Name, Skill = "Spécialité", Holds = true, Level = 2, AssessedOn = RandomCentre.Review })],
                Flows = RoutingFaults.Each(centre.Flows, flow.Name, one => one with { WeeklyLow = weekly, WeeklyHigh = weekly }),
            }, "SKILL-11", three[0].Name, Anywhere("HELP-01"), new Expectation("SKILL-08", "Spécialité"));

        static double Work(DeclaredFlow flow) => (flow.WeeklyHigh ?? 0) * (flow.HandleSeconds ?? 0) / 3600;
    }

    private static Planted? HelpUnable(Declarations centre, Dice dice)
    {
        var pairs = from flow in centre.Flows
                    where flow.Team is not null && flow.Skill is not null
                    from team in centre.Teams
                    where team.Name != flow.Team && !centre.Flows.Any(own => own.Team == team.Name && own.Skill == flow.Skill)
                    select Tuple.Create(flow, team);
        if (Some(dice, pairs) is not var (helped, helper)) return null;
        var people = centre.People.Where(person => person.Team == helper.Name).Select(person => person.Name).ToHashSet();
        return Told(
            centre with { Assessments = centre.Assessments.RemoveAll(one => one.Skill == helped.Skill && people.Contains(one.Person)), HelpLinks = [.. centre.HelpLinks, new(helped.Team!, helper.Name, helped.Name, null)] },
            "HELP-01", $"{helped.Team} → {helper.Name}", Anywhere("HELP-01"));
    }
}
