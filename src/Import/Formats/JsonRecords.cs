using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Plateau.Import.Formats;

/// <summary>
/// Records of a JSON source one by one, as bytes: one object a line, objects one after the other, one array, or the elements of named arrays in an object at the top. What is
/// held is one record. Where each line is an object, a broken one costs itself alone.
/// </summary>
/// <param name="arrays">Names of the arrays at the top whose elements are records.</param>
internal sealed class JsonRecords(Stream stream, FileSample sample, params string[] arrays)
{
    /// <summary>A longer record is cut and passed over.</summary>
    public const int LongestRecord = 4 << 20;

    private const int LongestKey = 100;

    private static readonly SearchValues<byte> _structure = SearchValues.Create("\"{}[]:,"u8);
    private static readonly SearchValues<byte> _stringEnds = SearchValues.Create("\"\\\n"u8);

    private readonly bool _lines = IsLines(sample, arrays);
    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private int _length; // of the record in hand
    private long _line = 1;
    private bool _finished;
    private bool _inArray;
    private bool _inWrapper;
    private bool _skipRest;

    private enum End
    {
        Closed,
        Array,
        OutOfFile,
        TooLong,
    }

    /// <summary>Bytes from which a record is cut.</summary>
    public int Longest { get; init; } = LongestRecord;

    /// <summary>The record in hand, valid until the next.</summary>
    public ReadOnlyMemory<byte> Content => _buffer.AsMemory(_start, _length);

    /// <summary>Line at which it begins, 1 = first.</summary>
    public long Line => _line;

    /// <summary>The array it stands in; empty when none is named.</summary>
    public string Array { get; private set; } = "";

    /// <summary>Whether it was longer than <see cref="Longest"/>.</summary>
    public bool Cut { get; private set; }

    /// <summary>The source ended in the middle of something.</summary>
    public bool CutOff { get; private set; }

    /// <summary>Beginning of the record, for rejected rows.</summary>
    public string Text() => Encoding.UTF8.GetString(Content.Span[..Math.Min(_length, 400)]);

    public bool Next()
    {
        Consume(_length);
        _length = 0;
        Cut = false;
        if (_lines) return NextLine();
        while (true)
        {
            if (_inWrapper && !_inArray) Wrapper(skipFirst: false);
            else if (_skipRest) SkipRest();
            if (Peek() is not { } value)
            {
                CutOff |= _inArray || _inWrapper;
                return false;
            }

            if (value is (byte)',' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') Consume(1);
            else if (value == '[' && !_inArray) (_inArray, Array) = (Begin(), "");
            else if (value == ']' && _inArray) (_inArray, Array) = (!Begin(), "");
            else if (value == '{' && Object()) return true;
            else if (value != '{') return Scalar();
        }
    }

    private static bool IsLines(FileSample sample, string[] arrays)
    {
        var text = sample.Bytes.Span;
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        var end = text.IndexOf((byte)'\n');
        if (end < 0 || !text.TrimStart(" \t\r\n"u8).StartsWith("{"u8)) return false;
        try
        {
            using var first = JsonDocument.Parse(text[..end].ToArray());
            return first.RootElement.ValueKind == JsonValueKind.Object && !arrays.Any(name => first.RootElement.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool Begin()
    {
        Consume(1);
        return true;
    }

    private bool NextLine()
    {
        while (true)
        {
            var length = 0;
            while (true)
            {
                var at = _buffer.AsSpan(_start + length, _end - _start - length).IndexOf((byte)'\n');
                if (at >= 0 || _finished)
                {
                    length = at >= 0 ? length + at : _end - _start;
                    break;
                }

                length = _end - _start;
                if (length >= Longest)
                {
                    // The rest of the line is passed over piece by piece.
                    Consume(length);
                    Cut = true;
                    length = 0;
                }

                Fill();
            }

            var blank = _buffer.AsSpan(_start, length).Trim(" \t\r"u8).IsEmpty || (_line == 1 && _buffer.AsSpan(_start, length).SequenceEqual("\uFEFF"u8));
            if (!blank || Cut)
            {
                _length = length;
                if (_line == 1 && _buffer.AsSpan(_start, length).StartsWith("\uFEFF"u8)) (_start, _length) = (_start + 3, _length - 3);
                return true;
            }

            if (_finished && _start + length >= _end) return false;
            Consume(length + 1);
        }
    }

    /// <returns>Whether a record is in hand; false when the object turned out to hold records, or began one that is passed over.</returns>
    private bool Object()
    {
        var at = 1;
        switch (Scan(ref at, keep: true, wrapper: !_inArray))
        {
            case End.Array:
                Consume(at);
                (_inWrapper, _inArray) = (true, true);
                return false;
            case End.TooLong:
                _length = 0;
                Cut = _skipRest = true;
                return true;
            case End.OutOfFile:
                CutOff = true;
                _length = at;
                return true;
            default:
                _length = at;
                return true;
        }
    }

    /// <summary>Passes over an object that was too long, from its brace on.</summary>
    private void SkipRest()
    {
        _skipRest = false;
        var at = 1;
        if (Scan(ref at, keep: false, wrapper: false) == End.OutOfFile) CutOff = true;
        Consume(at);
    }

    /// <summary>On through the object at the top, up to its next array of records or its end.</summary>
    private void Wrapper(bool skipFirst)
    {
        var at = skipFirst ? 1 : 0;
        var end = Scan(ref at, keep: false, wrapper: true);
        Consume(at);
        _inArray = end == End.Array;
        _inWrapper = _inArray;
        if (end == End.OutOfFile) CutOff = true;
    }

    /// <summary>Something that is no object where a record should be.</summary>
    private bool Scalar()
    {
        var at = 1;
        while (_start + at < _end || More(at))
        {
            if (_buffer[_start + at] is (byte)',' or (byte)']' or (byte)'{' or (byte)'\n' || at >= Longest) break;
            at++;
        }

        _length = at;
        return true;
    }

    /// <summary>From within an object to its end, or to an array of records in it.</summary>
    /// <param name="at">Place after the start of the buffer.</param>
    /// <param name="keep">Whether all of it is to stay in the buffer.</param>
    private End Scan(ref int at, bool keep, bool wrapper)
    {
        int depth = 1, keyAt = -1;
        bool inString = false, keyPlace = true;
        string key = "", array = "";
        while (true)
        {
            if (_start + at >= _end)
            {
                if (keep && at >= Longest) return End.TooLong;
                if (!keep)
                {
                    var passed = keyAt >= 0 && at - keyAt <= LongestKey ? keyAt : at;
                    Consume(passed);
                    at -= passed;
                    keyAt = keyAt >= 0 ? keyAt - passed : -1;
                }

                if (!More(at)) return End.OutOfFile;
            }

            var rest = _buffer.AsSpan(_start + at, _end - _start - at);
            var found = rest.IndexOfAny(inString ? _stringEnds : _structure);
            if (found < 0)
            {
                at += rest.Length;
                continue;
            }

            var value = rest[found];
            at += found + 1;
            if (inString)
            {
                if (value == '\\')
                {
                    if (_start + at < _end || More(at)) at++;
                    continue;
                }

                inString = false;
                if (keyAt >= 0 && at - 1 - keyAt is > 0 and <= LongestKey) key = Encoding.UTF8.GetString(_buffer.AsSpan(_start + keyAt, at - 1 - keyAt));
                keyAt = -1;
                continue;
            }

            switch (value)
            {
                case (byte)'"':
                    inString = true;
                    array = "";
                    if (wrapper && depth == 1 && keyPlace) (keyAt, key) = (at, "");
                    break;
                case (byte)':':
                    (keyPlace, array) = (false, depth == 1 ? key : "");
                    break;
                case (byte)',':
                    (keyPlace, array) = (depth == 1, "");
                    break;
                case (byte)'[' when wrapper && depth == 1 && array.Length > 0 && arrays.Contains(array):
                    Array = array;
                    return End.Array;
                case (byte)'{' or (byte)'[':
                    depth++;
                    array = "";
                    break;
                default:
                    if (--depth == 0) return End.Closed;
                    break;
            }
        }
    }

    private byte? Peek() => _start < _end || More(0) ? _buffer[_start] : null;

    /// <returns>Whether there is a byte at that place.</returns>
    private bool More(int at)
    {
        while (_start + at >= _end && !_finished) Fill();
        return _start + at < _end;
    }

    private void Consume(int count)
    {
        count = Math.Min(count, _end - _start);
        _line += _buffer.AsSpan(_start, count).Count((byte)'\n');
        _start += count;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length) System.Array.Resize(ref _buffer, 2 * _buffer.Length);
        var count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _finished = count == 0;
        _end += count;
    }
}
