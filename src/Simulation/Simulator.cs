using Plateau.Simulation.Results;

namespace Plateau.Simulation;

/// <summary>How a plan is run.</summary>
/// <param name="Replications">At least 1.</param>
/// <param name="Threads">At least 1; changes nothing but time.</param>
public sealed record SimulationSettings(ulong Seed, int Replications, int Threads);
