using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;

namespace Plateau.Model.Ways;

/// <summary>
/// A dialler of an outbound list: when an agent of <see cref="TestGroups"/> becomes idle and at least <see cref="MinimumIdle"/> of them are, it dials <see cref="Ratio"/> numbers
/// for each idle agent of <see cref="TargetGroups"/>. A number that is reached arrives at the flow after the dialling time. It dials while the flow is open.
/// </summary>
public sealed record Dialler
{
    /// <summary>Its name, unique among the diallers.</summary>
    public required string Id { get; init; }

    /// <summary>The flow that the numbers reached enter.</summary>
    public required FlowId Flow { get; init; }

    /// <summary>Empty = the groups that take the flow.</summary>
    public ImmutableArray<GroupId> TestGroups { get; init; } = [];

    /// <summary>Empty = the groups tested.</summary>
    public ImmutableArray<GroupId> TargetGroups { get; init; } = [];

    /// <summary>At least 1.</summary>
    public int MinimumIdle { get; init; } = 1;

    /// <summary>Above 0.</summary>
    public double Ratio { get; init; } = 1;

    /// <summary>Probability that somebody answers, 0 to 1, in each period of the grid.</summary>
    public required ImmutableArray<double> ReachedPerPeriod { get; init; }

    /// <summary>Law of the time from dialling to the answer, in seconds; null = none.</summary>
    public Distribution? DialTime { get; init; }

    /// <summary>Law of the further time after which a number that nobody answers is given up and the dialler looks again, in seconds; null = it does not look again for that.</summary>
    public Distribution? NoAnswerTime { get; init; }

    /// <summary>Numbers on the list, at least 0; null = without end.</summary>
    public int? ListLength { get; init; }
}
