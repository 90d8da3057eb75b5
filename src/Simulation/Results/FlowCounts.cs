namespace Plateau.Simulation.Results;

/// <summary>
/// Exact counts of one flow's contacts that arrived on one day of one replication (contacts that arrive before the warm-up ends are not in it).
/// offered + received = answered + called back + abandoned + blocked + closed + self-served + deterred + sent on + messages + waiting at end. Times are whole ticks of 100 ns.
/// </summary>
public struct FlowCounts
{
    /// <summary>Arrived from outside, returns included.</summary>
    public long Offered;

    /// <summary>Of offered: customers who come back (redials, repeats, diversions to another channel).</summary>
    public long Returned;

    /// <summary>Came from another flow: sent on, message, later callback, transfer, consultation.</summary>
    public long Received;
    public long Answered;

    /// <summary>Gave up: before the queue or in it.</summary>
    public long Abandoned;

    /// <summary>Of abandoned.</summary>
    public long LeftBeforeQueue;

    /// <summary>Found no line or no place to wait.</summary>
    public long Blocked;

    /// <summary>Came while the flow was closed, or still waited when it closed, and were turned away.</summary>
    public long Closed;

    /// <summary>Served by the menu.</summary>
    public long SelfServed;

    /// <summary>Left because of a queue rule.</summary>
    public long Deterred;

    /// <summary>Chose another flow in the menu.</summary>
    public long SentOn;

    /// <summary>Went on to another flow as a message or a later callback, at closing or by a queue rule.</summary>
    public long Messages;

    /// <summary>Were called back in their turn; not in answered.</summary>
    public long CalledBack;

    /// <summary>In the menu or the queue when the run stopped.</summary>
    public long WaitingAtEnd;

    /// <summary>Entered without finding an eligible agent free.</summary>
    public long Delayed;
    public long AnsweredWithin;
    public long AbandonedWithin;
    public long AbandonedShort;

    /// <summary>Of answered or called back: handed over to another flow for good.</summary>
    public long Transferred;

    /// <summary>Of answered or called back, where the share is known.</summary>
    public long Resolved;

    /// <summary>The same.</summary>
    public long Unresolved;

    /// <summary>How often a contact was broken off.</summary>
    public long Preempted;

    /// <summary>Deferred work finished when it was due, or before.</summary>
    public long DueMet;

    /// <summary>Deferred work that was not finished when it was due.</summary>
    public long DueMissed;

    /// <summary>Contacts waiting at the end of the day (all that wait, whenever they came).</summary>
    public long Backlog;

    /// <summary>Numbers dialled.</summary>
    public long Dialled;
    public long WaitTicksAnswered;
    public long WaitTicksAbandoned;
    public long WaitTicksCalledBack;

    /// <summary>Work drawn for answered and called-back contacts, after-contact work and switching included.</summary>
    public long HandleTicks;

    /// <summary>Sum of the ages of the backlog, since each joined its queue.</summary>
    public long BacklogAgeTicks;

    /// <summary>Contacts that reached the flow, from outside or from another flow, whatever became of them: each is one of those of the sum above.</summary>
    public readonly long Reached => Offered + Received;

    /// <summary>The same where the counts are of several flows together: a contact that a menu sends on from one to another is counted where it goes, once.</summary>
    public readonly long ReachedTogether => Reached - SentOn;

    /// <summary>Contacts that came to the flow to be served by agents: from outside or from another flow, less those whom its menu served or sent on. Where contacts have no ways between flows this is offered.</summary>
    public readonly long Came => Reached - SelfServed - SentOn;

    public void Add(in FlowCounts other)
    {
        Offered += other.Offered;
        Returned += other.Returned;
        Received += other.Received;
        Answered += other.Answered;
        Abandoned += other.Abandoned;
        LeftBeforeQueue += other.LeftBeforeQueue;
        Blocked += other.Blocked;
        Closed += other.Closed;
        SelfServed += other.SelfServed;
        Deterred += other.Deterred;
        SentOn += other.SentOn;
        Messages += other.Messages;
        CalledBack += other.CalledBack;
        WaitingAtEnd += other.WaitingAtEnd;
        Delayed += other.Delayed;
        AnsweredWithin += other.AnsweredWithin;
        AbandonedWithin += other.AbandonedWithin;
        AbandonedShort += other.AbandonedShort;
        Transferred += other.Transferred;
        Resolved += other.Resolved;
        Unresolved += other.Unresolved;
        Preempted += other.Preempted;
        DueMet += other.DueMet;
        DueMissed += other.DueMissed;
        Backlog += other.Backlog;
        Dialled += other.Dialled;
        WaitTicksAnswered += other.WaitTicksAnswered;
        WaitTicksAbandoned += other.WaitTicksAbandoned;
        WaitTicksCalledBack += other.WaitTicksCalledBack;
        HandleTicks += other.HandleTicks;
        BacklogAgeTicks += other.BacklogAgeTicks;
    }
}
