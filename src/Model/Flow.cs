using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;

namespace Plateau.Model;

/// <summary>
/// A flow: contacts of one type that ask for one skill. It states demand over the centre's grid, work and patience.
/// It is not a queue: several flows may wait for the same agents.
/// </summary>
public sealed record Flow
{
    public required FlowId Id { get; init; }

    public required string Name { get; init; }

    public required SkillId Skill { get; init; }

    /// <summary>telephone, mail, chat …; null = unknown.</summary>
    public string? Channel { get; init; }

    /// <summary>Who answers for the flow; null = unknown, empty = declared to have none.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether someone follows an indicator on it; null = unknown.</summary>
    public bool? HasIndicator { get; init; }

    /// <summary>What is promised; null = no promise known.</summary>
    public ServiceTarget? Target { get; init; }

    /// <summary>Expected contacts per period over the centre's grid (contacts, not per hour), each at least 0.</summary>
    public required ImmutableArray<double> ArrivalsPerPeriod { get; init; }

    /// <summary>Share of arriving contacts that leave before any queue (in the voice menu, for instance), 0 to below 1. They count as offered and abandoned with no wait.</summary>
    public double LeftBeforeQueueShare { get; init; }

    /// <summary>Law of the handle time in seconds, for an agent of ordinary speed (factor 1).</summary>
    public required Distribution HandleTime { get; init; }

    /// <summary>After-contact work that follows every contact, in seconds, at least 0; part of the agent's work, not of <see cref="HandleTime"/> as logs record it.</summary>
    public double AfterContactSeconds { get; init; }

    /// <summary>Mean time that a contact takes an agent of ordinary speed, after-contact work included, in seconds.</summary>
    public double MeanWorkSeconds => HandleTime.Mean + AfterContactSeconds;

    /// <summary>Law of the time that a customer is ready to wait, in seconds; <see cref="Endless"/> when nobody leaves.</summary>
    public required Distribution Patience { get; init; }

    /// <summary>Share of contacts that start in the queue as if they had waited <see cref="WaitingCreditSeconds"/>, 0 to 1.</summary>
    public double WaitingCreditShare { get; init; }

    /// <summary>Seconds of waiting credited to those contacts, at least 0.</summary>
    public double WaitingCreditSeconds { get; init; }

    /// <summary>Kept apart by decision: never pooled by the cursor.</summary>
    public bool Protected { get; init; }

    public string? ProtectedReason { get; init; }
}
