namespace Plateau.Simulation.Engine.Full;

/// <summary>Where a contact is.</summary>
internal enum ContactState : byte
{
    /// <summary>The slot is free.</summary>
    Gone,

    /// <summary>It comes in later: a return, a callback, a dialled number.</summary>
    Coming,

    InMenu,
    Waiting,

    /// <summary>The talk, up to a handover if there is one.</summary>
    Talk,

    /// <summary>The agent waits for a colleague to answer.</summary>
    Handing,

    /// <summary>The talk after a consultation.</summary>
    TalkAfterConsultation,

    /// <summary>After-contact work; the customer has gone.</summary>
    AfterWork,
}

/// <summary>A contact, from its coming into a flow until an agent is rid of it.</summary>
internal struct Contact
{
    public long Number; // in its flow: the key of its draws
    public long Joined; // the queue
    public long MenuOrder; // contacts in menus, in order of entering
    public long JoinOrder; // contacts that wait, in order of joining
    public long TakenAt;
    public long End; // of the present piece of work
    public double Remaining; // of it, in ticks of full speed, where agents have several contacts; in a menu the draw of its choice
    public double Left; // of it, when it was put back
    public long TalkTicks; // briefing, switching and talk, up to the handover
    public long RestTicks; // talk after a consultation
    public long AfterTicks;
    public long WorkEvent; // order number of the event that counts; 0 = none
    public long LevelEvent;
    public long RuleEvent;
    public long PatienceEvent;
    public int Flow;
    public int Row; // of its counts
    public int Lane;
    public int Previous; // in its lane, or before it in the agent's hand
    public int Next; // of a free slot the next free one
    public int Line; // set of lines in which it holds one; -1 = none
    public int Agent; // who has it in hand; -1 = nobody
    public int Partner; // contact whose agent waits for this one to be answered; -1 = none
    public int Dialler; // that dialled it; -1 = none
    public short Level; // the next later level to open for it
    public short Rule; // the next timed rule
    public short Handover; // of its flow; -1 = none
    public ContactState State;
    public ContactState PutBackFrom; // Gone = it was not put back
    public bool IsCallback;
    public bool IsConsultation;
    public bool IsUnreached; // a number that nobody answers
    public bool IsReturn;
    public bool ComesFromFlow; // a later callback
    public bool PassedMenu;
}
