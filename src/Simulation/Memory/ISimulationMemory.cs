using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Simulation.Memory;

/// <summary>
/// What runs have given, so that a study which is started again goes on where it was: the same plan, seed and replications give the same counts, so nobody can tell a remembered run from a new one. Several threads may call it.
/// </summary>
public interface ISimulationMemory
{
    /// <summary>Null when nothing is remembered under this key.</summary>
    SimulationResult? Find(string key);

    void Keep(string key, SimulationResult result);
}

/// <summary>Runs a plan, or remembers what it gave.</summary>
public static class RememberingSimulator
{
    /// <inheritdoc cref="Simulator.Run"/>
    /// <param name="memory">Null = none: every run is computed.</param>
    public static SimulationResult Run(SimulationPlan plan, SimulationSettings settings, ISimulationMemory? memory, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        // A trace is long and quickly made: it is never remembered.
        if (memory is null || settings.Trace)
            return Simulator.Run(plan, settings, progress, cancel);
        var key = RunKey.Of(plan, settings);
        if (memory.Find(key) is { } known)
            return known;
        var result = Simulator.Run(plan, settings, progress, cancel);
        if (!result.Cancelled)
            memory.Keep(key, result);
        return result;
    }
}
