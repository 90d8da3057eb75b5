using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Ways;

namespace Plateau.Simulation.Plan;

/// <summary>Demand and customers of one flow.</summary>
public sealed record FlowPlan
{
    public required FlowId Id { get; init; }

    /// <summary>Expected contacts in each period, at least 0; within a period they arrive as a Poisson stream of constant rate.</summary>
    public required ImmutableArray<double> ArrivalsPerPeriod { get; init; }

    /// <summary>How the contacts of <see cref="ArrivalsPerPeriod"/> come.</summary>
    public ArrivalKind ArrivalKind { get; init; } = ArrivalKind.Poisson;

    /// <summary>Arrival times since the start of the first day, never decreasing, inside the horizon; only for <see cref="ArrivalKind.Recorded"/>.</summary>
    public ImmutableArray<long> RecordedTicks { get; init; } = [];

    /// <summary>Whether the flow is open, by period; empty = always.</summary>
    public ImmutableArray<bool> Open { get; init; } = [];

    /// <summary>Flow to which contacts that come while this one is closed are sent on (a voicemail, a mailbox); null = they are turned away.</summary>
    public int? WhenClosed { get; init; }

    /// <summary>Whether contacts still waiting when the flow closes are turned away; else they are served.</summary>
    public bool ClearsAtClosing { get; init; }

    /// <summary>What a contact passes before the queue; null = nothing.</summary>
    public MenuPlan? Menu { get; init; }

    /// <summary>What may happen to a contact that joins the queue or has waited some time, in order.</summary>
    public ImmutableArray<QueueRulePlan> QueueRules { get; init; } = [];

    /// <summary>Who comes back after what.</summary>
    public ImmutableArray<ReturnPlan> Returns { get; init; } = [];

    /// <summary>Transfers and consultations from this flow; at most one happens to a contact.</summary>
    public ImmutableArray<HandoverPlan> Handovers { get; init; } = [];

    /// <summary>Law of the work after the contact in seconds, when it is told apart from the handle time: the customer and the line are then gone already. Null = none.</summary>
    public Distribution? AfterWork { get; init; }

    /// <summary>Time after joining the queue by which the work should be finished, above 0; null = not deferred work.</summary>
    public long? DueTicks { get; init; }

    /// <summary>Whether an agent may break off a contact of this flow for one of a flow that <see cref="Preempts"/>; its rest is done later, first of all in its lane.</summary>
    public bool Preemptible { get; init; }

    /// <summary>Whether an arriving contact that finds nobody free may take an agent from a preemptible contact.</summary>
    public bool Preempts { get; init; }

    /// <summary>Weight of a second of waiting for the contact selector weighted-wait, above 0.</summary>
    public double WaitWeight { get; init; } = 1;

    /// <summary>Key of the agent selector for this flow; null = the plan's.</summary>
    public string? AgentSelector { get; init; }

    /// <summary>Share of contacts that leave before any queue, 0 to below 1.</summary>
    public double EntryLossShare { get; init; }

    /// <summary>Share of contacts of the priority class, 0 to 1.</summary>
    public double CreditShare { get; init; }

    /// <summary>They queue as if they had arrived this much earlier. It does not open later levels sooner: those go by the real wait.</summary>
    public long CreditTicks { get; init; }

    public required Distribution Patience { get; init; }

    /// <summary>Groups that may take the flow, earlier levels first, opening times never decreasing.</summary>
    public required ImmutableArray<LevelPlan> Levels { get; init; }

    /// <summary>A contact answered after at most this wait counts as answered within.</summary>
    public long AnsweredWithinTicks { get; init; } = 20 * Ticks.PerSecond;

    /// <summary>A contact that abandons after at most this wait counts as short.</summary>
    public long ShortAbandonTicks { get; init; } = 5 * Ticks.PerSecond;
}

/// <param name="Groups">Positions of groups.</param>
/// <param name="AfterTicks">Real wait from which the level is open; 0 = at once.</param>
/// <param name="QueueAtLeast">Contacts of the flow that must be waiting (the one in question included) for the level to be open; 0 = no condition.</param>
public sealed record LevelPlan(ImmutableArray<int> Groups, long AfterTicks, int QueueAtLeast = 0);
