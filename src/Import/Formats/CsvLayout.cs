using System.Collections.Immutable;
using System.Text;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>How a CSV is laid out, found by looking at its beginning.</summary>
internal sealed record CsvLayout(Encoding Encoding, char Delimiter, ImmutableArray<string> Header)
{
    private static readonly char[] _delimiters = [';', '\t', ',', '|'];

    /// <summary>Null when no delimiter makes two columns or more of the first row.</summary>
    public static CsvLayout? Of(FileSample sample, char? delimiter)
    {
        if (sample.IsEmpty || sample.LooksBinary) return null;
        var encoding = TextEncodings.Guess(sample.Bytes.Span);
        var text = encoding.GetString(sample.Bytes.Span).TrimStart('\ufeff');
        var best = delimiter ?? _delimiters.MaxBy(candidate => Consistency(text, candidate));
        var rows = new CsvRowReader(new StringReader(text), best);
        if (!rows.Next() || rows.Count < 2) return null;
        return new(encoding, best, [.. Enumerable.Range(0, rows.Count).Select(cell => rows[cell].Trim().ToString())]);
    }

    public CsvRowReader Open(Func<Stream> open) => new(new StreamReader(open(), Encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024), Delimiter);

    /// <summary>
    /// The order of day, month and year, from the dates themselves. It reads on as long as both orders remain possible.
    /// </summary>
    public DateOrder? FindOrder(ImportInput input, int column, List<Problem> problems)
    {
        var rows = Open(input.Open);
        rows.Next();
        ImmutableArray<DateOrder> possible = [];
        string example = "", last = "";
        long row = 0;
        var any = false;
        while (rows.Next())
        {
            input.Cancellation.ThrowIfCancellationRequested();
            if (rows.IsBlank) continue;
            any = true;
            if (column >= rows.Count) continue;
            var here = DateReading.Possible(rows[column]);
            if (here.IsEmpty) continue;
            if (row == 0) (example, row) = (rows[column].ToString(), rows.LineNumber);
            last = rows[column].ToString();
            var both = possible.IsEmpty ? here : [.. possible.Where(order => here.Contains(order))];
            if (both.IsEmpty)
            {
                problems.Add(Problem.At(FormattableString.Invariant($"{input.Name}:{rows.LineNumber}"), "mixed-date-orders", Argument.Of("one", example), Argument.Of("other", last)));
                return null;
            }

            possible = both;
            if (possible.Length == 1 || SameDay(rows[column], possible)) return possible[0];
        }

        // A header alone: that nothing is there is told after reading.
        if (!any) return null;
        if (possible.Length == 0)
        {
            problems.Add(Problem.At(FormattableString.Invariant($"{input.Name}:2"), "dates-unreadable", Argument.Of("column", Header[column])));
            return null;
        }

        problems.Add(Problem.At(FormattableString.Invariant($"{input.Name}:{row}"), "dates-ambiguous", Argument.Of("column", Header[column]), Argument.Of("first", example), Argument.Of("last", last)));
        return null;
    }

    /// <summary>A form that every order reads alike, such as seconds since 1970.</summary>
    private static bool SameDay(ReadOnlySpan<char> text, ImmutableArray<DateOrder> orders)
    {
        if (DateReading.TrySerial(text.Trim(), out _)) return true;
        if (text.ContainsAny('/', '-', '.') || text.Contains(' ')) return false;
        DateReading.TryMoment(text, orders[0], out var first);
        foreach (var order in orders)
        {
            if (!DateReading.TryMoment(text, order, out var moment) || moment != first) return false;
        }

        return true;
    }

    /// <summary>Columns that the delimiter makes, if the first rows agree on their number.</summary>
    private static int Consistency(string text, char delimiter)
    {
        var rows = new CsvRowReader(new StringReader(text), delimiter);
        if (!rows.Next()) return 0;
        var columns = rows.Count;
        int same = 0, other = 0;
        for (var row = 0; row < 20 && rows.Next(); row++)
        {
            if (rows.Count == columns) same++;
            else other++;
        }

        return columns < 2 ? 0 : 10 * columns + (same >= other ? 1000 : 0);
    }
}
