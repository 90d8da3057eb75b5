using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;

namespace Plateau.Design.Staffing;

/// <summary>How a search for a staffing ended.</summary>
public enum StaffingOutcome
{
    /// <summary>A staffing was found, and its promises hold on fresh days.</summary>
    Found,

    /// <summary>No staffing within the limits of the groups keeps every promise: <see cref="SearchResult.OutOfReach"/> says which and by how much.</summary>
    OutOfReach,

    /// <summary>The search ended before the fresh days confirmed a staffing; the best one is given without proof.</summary>
    NotConfirmed,
}

/// <summary>For whom a lower bound holds.</summary>
public enum BoundClass
{
    /// <summary>Whatever the routing knows and does; proved (needs of sets of types).</summary>
    AnyRouting,

    /// <summary>This router, on the sample of days of the search, if service is concave in the agents: no simulated staffing contradicted it.</summary>
    FixedRouter,
}

/// <param name="Cost">No staffing that keeps the promises costs less.</param>
/// <param name="Gap">(cost found − this) ÷ cost found, at least 0.</param>
public sealed record StaffingBound(BoundClass Class, double Cost, double Gap);

/// <summary>One promise at the check on fresh days.</summary>
/// <param name="Period">Of a problem of several periods; null = over the day, or the only period.</param>
/// <param name="Value">A share or seconds, as promised, with its 95 % interval.</param>
/// <param name="Margin">How far the simultaneous one-sided limit lies beyond the promise, in its unit; at least 0 = kept.</param>
public sealed record PromiseCheck(int Type, Promise Promise, int? Period, Estimate Value, double Margin);

/// <param name="Period">As of <see cref="PromiseCheck"/>.</param>
/// <param name="Needs">How much is missing even with every group at its most, in the promise's unit; null when no group takes the type, or no shape of shift works in the period.</param>
public sealed record OutOfReach(int Type, Promise Promise, int? Period, double? Needs);

/// <summary>The cheapest that a search found, and how far from the cheapest there could be: what staffings of one period and shifts over several have in common.</summary>
public abstract record SearchResult
{
    public required StaffingOutcome Outcome { get; init; }

    /// <summary>Agents of each group; with shifts, of each pair of group and shape. Empty when out of reach.</summary>
    public required ImmutableArray<int> Agents { get; init; }

    public required double? Cost { get; init; }

    /// <summary>Best first. Empty when no bound could be had.</summary>
    public required ImmutableArray<StaffingBound> Bounds { get; init; }

    /// <summary>Cost of the cheapest that keeps every promise on the sample of the search, without the margin that fresh days ask for; null = none did.</summary>
    public required double? CostOnSample { get; init; }

    /// <summary>Whether every cheaper choice that any routing could run was simulated on the sample, and none keeps the promises: then the bound of the fixed router is <see cref="CostOnSample"/>, whatever the shape of service.</summary>
    public required bool IsProvedOnSample { get; init; }

    public required ImmutableArray<PromiseCheck> Checks { get; init; }

    public required ImmutableArray<OutOfReach> OutOfReach { get; init; }

    public required int CheckDays { get; init; }

    public required int SearchDays { get; init; }

    /// <summary>Rounds of measured gains.</summary>
    public required int Rounds { get; init; }

    public required int ServiceCuts { get; init; }

    /// <summary>Cuts that a simulation contradicted, and which were dropped or weakened.</summary>
    public required int RefutedCuts { get; init; }

    public required long ContactsSimulated { get; init; }

    /// <summary>Name of the solver; null = without one.</summary>
    public required string? Solver { get; init; }

    /// <summary>Whether the time limit ended the search.</summary>
    public required bool TimeEnded { get; init; }
}

/// <summary>The cheapest staffing of one period.</summary>
public sealed record StaffingResult : SearchResult
{
    public required int Staffings { get; init; }
}
