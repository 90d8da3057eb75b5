using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;

namespace Plateau.Simulation.Plan;

/// <summary>A voice menu, or any stage before the queue.</summary>
public sealed record MenuPlan
{
    /// <summary>Law of the time in the menu in seconds.</summary>
    public required Distribution Time { get; init; }

    /// <summary>Share that leaves at the end of that time: offered and abandoned before the queue.</summary>
    public double DropOutShare { get; init; }

    /// <summary>Share that is served by the menu itself. Together with the other shares at most 1.</summary>
    public double SelfServedShare { get; init; }

    /// <summary>Where the others are sent on; who makes none of these choices stays in the flow.</summary>
    public ImmutableArray<MenuChoicePlan> Choices { get; init; } = [];
}

/// <param name="Flow">Position of another flow.</param>
/// <param name="Share">Of all contacts of the menu, 0 to 1.</param>
public sealed record MenuChoicePlan(int Flow, double Share);
