using System.Collections.Immutable;
using Plateau.Model;
using Plateau.Model.Texts;

namespace Plateau.Simulation.Exact;

/// <summary>How an exact answer was computed.</summary>
public enum ExactMethod
{
    /// <summary>All states of the centre and their long-run shares of time.</summary>
    MarkovChain,

    /// <summary>The closed form of first come first served with the longest idle agent.</summary>
    ProductForm,
}

/// <summary>What may be computed, and how far.</summary>
/// <param name="MostStates">At least 1; also limits the states of a contact followed through the queue.</param>
/// <param name="MostTruncatedMass">Where waiting is unlimited: probability beyond the queue lengths kept, above 0.</param>
/// <param name="WithinThreshold">Whether answered within the threshold, and the mean wait of answered, are wanted: they cost as much as all the rest.</param>
/// <param name="Method">Null = the product form where it applies, else the chain.</param>
/// <param name="Lump">Put together states that no measure tells apart; the answer is the same without, from many more states: for tests.</param>
public sealed record ExactSettings(int MostStates = 500_000, double MostTruncatedMass = 1e-10, bool WithinThreshold = true, ExactMethod? Method = null, bool Lump = true)
{
    public static ExactSettings Default { get; } = new();
}

/// <summary>The long-run values of a small centre, or every reason why they cannot be computed exactly; both are ordinary answers.</summary>
/// <param name="Result">Null when there are reasons.</param>
/// <param name="Reasons">What exceeds the exact solver, each with the flows or groups concerned.</param>
public sealed record ExactAnswer(ExactResult? Result, ImmutableArray<Problem> Reasons)
{
    public bool IsSolved => Result is not null;
}

/// <summary>Long-run values without simulation noise: relative error about 1e-9 where residual and truncated mass are what they should be.</summary>
public sealed record ExactResult
{
    public required ExactMethod Method { get; init; }

    /// <summary>In the order of the plan.</summary>
    public required ImmutableArray<ExactFlow> Flows { get; init; }

    /// <summary>In the order of the plan.</summary>
    public required ImmutableArray<ExactGroup> Groups { get; init; }

    /// <summary>All flows together, each weighted by its contacts.</summary>
    public required ExactFlow Total { get; init; }

    /// <summary>States of the chain, or terms of the product form.</summary>
    public required int States { get; init; }

    /// <summary>Transitions of the chain; 0 for the product form.</summary>
    public required int Transitions { get; init; }

    /// <summary>Sweeps over the balance equations; 0 for the product form.</summary>
    public required int Sweeps { get; init; }

    /// <summary>What is out of balance as a share of all flow; 0 for the product form.</summary>
    public required double Residual { get; init; }

    /// <summary>Where waiting is unlimited: estimated probability that more wait than the chain keeps; 0 where nothing was cut off.</summary>
    public required double TruncatedMass { get; init; }

    /// <summary>Waiting contacts that the chain keeps: those of the centre, or as many as an unlimited queue needed; null for the product form without limit.</summary>
    public required int? PlacesKept { get; init; }
}

/// <summary>
/// Exact values of one flow, defined as the simulated ones (docs/methods/simulation.md). Shares are of offered contacts, 0 to 1 (no flow has a menu or ways to another here, so all that came were offered); null = unknown, or the flow has no contacts.
/// </summary>
/// <param name="Id">Empty for all flows together.</param>
public sealed record ExactFlow(FlowId Id)
{
    /// <summary>Contacts an hour, those left before the queue included.</summary>
    public required double ArrivalsPerHour { get; init; }

    /// <summary>Of those, the ones who were answered at once or took a waiting place.</summary>
    public required double EnteredPerHour { get; init; }

    /// <summary>Reached the queue and found every eligible agent busy, blocked ones included.</summary>
    public double? AllBusy { get; init; }

    /// <summary>Entered without finding an eligible agent free.</summary>
    public double? WaitProbability { get; init; }

    public double? Blocking { get; init; }

    /// <summary>Those left before the queue included.</summary>
    public double? Abandonment { get; init; }

    /// <summary>Waiting contacts.</summary>
    public double? MeanQueueLength { get; init; }

    /// <summary>Of those who entered the queue, zeros and abandonments included.</summary>
    public double? MeanWaitSeconds { get; init; }

    public double? MeanWaitAnsweredSeconds { get; init; }

    /// <summary>Answered within the flow's threshold.</summary>
    public double? AnsweredWithin { get; init; }
}

/// <param name="Occupancy">Busy share of staffed time, 0 to 1; null without agents.</param>
public sealed record ExactGroup(GroupId Id, double? Occupancy);
