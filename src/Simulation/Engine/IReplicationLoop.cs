using Plateau.Simulation.Results;

namespace Plateau.Simulation.Engine;

/// <summary>
/// One replication after another on one thread. All loops consume the same keyed draws, so on a plan that two of them accept they give the same counts (a test holds them to it);
/// which one runs changes nothing but time.
/// </summary>
internal interface IReplicationLoop
{
    /// <summary>Counts of the replication that ran last, [row × flows + flow].</summary>
    ReadOnlySpan<FlowCounts> Flows { get; }

    /// <summary>Waits of the replication that ran last, [flow × bins], of answered and of abandoned contacts; empty when not asked for.</summary>
    (int[] Answered, int[] Abandoned) Waits => ([], []);

    /// <summary>Time sums of the replication that ran last, by group.</summary>
    ReadOnlySpan<GroupCounts> Groups { get; }

    /// <summary>Contacts that arrived in the replication that ran last, warm-up included.</summary>
    long Contacts { get; }

    /// <summary>
    /// Share of simulated time that the running replication has done, 0 to below 1; it may be read by another thread, and may lag by some thousand events. Once the replication has ended, and until the next
    /// begins, it is 1 or 0.
    /// </summary>
    double Done { get; }

    /// <summary>Runs one replication from an empty centre; false when it was cancelled, and its counts are then worthless.</summary>
    bool Run(ulong seed, int replication, CancellationToken cancel);
}
