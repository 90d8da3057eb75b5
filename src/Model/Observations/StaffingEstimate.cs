using System.Collections.Immutable;

namespace Plateau.Model.Observations;

/// <summary>
/// Who was there, by one method (docs/methods/staffing-from-logs.md): the log tells when agents handle contacts, not when they are present, and the methods differ.
/// </summary>
public sealed record StaffingEstimate
{
    /// <summary>first-to-last, split-at-gaps or availability.</summary>
    public required string Method { get; init; }

    public required double TotalHours { get; init; }

    /// <summary>Handling hours ÷ total hours, 0 to 1; null when no hours.</summary>
    public required double? Occupancy { get; init; }

    /// <summary>Expected agents present in each period of the grid, all agents together.</summary>
    public required ImmutableArray<double> AgentsPerPeriod { get; init; }

    /// <summary>Seconds present in each period of the grid, for each agent in the order of <see cref="ObservedCentre.Agents"/>; empty for the methods that are not in use.</summary>
    public required ImmutableArray<ImmutableArray<ushort>> SecondsByAgent { get; init; }
}
