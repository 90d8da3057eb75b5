using Plateau.Simulation;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Xunit;

namespace Plateau.Tests.Simulation;

/// <summary>Runs that stop when the test run is stopped.</summary>
internal static class TestRun
{
    public static SimulationResult Of(SimulationPlan plan, ulong seed = 1, int replications = 1, int threads = 1) =>
        Of(plan, new SimulationSettings(seed, replications, threads));

    public static SimulationResult Of(SimulationPlan plan, SimulationSettings settings) =>
        Simulator.Run(plan, settings, cancel: TestContext.Current.CancellationToken);
}
