using System.Buffers.Binary;
using System.IO.Compression;

namespace Plateau.Import.Formats;

/// <summary>The beginning of a source, decompressed: enough to recognise its format.</summary>
/// <param name="Name">File name without folders.</param>
/// <param name="Bytes">Up to 64 kB.</param>
/// <param name="Whole">Whether that is all there is.</param>
public sealed record FileSample(string Name, ReadOnlyMemory<byte> Bytes, bool Whole)
{
    public const int MaxBytes = 64 * 1024;

    public bool IsEmpty => Bytes.IsEmpty;

    /// <summary>Not text: bytes that no text file has (a zero byte is text only in UTF-16).</summary>
    public bool LooksBinary
    {
        get
        {
            var bytes = Bytes.Span;
            if (TextEncodings.HasWideMark(bytes)) return false;
            var odd = 0;
            foreach (var value in bytes)
            {
                if (value == 0) return !TextEncodings.LooksWide(bytes);
                if (value < 32 && value is not (9 or 10 or 12 or 13 or 27)) odd++;
            }

            return odd > bytes.Length / 100;
        }
    }

    public static FileSample Of(string name, Func<Stream> open)
    {
        using var stream = open();
        var buffer = new byte[MaxBytes];
        var count = stream.ReadAtLeast(buffer, MaxBytes, throwOnEndOfStream: false);
        return new(name, buffer.AsMemory(0, count), count < MaxBytes);
    }

    private static uint StatedLength(Stream file)
    {
        Span<byte> last = stackalloc byte[4];
        if (file.Length < 18) return 0;
        file.Position = file.Length - 4;
        file.ReadExactly(last);
        return BinaryPrimitives.ReadUInt32LittleEndian(last);
    }

    /// <summary>Opens a file; gzip is recognised by its first two bytes, whatever the file is called.</summary>
    /// <param name="progress">Told the share of the file's bytes that has been read, each time another hundredth is.</param>
    public static Stream OpenFile(string path, Action<double>? progress = null)
    {
        Stream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        var first = file.ReadByte();
        var second = file.ReadByte();
        var stated = StatedLength(file);
        file.Position = 0;
        if (progress is not null) file = new ProgressStream(file, progress);
        if (first != 0x1f || second != 0x8b) return file;
        return new WholeGzipStream(new GZipStream(file, CompressionMode.Decompress), stated);
    }
}

/// <summary>
/// A gzip archive that must come to its end. The library takes an archive that was cut off for a short one; the last four bytes state the length (RFC 1952), and a cut file ends
/// with others, which nearly always state more than was there. An archive of several parts states the length of the last alone: never more than the whole.
/// </summary>
internal sealed class WholeGzipStream(GZipStream gzip, uint stated) : ForwardStream(gzip)
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        var count = Inner.Read(buffer);
        _read += count;
        if (count == 0 && buffer.Length > 0 && _read < stated)
            throw new InvalidDataException(FormattableString.Invariant($"The archive ends after {_read} bytes but states {stated}.\nMaybe it was cut off."));
        return count;
    }
}

/// <summary>Passes a file through and tells how much of it has gone by.</summary>
internal sealed class ProgressStream(Stream file, Action<double> progress) : ForwardStream(file)
{
    private readonly long _length = Math.Max(1, file.Length);
    private long _read;
    private int _told;

    public override int Read(Span<byte> buffer)
    {
        var count = Inner.Read(buffer);
        _read += count;
        var hundredths = (int)(100 * _read / _length);
        if (hundredths > _told)
        {
            _told = hundredths;
            progress(Math.Min(1, (double)_read / _length));
        }

        return count;
    }
}
