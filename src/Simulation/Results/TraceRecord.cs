namespace Plateau.Simulation.Results;

/// <summary>
/// What happened, in the order of execution. Within one event a contact's end is written before what it causes (a return, a derived contact that comes in), a contact put back before the one that takes its place, and
/// a taking before anything that it sets off. Diallers write nothing but the coming in of the numbers reached.
/// </summary>
public enum TraceKind
{
    /// <summary>A contact came into the flow, from outside or from another flow.</summary>
    CameIn,

    /// <summary>It came while the flow was closed, or still waited when it closed, and was turned away.</summary>
    TurnedAwayClosed,

    /// <summary>It found no line or no place to wait.</summary>
    Blocked,

    /// <summary>It gave up before the queue, at entry or in the menu.</summary>
    LeftBeforeQueue,

    /// <summary>The menu served it.</summary>
    SelfServed,

    /// <summary>It chose another flow in the menu.</summary>
    SentOn,

    /// <summary>It went on to another flow as a message or for a later callback.</summary>
    Message,

    /// <summary>It began to wait.</summary>
    Waits,

    /// <summary>It left because of a queue rule.</summary>
    Deterred,

    /// <summary>It hung up and keeps its place to be called back in its turn.</summary>
    AcceptedCallback,

    /// <summary>An agent took it, for the first time or again after it had been put back.</summary>
    Taken,

    /// <summary>The talk, or the part of it before a handover, ended; with a consultation there are two for one contact.</summary>
    TalkEnds,

    /// <summary>It was handed over: a transfer or a consultation began (written for the origin; then the derived contact comes in).</summary>
    HandedOver,

    /// <summary>It was resolved.</summary>
    Resolved,

    /// <summary>It was answered and not resolved.</summary>
    Unresolved,

    /// <summary>The agent is rid of it, after-contact work included.</summary>
    WorkEnds,

    /// <summary>Its patience ended in the queue.</summary>
    Abandoned,

    /// <summary>An agent broke off the work for a contact that preempts.</summary>
    PutBack,

    /// <summary>The customer will come back: the return is scheduled, perhaps beyond the end of the run.</summary>
    WillReturn,

    /// <summary>It was in the queue or the menu when the run stopped: lanes by flow, ordinary before priority class, from the front; then menus in the order of their ends.</summary>
    StillWaiting,

    /// <summary>An agent came.</summary>
    AgentComes,

    /// <summary>An agent went; nobody goes at the end of the run.</summary>
    AgentGoes,
}

/// <summary>One step of a contact or an agent, in the order of execution.</summary>
/// <param name="Time">Ticks since the start of the first day.</param>
/// <param name="Flow">Position of the flow; −1 for the coming and going of agents.</param>
/// <param name="Number">Number of the contact in its flow; −1 for the coming and going of agents.</param>
/// <param name="Group">Position of the group; −1 where no agent has to do with it.</param>
/// <param name="Agent">Number of the agent's place in the group, from 0; −1 where no agent has to do with it.</param>
public readonly record struct TraceRecord(long Time, TraceKind Kind, int Flow, long Number, int Group, int Agent);
