using Plateau.Mathematics.Distributions;

namespace Plateau.Simulation.Plan;

/// <summary>After what a customer comes back.</summary>
public enum ReturnCause
{
    /// <summary>Answered, but not resolved (<see cref="GroupPlan.ResolvedShares"/>).</summary>
    Unresolved,

    /// <summary>Abandoned, in the menu or in the queue.</summary>
    Abandoned,

    /// <summary>Blocked, deterred or turned away by closing.</summary>
    TurnedAway,
}

/// <summary>Customers who come back as new contacts; after one cause at most one return.</summary>
/// <param name="Share">Of the contacts with this cause, 0 to 1; the shares of one cause sum to at most 1.</param>
/// <param name="Delay">Law of the time until then in seconds.</param>
/// <param name="ToFlow">Position of the flow to which they come back (another one: change of channel).</param>
public sealed record ReturnPlan(ReturnCause Cause, double Share, Distribution Delay, int ToFlow);
