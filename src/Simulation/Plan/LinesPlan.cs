using System.Collections.Immutable;

namespace Plateau.Simulation.Plan;

/// <summary>Lines shared by flows: a contact from outside that finds none free is blocked; it holds one until its talk ends or it leaves.</summary>
/// <param name="Flows">Positions of flows.</param>
/// <param name="Count">At least 0.</param>
public sealed record LinesPlan(ImmutableArray<int> Flows, int Count);
