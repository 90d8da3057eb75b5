namespace Plateau.Simulation.Engine.Full;

/// <summary>What happens at a tick, in this order.</summary>
internal enum EventKind
{
    WorkEnds = 1,
    StaffingChanges = 2,
    FlowsClose = 3,
    LevelOpens = 4,
    RuleApplies = 5,
    PatienceEnds = 6,
    ComesIn = 7,
    Arrival = 8,
}

/// <summary>
/// Events of all kinds, earliest first; at the same tick by kind, then in the order in which they were scheduled. Four children a node; no allocation once it has grown. An event is called off by
/// forgetting its order number: whoever takes it looks whether it still counts.
/// </summary>
internal struct EventQueue
{
    private const int KindShift = 56; // the rest holds 7e16 events

    private Entry[] _entries;
    private int _count;

    public EventQueue(int capacity)
    {
        _entries = new Entry[Math.Max(4, capacity)];
        Clear();
    }

    /// <param name="Order">Kind and sequence number in one; 0 is never used.</param>
    public readonly record struct Entry(long Time, long Order, int Subject)
    {
        public EventKind Kind => (EventKind)(Order >> KindShift);

        public static bool Before(in Entry first, in Entry second) =>
            first.Time < second.Time || (first.Time == second.Time && first.Order < second.Order);
    }

    /// <summary>The earliest event; one at <see cref="long.MaxValue"/> when there is none.</summary>
    public readonly ref readonly Entry First => ref _entries[0];

    public readonly int Count => _count;

    public static long OrderOf(EventKind kind, long sequence) => ((long)kind << KindShift) | sequence;

    public void Clear()
    {
        _count = 0;
        _entries[0] = new Entry(long.MaxValue, long.MaxValue, -1);
    }

    public void Push(in Entry entry)
    {
        if (_count == _entries.Length) Array.Resize(ref _entries, 2 * _entries.Length);
        var entries = _entries;
        var hole = _count++;
        while (hole > 0)
        {
            var parent = (hole - 1) >> 2;
            if (!Entry.Before(in entry, in entries[parent])) break;
            entries[hole] = entries[parent];
            hole = parent;
        }

        entries[hole] = entry;
    }

    public void Pop()
    {
        if (--_count == 0) _entries[0] = new Entry(long.MaxValue, long.MaxValue, -1);
        else Settle(_entries[_count]);
    }

    /// <summary>Removes the earliest event and adds another, in one pass.</summary>
    public void ReplaceFirst(in Entry entry) => Settle(in entry);

    /// <summary>Puts an entry where the first one was and moves it down to its place.</summary>
    private void Settle(in Entry moved)
    {
        var entry = moved;
        var entries = _entries.AsSpan(0, _count);
        var hole = 0;
        while (true)
        {
            var child = (hole << 2) + 1;
            if (child >= entries.Length) break;
            var least = child;
            var last = Math.Min(child + 4, entries.Length);
            for (var other = child + 1; other < last; other++)
                if (Entry.Before(in entries[other], in entries[least])) least = other;
            if (!Entry.Before(in entries[least], in entry)) break;
            entries[hole] = entries[least];
            hole = least;
        }

        entries[hole] = entry;
    }
}
