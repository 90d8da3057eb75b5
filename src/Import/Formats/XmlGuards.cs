using System.Xml;

namespace Plateau.Import.Formats;

/// <summary>
/// Refuses what would fill the memory of an XML reader, which holds one tag or text at a time: more than <see cref="LongestToken"/> bytes without the sign that begins a tag. That
/// sign stands in no attribute value, so every tag with all its attributes lies between two of them.
/// </summary>
internal sealed class TagLengthGuard(Stream inner) : ForwardStream(inner)
{
    public const int LongestToken = 1 << 20;

    private long _since;

    public override int Read(Span<byte> buffer)
    {
        var count = Inner.Read(buffer);
        var read = buffer[..count];
        while (read.IndexOf((byte)'<') is var at and >= 0)
        {
            Check(_since + at);
            _since = 0;
            read = read[(at + 1)..];
        }

        _since += read.Length;
        Check(_since);
        return count;
    }

    private static void Check(long length)
    {
        if (length > LongestToken) throw new OversizedException();
    }
}

/// <summary>Names of elements and attributes, which a reader keeps for ever: no log has ten thousand.</summary>
internal sealed class BoundedXmlNames : System.Xml.NameTable
{
    private const int Most = 10_000;

    private int _count;

    public override string Add(char[] key, int start, int len)
    {
        if (Get(key, start, len) is { } known) return known;
        if (++_count > Most) throw new OversizedException();
        return base.Add(key, start, len);
    }
}

/// <summary>A single piece of a file is larger than any log has, or nested deeper.</summary>
internal sealed class OversizedException : Exception
{
    public OversizedException()
        : base("A piece of the file is larger, or nested deeper, than any log has.\nMaybe the file is damaged.")
    {
    }
}
