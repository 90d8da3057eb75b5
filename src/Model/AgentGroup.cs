using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;

namespace Plateau.Model;

/// <summary>Where it is known that someone has a skill.</summary>
public enum SkillSource
{
    /// <summary>Seen in the log.</summary>
    Observed,

    /// <summary>Stated by people.</summary>
    Declared,
}

/// <summary>One skill of an agent or a group.</summary>
/// <param name="Skill">Which.</param>
/// <param name="Preference">1 = first choice of the router, 2 = second …; equal numbers share alike.</param>
/// <param name="Mastery">0 (none) to 4 (can teach it); null = not assessed.</param>
/// <param name="HandleTimeFactor">Mean handle time of this agent or group ÷ the flow's mean; above 0, 1 = ordinary.</param>
public sealed record SkillHeld(SkillId Skill, int Preference = 1, int? Mastery = null, double HandleTimeFactor = 1, SkillSource Source = SkillSource.Observed)
{
    /// <summary>A law of its own instead of the flow's law × factor; null in the ordinary case.</summary>
    public Distribution? HandleTime { get; init; }
}

/// <summary>A person, under a pseudonym.</summary>
public sealed record Agent
{
    public required AgentId Id { get; init; }

    /// <summary>The real name; null unless the person who imported asked to keep names.</summary>
    public string? Name { get; init; }

    public TeamId? Team { get; init; }

    public required ImmutableArray<SkillHeld> Skills { get; init; }
}

/// <summary>Agents with equal skills, and how many of them are present in each period. A person may be named as a member or not (a group may be anonymous).</summary>
public sealed record AgentGroup
{
    public required GroupId Id { get; init; }

    public required string Name { get; init; }

    public ImmutableArray<AgentId> Members { get; init; } = [];

    public required ImmutableArray<SkillHeld> Skills { get; init; }

    /// <summary>
    /// Agents present and available in each period of the grid, at least 0. Fractions are expected numbers: the plan rounds them so that
    /// running totals are kept (docs/methods/simulation.md).
    /// </summary>
    public required ImmutableArray<double> StaffedPerPeriod { get; init; }
}
