using System.Collections.Immutable;
using Plateau.Diagnosis.Skills;
using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Routing;

/// <summary>
/// Who is there for a flow, as declared: people who hold what it asks for (the last assessment counts), in the hours of their calendars; where no skill is stated or nobody was assessed, the people of its team. Leaving dates are not looked at: the
/// verifier knows no date.
/// </summary>
internal sealed class DeclaredStaffing(Declarations declared, WeekCuts cuts)
{
    private readonly Dictionary<string, OpeningCalendar> _calendars = OpeningCalendar.ByName(declared.Calendars);
    private readonly Dictionary<(string Person, string Skill), SkillAssessment> _held = SkillNeeds.Latest(declared);

    public OpeningCalendar? Calendar(string? name) => name is null ? null : _calendars.GetValueOrDefault(name);

    public ImmutableArray<SkillRequirement> SkillsOf(DeclaredFlow flow) => SkillNeeds.Of(declared, flow);

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

    private bool Holds(Person person, SkillRequirement asked) =>
        _held.TryGetValue((person.Name, asked.Skill), out var held) && held.Holds && held.Level is not 0 && !(held.Level < asked.LeastLevel);
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
