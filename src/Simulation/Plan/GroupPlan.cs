using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;

namespace Plateau.Simulation.Plan;

/// <summary>Agents with equal skills.</summary>
public sealed record GroupPlan
{
    public required GroupId Id { get; init; }

    /// <summary>Positions of flows, in the order in which the contact selector reads them; exactly the flows that have the group in a level.</summary>
    public required ImmutableArray<int> Takes { get; init; }

    /// <summary>Law of the handle time in seconds for each flow of the plan; null for flows that the group does not take.</summary>
    public required ImmutableArray<Distribution?> HandleTimes { get; init; }

    /// <summary>Key in <see cref="Simulation.Routing.ContactSelectorCatalogue"/>.</summary>
    public string ContactSelector { get; init; } = "longest-wait";

    /// <summary>Agents present in each period, at least 0.</summary>
    public required ImmutableArray<int> Staffing { get; init; }

    /// <summary>For each flow of the plan: how many agents must stay idle when one takes a contact of it, at least 0; empty = none. With it a flow waits although agents are idle.</summary>
    public ImmutableArray<int> Reserve { get; init; } = [];

    /// <summary>For each flow of the plan: preference number, equal numbers share alike (contact selector best-skill); empty = the order of <see cref="Takes"/>.</summary>
    public ImmutableArray<int> Preference { get; init; } = [];

    /// <summary>For each flow of the plan: how well the group masters it, higher is better (agent selector best-skill); empty = all alike.</summary>
    public ImmutableArray<int> Mastery { get; init; } = [];

    /// <summary>For each flow of the plan: how many contacts an agent may have in hand at once when one is of this flow, 1 to 8; empty = 1.</summary>
    public ImmutableArray<int> Concurrency { get; init; } = [];

    /// <summary>Speed of each of k contacts in hand, relative to a contact alone, for k = 1, 2 …; the first is 1, each above 0 and at most 1. Empty = no slowdown.</summary>
    public ImmutableArray<double> Speeds { get; init; } = [];

    /// <summary>Added to the work when an agent's last contact was of another flow, at least 0.</summary>
    public long SwitchTicks { get; init; }

    /// <summary>How an agent of the group gets faster with each contact of a flow; null = not at all.</summary>
    public LearningPlan? Learning { get; init; }

    /// <summary>For each flow of the plan: share of answered contacts that are resolved, 0 to 1; null = unknown. Empty = all unknown.</summary>
    public ImmutableArray<double?> ResolvedShares { get; init; } = [];

    /// <summary>Probability that a scheduled agent is away a whole day, 0 to below 1.</summary>
    public double AbsenceShare { get; init; }

    /// <summary>Probability that an agent who is not away comes late, 0 to 1.</summary>
    public double LateShare { get; init; }

    /// <summary>Law of the delay in seconds of those who come late; needed when <see cref="LateShare"/> is above 0.</summary>
    public Distribution? Lateness { get; init; }

    /// <summary>Breaks that wait for a quieter moment. Breaks at fixed times are part of <see cref="Staffing"/>.</summary>
    public ImmutableArray<MovableBreakPlan> Breaks { get; init; } = [];

    /// <summary>Preference number of a flow that the group takes.</summary>
    public int PreferenceOf(int flow) => Preference.IsEmpty ? Takes.IndexOf(flow) : Preference[flow];
}
