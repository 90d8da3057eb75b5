using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model.Ways;

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

    /// <summary>Family of treatment: front office, back office, technical, retention …; null = not tagged.</summary>
    public string? Family { get; init; }

    /// <summary>Whose contacts they are: private, professional, premium …; null = not tagged.</summary>
    public string? CustomerType { get; init; }

    /// <summary>Level of difficulty, 1 (anyone can) to 9; null = not rated.</summary>
    public int? Tier { get; init; }

    /// <summary>Part of the customer's journey: before the sale, delivery, after-sales …, whatever the channel; null = not tagged.</summary>
    public string? JourneyPart { get; init; }

    /// <summary>Who answers for the flow; null = unknown, empty = declared to have none.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether someone follows an indicator on it; null = unknown.</summary>
    public bool? HasIndicator { get; init; }

    /// <summary>What is promised; null = no promise known.</summary>
    public ServiceTarget? Target { get; init; }

    /// <summary>Expected contacts per period over the centre's grid (contacts, not per hour), each at least 0.</summary>
    public required ImmutableArray<double> ArrivalsPerPeriod { get; init; }

    /// <summary>How they come. <see cref="ArrivalKind.Fixed"/> asks for whole numbers, at most ten million each.</summary>
    public ArrivalKind ArrivalKind { get; init; } = ArrivalKind.Poisson;

    /// <summary>Arrival times in seconds since the start of the grid, never decreasing, inside it; only for <see cref="ArrivalKind.Recorded"/>.</summary>
    public ImmutableArray<double> RecordedSeconds { get; init; } = [];

    /// <summary>When the flow is open; empty = always.</summary>
    public ImmutableArray<OpeningTime> Open { get; init; } = [];

    /// <summary>Another flow to which contacts that come while this one is closed are sent (a voicemail, a mailbox); null = they are turned away.</summary>
    public FlowId? WhenClosed { get; init; }

    /// <summary>Whether contacts that still wait when the flow closes are turned away; else they are served.</summary>
    public bool ClearsAtClosing { get; init; }

    /// <summary>What a contact passes before the queue; null = nothing.</summary>
    public Menu? Menu { get; init; }

    /// <summary>Deterrence, messages, callbacks and announced waits, in order.</summary>
    public ImmutableArray<QueueRule> QueueRules { get; init; } = [];

    /// <summary>Transfers and consultations.</summary>
    public ImmutableArray<Handover> Handovers { get; init; } = [];

    /// <summary>Customers who come back.</summary>
    public ImmutableArray<Return> Returns { get; init; } = [];

    /// <summary>Share of answered contacts that are resolved, 0 to 1, where a group's skill does not state its own; null = unknown.</summary>
    public double? ResolutionShare { get; init; }

    /// <summary>Share of arriving contacts that leave before any queue (in the voice menu, for instance), 0 to below 1. They count as offered and abandoned with no wait.</summary>
    public double LeftBeforeQueueShare { get; init; }

    /// <summary>Law of the handle time in seconds, for an agent of ordinary speed (factor 1).</summary>
    public required Distribution HandleTime { get; init; }

    /// <summary>After-contact work that follows every contact, in seconds, at least 0; part of the agent's work, not of <see cref="HandleTime"/> as logs record it.</summary>
    public double AfterContactSeconds { get; init; }

    /// <summary>Law of after-contact work in seconds, instead of <see cref="AfterContactSeconds"/> (which is 0 then); null = that constant.</summary>
    public Distribution? AfterContact { get; init; }

    /// <summary>Mean time that a contact takes an agent of ordinary speed, after-contact work included, in seconds.</summary>
    public double MeanWorkSeconds => HandleTime.Mean + AfterContactSeconds + (AfterContact?.Mean ?? 0);

    /// <summary>Contacts of the flow that an agent may have in hand at once, 1 to 8, where a group's skill does not state its own.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>Speed of each of k contacts in hand relative to one alone, for k = 1, 2 …: 1 first, each above 0 and at most 1, the last going on. Where a group states none. Empty = no slowdown.</summary>
    public ImmutableArray<double> Speeds { get; init; } = [];

    /// <summary>Time after joining the queue by which deferred work should be finished, in seconds, above 0; null = not deferred work.</summary>
    public double? DueSeconds { get; init; }

    /// <summary>Whether an agent may break off such a contact for one of a flow that <see cref="Preempts"/>.</summary>
    public bool Preemptible { get; init; }

    /// <summary>Whether a contact that finds nobody free may take an agent from preemptible work.</summary>
    public bool Preempts { get; init; }

    /// <summary>Weight of a second of waiting for the contact selector weighted-wait, above 0.</summary>
    public double WaitWeight { get; init; } = 1;

    /// <summary>Key of the agent selector for this flow; null = the centre's.</summary>
    public string? AgentSelector { get; init; }

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
