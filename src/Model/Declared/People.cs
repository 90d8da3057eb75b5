using System.Collections.Immutable;
using NodaTime;

namespace Plateau.Model.Declared;

/// <summary>People who report to one manager.</summary>
public sealed record Team
{
    public required string Name { get; init; }

    public string? Service { get; init; }

    public string? Site { get; init; }

    /// <summary>The provider whose people they are; null = in-house or not said.</summary>
    public string? Provider { get; init; }

    /// <summary>First, second, third line: 1 to 9; null = not said.</summary>
    public int? Tier { get; init; }

    public string? Manager { get; init; }
}

/// <summary>A person of the centre, under the name or pseudonym by which the workbook knows them.</summary>
public sealed record Person
{
    public required string Name { get; init; }

    /// <summary>The real name where <see cref="Name"/> is a pseudonym; null unless the person who imported asked to keep names.</summary>
    public string? RealName { get; init; }

    public string? Team { get; init; }

    public string? Role { get; init; }

    /// <summary>Paid hours a week, above 0; null = not said.</summary>
    public double? WeeklyHours { get; init; }

    public LocalDate? Start { get; init; }

    /// <summary>Day after which the person is gone; null = not known to leave.</summary>
    public LocalDate? Leaves { get; init; }

    /// <summary>Calendar in which the person works; null = not said.</summary>
    public string? Calendar { get; init; }
}

/// <summary>What a skill is made of (five kinds, R24).</summary>
public enum SkillKind
{
    /// <summary>The trade itself: procedures, law, offers.</summary>
    Business,

    Tool,

    Product,

    Interpersonal,

    Writing,
}

/// <summary>A skill with its place on the five axes; an axis that does not matter is null.</summary>
public sealed record Skill
{
    public required string Name { get; init; }

    public SkillKind? Kind { get; init; }

    public string? Channel { get; init; }

    public string? Reason { get; init; }

    public string? CustomerType { get; init; }

    /// <summary>1 to 9.</summary>
    public int? Complexity { get; init; }

    /// <summary>A technical constraint: a tool, a language, a certificate.</summary>
    public string? Constraint { get; init; }

    /// <summary>Hours to teach it to one person, at least 0; null = not said.</summary>
    public double? TrainingHours { get; init; }
}

/// <summary>What a person would like.</summary>
public enum Wish
{
    Wants,

    Accepts,

    Refuses,
}

/// <summary>One assessment of one person in one skill.</summary>
public sealed record SkillAssessment
{
    public required string Person { get; init; }

    public required string Skill { get; init; }

    /// <summary>Whether the person has the skill at all.</summary>
    public required bool Holds { get; init; }

    /// <summary>0 (none) to 4 (can teach it); null where only yes or no was said.</summary>
    public int? Level { get; init; }

    public LocalDate? AssessedOn { get; init; }

    public string? Assessor { get; init; }

    public LocalDate? Expires { get; init; }

    public Wish? Wish { get; init; }
}

/// <summary>A flow (or a contact reason) asks for a skill.</summary>
/// <param name="LeastLevel">0 to 4; null = any level above 0.</param>
public sealed record SkillRequirement(string Flow, string Skill, int? LeastLevel);
