using System.Runtime.CompilerServices;
using System.Text;

namespace Plateau.Import.Formats;

/// <summary>
/// Names in the order in which they first came, looked up by bytes or characters without making a string for each row. Not thread-safe.
/// </summary>
public sealed class NameTable
{
    private readonly List<string> _names = [];
    private readonly List<byte[]> _bytes = [];
    private int[] _buckets = new int[64]; // index + 1; open addressing, at most half full
    private Dictionary<int, int>? _aliases;
    private HashSet<int>? _met;
    private Dictionary<string, string>? _later;

    public int Count => _names.Count;

    public string this[int index] => _names[index];

    public IReadOnlyList<string> Names => _names;

    /// <summary>A name in UTF-8.</summary>
    public ReadOnlySpan<byte> BytesOf(int index) => _bytes[index];

    /// <summary>Index of a name given in UTF-8; added when new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int IndexOf(ReadOnlySpan<byte> utf8)
    {
        var slot = RowHash.Of(utf8) & (ulong)(_buckets.Length - 1);
        while (_buckets[slot] is var entry and > 0)
        {
            if (utf8.SequenceEqual(_bytes[entry - 1])) return _aliases is null ? entry - 1 : Aliased(entry - 1);
            slot = (slot + 1) & (ulong)(_buckets.Length - 1);
        }

        var added = Add(utf8.ToArray());
        if (_later is null || !_later.Remove(_names[added], out var other)) return added;
        Alias(_names[added], other);
        return Aliased(added);
    }

    public int IndexOf(ReadOnlySpan<char> name)
    {
        Span<byte> buffer = stackalloc byte[256];
        if (Encoding.UTF8.TryGetBytes(name, buffer, out var written)) return IndexOf(buffer[..written]);
        return IndexOf(Encoding.UTF8.GetBytes(name.ToString()));
    }

    /// <summary>From now on one name counts as another.</summary>
    public void Alias(string name, string other)
    {
        var (from, to) = (IndexOf(name.AsSpan()), IndexOf(other.AsSpan()));
        _met ??= [];
        (_aliases ??= [])[from] = to;
    }

    /// <summary>As <see cref="Alias"/>, but neither name gets a place before it comes.</summary>
    public void AliasWhenMet(string name, string other) => (_later ??= new(StringComparer.Ordinal))[name] = other;

    /// <summary>Whether a name that counts as another was met since.</summary>
    public bool Met(string name) => _met is not null && _met.Contains(Find(name));

    private int Aliased(int index)
    {
        if (!_aliases!.TryGetValue(index, out var other)) return index;
        _met!.Add(index);
        return other;
    }

    /// <summary>As <see cref="Find(string)"/>, for a name given in UTF-8.</summary>
    public int Find(ReadOnlySpan<byte> utf8)
    {
        var slot = RowHash.Of(utf8) & (ulong)(_buckets.Length - 1);
        while (_buckets[slot] is var entry and > 0)
        {
            if (utf8.SequenceEqual(_bytes[entry - 1])) return entry - 1;
            slot = (slot + 1) & (ulong)(_buckets.Length - 1);
        }

        return -1;
    }

    /// <summary>Index of a name that is already there; −1 when it is not.</summary>
    public int Find(string name) => _names.IndexOf(name);

    private int Add(byte[] utf8)
    {
        _names.Add(Encoding.UTF8.GetString(utf8));
        _bytes.Add(utf8);
        if (2 * _names.Count > _buckets.Length)
        {
            _buckets = new int[4 * _buckets.Length];
            for (var i = 0; i < _names.Count - 1; i++) Place(i);
        }

        Place(_names.Count - 1);
        return _names.Count - 1;
    }

    private void Place(int index)
    {
        var slot = RowHash.Of(_bytes[index]) & (ulong)(_buckets.Length - 1);
        while (_buckets[slot] > 0) slot = (slot + 1) & (ulong)(_buckets.Length - 1);
        _buckets[slot] = index + 1;
    }
}
