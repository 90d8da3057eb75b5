using System.Collections.Immutable;
using System.Globalization;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// Any delimited text with one queue and interval a row and a header: columns by header words in French or English, or stated in a mapping file. Durations are totals or averages: the header says so, else the
/// values do, else it asks (docs/methods/import.md).
/// </summary>
public sealed class IntervalCsvFormat : IImportFormat
{
    private const int RowsLookedAt = 500;

    public FormatInfo Info { get; } = new("interval-csv", null, 0);

    public Match Recognise(FileSample sample)
    {
        if (CsvLayout.Of(sample, null) is not { } layout) return Match.No;
        var columns = IntervalColumns.Match(layout.Header, null, sample.Name, []);
        if (!columns.HasArrival || !HasCounts(columns)) return Match.No;
        return HoldsCounts(sample, layout, columns) ? new(85) : Match.No;
    }

    public IFactCollector StartFacts() => new IntervalFacts();

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        var problems = new List<Problem>();
        if (CsvLayout.Of(input.Sample, input.Mapping?.Delimiter) is not { } layout) return [Problem.At($"{input.Name}:1", "csv-one-column")];
        var columns = IntervalColumns.Match(layout.Header, input.Mapping, input.Name, problems);
        if (!columns.HasArrival) Missing("interval-no-start");
        if (!HasCounts(columns)) Missing("interval-no-counts");
        if (problems.Count > 0) return [.. problems];
        DateOrder? order = input.Mapping?.DateFormat is { } pattern ? DateReading.OrderOf(pattern) : layout.FindOrder(input, columns.Of(columns.Has(CsvField.Arrival) ? CsvField.Arrival : CsvField.ArrivalDate), problems);
        if (problems.Count > 0 || order is null) return [.. problems];
        var understood = IntervalUnits.Of(input, layout, columns, order.Value, problems);
        if (problems.Count > 0) return [.. problems];
        var trouble = new IntervalRows(input, columns, understood, order.Value, layout).Run(sink);
        return trouble is null ? [] : [trouble];

        void Missing(string code) => problems.Add(Problem.At($"{input.Name}:1", code, Argument.List("header", layout.Header)));
    }

    private static bool HasCounts(CsvColumns columns) => columns.Has(CsvField.Offered) || (columns.Has(CsvField.AnsweredCount) && columns.Has(CsvField.AbandonedCount));

    /// <summary>Whole numbers and not only 0 and 1: a table of single contacts may have a column « abandoned » too.</summary>
    private static bool HoldsCounts(FileSample sample, CsvLayout layout, CsvColumns columns)
    {
        int[] counts = [columns.Of(CsvField.Offered), columns.Of(CsvField.AnsweredCount), columns.Of(CsvField.AbandonedCount)];
        var rows = new CsvRowReader(new StringReader(layout.Encoding.GetString(sample.Bytes.Span)), layout.Delimiter);
        rows.Next();
        int filled = 0, whole = 0, several = 0;
        for (var row = 0; row < RowsLookedAt && rows.Next(); row++)
        {
            foreach (var column in counts)
            {
                if (column < 0 || column >= rows.Count || IntervalCells.IsBlank(rows[column])) continue;
                filled++;
                if (!IntervalCells.TryCount(rows[column], out var count)) continue;
                whole++;
                if (count > 1) several++;
            }
        }

        // A few cells may be broken: they are told row by row.
        return several > 0 && 10 * whole >= 8 * filled;
    }
}

/// <summary>Cells of tables of intervals.</summary>
internal static class IntervalCells
{
    private const int MostContacts = 1_000_000; // of one queue in one interval

    /// <summary>Nothing, or a sign for nothing.</summary>
    public static bool IsBlank(ReadOnlySpan<char> cell) => cell.Trim() is "" or "-" or "–" or "—" or "n/a" or "N/A" or "NA" or "null" or "NULL";

    /// <summary>A whole number, perhaps with spaces between thousands or a decimal part of zeros: 1 234, 12,0.</summary>
    public static bool TryCount(ReadOnlySpan<char> cell, out int count)
    {
        count = 0;
        // A count has no fraction: a sign before three digits sets thousands apart.
        cell = cell.Trim();
        if (cell.LastIndexOfAny(',', '.') is > 0 and var sign && sign == cell.Length - 4 && cell.IndexOfAny(',', '.') == sign) cell = string.Concat(cell[..sign], cell[(sign + 1)..]);
        if (!DurationReading.TryNumber(cell, out var value) || value is < 0 or > MostContacts || value != Math.Floor(value)) return false;
        count = (int)value;
        return true;
    }

    /// <summary>15, 15mins, 30 min, PT15M, 1h, 01:00, daily, jour: a part of the day in seconds.</summary>
    public static bool TryLength(ReadOnlySpan<char> cell, out int seconds)
    {
        seconds = 0;
        var word = cell.Trim().ToString().ToLowerInvariant();
        if (word is "daily" or "day" or "jour" or "journalier" or "p1d" or "1d") seconds = 86_400;
        else if (word.Contains(':', StringComparison.Ordinal) && DateReading.TryTime(word, out var clock)) seconds = clock;
        else
        {
            var digits = string.Concat(word.Where(char.IsAsciiDigit));
            var unit = string.Concat(word.Where(char.IsAsciiLetter));
            if (digits.Length is 0 or > 5 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
            seconds = unit switch
            {
                "" or "min" or "mins" or "minute" or "minutes" or "mn" or "ptm" or "m" => number * 60,
                "h" or "hour" or "hours" or "heure" or "heures" or "pth" => number * 3600,
                "s" or "sec" or "seconds" or "secondes" or "pts" => number,
                _ => 0,
            };
        }

        return seconds is >= 60 and <= 86_400;
    }
}
