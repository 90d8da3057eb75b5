namespace Plateau.Simulation.Engine.Full;

/// <summary>What happens at a tick, in this order.</summary>
internal enum EventKind
{
    WorkEnds = 1,
    StaffingChanges = 2,
    FlowsClose = 3,
    LevelOpens = 4,
    RuleApplies = 5,
    PatienceEnds = 6,
    ComesIn = 7,
    Arrival = 8,
}

/// <summary>
/// An event of any kind; at the same tick they go by kind, then in the order in which they were scheduled. It is called off by forgetting its order number: whoever takes it looks whether it still counts.
/// </summary>
/// <param name="Order">Kind and sequence number in one; 0 is never used.</param>
internal readonly record struct ScheduledEvent(long Time, long Order, int Subject) : IHeapEvent<ScheduledEvent>
{
    private const int KindShift = 56; // the rest holds 7e16 events

    public static ScheduledEvent None => new(long.MaxValue, long.MaxValue, -1);

    public EventKind Kind => (EventKind)(Order >> KindShift);

    public static long OrderOf(EventKind kind, long sequence) => ((long)kind << KindShift) | sequence;

    public static bool IsBefore(in ScheduledEvent first, in ScheduledEvent second) =>
        first.Time < second.Time || (first.Time == second.Time && first.Order < second.Order);
}
