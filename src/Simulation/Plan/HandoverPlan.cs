using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model.Ways;

namespace Plateau.Simulation.Plan;

/// <summary>A transfer or a consultation.</summary>
public sealed record HandoverPlan
{
    public required HandoverKind Kind { get; init; }

    /// <summary>Position of the flow whose agents are asked.</summary>
    public required int ToFlow { get; init; }

    /// <summary>For each group of the plan: share of the contacts answered by it, 0 to 1; the sum over the flow's handovers is at most 1.</summary>
    public required ImmutableArray<double> ShareByGroup { get; init; }

    /// <summary>When it happens, as a share of the handle time: 0 to 1. After a transfer the rest of the handle time is not worked; after a consultation it is.</summary>
    public double AtShare { get; init; } = 1;

    /// <summary>Law of the briefing of a warm transfer in seconds; null = none.</summary>
    public Distribution? Briefing { get; init; }
}
