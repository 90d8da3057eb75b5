namespace Plateau.Simulation.Results;

/// <summary>Exact sums of one group in one replication. Times are in ticks of 100 ns, inside the horizon after the warm-up.</summary>
public struct GroupCounts
{
    /// <summary>Time in which agents have a contact in hand, after-contact work, briefings and waiting for an expert included.</summary>
    public long BusyTicks;

    /// <summary>Time in which agents are there: scheduled, less absence, lateness and breaks, plus the time in which agents past their shift finish a contact.</summary>
    public long StaffedTicks;

    /// <summary>Contacts taken from the end of the warm-up on.</summary>
    public long Taken;

    /// <summary>Of these: another flow than the same agent's contact before. Counted only where switching has a cost (<see cref="Plan.GroupPlan.SwitchTicks"/>), else 0.</summary>
    public long Switches;
}
