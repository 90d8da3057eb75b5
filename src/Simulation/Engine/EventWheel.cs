using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Plateau.Simulation.Engine;

/// <summary>
/// Events of one kind, earliest first, equal times in the order in which they were added; the same order as <see cref="EventHeap{TEvent}"/> with growing sequence numbers (a test holds it to that, event by event).
/// The cost of an event does not grow with their number, nor with how far apart they lie. No allocation once it has grown.
/// </summary>
/// <remarks>
/// A calendar queue (R. Brown, "Calendar queues: a fast O(1) priority queue implementation for the simulation event set problem", Communications of the ACM 31 (1988) 1220–1227) with one year and without search
/// in a day: time is cut into buckets of 2^k ticks, as wide as one or two events at the present pace; a ring of them begins at the bucket of the event that was removed last; a bit a bucket finds the next one that holds something. The events of the first
/// such bucket stand sorted in <c>_near</c>. What lies beyond the ring waits in a heap. Only the order of removal is visible, so neither width nor pace can change a result.
/// <para>No event may be added before the time of the one removed last; then it may well lie before the first bucket that holds something, which then goes back into the ring.</para>
/// </remarks>
internal sealed class EventWheel
{
    private const int Buckets = 2048;
    private const int Mask = Buckets - 1;
    private const int Words = Buckets / 64;
    private const int Empty = -1;
    private const int FewestEventsToMeasure = 64;
    private const int GreatestShift = 44; // buckets of twenty days, a ring of a century
    private const int InsertionLimit = 32; // more events in one bucket are sorted by merging

    private readonly int[] _heads = new int[Buckets]; // newest event of each bucket
    private readonly ulong[] _occupied = new ulong[Words];
    private Node[] _nodes;
    private int _free; // first free node
    private Near[] _near = new Near[4 * InsertionLimit];
    private Near[] _scratch = [];
    private int _nearNext;
    private int _nearEnd;
    private long _nearBucket; // of _near; the greatest number when it is empty
    private long _base; // first bucket of the ring
    private long _ringEnd; // bucket after the last of the ring
    private Near[] _moving = new Near[16];
    private int _shift; // a bucket has 2^shift ticks
    private EventHeap<SequencedEvent> _far; // beyond the ring
    private uint _farSequence;
    private int _count;
    private long _nextTime;
    private long _measuredFrom; // pace is measured since this time
    private int _removed; // events since then
    private int _toMeasure;

    public EventWheel(int capacity)
    {
        _nodes = new Node[Math.Max(16, capacity)];
        _far = new EventHeap<SequencedEvent>(16);
        _shift = 24;
        Array.Fill(_heads, Empty);
        Clear();
    }

    public int Count => _count;

    /// <summary>Time of the earliest event; <see cref="long.MaxValue"/> when there is none.</summary>
    public long NextTime => _nextTime;

    /// <summary>Subject of the earliest event.</summary>
    public int NextSubject => _nearNext < _nearEnd ? _near[_nearNext].Subject : _far.First.Subject;

    /// <summary>Buckets moved to another width since the last <see cref="Clear"/>; for tests.</summary>
    public int Rebuilt { get; private set; }

    public void Clear()
    {
        for (var word = 0; word < Words; word++)
        {
            for (var bits = _occupied[word]; bits != 0; bits &= bits - 1) _heads[(word << 6) + BitOperations.TrailingZeroCount(bits)] = Empty;
            _occupied[word] = 0;
        }

        for (var node = 0; node < _nodes.Length; node++) _nodes[node].Next = node + 1;
        _nodes[^1].Next = Empty;
        _free = 0;
        _far.Clear();
        _farSequence = 0;
        _nearNext = _nearEnd = 0;
        _nearBucket = long.MaxValue;
        SetBase(0);
        _count = 0;
        _nextTime = long.MaxValue;
        _measuredFrom = 0;
        _removed = 0;
        _toMeasure = FewestEventsToMeasure;
        Rebuilt = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(long time, int subject)
    {
        _count++;
        var bucket = time >> _shift;
        if (bucket > _nearBucket && bucket < _ringEnd) PushIntoRing(time, subject, bucket);
        else PushElsewhere(time, subject, bucket);
    }

    /// <summary>Removes the earliest event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pop()
    {
        _count--;
        _removed++;
        if (++_nearNext < _nearEnd) _nextTime = _near[_nearNext].Time;
        else PopLast();
    }

    private void PopLast()
    {
        if (_nearBucket != long.MaxValue) SetBase(_nearBucket);
        else
        {
            _far.Pop();
            SetBase(_nextTime >> _shift);
        }

        Advance();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PushIntoRing(long time, int subject, long bucket)
    {
        if (_free == Empty) Grow();
        var place = (int)bucket & Mask;
        var node = _free;
        ref var event_ = ref _nodes[node];
        _free = event_.Next;
        event_.Time = time;
        event_.Subject = subject;
        event_.Next = _heads[place];
        _heads[place] = node;
        _occupied[place >> 6] |= 1UL << place;
    }

    private void PushElsewhere(long time, int subject, long bucket)
    {
        Debug.Assert(bucket >= _base, "no event is added before the one removed last");
        if (bucket >= _ringEnd)
        {
            _far.Push(new(time, ++_farSequence, subject));
            _nextTime = Math.Min(_nextTime, time);
            return;
        }

        if (bucket < _nearBucket)
        {
            PutNearBack();
            _nearNext = _near.Length / 2;
            _nearEnd = _nearNext + 1;
            _near[_nearNext] = new Near(time, subject);
            _nearBucket = bucket;
            _nextTime = time;
        }
        else InsertNear(time, subject);
    }

    /// <summary>After all that are earlier or equal.</summary>
    private void InsertNear(long time, int subject)
    {
        if (_nearEnd == _near.Length) MakeRoomNear();
        var hole = _nearEnd++;
        for (; hole > _nearNext && _near[hole - 1].Time > time; hole--) _near[hole] = _near[hole - 1];
        _near[hole] = new Near(time, subject);
        _nextTime = _near[_nearNext].Time;
    }

    private void MakeRoomNear()
    {
        if (_nearNext > 0)
        {
            Array.Copy(_near, _nearNext, _near, 0, _nearEnd - _nearNext);
            _nearEnd -= _nearNext;
            _nearNext = 0;
        }
        else Array.Resize(ref _near, 2 * _near.Length);
    }

    private void PutNearBack()
    {
        for (; _nearNext < _nearEnd; _nearNext++) PushIntoRing(_near[_nearNext].Time, _near[_nearNext].Subject, _nearBucket);
    }

    /// <summary>Brings into the ring what it now reaches, and makes the next occupied bucket the near one.</summary>
    private void Advance()
    {
        if (_removed >= _toMeasure) Measure();
        while (_far.Count > 0 && _far.First.Time >> _shift < _ringEnd)
        {
            var reached = _far.First;
            _far.Pop();
            PushIntoRing(reached.Time, reached.Subject, reached.Time >> _shift);
        }

        OpenNextBucket();
    }

    private void OpenNextBucket()
    {
        _nearNext = _nearEnd = 0;
        _nearBucket = long.MaxValue;
        if (_count == _far.Count)
        {
            _nextTime = _far.First.Time;
            return;
        }

        var first = (int)_base & Mask;
        var word = first >> 6;
        var bits = _occupied[word] & (ulong.MaxValue << first);
        while (bits == 0)
        {
            word = (word + 1) & (Words - 1);
            bits = _occupied[word];
        }

        var place = (word << 6) + BitOperations.TrailingZeroCount(bits);
        _nearBucket = _base + ((place - first) & Mask);
        _occupied[word] &= ~(1UL << place);
        TakeBucket(place);
        _nextTime = _near[_nearNext].Time;
    }

    /// <summary>
    /// The events of a bucket stand newest first: each goes before all that are later or equal, so equal times come in the order in which they were added. They fill the near ones up to the middle; what
    /// is added to them later has its place behind.
    /// </summary>
    private void TakeBucket(int place)
    {
        var node = _heads[place];
        var nodes = _nodes;
        var near = _near;
        var end = near.Length / 2;
        var first = end;
        _heads[place] = Empty;
        while (true)
        {
            ref var event_ = ref nodes[node];
            var time = event_.Time;
            var hole = --first;
            for (; hole + 1 < end && near[hole + 1].Time < time; hole++) near[hole] = near[hole + 1];
            near[hole] = new Near(time, event_.Subject);
            var next = event_.Next;
            event_.Next = _free;
            _free = node;
            if (next == Empty) break;
            node = next;
            if (end - first < InsertionLimit) continue;
            _nearNext = first;
            _nearEnd = end;
            TakeManyFrom(node);
            return;
        }

        _nearNext = first;
        _nearEnd = end;
    }

    /// <summary>The rest of a bucket that holds too many for sorting by insertion, before those that were taken already.</summary>
    private void TakeManyFrom(int head)
    {
        var rest = 0;
        for (var node = head; node != Empty; node = _nodes[node].Next) rest++;
        var newer = _nearEnd - _nearNext;
        var count = rest + newer;
        if (_scratch.Length < count) _scratch = new Near[2 * count];
        _near.AsSpan(_nearNext, newer).CopyTo(_scratch);
        if (2 * count > _near.Length) _near = new Near[4 * count];
        _nearEnd = _near.Length / 2;
        _nearNext = _nearEnd - newer;
        _scratch.AsSpan(0, newer).CopyTo(_near.AsSpan(_nearNext));
        while (head != Empty)
        {
            ref var event_ = ref _nodes[head];
            _near[--_nearNext] = new Near(event_.Time, event_.Subject);
            var next = event_.Next;
            event_.Next = _free;
            _free = head;
            head = next;
        }

        MergeSort(_near.AsSpan(_nearNext, count), _scratch);
    }

    private static void MergeSort(Span<Near> events, Span<Near> scratch)
    {
        if (events.Length < 2) return;
        var half = events.Length / 2;
        MergeSort(events[..half], scratch);
        MergeSort(events[half..], scratch);
        events[..half].CopyTo(scratch);
        int first = 0, second = half;
        for (var place = 0; first < half; place++)
            events[place] = second < events.Length && events[second].Time < scratch[first].Time ? events[second++] : scratch[first++];
    }

    /// <summary>Buckets as wide as about one and a half events at the pace since the last measurement. Between two near widths nothing is changed, so that it does not go to and fro.</summary>
    private void Measure()
    {
        var gap = ((_base << _shift) - _measuredFrom) / _removed;
        _measuredFrom = _base << _shift;
        _removed = 0;
        _toMeasure = Math.Max(FewestEventsToMeasure, 2 * _count);
        var shift = Math.Min(GreatestShift, 64 - BitOperations.LeadingZeroCount((ulong)gap));
        if (Math.Abs(shift - _shift) > 1) Rebuild(shift);
    }

    /// <summary>All events of the ring move to buckets of another width; the near ones are empty at that moment.</summary>
    private void Rebuild(int shift)
    {
        Rebuilt++;
        var moving = 0;
        for (var bucket = _base; bucket < _ringEnd; bucket++)
        {
            var place = (int)bucket & Mask;
            if (_heads[place] == Empty) continue;
            TakeBucket(place);
            var events = _near.AsSpan(_nearNext, _nearEnd - _nearNext);
            while (moving + events.Length > _moving.Length) Array.Resize(ref _moving, 2 * _moving.Length);
            events.CopyTo(_moving.AsSpan(moving));
            moving += events.Length;
        }

        Array.Clear(_occupied);
        SetBase((_base << _shift) >> shift);
        _shift = shift;
        foreach (ref readonly var moved in _moving.AsSpan(0, moving))
        {
            var bucket = moved.Time >> shift;
            if (bucket < _ringEnd) PushIntoRing(moved.Time, moved.Subject, bucket);
            else _far.Push(new(moved.Time, ++_farSequence, moved.Subject));
        }
    }

    private void SetBase(long bucket)
    {
        _base = bucket;
        _ringEnd = bucket + Buckets;
    }

    private void Grow()
    {
        var used = _nodes.Length;
        Array.Resize(ref _nodes, 2 * used);
        for (var node = used; node < _nodes.Length; node++) _nodes[node].Next = node + 1;
        _nodes[^1].Next = Empty;
        _free = used;
    }

    private struct Node
    {
        public long Time;
        public int Subject;
        public int Next; // older in its bucket, or next free
    }

    private readonly record struct Near(long Time, int Subject);
}
