using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Routing;

/// <summary>
/// Who is there for a flow, as declared: people who hold what it asks for (the last assessment counts), in the hours of their calendars; where no skill is stated or nobody was assessed, the people of its team. Leaving dates are not looked at: the
/// verifier knows no date.
/// </summary>
internal sealed class DeclaredStaffing(Declarations declared, WeekCuts cuts)
{
    private readonly Dictionary<string, OpeningCalendar> _calendars = Calendars(declared);

    private readonly Dictionary<(string Person, string Skill), SkillAssessment> _held = declared.Assessments.Index()
        .GroupBy(pair => (pair.Item.Person, pair.Item.Skill))
        .ToDictionary(group => group.Key, group => group.OrderBy(pair => pair.Item.AssessedOn ?? NodaTime.LocalDate.MinIsoValue).ThenBy(pair => pair.Index).Last().Item);

    /// <summary>The calendars by name; lines of one name add up.</summary>
    public static Dictionary<string, OpeningCalendar> Calendars(Declarations declared) => declared.Calendars.GroupBy(calendar => calendar.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => new OpeningCalendar(group.Key, [.. group.SelectMany(calendar => calendar.Times)]), StringComparer.Ordinal);

    public OpeningCalendar? Calendar(string? name) => name is null ? null : _calendars.GetValueOrDefault(name);

    /// <summary>Skills that a flow asks for, with least levels (null = any above 0).</summary>
    public ImmutableArray<(string Skill, int? Least)> SkillsOf(DeclaredFlow flow)
    {
        var required = declared.Requirements.Where(requirement => requirement.Flow == flow.Name).Select(requirement => (requirement.Skill, requirement.LeastLevel)).ToList();
        if (flow.Skill is { } own && !required.Any(pair => pair.Skill == own)) required.Insert(0, (own, null));
        return [.. required];
    }

    public FlowStaffing Of(DeclaredFlow flow)
    {
        if (flow.Outside is not null || declared.People.IsEmpty) return FlowStaffing.Unknown(cuts);
        var asked = SkillsOf(flow);
        var bySkill = !asked.IsEmpty && !declared.Assessments.IsEmpty;
        if (!bySkill && flow.Team is null) return FlowStaffing.Unknown(cuts);
        var able = declared.People.Where(person => bySkill ? asked.All(skill => Holds(person, skill)) : person.Team == flow.Team).ToImmutableArray();
        if (!bySkill && able.IsEmpty) return FlowStaffing.Unknown(cuts);
        var sure = cuts.None();
        var may = cuts.None();
        foreach (var person in able)
        {
            if (Calendar(person.Calendar) is { } calendar)
            {
                var there = cuts.Where(calendar.IsOpen);
                sure.Add(there);
                may.Add(there);
            }
            else may.Add(cuts.All);
        }

        return new(true, able, sure, may);
    }

    private bool Holds(Person person, (string Skill, int? Least) asked) =>
        _held.TryGetValue((person.Name, asked.Skill), out var held) && held.Holds && held.Level is not 0 && !(held.Level < asked.Least);
}

/// <summary>Who is there for a flow.</summary>
/// <param name="Known">False = people did not say; then anything may be.</param>
/// <param name="Able">Who can take it.</param>
/// <param name="Sure">When somebody able is scheduled.</param>
/// <param name="May">When somebody able may be there: outside, nobody is.</param>
internal sealed record FlowStaffing(bool Known, ImmutableArray<Person> Able, TimeSet Sure, TimeSet May)
{
    public static FlowStaffing Unknown(WeekCuts cuts) => new(false, [], cuts.None(), cuts.All);
}
