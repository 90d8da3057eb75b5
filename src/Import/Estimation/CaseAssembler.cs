using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Plateau.Import.Estimation;

/// <summary>
/// Puts entries (events of cases, contacts of customers) that come in any order into the order of case, time and row, in bounded memory: the buffer is sorted, and when it is full written to a temporary file, from which
/// the sorted runs are merged at the end. The file is deleted with the assembler.
/// </summary>
/// <param name="bufferEvents">Entries held in memory, 64 bytes each.</param>
internal sealed class CaseAssembler<TEntry>(int bufferEvents) : IDisposable
    where TEntry : unmanaged, ICaseEntry
{
    /// <summary>Events that a run's reader holds at least, however many runs there are.</summary>
    private const int LeastRead = 16;

    /// <summary>While runs are merged, a quarter of the buffer's size is enough.</summary>
    private const int MergeShare = 4;

    private const int FirstBuffer = 4_096;

    private const int Piece = 1_024;

    /// <summary>Keys that share a bucket, about.</summary>
    private const int PerBucket = 8;

    private static readonly int _size = Unsafe.SizeOf<TEntry>();

    private readonly List<(long From, int Count)> _runs = [];
    private TEntry[] _buffer = new TEntry[Math.Min(FirstBuffer, bufferEvents)];
    private TEntry[] _sorted = [];
    private Key[] _keys = [];
    private int[] _ends = [];
    private int _count;
    private bool _ordered;
    private FileStream? _spill;

    public long Count { get; private set; }

    /// <summary>Runs that had to be written to the temporary file.</summary>
    public int Runs => _runs.Count;

    /// <summary>The temporary file; null while memory is enough.</summary>
    public string? SpillPath => _spill?.Name;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in TEntry next)
    {
        if (_count == _buffer.Length)
        {
            if (_count < bufferEvents) Grow();
            else Spill();
        }

        _buffer[_count] = next;
        _buffer[_count++].Order = Count++;
    }

    /// <summary>All events, each case together and in order of time, the cases in any order but every time the same; nothing may be added after the first call.</summary>
    public IEnumerable<TEntry> InOrder()
    {
        // Most logs come case by case and in order of time: then nothing moves.
        if (_runs.Count == 0 && !_ordered && !ComesCaseByCase()) Sort();
        _ordered = true;
        return _runs.Count == 0 ? new ArraySegment<TEntry>(_buffer, 0, _count) : Merged();
    }

    /// <summary>As <see cref="InOrder"/>, many at a time: what is asked for every event costs no call for each.</summary>
    public IEnumerable<ReadOnlyMemory<TEntry>> PiecesInOrder()
    {
        var entries = InOrder();
        if (_runs.Count == 0)
        {
            yield return _buffer.AsMemory(0, _count);
            yield break;
        }

        foreach (var piece in entries.Chunk(Piece)) yield return piece;
    }

    public void Dispose() => _spill?.Dispose();

    private void Grow()
    {
        // Nothing is read before it is written: no need to clear it first.
        var larger = GC.AllocateUninitializedArray<TEntry>(Math.Min(bufferEvents, 4 * _buffer.Length));
        _buffer.AsSpan().CopyTo(larger);
        _buffer = larger;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ComesCaseByCase()
    {
        var events = _buffer.AsSpan(0, _count);
        var seen = new HashSet<ulong>();
        for (var at = 0; at < events.Length; at++)
        {
            if (at > 0 && events[at].Case == events[at - 1].Case)
            {
                if (events[at].Milliseconds < events[at - 1].Milliseconds) return false;
            }
            else if (!seen.Add(events[at].Case))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Small keys are sorted, and each event moves once, into a second buffer that is kept for the next time. Cases are hashes: by their first bits the keys fall into buckets of a few each, and only these are compared.
    /// Keys that are not spread so fall into few buckets and cost a full sort, no more.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sort()
    {
        if (_keys.Length < _count) _keys = new Key[_buffer.Length];
        if (_sorted.Length < _count) _sorted = GC.AllocateUninitializedArray<TEntry>(_buffer.Length);
        var bits = Math.Max(1, BitOperations.Log2((uint)Math.Max(1, _count / PerBucket)));
        if (_ends.Length < 1 << bits) _ends = new int[1 << bits];
        var ends = _ends.AsSpan(0, 1 << bits);
        ends.Clear();
        for (var at = 0; at < _count; at++) ends[(int)(_buffer[at].Case >> (64 - bits))]++;
        var start = 0;
        foreach (ref var end in ends) (start, end) = (start + end, start);
        for (var at = 0; at < _count; at++) _keys[ends[(int)(_buffer[at].Case >> (64 - bits))]++] = new(_buffer[at].Case, _buffer[at].Milliseconds, at);
        start = 0;
        foreach (var end in ends)
        {
            if (end - start > 1) Array.Sort(_keys, start, end - start);
            start = end;
        }

        for (var at = 0; at < _count; at++) _sorted[at] = _buffer[(int)_keys[at].Order];
        (_buffer, _sorted) = (_sorted, _buffer);
    }

    private void Spill()
    {
        // Deleted by the system when the handle closes, also when the program is stopped.
        _spill ??= new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        Sort();
        _runs.Add((_spill.Position, _count));
        _spill.Write(MemoryMarshal.AsBytes(_buffer.AsSpan(0, _count)));
        _count = 0;
    }

    private IEnumerable<TEntry> Merged()
    {
        if (_count > 0) Spill();
        (_buffer, _sorted, _keys, _ends) = ([], [], [], []);
        _spill!.Flush();
        var each = Math.Max(LeastRead, bufferEvents / MergeShare / _runs.Count);
        var readers = _runs.ConvertAll(run => new RunReader(_spill, run.From, run.Count, each));
        var next = new PriorityQueue<RunReader, Key>(readers.Count);
        foreach (var reader in readers)
        {
            if (reader.Next()) next.Enqueue(reader, Key.Of(in reader.Current));
        }

        while (next.Count > 0)
        {
            var reader = next.Peek();
            yield return reader.Current;
            if (reader.Next()) next.DequeueEnqueue(reader, Key.Of(in reader.Current));
            else next.Dequeue();
        }
    }

    /// <param name="Order">What decides between equal times: the place in the buffer, or the number in the order of reading.</param>
    private readonly record struct Key(ulong Case, long Milliseconds, long Order) : IComparable<Key>
    {
        public static Key Of(in TEntry entry) => new(entry.Case, entry.Milliseconds, entry.Order);

        public int CompareTo(Key other)
        {
            if (Case != other.Case) return Case < other.Case ? -1 : 1;
            if (Milliseconds != other.Milliseconds) return Milliseconds < other.Milliseconds ? -1 : 1;
            return Order.CompareTo(other.Order);
        }
    }

    /// <summary>One sorted run of the file, read piece by piece.</summary>
    private sealed class RunReader(FileStream file, long from, int count, int each)
    {
        private readonly TEntry[] _piece = new TEntry[Math.Min(each, count)];
        private int _at = -1;
        private int _held;
        private int _read;

        public ref readonly TEntry Current => ref _piece[_at];

        public bool Next()
        {
            if (++_at < _held) return true;
            _held = Math.Min(_piece.Length, count - _read);
            if (_held == 0) return false;
            file.Position = from + (long)_read * _size;
            file.ReadExactly(MemoryMarshal.AsBytes(_piece.AsSpan(0, _held)));
            _read += _held;
            _at = 0;
            return true;
        }
    }
}
