using Plateau.Mathematics.Distributions;
using Plateau.Model.Ways;

namespace Plateau.Simulation.Plan;

/// <summary>A rule of a flow's queue, applied to a share of the contacts that join it (or have waited a given time) when the queue is long.</summary>
public sealed record QueueRulePlan
{
    public required QueueAction Action { get; init; }

    /// <summary>0 = when joining the queue; else when having waited this long.</summary>
    public long AfterTicks { get; init; }

    /// <summary>Contacts of the flow that wait already (the one in question not included) must be at least this many; 0 = always.</summary>
    public int QueueAtLeast { get; init; }

    /// <summary>The expected wait must be at least this: the time that the first contact of the flow has waited so far (0 when none waits).</summary>
    public long ExpectedWaitAtLeastTicks { get; init; }

    /// <summary>Share of contacts to which it happens, 0 to 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Position of a flow; for messages and later callbacks.</summary>
    public int? ToFlow { get; init; }

    /// <summary>Law of the delay of a later callback in seconds.</summary>
    public Distribution? Delay { get; init; }

    /// <summary>What patience is multiplied by, above 0.</summary>
    public double PatienceFactor { get; init; } = 1;
}
