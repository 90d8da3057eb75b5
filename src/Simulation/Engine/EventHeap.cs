namespace Plateau.Simulation.Engine;

/// <summary>Events of one kind, earliest first, equal times in the order of their sequence numbers. Four children a node; no allocation once it has grown.</summary>
internal struct EventHeap
{
    private Entry[] _entries;
    private int _count;

    public EventHeap(int capacity)
    {
        _entries = new Entry[Math.Max(4, capacity)];
        Clear();
    }

    public readonly record struct Entry(long Time, uint Sequence, int Subject)
    {
        public static bool Before(in Entry first, in Entry second) =>
            first.Time < second.Time || (first.Time == second.Time && first.Sequence < second.Sequence);
    }

    public readonly int Count => _count;

    /// <summary>Time of the earliest event; <see cref="long.MaxValue"/> when there is none.</summary>
    public readonly long NextTime => _entries[0].Time;

    public readonly Entry Next => _entries[0];

    public void Clear()
    {
        _count = 0;
        _entries[0] = new Entry(long.MaxValue, 0, -1);
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
        if (--_count == 0) _entries[0] = new Entry(long.MaxValue, 0, -1);
        else Settle(_entries[_count]);
    }

    /// <summary>Removes the earliest event and adds another, in one pass.</summary>
    public void ReplaceNext(in Entry entry) => Settle(in entry);

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
