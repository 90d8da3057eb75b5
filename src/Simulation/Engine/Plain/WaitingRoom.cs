using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>A contact that waits. One that is served at once never gets a slot.</summary>
internal struct WaitingContact
{
    public long Arrival;
    public long Patience; // when it ends; below 0: the complement of a time before which it does not end
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
    private readonly LaneTables _tables;
    private readonly LaneSum[] _sums; // by lane, kept where nobody gives up
    private readonly LaneState[] _lanes;
    private readonly ulong[] _occupied; // lanes with somebody
    private WaitingContact[] _slots = new WaitingContact[64];
    private int _free; // first free slot
    private int _used; // slots ever used in this replication
    private int _count;

    public WaitingRoom(LaneTables tables)
    {
        _lanes = new LaneState[tables.Count];
        _tables = tables;
        _sums = new LaneSum[tables.Count];
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
        Array.Clear(_sums);
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
        if (!_tables.IsEndless[contact.Lane]) return;
        _sums[contact.Lane].Contacts++;
        _sums[contact.Lane].Arrivals += contact.Arrival;
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
        if (!_tables.IsEndless[contact.Lane]) return;
        _sums[contact.Lane].Contacts--;
        _sums[contact.Lane].Arrivals -= contact.Arrival;
    }

    /// <summary>The end of a contact's patience has become known exactly.</summary>
    public void SetPatience(int slot, long ends)
    {
        ref var contact = ref _slots[slot];
        contact.Patience = ends;
        if (contact.Previous < 0) _lanes[contact.Lane].HeadDeadline = ends;
    }

    /// <summary>
    /// How many of a lane wait and the sum of their waits at the end of a day. Where nobody gives up it is known without a walk, so that a queue that grows for years does not slow the run down.
    /// </summary>
    /// <param name="end">No contact whose patience ended before it is in the lane any more.</param>
    public (long Contacts, long AgeTicks) Backlog(int lane, long end)
    {
        if (_tables.IsEndless[lane]) return (_sums[lane].Contacts, unchecked((_sums[lane].Contacts * end) - _sums[lane].Arrivals));
        var (contacts, age) = (0L, 0L);
        for (var slot = _lanes[lane].Head; slot >= 0; slot = _slots[slot].Next)
        {
            contacts++;
            age += end - _slots[slot].Arrival;
        }

        return (contacts, age);
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
        lane.HeadRank = contact.Arrival - _tables.Credits[position];
        lane.HeadDeadline = contact.Patience < 0 ? ~contact.Patience : contact.Patience;
    }

    private struct LaneSum
    {
        public long Contacts;
        public long Arrivals; // may pass the greatest number and come round; the difference that is asked for is right all the same
    }
}
