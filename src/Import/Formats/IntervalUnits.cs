using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>How the durations and lengths of a table of intervals are meant.</summary>
/// <param name="Averages">Of each duration column: averages a contact (true) or totals (false).</param>
/// <param name="LengthSeconds">Length of an interval where no column states it.</param>
internal sealed record IntervalUnits(ImmutableDictionary<CsvField, bool> Averages, int LengthSeconds)
{
    /// <summary>Below this many rows the values say nothing.</summary>
    private const int FewestRows = 8;

    /// <summary>The one must vary this much less than the other (standard deviations of logarithms).</summary>
    private const double ClearlyLess = 0.7;

    private const int RowsLookedAt = 2_000;

    public static ImmutableArray<CsvField> Durations { get; } = [CsvField.WaitSeconds, CsvField.HandleSeconds, CsvField.TalkSeconds, CsvField.WrapUpSeconds];

    public static IntervalUnits Of(ImportInput input, CsvLayout layout, CsvColumns columns, DateOrder order, List<Problem> problems)
    {
        var rows = Sample(input, layout);
        var facts = input.Facts as IntervalFacts;
        var averages = ImmutableDictionary.CreateBuilder<CsvField, bool>();
        var open = new List<CsvField>();
        foreach (var field in Durations.Where(columns.Has))
        {
            var header = layout.Header[columns.Of(field)];
            if (input.Mapping?.Averages is { } stated) averages[field] = stated;
            else if (IntervalColumns.Says(header) is { } said) averages[field] = said;
            else if (Judged(rows, columns, field) is { } judged)
            {
                averages[field] = judged;
                facts?.Tell(Message.Of(judged ? "note.interval-averages" : "note.interval-totals", Argument.Of("file", input.Name), Argument.Of("column", header)));
            }
            else open.Add(field);
        }

        // Columns of one table are mostly meant alike: one that says it speaks for those that do not.
        foreach (var field in open)
        {
            var header = layout.Header[columns.Of(field)];
            if (averages.Count > 0 && averages.Values.Distinct().Count() == 1)
            {
                var like = averages.Values.First();
                facts?.Tell(Message.Of(like ? "note.interval-averages" : "note.interval-totals", Argument.Of("file", input.Name), Argument.Of("column", header)));
                averages[field] = like;
            }
            else problems.Add(Problem.At($"{input.Name}:1", "interval-totals-or-averages", Argument.Of("column", header)));
        }

        return new(averages.ToImmutable(), Length(rows, columns, order));
    }

    private static List<string[]> Sample(ImportInput input, CsvLayout layout)
    {
        var reader = new CsvRowReader(new StringReader(layout.Encoding.GetString(input.Sample.Bytes.Span)), layout.Delimiter);
        reader.Next();
        var rows = new List<string[]>();
        while (rows.Count < RowsLookedAt && reader.Next())
        {
            if (!reader.IsBlank) rows.Add([.. Enumerable.Range(0, reader.Count).Select(cell => reader[cell].Trim().ToString())]);
        }

        return rows;
    }

    /// <summary>
    /// Totals grow with the number of contacts, averages do not: of the value and the value a contact, what the numbers mean varies clearly less. Null when the values do not decide it.
    /// </summary>
    private static bool? Judged(List<string[]> rows, CsvColumns columns, CsvField field)
    {
        var column = columns.Of(field);
        var counted = columns.Has(CsvField.AnsweredCount) ? columns.Of(CsvField.AnsweredCount) : columns.Of(CsvField.Offered);
        var whole = new List<double>();
        var each = new List<double>();
        foreach (var row in rows)
        {
            if (Math.Max(column, counted) >= row.Length || counted < 0) continue;
            if (!IntervalCells.TryCount(row[counted], out var count) || count == 0 || !DurationReading.TryExact(row[column], 1, out var value) || value <= 0) continue;
            whole.Add(Math.Log(value));
            each.Add(Math.Log(value / count));
        }

        if (whole.Count < FewestRows) return null;
        var (ofWhole, ofEach) = (Deviation(whole), Deviation(each));
        if (ofWhole < ClearlyLess * ofEach) return true;
        return ofEach < ClearlyLess * ofWhole ? false : null;
    }

    private static double Deviation(List<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }

    /// <summary>The least distance between two starts of a day; a day when only dates are written.</summary>
    private static int Length(List<string[]> rows, CsvColumns columns, DateOrder order)
    {
        var starts = new SortedSet<long>();
        var hasTime = columns.Has(CsvField.ArrivalTime);
        var column = columns.Of(columns.Has(CsvField.Arrival) ? CsvField.Arrival : CsvField.ArrivalDate);
        foreach (var row in rows)
        {
            if (column >= row.Length || !DateReading.TryMoment(row[column], order, out var moment)) continue;
            var seconds = moment.Seconds;
            if (hasTime && columns.Of(CsvField.ArrivalTime) < row.Length && IntervalRows.TryStart(row[columns.Of(CsvField.ArrivalTime)], out var start, out _)) seconds = start;
            starts.Add(86_400L * moment.Day + seconds);
        }

        var least = starts.Zip(starts.Skip(1), (one, other) => other - one).DefaultIfEmpty(starts.All(start => start % 86_400 == 0) ? 86_400 : 900).Min();
        return (int)Math.Clamp(least, 60, 86_400);
    }
}
