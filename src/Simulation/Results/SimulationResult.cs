using System.Collections.Immutable;

namespace Plateau.Simulation.Results;

/// <summary>All counts of a run, from which every estimate is made; the same for any number of threads.</summary>
public sealed class SimulationResult
{
    /// <summary>Number of replications really done (fewer than asked after a cancellation).</summary>
    public required int Replications { get; init; }

    public required bool Cancelled { get; init; }

    public required int Days { get; init; }

    public required int FlowCount { get; init; }

    public required int GroupCount { get; init; }

    /// <summary>[replication × days × flows], flow fastest.</summary>
    public required FlowCounts[] Flows { get; init; }

    /// <summary>[replication × groups].</summary>
    public required GroupCounts[] Groups { get; init; }

    /// <summary>Every step of the first replication; empty when it was not asked for.</summary>
    public ImmutableArray<TraceRecord> Trace { get; init; } = [];

    /// <summary>Hash of all counts and times of all replications (hexadecimal).</summary>
    public required string Digest { get; init; }

    /// <summary>Arrivals simulated, warm-up included.</summary>
    public required long ContactsSimulated { get; init; }

    public required double EngineCpuSeconds { get; init; }

    public ref readonly FlowCounts Of(int replication, int day, int flow) =>
        ref Flows[(((replication * Days) + day) * FlowCount) + flow];

    /// <summary>Sum over all days of one replication.</summary>
    public FlowCounts OfReplication(int replication, int flow)
    {
        var sum = default(FlowCounts);
        for (var day = 0; day < Days; day++)
            sum.Add(in Of(replication, day, flow));
        return sum;
    }
}
