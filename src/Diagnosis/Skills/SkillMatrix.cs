using System.Collections.Immutable;
using NodaTime;
using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Skills;

/// <summary>What is known of one person and one skill on a day.</summary>
/// <param name="Level">0 to 4; null where only yes was said.</param>
/// <param name="AgeMonths">Since the last assessment, at least 0; null = undated.</param>
/// <param name="Expired">A certificate whose day is over.</param>
public sealed record HeldSkill(string Person, string Skill, int? Level, double? AgeMonths, bool Expired, Wish? Wish)
{
    /// <summary>
    /// Level that remains if knowledge that is not confirmed halves in a stated time: level × ½^(age ÷ half-life). A convention to rank with, not a measurement; null when level or age are unknown.
    /// </summary>
    /// <param name="halfLifeMonths">Above 0.</param>
    public double? MasteryAfterDecay(double halfLifeMonths) => Level is { } level && AgeMonths is { } age ? level * Math.Pow(0.5, age / halfLifeMonths) : null;
}

/// <summary>The declared skills matrix as it stands on a day: of several assessments of one person and skill the latest counts, those before it are history.</summary>
public sealed class SkillMatrix
{
    private readonly Dictionary<(string Person, string Skill), HeldSkill> held = [];

    private SkillMatrix(Declarations declared, LocalDate? asOf) => (Declared, AsOf) = (declared, asOf);

    public Declarations Declared { get; }

    /// <summary>The day of the matrix; null when nothing is dated.</summary>
    public LocalDate? AsOf { get; }

    /// <summary>People of the sheet of people who are not gone, and those who are named in the matrix alone; in the order of the workbook.</summary>
    public ImmutableArray<string> People { get; private init; } = [];

    public ImmutableArray<string> Skills { get; private init; } = [];

    /// <summary>What people hold; who was assessed and does not hold a skill is not in it.</summary>
    public IEnumerable<HeldSkill> Held => held.Values;

    /// <param name="asOf">A day on which the matrix is looked at: the last of the log where there is one; null = the day of the latest assessment.</param>
    public static SkillMatrix Of(Declarations declared, LocalDate? asOf)
    {
        ArgumentNullException.ThrowIfNull(declared);
        var dated = declared.Assessments.Select(assessment => assessment.AssessedOn).OfType<LocalDate>().ToArray();
        var day = asOf ?? (dated.Length > 0 ? dated.Max() : null);
        var gone = declared.People.Where(person => person.Leaves is { } last && day is { } today && last < today).Select(person => person.Name).ToHashSet(StringComparer.Ordinal);
        var matrix = new SkillMatrix(declared, day)
        {
            People = [.. declared.People.Select(person => person.Name).Concat(declared.Assessments.Select(assessment => assessment.Person)).Distinct(StringComparer.Ordinal).Where(person => !gone.Contains(person))],
            Skills = [.. declared.Skills.Select(skill => skill.Name).Concat(declared.Assessments.Select(assessment => assessment.Skill)).Concat(declared.Requirements.Select(needed => needed.Skill)).Distinct(StringComparer.Ordinal)],
        };
        foreach (var (key, latest) in SkillNeeds.Latest(declared))
        {
            if (latest.Holds && !gone.Contains(key.Person)) matrix.held.Add(key, Of(latest, day));
        }

        return matrix;
    }

    /// <summary>Null when the person does not hold the skill, or nobody said so.</summary>
    public HeldSkill? At(string person, string skill) => held.GetValueOrDefault((person, skill));

    /// <summary>What was said of a person's wish for a skill, held or not, last; null = nothing.</summary>
    public Wish? WishOf(string person, string skill) => Declared.Assessments.Where(assessment => assessment.Person == person && assessment.Skill == skill).Select(assessment => assessment.Wish).LastOrDefault(wish => wish is not null);

    private static HeldSkill Of(SkillAssessment assessment, LocalDate? day) => new(
        assessment.Person,
        assessment.Skill,
        assessment.Level,
        assessment.AssessedOn is { } assessed && day is { } today ? Math.Max(0, Period.DaysBetween(assessed, today) / DaysPerMonth) : null,
        assessment.Expires is { } last && day is { } now && last < now,
        assessment.Wish);

    private const double DaysPerMonth = 365.25 / 12;
}
