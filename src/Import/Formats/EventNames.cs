using System.Runtime.CompilerServices;
using System.Text;

namespace Plateau.Import.Formats;

/// <summary>Names that events use, shared over all sources of one reading. Each table is bounded, so that a column of free text cannot fill the memory.</summary>
public sealed class EventNames
{
    public BoundedNames Activities { get; } = new();

    public BoundedNames Resources { get; } = new();

    public BoundedNames Groups { get; } = new();

    public BoundedNames Flows { get; } = new();

    /// <summary>In whichever column it comes: an activity, a team or a flow is renamed, never a person.</summary>
    public void Alias(string name, string other)
    {
        foreach (var names in new[] { Activities, Groups, Flows }) names.Alias(name, other);
    }

    public bool Met(string name) => Activities.Met(name) || Groups.Met(name) || Flows.Met(name);
}

/// <summary>
/// A table of at most <see cref="Most"/> names of at most <see cref="LongestBytes"/> bytes: longer names are cut, and what comes after the table is full goes by one
/// common name.
/// </summary>
public sealed class BoundedNames
{
    public const int Most = 50_000;
    public const int LongestBytes = 200;

    /// <summary>The common name of what no longer has a place.</summary>
    public const string Rest = "…";

    private readonly NameTable _table = new();
    private int _last = -1;

    /// <summary>A name that counts as another, if it comes.</summary>
    public void Alias(string name, string other) => _table.AliasWhenMet(name, other);

    /// <summary>Whether a name that counts as another was met.</summary>
    public bool Met(string name) => _table.Met(name);

    public int Count => _table.Count;

    /// <summary>Rows that went by the common name.</summary>
    public long Overflowed { get; private set; }

    public string this[int index] => _table[index];

    public IReadOnlyList<string> Names => _table.Names;

    /// <summary>−1 for an empty name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int IndexOf(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return -1;
        // Rows of one case follow one another: mostly the name is that of the row before.
        if (_last >= 0 && utf8.SequenceEqual(_table.BytesOf(_last))) return _last;
        if (utf8.Length > LongestBytes) utf8 = Cut(utf8);
        if (_table.Count < Most) return _last = _table.IndexOf(utf8);
        if (_table.Find(utf8) >= 0) return _table.IndexOf(utf8);
        Overflowed++;
        return _table.IndexOf(Encoding.UTF8.GetBytes(Rest).AsSpan());
    }

    public int IndexOf(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestBytes) name = name[..LongestBytes];
        Span<byte> buffer = stackalloc byte[3 * LongestBytes];
        return IndexOf(buffer[..Encoding.UTF8.GetBytes(name, buffer)]);
    }

    /// <summary>Not in the middle of a character.</summary>
    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> utf8)
    {
        var length = LongestBytes;
        while (length > 0 && (utf8[length] & 0xC0) == 0x80) length--;
        return utf8[..length];
    }
}
