namespace Plateau.Simulation.Routing;

/// <summary>
/// Waiting contacts of one flow and one class (ordinary, or with waiting credit), first come first served. Only the first one is a candidate: whoever stands behind
/// it has waited less, so is neither earlier nor allowed into a level that is still closed to the first.
/// </summary>
public struct LaneState
{
    /// <summary>Slot of the first contact; −1 when the lane is empty.</summary>
    public int Head;

    /// <summary>Slot of the last contact; −1 when the lane is empty.</summary>
    public int Tail;

    /// <summary>When the first contact arrived; <see cref="long.MaxValue"/> when the lane is empty.</summary>
    public long HeadArrival;

    /// <summary>Arrival of the first contact less its waiting credit; <see cref="long.MaxValue"/> when the lane is empty.</summary>
    public long HeadRank;

    /// <summary>When the patience of the first contact ends; <see cref="long.MaxValue"/> when the lane is empty.</summary>
    public long HeadDeadline;
}

/// <summary>A lane from which a group may take.</summary>
/// <param name="Lane">Position of the lane.</param>
/// <param name="AfterTicks">Wait from which the group may take the flow's contacts.</param>
/// <param name="Flow">Position of the flow.</param>
/// <param name="IsPriority">Whether it holds the contacts with waiting credit.</param>
public readonly record struct LaneOption(int Lane, long AfterTicks, int Flow, bool IsPriority)
{
    /// <summary>Preference number of the flow in the group; lower goes first where the selector asks.</summary>
    public int Preference { get; init; }

    /// <summary>Weight of a tick of waiting, above 0.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Time after joining by which the contact is due.</summary>
    public long DueTicks { get; init; }

    /// <summary>Whether the lane has a contact that the group may take at this time.</summary>
    public bool IsOpen(in LaneState lane, long now) => lane.HeadArrival <= now - AfterTicks;
}

/// <summary>
/// Which waiting contact a freed agent takes. Adding one: a file, a line in <see cref="ContactSelectorCatalogue"/>, a case in the tests.
/// It must not keep state: one instance serves all threads.
/// </summary>
public interface IContactSelector
{
    /// <summary>Stable key, as in files.</summary>
    string Key { get; }

    /// <summary>The lane whose first contact is taken, or −1 when none is open.</summary>
    /// <param name="options">Lanes of the agent's group in the order of what it takes; the lanes of one flow stand together, the ordinary one first.</param>
    /// <param name="lanes">All lanes.</param>
    /// <param name="now">Ticks.</param>
    int Select(ReadOnlySpan<LaneOption> options, ReadOnlySpan<LaneState> lanes, long now);
}
