using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;

namespace Plateau.Design.Sizing;

/// <summary>
/// Agents needed in each period of a week for the targets, by Erlang A: each flow as if it had its own agents, and all flows pooled. The truth lies between.
/// </summary>
public sealed record SizingResult
{
    /// <summary>The grid of all arrays: a typical week.</summary>
    public required PeriodGrid Grid { get; init; }

    public required ImmutableArray<FlowSizing> Flows { get; init; }

    /// <summary>Sum of the flows' own needs, fractions kept; null in closed periods (a hole, not a zero).</summary>
    public required ImmutableArray<double?> Dedicated { get; init; }

    /// <summary>One pool for all flows, fractions kept; null in closed periods.</summary>
    public required ImmutableArray<double?> Pooled { get; init; }

    /// <summary>Whole agents: at least one a flow in its open periods.</summary>
    public required ImmutableArray<int?> DedicatedAgents { get; init; }

    /// <summary>Whole agents: at least one in open periods.</summary>
    public required ImmutableArray<int?> PooledAgents { get; init; }

    /// <summary>Staffed today (mean of the weeks seen); null in closed periods or when unknown.</summary>
    public required ImmutableArray<double?> Staffed { get; init; }

    /// <summary>Hours a week: net (available agents).</summary>
    public required SizingHours Hours { get; init; }

    /// <summary>Share of the pooled contacts answered within the target's threshold when the whole-agent requirement is simulated.</summary>
    public required SizingCheck DedicatedCheck { get; init; }

    public required SizingCheck PooledCheck { get; init; }

    /// <summary>Whether every target can be met in every open period.</summary>
    public required bool Feasible { get; init; }
}

/// <param name="Target">What the flow is sized for.</param>
/// <param name="Required">Fractional agents in each period; null when closed.</param>
public sealed record FlowSizing(FlowId Flow, ServiceTarget Target, ImmutableArray<double?> Required, ImmutableArray<double> ArrivalsPerPeriod, double HoursPerWeek, double MeanHandleSeconds, double? MeanPatienceSeconds);

/// <summary>Net hours a week; gross = net / (1 − shrinkage), null when no shrinkage is given.</summary>
public sealed record SizingHours(
    double DedicatedFractional, double DedicatedWhole, double PooledFractional, double PooledWhole, double? StaffedToday, double? DedicatedWholeGross, double? PooledWholeGross, double? Shrinkage);

/// <param name="Within">Simulated share answered within the threshold, all flows.</param>
/// <param name="ByFlow">The same by flow, in the order of <see cref="SizingResult.Flows"/>.</param>
public sealed record SizingCheck(Estimate Within, ImmutableArray<Estimate> ByFlow);
