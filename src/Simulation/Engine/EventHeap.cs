namespace Plateau.Simulation.Engine;

/// <summary>An event in a heap: it knows its time, which of two goes first, and the one that stands for "none".</summary>
internal interface IHeapEvent<TEvent>
    where TEvent : struct
{
    /// <summary>An event later than every other, at <see cref="long.MaxValue"/>.</summary>
    static abstract TEvent None { get; }

    long Time { get; }

    static abstract bool IsBefore(in TEvent first, in TEvent second);
}

/// <summary>An event of one kind; at the same time the smaller sequence number goes first.</summary>
internal readonly record struct SequencedEvent(long Time, uint Sequence, int Subject) : IHeapEvent<SequencedEvent>
{
    public static SequencedEvent None => new(long.MaxValue, 0, -1);

    public static bool IsBefore(in SequencedEvent first, in SequencedEvent second) =>
        first.Time < second.Time || (first.Time == second.Time && first.Sequence < second.Sequence);
}

/// <summary>Events, earliest first. Four children a node; no allocation once it has grown.</summary>
internal struct EventHeap<TEvent>
    where TEvent : struct, IHeapEvent<TEvent>
{
    private TEvent[] _entries;
    private int _count;

    public EventHeap(int capacity)
    {
        _entries = new TEvent[Math.Max(4, capacity)];
        Clear();
    }

    public readonly int Count => _count;

    /// <summary>The earliest event; <see cref="IHeapEvent{TEvent}.None"/> when there is none.</summary>
    public readonly ref readonly TEvent First => ref _entries[0];

    public void Clear()
    {
        _count = 0;
        _entries[0] = TEvent.None;
    }

    public void Push(in TEvent entry)
    {
        if (_count == _entries.Length) Array.Resize(ref _entries, 2 * _entries.Length);
        var entries = _entries;
        var hole = _count++;
        while (hole > 0)
        {
            var parent = (hole - 1) >> 2;
            if (!TEvent.IsBefore(in entry, in entries[parent])) break;
            entries[hole] = entries[parent];
            hole = parent;
        }

        entries[hole] = entry;
    }

    public void Pop()
    {
        if (--_count == 0) _entries[0] = TEvent.None;
        else Settle(_entries[_count]);
    }

    /// <summary>Removes the earliest event and adds another, in one pass.</summary>
    public void ReplaceFirst(in TEvent entry) => Settle(in entry);

    /// <summary>Puts an entry where the first one was and moves it down to its place.</summary>
    private void Settle(in TEvent moved)
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
                if (TEvent.IsBefore(in entries[other], in entries[least])) least = other;
            if (!TEvent.IsBefore(in entries[least], in entry)) break;
            entries[hole] = entries[least];
            hole = least;
        }

        entries[hole] = entry;
    }
}
