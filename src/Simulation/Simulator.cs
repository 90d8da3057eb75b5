using Plateau.Simulation.Engine;
using Plateau.Simulation.Engine.Full;
using Plateau.Simulation.Engine.Plain;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Simulation;

/// <summary>How a plan is run.</summary>
/// <param name="Replications">At least 1.</param>
/// <param name="Threads">At least 1; changes nothing but time.</param>
public sealed record SimulationSettings(ulong Seed, int Replications, int Threads)
{
    /// <summary>Check every law of the engine at each event; many times slower, for tests.</summary>
    public bool Checked { get; init; }

    /// <summary>
    /// Schedule every end of patience as an event, where the engine would otherwise settle it when an agent next looks at the queue. The counts are the same (a test holds it to
    /// that): for tests.
    /// </summary>
    public bool EagerAbandonment { get; init; }

    /// <summary>The loop to use; null = the fastest that is exact for the plan. The counts are the same: for tests and benchmarks.</summary>
    public LoopKind? Loop { get; init; }

    /// <summary>Number of the first replication: replications 0 to 9, then 10 to 19, are together those of one run of 20.</summary>
    public int FirstReplication { get; init; }

    /// <summary>Count by period of the day, not only by day.</summary>
    public bool ByPeriod { get; init; }

    /// <summary>Count waits by length too.</summary>
    public bool Waits { get; init; }

    /// <summary>The loop that runs the plan with these settings.</summary>
    public LoopKind LoopFor(SimulationPlan plan) => Loop ?? (Trace || ByPeriod || Waits ? LoopKind.Full : LoopChoice.Of(plan));

    /// <summary>Keep every step of the first replication (<see cref="SimulationResult.Trace"/>); the full loop does it.</summary>
    public bool Trace { get; init; }
}

/// <summary>Runs a plan.</summary>
public static class Simulator
{
    /// <summary>
    /// All replications of the plan, in parallel. The counts depend on plan, seed and number of replications alone. After a cancellation (heeded within a few
    /// milliseconds) the result has the replications 0, 1, … up to the first that was not complete, and says so.
    /// </summary>
    /// <param name="progress">Share of all simulated time done, 0 to 1, always more than told before; told at each end of a replication and, by another thread, every tenth of a second.</param>
    /// <exception cref="ArgumentException">The plan or the settings break a rule.</exception>
    public static SimulationResult Run(SimulationPlan plan, SimulationSettings settings, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Replications, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Threads, 1);
        var cpuBefore = Environment.CpuUsage.TotalTime;
        var loop = settings.LoopFor(plan);
        var run = new ParallelRun(plan, Loops(plan, settings, loop), settings, progress, cancel);
        run.Finish();
        return run.ResultAfter(cpuBefore);
    }

    private static Func<IReplicationLoop> Loops(SimulationPlan plan, SimulationSettings settings, LoopKind loop)
    {
        switch (loop)
        {
            case LoopKind.Plain when LoopChoice.Of(plan) == LoopKind.Plain:
                var tables = new PlainTables(plan, settings.EagerAbandonment);
                return () => new PlainLoop(tables, settings.Checked);
            case LoopKind.Full:
                var full = new FullTables(plan);
                return () => new FullLoop(full, settings);
            default: throw new ArgumentException($"The {loop} loop cannot run this plan.", nameof(settings));
        }
    }
}
