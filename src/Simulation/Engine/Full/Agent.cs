namespace Plateau.Simulation.Engine.Full;

/// <summary>An agent's place in a group.</summary>
internal struct Agent
{
    public int Group;
    public int Place; // number in the group
    public int LastFlow; // of the contact taken last; -1 = none yet
    public int InHand;
    public int FirstInHand; // contacts in order of taking; -1 = none
    public int LastInHand;
    public int Previous; // in the list of agents with as many in hand, or on the group's list of preemptible work
    public int Next;
    public int Bucket; // number in hand under which it is listed as available; -1 = not listed
    public long ListedSince; // order of coming onto that list
    public long CameAt;
    public long BusySince;
    public long ChangedAt; // when what it has in hand changed last
    public bool IsPresent;
    public bool OnPreemptible; // on the group's list of preemptible work
}
