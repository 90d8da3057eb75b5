using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;

namespace Plateau.Model.Ways;

/// <summary>A voice menu, or any stage before the queue. Its shares sum to at most 1; who is in none of them goes on to the flow's own queue.</summary>
public sealed record Menu
{
    /// <summary>Law of the time in the menu, in seconds; finite mean.</summary>
    public required Distribution Time { get; init; }

    /// <summary>Share that hangs up at the end of that time, 0 to 1.</summary>
    public double DropOutShare { get; init; }

    /// <summary>Share that the menu itself serves, 0 to 1.</summary>
    public double SelfServedShare { get; init; }

    /// <summary>Who is sent to another flow, and plays the menu of that one too.</summary>
    public ImmutableArray<MenuChoice> Choices { get; init; } = [];

    /// <summary>Share that goes on to the flow's own queue, 0 to 1.</summary>
    public double StayShare => Math.Max(0, 1 - DropOutShare - SelfServedShare - Choices.Sum(choice => choice.Share));
}

/// <param name="Flow">Another flow.</param>
/// <param name="Share">Of all contacts of the menu, 0 to 1.</param>
public sealed record MenuChoice(FlowId Flow, double Share);
