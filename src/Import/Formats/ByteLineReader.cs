namespace Plateau.Import.Formats;

/// <summary>Lines of a stream as bytes, in one buffer that is used again: a line is valid until the next one is read.</summary>
internal sealed class ByteLineReader(Stream stream)
{
    /// <summary>Longer lines are cut and reported: a file without line ends must not fill the memory.</summary>
    public const int LongestLine = 1 << 20;

    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private bool _finished;

    /// <summary>Number of the line in hand, 1 = first.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Lines that ended with CR LF.</summary>
    public long CarriageReturns { get; private set; }

    /// <summary>Whether the line in hand was cut at <see cref="LongestLine"/>.</summary>
    public bool Cut { get; private set; }

    public bool Next(out ReadOnlySpan<byte> line)
    {
        Cut = false;
        var searched = 0;
        while (true)
        {
            var open = _buffer.AsSpan(_start + searched, _end - _start - searched);
            var at = open.IndexOf((byte)'\n');
            if (at >= 0)
            {
                line = Take(searched + at, 1);
                return true;
            }

            searched = _end - _start;
            if (_finished)
            {
                line = Take(searched, 0);
                return searched > 0;
            }

            if (searched >= LongestLine)
            {
                line = Take(searched, 0);
                Cut = true;
                SkipLine();
                return true;
            }

            Fill();
        }
    }

    private ReadOnlySpan<byte> Take(int length, int separator)
    {
        var line = _buffer.AsSpan(_start, length);
        _start += length + separator;
        if (length > 0 || separator > 0) LineNumber++;
        if (line is not [.. var before, (byte)'\r']) return line;
        CarriageReturns++;
        return before;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        var count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _finished = count == 0;
        _end += count;
    }

    private void SkipLine()
    {
        // The line handed out stands in the buffer: what follows is read byte by byte into nowhere.
        while (stream.ReadByte() is var value && value != '\n')
        {
            if (value >= 0) continue;
            _finished = true;
            return;
        }
    }
}
