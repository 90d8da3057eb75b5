using System.Collections.Immutable;
using System.Text;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>Rows of a delimited text with a header of fixed names, cell by name: accents, case and punctuation of the header apart.</summary>
internal sealed class NamedCells(ImportInput input, CsvLayout layout)
{
    private readonly ImmutableDictionary<string, int> _columns = Columns(layout);
    private readonly CsvRowReader _rows = layout.Open(input.Open);

    public long Row => _rows.LineNumber;

    public ReadOnlySpan<char> Content => _rows.Content;

    public static ImmutableDictionary<string, int> Columns(CsvLayout layout)
    {
        var columns = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        for (var column = 0; column < layout.Header.Length; column++) columns.TryAdd(Folding.Of(layout.Header[column]), column);
        return columns.ToImmutable();
    }

    public int Column(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_columns.TryGetValue(name, out var column)) return column;
        }

        return -1;
    }

    /// <summary>The first of these columns that has something in it; empty when none has.</summary>
    public string this[params ReadOnlySpan<string> names]
    {
        get
        {
            foreach (var name in names)
            {
                if (_columns.TryGetValue(name, out var column) && column < _rows.Count && _rows[column].Trim() is { IsEmpty: false } cell) return cell.ToString();
            }

            return "";
        }
    }

    /// <summary>Seconds, as milliseconds; null when the cell is empty or absent.</summary>
    /// <param name="wrong">Set when something unreadable is there.</param>
    public long? Seconds(ref bool wrong, params ReadOnlySpan<string> names)
    {
        var text = this[names];
        if (text.Length == 0) return null;
        if (DurationReading.TrySeconds(text, 1, out var seconds)) return 1000L * seconds;
        wrong = true;
        return null;
    }

    /// <summary>Each row after the header to the reader, which returns why it is rejected, or null when it entered it itself.</summary>
    public void Each(Func<string?> row, Func<bool> stop)
    {
        _rows.Next();
        input.Log.RowText = _rows.Text;
        var checks = 0;
        while (!stop() && _rows.Next())
        {
            if ((++checks & 0xfff) == 0) input.Cancellation.ThrowIfCancellationRequested();
            if (_rows.IsBlank) continue;
            var wrong = _rows.Cut ? RejectionCatalogue.TooLong : row();
            if (stop()) break;
            if (wrong is not null) input.Log.Reject(_rows.LineNumber, wrong);
        }

        input.Log.RowText = null;
    }

    /// <summary>A moment as an instant in milliseconds; null when it is unreadable.</summary>
    public static long? Instant(EventClock clock, string text, long row, ref RowTags tags)
    {
        Span<byte> bytes = stackalloc byte[256];
        return text.Length is > 0 and <= 64 && clock.TryInstant(bytes[..Encoding.UTF8.GetBytes(text, bytes)], row, out var milliseconds, ref tags) ? milliseconds : null;
    }
}
