using System.Globalization;
using System.Text;
using Plateau.Spreadsheets;

namespace Plateau.Import.Formats;

/// <summary>Cells of a spreadsheet as the delimited text that formats of CSV read.</summary>
internal static class SheetText
{
    public const char Delimiter = ';';

    /// <summary>Before this day a date of a spreadsheet is a time of day.</summary>
    private static readonly DateTime _firstDay = new(1900, 1, 2, 0, 0, 0, DateTimeKind.Unspecified);

    private static readonly byte[] _blank = "\n"u8.ToArray();

    /// <summary>As a CSV would have it, in a form that no language reads otherwise.</summary>
    public static string Of(ReadCell cell) => cell switch
    {
        { Text: { } text } => text.ReplaceLineEndings(" ").Replace('\u001f', ' '),
        { Span: { } span } => Clock(span),
        { Day: { } day } => Moment(day),
        { Number: { } number } => Math.Abs(number) < 1e15 ? number.ToString("0.##########", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture),
        { Truth: { } truth } => truth ? "true" : "false",
        _ => "",
    };

    /// <summary>A row as a line; an empty row is an empty line, so that lines count as rows do.</summary>
    /// <param name="width">Cells at least.</param>
    public static byte[] Line(IReadOnlyList<ReadCell> cells, int width)
    {
        if (cells.All(cell => cell.IsEmpty)) return _blank;
        var line = new StringBuilder();
        for (var at = 0; at < Math.Max(width, cells.Count); at++)
        {
            if (at > 0) line.Append(Delimiter);
            var text = at < cells.Count ? Of(cells[at]) : "";
            if (text.AsSpan().ContainsAny("\";,\t|")) line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else line.Append(text);
        }

        return Encoding.UTF8.GetBytes(line.Append('\n').ToString());
    }

    /// <summary>Spreadsheets keep moments as parts of a day: the fractions of a second in them are rounding.</summary>
    private static string Moment(DateTime day)
    {
        var rounded = day.AddTicks(TimeSpan.TicksPerSecond / 2);
        rounded = rounded.AddTicks(-(rounded.Ticks % TimeSpan.TicksPerSecond));
        if (rounded < _firstDay) return rounded.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return rounded.ToString(rounded.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static string Clock(TimeSpan span)
    {
        var seconds = (long)Math.Round(span.TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"{(seconds < 0 ? "-" : "")}{Math.Abs(seconds) / 3600:00}:{Math.Abs(seconds) / 60 % 60:00}:{Math.Abs(seconds) % 60:00}");
    }
}

/// <summary>A sheet as delimited text in UTF-8, made while it is read; titles above the headings are empty lines.</summary>
internal sealed class SheetTextStream : ForwardStream
{
    private readonly WorkbookRows _rows;
    private readonly int _heading;
    private byte[] _line = [];
    private int _at;
    private int _row;
    private int _width;

    /// <exception cref="InvalidDataException">The file is damaged, or no longer has the sheet.</exception>
    public SheetTextStream(string path, ChosenSheet chosen)
        : base(File.OpenRead(path))
    {
        _rows = WorkbookRows.Open(Inner);
        _heading = chosen.HeadingRow;
        while (_rows.NextSheet())
        {
            if (_rows.SheetName == chosen.Sheet) return;
        }

        throw new InvalidDataException($"The sheet {chosen.Sheet} is not there.\nMaybe the file was changed while it was read.");
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || (_at == _line.Length && !NextLine())) return 0;
        var count = Math.Min(buffer.Length, _line.Length - _at);
        _line.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _rows.Dispose();
        base.Dispose(disposing);
    }

    private bool NextLine()
    {
        if (!_rows.NextRow(out var cells)) return false;
        if (_row == _heading) _width = cells.Count;
        _line = _row < _heading ? "\n"u8.ToArray() : SheetText.Line(cells, _width);
        _at = 0;
        _row++;
        return true;
    }
}
