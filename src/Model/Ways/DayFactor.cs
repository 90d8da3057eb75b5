using System.Collections.Immutable;

namespace Plateau.Model.Ways;

/// <summary>What makes whole days busy or quiet (weather, a mailing): demand of its flows is multiplied by a factor drawn for each day from the gamma law with mean 1. Flows in several factors have their product.</summary>
/// <param name="Id">Its name, unique among the factors.</param>
/// <param name="Variation">Coefficient of variation, above 0.</param>
/// <param name="Flows">At least one; their arrivals are Poisson.</param>
public sealed record DayFactor(string Id, double Variation, ImmutableArray<FlowId> Flows);
