using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Tests.Simulation.Full;

/// <summary>What a simulator gives for one replication.</summary>
/// <param name="Flows">[day × flows + flow]</param>
/// <param name="Contacts">From outside, warm-up included; null = not known for this replication alone.</param>
internal sealed record Ran(FlowCounts[] Flows, GroupCounts[] Groups, long? Contacts, IReadOnlyList<TraceRecord> Trace)
{
    /// <summary>Counts of all days of a flow.</summary>
    public FlowCounts Of(int flow, int flows)
    {
        var sum = default(FlowCounts);
        for (var row = flow; row < Flows.Length; row += flows) sum.Add(in Flows[row]);
        return sum;
    }
}

/// <summary>A simulator: plan and seed → what happened in the first replication.</summary>
internal delegate Ran Simulate(SimulationPlan plan, ulong seed);

/// <summary>The simulators that the tests run.</summary>
internal static partial class Simulators
{
    public static Ran Twin(SimulationPlan plan, ulong seed) => Twin(plan, seed, 0);

    public static Ran Twin(SimulationPlan plan, ulong seed, int replication)
    {
        var twin = new FullTwin(plan, seed, replication).Run();
        return new Ran(twin.Flows, twin.Groups, twin.Contacts, twin.Trace);
    }
}
