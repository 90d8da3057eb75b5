namespace Plateau.Import.Formats;

/// <summary>
/// Cells of a delimited text, row by row, in one buffer that is used again. Quotes as in RFC 4180: a quoted cell may hold delimiters, doubled quotes and line ends.
/// </summary>
internal sealed class CsvRowReader(TextReader reader, char delimiter)
{
    /// <summary>A longer row is cut: a quote that never closes must not fill the memory.</summary>
    public const int LongestRow = 1 << 20;

    private readonly char[] _block = new char[32 * 1024];
    private readonly List<(int Start, int End)> _cells = [];
    private char[] _row = new char[1024];
    private int _length;
    private int _at;
    private int _end;
    private bool _begun;

    /// <summary>Line at which the row in hand begins, 1 = first.</summary>
    public long LineNumber { get; private set; }

    public int Count => _cells.Count;

    /// <summary>Whether the row in hand was cut at <see cref="LongestRow"/>.</summary>
    public bool Cut { get; private set; }

    /// <summary>Content of the row with cells set apart by unit separators: equal for equal rows.</summary>
    public ReadOnlySpan<char> Content => _row.AsSpan(0, _length);

    public bool IsBlank => Count == 1 && this[0].IsWhiteSpace();

    private long _nextLine = 1;

    public ReadOnlySpan<char> this[int cell] => _row.AsSpan(_cells[cell].Start, _cells[cell].End - _cells[cell].Start);

    /// <summary>The row in hand as it could be written again.</summary>
    public string Text() => string.Join(delimiter, Enumerable.Range(0, Count).Select(cell => this[cell].ToString()));

    /// <summary>The next row. Blank lines before the first are passed over: titles of a sheet, or nothing.</summary>
    public bool Next()
    {
        if (_begun) return NextRow();
        while (NextRow())
        {
            if (IsBlank) continue;
            return _begun = true;
        }

        return false;
    }

    private bool NextRow()
    {
        _cells.Clear();
        _length = 0;
        Cut = false;
        LineNumber = _nextLine;
        var start = 0;
        var quoted = false;
        while (true)
        {
            var character = Read();
            if (character < 0)
            {
                if (_length == 0 && _cells.Count == 0) return false;
                EndCell(start);
                return true;
            }

            if (character == '\n') _nextLine++;
            if (quoted)
            {
                if (character != '"') Append((char)character);
                else if (Peek() == '"') Append((char)Read());
                else quoted = false;
            }
            else if (character == '"' && _length == start)
            {
                quoted = true;
            }
            else if (character == delimiter)
            {
                EndCell(start);
                Append('\u001f');
                start = _length;
            }
            else if (character == '\n' || (character == '\r' && Peek() != '\n'))
            {
                if (character == '\r') _nextLine++;
                EndCell(start);
                return true;
            }
            else if (character != '\r')
            {
                Append((char)character);
            }
        }
    }

    private void EndCell(int start) => _cells.Add((start, _length));

    private void Append(char character)
    {
        if (_length >= LongestRow)
        {
            Cut = true;
            return;
        }

        if (_length == _row.Length) Array.Resize(ref _row, 2 * _row.Length);
        _row[_length++] = character;
    }

    private int Read() => _at < _end || Fill() ? _block[_at++] : -1;

    private int Peek() => _at < _end || Fill() ? _block[_at] : -1;

    private bool Fill()
    {
        _at = 0;
        _end = reader.Read(_block, 0, _block.Length);
        return _end > 0;
    }
}
