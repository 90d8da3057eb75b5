using System.Collections.Immutable;
using Plateau.Design.Staffing;
using Plateau.Mathematics.Statistics;

namespace Plateau.Design.Shifts;

/// <summary>One promise at the check on fresh days.</summary>
/// <param name="Period">Null = over the day.</param>
/// <param name="Value">A share or seconds, as promised, with its 95 % interval.</param>
/// <param name="Margin">How far the simultaneous one-sided limit lies beyond the promise, in its unit; at least 0 = kept.</param>
public sealed record ShiftCheck(int Type, Promise Promise, int? Period, Estimate Value, double Margin);

/// <param name="Needs">How much is missing with every group at its most in every period, in the promise's unit; null when nobody takes the type, or no shape works in the period.</param>
public sealed record ShiftOutOfReach(int Type, Promise Promise, int? Period, double? Needs);

/// <summary>The cheapest shifts found, and how far from the cheapest there could be.</summary>
public sealed record ShiftResult
{
    public required StaffingOutcome Outcome { get; init; }

    /// <summary>Agents of each pair of group and shape (<see cref="ShiftProblem.ColumnOf"/>); empty when out of reach.</summary>
    public required ImmutableArray<int> Agents { get; init; }

    public required double? Cost { get; init; }

    /// <summary>Best first. Empty when no bound could be had.</summary>
    public required ImmutableArray<StaffingBound> Bounds { get; init; }

    /// <summary>Cost of the cheapest shifts that keep every promise on the sample of the search, without the margin that fresh days ask for; null = none did.</summary>
    public required double? CostOnSample { get; init; }

    /// <summary>Whether every cheaper choice that any routing could run was simulated on the sample, and none keeps the promises: then the bound of the fixed router is <see cref="CostOnSample"/>, whatever the shape of service.</summary>
    public required bool IsProvedOnSample { get; init; }

    public required ImmutableArray<ShiftCheck> Checks { get; init; }

    public required ImmutableArray<ShiftOutOfReach> OutOfReach { get; init; }

    public required int CheckDays { get; init; }

    public required int SearchDays { get; init; }

    /// <summary>Rounds of measured gains.</summary>
    public required int Rounds { get; init; }

    public required int ServiceCuts { get; init; }

    /// <summary>Cuts that a simulated cover contradicted, and which were weakened.</summary>
    public required int RefutedCuts { get; init; }

    public required int Covers { get; init; }

    public required long ContactsSimulated { get; init; }

    /// <summary>Name of the solver; null = without one.</summary>
    public required string? Solver { get; init; }

    /// <summary>Whether the time limit ended the search.</summary>
    public required bool TimeEnded { get; init; }
}
