using System.Collections.Immutable;

namespace Plateau.Model.Files;

public sealed record GroupCostsDraft(double? AgentHour, double? Contact, double? HandledMinute);

public sealed record LearningDraft(double? Experience, double? Rate);

public sealed record MovableBreakDraft(string? Start, string? Latest, double? Minutes, double? Agents, double? QueueAtLeast);

/// <summary>Days such as <c>Mon-Fri</c> (null = every day) and times such as <c>08:00</c>.</summary>
public sealed record ShiftDraft(double? Agents, string? Days, string? From, string? To, ImmutableArray<FixedBreakDraft> Breaks);

public sealed record FixedBreakDraft(string? At, double? Minutes, string? Kind);
