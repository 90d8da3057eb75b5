using Plateau.Simulation.Plan;

namespace Plateau.Tests.Simulation.Full;

/// <summary>Where a contact stands with the agent who has it in hand.</summary>
internal enum TwinPhase
{
    /// <summary>No agent has it.</summary>
    None,

    /// <summary>Switching, briefing and handle time (or its rest after a consultation).</summary>
    Talk,

    /// <summary>The agent waits for somebody else, or the talk has just ended and what follows is being settled: no end is scheduled.</summary>
    Between,

    AfterWork,
}

/// <summary>A contact, from its coming in to its end.</summary>
internal sealed class TwinContact(int flow, long number)
{
    public int Flow { get; } = flow;

    public long Number { get; } = number;

    /// <summary>From arrivals, diallers or returns; else from another flow.</summary>
    public bool IsFromOutside { get; init; }

    public bool IsReturn { get; init; }

    /// <summary>From outside or by a menu choice.</summary>
    public bool PlaysMenu { get; init; }

    public bool IsConsultation { get; init; }

    /// <summary>The contact whose agent waits for this one to be taken (warm transfer) or to be talked through (consultation); null = nobody waits.</summary>
    public TwinContact? Origin { get; set; }

    /// <summary>Set of lines of which it holds one; null = none.</summary>
    public int? Line { get; set; }

    public long CameIn { get; set; }

    public long MenuEnds { get; set; }

    public long Joined { get; set; }

    // In the queue.
    public bool HasPriority { get; set; }

    /// <summary>Joining less the waiting credit.</summary>
    public long Rank { get; set; }

    /// <summary>When patience ends; null = it does not give up.</summary>
    public long? PatienceEnds { get; set; }

    public bool WillBeCalledBack { get; set; }

    /// <summary>Grows with each stay in the queue and each end of one, so that an event can tell whether it is meant for the present stay.</summary>
    public int Stay { get; set; }

    // In hand.
    public bool WasTaken { get; set; }

    public TwinAgent? Agent { get; set; }

    public TwinPhase Phase { get; set; }

    public long TakenAt { get; set; }

    /// <summary>Order of beginnings and resumptions.</summary>
    public long Began { get; set; }

    /// <summary>Ticks left of the piece of work as of the agent's last change.</summary>
    public double Remaining { get; set; }

    public (long Time, int Kind, long Order)? End { get; set; }

    /// <summary>The transfer or consultation that is still to come; null = none, or begun already.</summary>
    public HandoverPlan? Handover { get; set; }

    /// <summary>The consultation or warm transfer that has begun.</summary>
    public HandoverPlan? Begun { get; set; }

    public long RestTicks { get; set; }

    public long AfterWorkTicks { get; set; }
}
