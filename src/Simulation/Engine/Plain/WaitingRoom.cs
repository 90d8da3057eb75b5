using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>A contact that waits. One that is served at once never gets a slot.</summary>
internal struct WaitingContact
{
    public long Arrival;
    public long Deadline; // when its patience ends
    public long Number; // in its flow: the key of its draws
    public long Work; // see WorkAhead
    public int Flow;
    public int Lane;
    public int Row; // of its counts
    public int Level; // the next one to open for it
    public int Previous;
    public int Next; // behind it in its lane; of a free slot the next free one
    public uint OverflowEvent; // sequence number of the event that counts; 0 = none
    public uint AbandonEvent;
}

/// <summary>All waiting contacts: lanes of slots in one array that grows when needed and is kept for the next replication.</summary>
internal sealed class WaitingRoom
{
    private readonly long[] _credits; // of each lane
    private readonly LaneState[] _lanes;
    private WaitingContact[] _slots = new WaitingContact[64];
    private int _free; // first free slot
    private int _used; // slots ever used in this replication
    private int _count;

    public WaitingRoom(PlainTables tables)
    {
        _lanes = new LaneState[2 * tables.FlowCount];
        _credits = new long[_lanes.Length];
        for (var flow = 0; flow < tables.FlowCount; flow++) _credits[(2 * flow) + 1] = tables.Flows[flow].CreditTicks;
        Clear();
    }

    public int Count => _count;

    public ReadOnlySpan<LaneState> Lanes => _lanes;

    public ref WaitingContact this[int slot] => ref _slots[slot];

    public void Clear()
    {
        _free = -1;
        _used = 0;
        _count = 0;
        foreach (ref var lane in _lanes.AsSpan())
        {
            lane.Tail = -1;
            SetHead(ref lane, -1, 0);
        }
    }

    /// <summary>Adds a contact at the end of its lane.</summary>
    public int Add(in WaitingContact contact)
    {
        var slot = _free;
        if (slot >= 0) _free = _slots[slot].Next;
        else
        {
            slot = _used++;
            if (slot == _slots.Length) Array.Resize(ref _slots, 2 * _slots.Length);
        }

        _slots[slot] = contact;
        _slots[slot].Next = -1;
        ref var lane = ref _lanes[contact.Lane];
        _slots[slot].Previous = lane.Tail;
        if (lane.Tail >= 0) _slots[lane.Tail].Next = slot;
        else SetHead(ref lane, slot, _credits[contact.Lane]);
        lane.Tail = slot;
        _count++;
        return slot;
    }

    /// <summary>Takes a contact out of its lane; its values stay readable until the next <see cref="Add"/>.</summary>
    public void Remove(int slot)
    {
        ref var contact = ref _slots[slot];
        ref var lane = ref _lanes[contact.Lane];
        if (contact.Next >= 0) _slots[contact.Next].Previous = contact.Previous;
        else lane.Tail = contact.Previous;
        if (contact.Previous >= 0) _slots[contact.Previous].Next = contact.Next;
        else SetHead(ref lane, contact.Next, _credits[contact.Lane]);
        contact.OverflowEvent = 0;
        contact.AbandonEvent = 0;
        contact.Next = _free;
        _free = slot;
        _count--;
    }

    private void SetHead(ref LaneState lane, int slot, long credit)
    {
        lane.Head = slot;
        if (slot < 0)
        {
            lane.HeadArrival = lane.HeadRank = lane.HeadDeadline = long.MaxValue;
            return;
        }

        ref readonly var contact = ref _slots[slot];
        lane.HeadArrival = contact.Arrival;
        lane.HeadRank = contact.Arrival - credit;
        lane.HeadDeadline = contact.Deadline;
    }
}
