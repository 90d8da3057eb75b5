using System.Collections.Immutable;

namespace Plateau.Simulation.Plan;

/// <summary>
/// A factor of a day's demand, drawn for each day from the gamma law with mean 1. Flows that share a factor rise and fall together; a flow in several factors has their product. With factors of
/// variations c₁ (shared) and c₂, c₃ (own), the factors of two flows have correlation c₁² ÷ √(((1+c₁²)(1+c₂²)−1)·((1+c₁²)(1+c₃²)−1)).
/// </summary>
/// <param name="Flows">Positions of flows; their arrivals are Poisson.</param>
/// <param name="Variation">Coefficient of variation, above 0.</param>
/// <remarks>The gamma day factor: A. N. Avramidis, A. Deslauriers, P. L'Ecuyer, "Modeling daily arrivals to a telephone call center", Management Science 50 (2004) 896–908.</remarks>
public sealed record DayFactorPlan(ImmutableArray<int> Flows, double Variation);
