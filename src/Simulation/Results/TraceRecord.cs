namespace Plateau.Simulation.Results;

/// <summary>A step of a contact's way, or of an agent's.</summary>
public enum TraceKind
{
    CameIn,
    TurnedAwayClosed,
    Blocked,
    LeftBeforeQueue,
    SelfServed,
    SentOn,
    Message,
    Waits,
    Deterred,
    AcceptedCallback,
    Taken,
    TalkEnds,
    HandedOver,
    Resolved,
    Unresolved,
    WorkEnds,
    Abandoned,
    PutBack,
    WillReturn,
    StillWaiting,
    AgentComes,
    AgentGoes,
}

/// <summary>One step, in order of execution.</summary>
/// <param name="Time">Ticks.</param>
/// <param name="Flow">Position of the flow; −1 = none.</param>
/// <param name="Number">Of the contact in its flow; −1 = none.</param>
/// <param name="Group">Position of the agent's group; −1 = none.</param>
/// <param name="Agent">Place of the agent in the group; −1 = none.</param>
public readonly record struct TraceRecord(long Time, TraceKind Kind, int Flow, long Number, int Group, int Agent);
