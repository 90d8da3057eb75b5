using Plateau.Mathematics.Distributions;
using Plateau.Model.Ways;

namespace Plateau.Simulation.Plan;

/// <summary>Customers who come back as new contacts; after one cause at most one return.</summary>
/// <param name="Share">Of the contacts with this cause, 0 to 1; the shares of one cause sum to at most 1.</param>
/// <param name="Delay">Law of the time until then in seconds.</param>
/// <param name="ToFlow">Position of the flow to which they come back (another one: change of channel).</param>
public sealed record ReturnPlan(ReturnCause Cause, double Share, Distribution Delay, int ToFlow);
