using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model.People;

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

    /// <summary>Contacts in hand at once when one is of this skill, 1 to 8; null = as the flow states.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Share of answered contacts that are resolved, 0 to 1; null = as the flow states.</summary>
    public double? ResolutionShare { get; init; }
}

/// <summary>A person, under a pseudonym.</summary>
public sealed record Agent
{
    public required AgentId Id { get; init; }

    /// <summary>The real name; null unless the person who imported asked to keep names.</summary>
    public string? Name { get; init; }

    public TeamId? Team { get; init; }

    public required ImmutableArray<SkillHeld> Skills { get; init; }

    /// <summary>Skills that the person will not or cannot learn; none of them is held. Empty = nothing is known, which counts as willing.</summary>
    public ImmutableArray<SkillId> Refuses { get; init; } = [];

    /// <summary>Skills that the person would like to have or to keep; none of them is refused.</summary>
    public ImmutableArray<SkillId> Wishes { get; init; } = [];

    /// <summary>With other skills: who takes what they had refused refuses it no more.</summary>
    public Agent WithSkills(ImmutableArray<SkillHeld> skills) =>
        this with { Skills = skills, Refuses = Refuses.RemoveAll(refused => skills.Any(held => held.Skill == refused)) };
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

    /// <summary>
    /// The shifts that <see cref="StaffedPerPeriod"/> was made of; empty = stated by period. <see cref="StaffedPerPeriod"/> counts: where a change has altered it, the shifts say no more
    /// than what once was (<see cref="ShiftsIn"/>).
    /// </summary>
    public ImmutableArray<Shift> Shifts { get; init; } = [];

    /// <summary>Breaks that wait for a quieter moment, on top of <see cref="StaffedPerPeriod"/>.</summary>
    public ImmutableArray<MovableBreak> MovableBreaks { get; init; } = [];

    /// <summary>Probability that a scheduled agent is away a whole day, 0 to below 1.</summary>
    public double AbsenceShare { get; init; }

    /// <summary>Probability that an agent who is not away comes late, 0 to 1.</summary>
    public double LateShare { get; init; }

    /// <summary>Law of the delay of those who come late, in seconds; needed when <see cref="LateShare"/> is above 0.</summary>
    public Distribution? Lateness { get; init; }

    /// <summary>Time that an agent loses when the last contact was of another flow, in seconds, at least 0.</summary>
    public double SwitchSeconds { get; init; }

    /// <summary>Speed of each of k contacts in hand relative to one alone, for k = 1, 2 …: 1 first, each above 0 and at most 1, the last going on. Empty = as the flows state.</summary>
    public ImmutableArray<double> Speeds { get; init; } = [];

    /// <summary>How its agents get faster with experience; null = not at all.</summary>
    public Learning? Learning { get; init; }

    /// <summary>Where it works; null = unknown.</summary>
    public string? Site { get; init; }

    /// <summary>The provider whose agents they are; null = in-house or unknown.</summary>
    public string? Provider { get; init; }

    /// <summary>What it costs; null = the centre's agent hour.</summary>
    public GroupCosts? Costs { get; init; }

    /// <summary>The shifts, when they still say exactly <see cref="StaffedPerPeriod"/>; else none.</summary>
    public ImmutableArray<Shift> ShiftsIn(PeriodGrid grid) => !Shifts.IsEmpty && Shift.Staffing(Shifts, grid).SequenceEqual(StaffedPerPeriod) ? Shifts : [];
}
