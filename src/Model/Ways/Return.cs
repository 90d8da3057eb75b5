using Plateau.Mathematics.Distributions;

namespace Plateau.Model.Ways;

/// <summary>After what a customer comes back.</summary>
public enum ReturnCause
{
    /// <summary>Answered, but not resolved.</summary>
    Unresolved,

    /// <summary>Abandoned, in the menu or in the queue.</summary>
    Abandoned,

    /// <summary>Blocked, deterred or turned away because the flow was closed.</summary>
    TurnedAway,
}

/// <summary>Customers who come back as new contacts. The shares of one cause sum to at most 1.</summary>
/// <param name="Share">Of the contacts with this cause, 0 to 1.</param>
/// <param name="Delay">Law of the time until then, in seconds.</param>
/// <param name="ToFlow">The same flow, or another: a change of channel.</param>
public sealed record Return(ReturnCause Cause, double Share, Distribution Delay, FlowId ToFlow);
