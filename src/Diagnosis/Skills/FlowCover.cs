using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Skills;

/// <summary>Who can take a flow, by what people declare.</summary>
/// <param name="Needed">Skills with the least level (null = any).</param>
/// <param name="Eligible">People who meet all of it.</param>
/// <param name="Uncertain">People who hold all of it, but at a level that nobody stated where one is asked for.</param>
/// <param name="Near">People who lack one step of one skill: a level, or a skill that they do not hold while all else is there.</param>
public sealed record FlowCover(DeclaredFlow Flow, ImmutableArray<SkillRequirement> Needed, ImmutableArray<string> Eligible, ImmutableArray<string> Uncertain, ImmutableArray<string> Near)
{
    /// <summary>Paid hours a week of the eligible; null when nobody's hours are known.</summary>
    public double? EligibleHours { get; init; }

    /// <summary>Work a week in hours, low and high estimate of contacts × mean handle time; null when volume or handle time are unknown.</summary>
    public (double Low, double High)? WorkHours { get; init; }

    /// <summary>Minutes a week in which the flow is open; null when its calendar is unknown.</summary>
    public int? OpenMinutes { get; init; }

    /// <summary>Of those: with nobody eligible scheduled; null when a calendar of the flow or of an eligible person is unknown.</summary>
    public int? UncoveredMinutes { get; init; }

    /// <summary>First minute of the week that is not covered; null when all are or it is not known.</summary>
    public int? FirstUncovered { get; init; }
}

/// <summary>Confronts what each flow asks for with what people hold.</summary>
public static class FlowCovers
{
    private const int MinutesPerWeek = 7 * 24 * 60;

    /// <summary>One for each declared flow that asks for a skill.</summary>
    public static ImmutableArray<FlowCover> Of(SkillMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return [.. matrix.Declared.Flows.Select(flow => (Flow: flow, Needed: SkillNeeds.Of(matrix.Declared, flow))).Where(pair => !pair.Needed.IsEmpty).Select(pair => Of(matrix, pair.Flow, pair.Needed))];
    }

    private static FlowCover Of(SkillMatrix matrix, DeclaredFlow flow, ImmutableArray<SkillRequirement> needed)
    {
        var steps = matrix.People.Select(person => (Person: person, Steps: needed.Select(one => StepsTo(matrix.At(person, one.Skill), one.LeastLevel)).ToArray())).ToArray();
        ImmutableArray<string> eligible = [.. steps.Where(person => person.Steps.All(step => step == 0)).Select(person => person.Person)];
        var hours = matrix.Declared.People.Where(person => eligible.Contains(person.Name)).Select(person => person.WeeklyHours).ToArray();
        var cover = new FlowCover(
            flow,
            needed,
            eligible,
            [.. steps.Where(person => person.Steps.Contains(null) && person.Steps.All(step => step is null or 0)).Select(person => person.Person)],
            [.. steps.Where(person => person.Steps.Sum(step => step ?? 0) == 1 && !person.Steps.Contains(null)).Select(person => person.Person)])
        {
            EligibleHours = hours.Any(one => one is not null) ? hours.Sum(one => one ?? 0) : null,
            WorkHours = WorkOf(flow),
        };
        return WithCalendar(matrix.Declared, cover);
    }

    /// <summary>0 = met; 1 = one step short: a level, or the skill itself where any level will do; more = farther; null = held at an unknown level.</summary>
    internal static int? StepsTo(HeldSkill? held, int? least)
    {
        if (held is null || held.Expired) return Math.Max(1, least ?? 1);
        if (least is not { } level) return held.Level == 0 ? 1 : 0;
        return held.Level is { } has ? Math.Max(0, level - has) : null;
    }

    private static (double Low, double High)? WorkOf(DeclaredFlow flow)
    {
        if (flow.HandleSeconds is not { } seconds || (flow.WeeklyLow ?? flow.WeeklyHigh) is not { } low) return null;
        return (low * seconds / 3600, (flow.WeeklyHigh ?? low) * seconds / 3600);
    }

    private static FlowCover WithCalendar(Declarations declared, FlowCover cover)
    {
        var calendars = OpeningCalendar.ByName(declared.Calendars);
        OpeningCalendar? CalendarOf(string? name) => name is null ? null : calendars.GetValueOrDefault(name);
        if (CalendarOf(cover.Flow.Calendar) is not { } open) return cover;
        var minutes = Enumerable.Range(0, MinutesPerWeek).Where(open.IsOpen).ToArray();
        var shifts = declared.People.Where(person => cover.Eligible.Contains(person.Name)).Select(person => CalendarOf(person.Calendar)).ToArray();
        if (shifts.Length < cover.Eligible.Length || shifts.Contains(null)) return cover with { OpenMinutes = minutes.Length };
        var distinct = shifts.Distinct().ToArray();
        var uncovered = minutes.Where(minute => !distinct.Any(shift => shift!.IsOpen(minute))).ToArray();
        return cover with { OpenMinutes = minutes.Length, UncoveredMinutes = uncovered.Length, FirstUncovered = uncovered.Length > 0 ? uncovered[0] : null };
    }
}
