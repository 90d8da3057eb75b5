using Plateau.Simulation.Results;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>The counts of a flow's contacts of one day that this loop can have, those of a contact that is answered at once together in one line of the cache.</summary>
internal struct RowCounts
{
    public long Offered;
    public long Answered;
    public long AnsweredWithin;
    public long HandleTicks;
    public long Delayed;
    public long WaitTicksAnswered;
    public long Abandoned;
    public long AbandonedWithin;
    public long AbandonedShort;
    public long WaitTicksAbandoned;
    public long LeftBeforeQueue;
    public long Blocked;
    public long WaitingAtEnd;
    public long Backlog;
    public long BacklogAgeTicks;

    public readonly FlowCounts ToFlowCounts() => new()
    {
        Offered = Offered,
        Answered = Answered,
        AnsweredWithin = AnsweredWithin,
        HandleTicks = HandleTicks,
        Delayed = Delayed,
        WaitTicksAnswered = WaitTicksAnswered,
        Abandoned = Abandoned,
        AbandonedWithin = AbandonedWithin,
        AbandonedShort = AbandonedShort,
        WaitTicksAbandoned = WaitTicksAbandoned,
        LeftBeforeQueue = LeftBeforeQueue,
        Blocked = Blocked,
        WaitingAtEnd = WaitingAtEnd,
        Backlog = Backlog,
        BacklogAgeTicks = BacklogAgeTicks,
    };
}
