using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;

namespace Plateau.Simulation.Plan;

/// <summary>
/// A dialler: whenever an agent becomes idle in one of <see cref="TestGroups"/>, when the flow opens, and when a number is given up, it looks whether at least <see cref="MinimumIdle"/> agents of these groups are idle; then it dials
/// round(<see cref="Ratio"/> × idle agents of <see cref="TargetGroups"/>) numbers less those being dialled. A number that is reached arrives at the flow after the dialling time. It dials while the flow is open.
/// </summary>
public sealed record DiallerPlan
{
    /// <summary>Position of the flow that the reached numbers enter.</summary>
    public required int Flow { get; init; }

    public required ImmutableArray<int> TestGroups { get; init; }

    public required ImmutableArray<int> TargetGroups { get; init; }

    /// <summary>At least 1.</summary>
    public int MinimumIdle { get; init; } = 1;

    /// <summary>Above 0.</summary>
    public double Ratio { get; init; } = 1;

    /// <summary>Probability that somebody answers, by period of the grid, 0 to 1.</summary>
    public required ImmutableArray<double> ReachedShares { get; init; }

    /// <summary>Law of the time from dialling to the answer in seconds; null = none.</summary>
    public Distribution? DialTime { get; init; }

    /// <summary>
    /// Law of the time in seconds, after the dialling time, after which a number that is not reached is given up and the dialler looks again; null = it does not look again for that. Without it a dialler whose
    /// numbers all fail waits until an agent becomes idle.
    /// </summary>
    public Distribution? NoAnswerTime { get; init; }

    /// <summary>Numbers on the list; null = without end.</summary>
    public int? ListLength { get; init; }
}
