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
    private readonly ulong[] _occupied; // lanes with somebody
    private WaitingContact[] _slots = new WaitingContact[64];
    private int _free; // first free slot
    private int _used; // slots ever used in this replication
    private int _count;

    public WaitingRoom(LaneTables tables)
    {
        _lanes = new LaneState[tables.Count];
        _credits = tables.Credits;
        _occupied = new ulong[tables.Words];
        Clear();
    }

    public int Count => _count;

    public LaneState[] Lanes => _lanes;

    /// <summary>The set of lanes with somebody.</summary>
    public ulong[] Occupied => _occupied;

    public ref WaitingContact this[int slot] => ref _slots[slot];

    public void Clear()
    {
        _free = -1;
        _used = 0;
        _count = 0;
        Array.Clear(_occupied);
        for (var lane = 0; lane < _lanes.Length; lane++)
        {
            _lanes[lane].Tail = -1;
            SetHead(lane, -1);
        }
    }

    /// <summary>A place for a contact; what stands there is old. It waits once it is in its <see cref="Join">lane</see>.</summary>
    public int NewSlot()
    {
        var slot = _free;
        if (slot >= 0) _free = _slots[slot].Next;
        else
        {
            slot = _used++;
            if (slot == _slots.Length) Array.Resize(ref _slots, 2 * _slots.Length);
        }

        return slot;
    }

    /// <summary>Adds a contact at the end of its lane.</summary>
    public void Join(int slot)
    {
        ref var contact = ref _slots[slot];
        ref var lane = ref _lanes[contact.Lane];
        contact.Next = -1;
        contact.Previous = lane.Tail;
        contact.OverflowEvent = 0;
        contact.AbandonEvent = 0;
        if (lane.Tail >= 0) _slots[lane.Tail].Next = slot;
        else
        {
            SetHead(contact.Lane, slot);
            BitSets.Add(_occupied, contact.Lane);
        }

        lane.Tail = slot;
        _count++;
    }

    /// <summary>Takes a contact out of its lane; its values stay readable until the next <see cref="Add"/>.</summary>
    public void Remove(int slot)
    {
        ref var contact = ref _slots[slot];
        if (contact.Next >= 0) _slots[contact.Next].Previous = contact.Previous;
        else _lanes[contact.Lane].Tail = contact.Previous;
        if (contact.Previous >= 0) _slots[contact.Previous].Next = contact.Next;
        else SetHead(contact.Lane, contact.Next);
        contact.OverflowEvent = 0;
        contact.AbandonEvent = 0;
        contact.Next = _free;
        _free = slot;
        _count--;
    }

    private void SetHead(int position, int slot)
    {
        ref var lane = ref _lanes[position];
        lane.Head = slot;
        if (slot < 0)
        {
            lane.HeadArrival = lane.HeadRank = lane.HeadDeadline = long.MaxValue;
            BitSets.Remove(_occupied, position);
            return;
        }

        ref readonly var contact = ref _slots[slot];
        lane.HeadArrival = contact.Arrival;
        lane.HeadRank = contact.Arrival - _credits[position];
        lane.HeadDeadline = contact.Deadline;
    }
}
