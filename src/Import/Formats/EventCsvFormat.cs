using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// Any delimited text with one event of a case a row and a header: case, time, activity, and perhaps person, team, level and flow, by header words in French or English,
/// by the keys of the XES standard, or stated in a mapping file (docs/methods/cases.md).
/// </summary>
public sealed class EventCsvFormat : IImportFormat
{
    /// <summary>Rows of the sample in which a case is looked for that comes again.</summary>
    private const int RowsLookedAt = 2_000;

    public FormatInfo Info { get; } = new("event-csv", null, 0);

    public Match Recognise(FileSample sample)
    {
        if (CsvLayout.Of(sample, null) is not { } layout) return Match.No;
        var columns = CsvColumns.Match(layout.Header, null, EventColumns.Synonyms, sample.Name, []);
        if (!columns.Has(CsvField.Case) || !columns.Has(CsvField.Time) || !columns.Has(CsvField.Activity) && !columns.Has(CsvField.Group) && !columns.Has(CsvField.Resource)) return Match.No;
        if (layout.Header.Any(cell => Folding.Of(cell) == "caseconceptname")) return new(90);

        // A contact has its waits and durations in its own row; a case comes again, row after row.
        var contacts = CsvColumns.Match(layout.Header, null, sample.Name, []);
        var isContact = contacts.Has(CsvField.WaitSeconds) || contacts.Has(CsvField.Answered) || contacts.Has(CsvField.HandleSeconds);
        if (isContact) return new(15);
        if (ComesAgain(sample, layout, columns.Of(CsvField.Case))) return new(80);
        // As a contact log it could not be read: no wait is in it.
        return new(contacts.HasArrival ? 62 : 40);
    }

    public IFactCollector? StartFacts() => null;

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        var problems = new List<Problem>();
        if (CsvLayout.Of(input.Sample, input.Mapping?.Delimiter) is not { } layout)
            return [Problem.At($"{input.Name}:1", "csv-one-column")];
        var columns = CsvColumns.Match(layout.Header, input.Mapping, EventColumns.Synonyms, input.Name, problems);
        if (!columns.Has(CsvField.Case)) Missing("events-no-case");
        if (!columns.Has(CsvField.Time)) Missing("events-no-time");
        if (!columns.Has(CsvField.Activity) && !columns.Has(CsvField.Group)) Missing("events-no-activity");
        if (problems.Count > 0) return [.. problems];
        DateOrder? order = input.Mapping?.DateFormat is { } pattern ? DateReading.OrderOf(pattern) : layout.FindOrder(input, columns.Of(CsvField.Time), problems);
        if (problems.Count > 0 || order is null) return [.. problems];
        var clock = new EventClock(input.Name, input.Zone, order.Value);
        var trouble = new EventRows(input, columns, clock).Run(sink, layout);
        return trouble is null ? [] : [trouble];

        void Missing(string code) => problems.Add(Problem.At($"{input.Name}:1", code, Argument.List("header", layout.Header)));
    }

    private static bool ComesAgain(FileSample sample, CsvLayout layout, int column)
    {
        var rows = new CsvRowReader(new StringReader(layout.Encoding.GetString(sample.Bytes.Span)), layout.Delimiter);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        rows.Next();
        for (var row = 0; row < RowsLookedAt && rows.Next(); row++)
        {
            if (column < rows.Count && !seen.Add(rows[column].ToString())) return true;
        }

        return false;
    }
}

/// <summary>The rows of one event log, once its columns are known.</summary>
internal sealed class EventRows(ImportInput input, CsvColumns columns, EventClock clock)
{
    private readonly int _case = columns.Of(CsvField.Case);
    private readonly int _time = columns.Of(CsvField.Time);
    private readonly int _activity = columns.Of(columns.Has(CsvField.Activity) ? CsvField.Activity : CsvField.Group);
    private readonly int _resource = columns.Of(CsvField.Resource);
    private readonly int _group = columns.Of(CsvField.Group);
    private readonly int _flow = columns.Of(CsvField.Flow);
    private readonly int _tier = columns.Of(CsvField.Tier);
    private readonly int _least = Math.Max(columns.Of(CsvField.Case), columns.Of(CsvField.Time)) + 1;

    private readonly byte[] _lastNumber = new byte[64];
    private int _lastLength;
    private ulong _lastCase;

    /// <returns>What stopped the reading; null when it reached the end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Problem? Run(IRecordSink sink, CsvLayout layout)
    {
        using var stream = Open(layout);
        var rows = new Utf8Rows(stream, layout.Delimiter, !input.Sample.Bytes.Span.Contains((byte)'\n'));
        while (rows.Next() && rows.IsBlank)
        {
            // Blank lines above the headings: titles of a sheet.
        }

        input.Log.RowText = () => Encoding.UTF8.GetString(rows.Content[..Math.Min(rows.Content.Length, 10_000)]).Replace('\u001f', layout.Delimiter);
        var checks = 0;
        while (rows.Next())
        {
            if ((++checks & 0xfff) == 0) input.Cancellation.ThrowIfCancellationRequested();
            if (rows.IsBlank) continue;
            var record = new EventRecord { Row = rows.LineNumber };
            var wrong = rows.Cut ? RejectionCatalogue.TooLong : Parse(rows, ref record) ?? sink.Take(ref record);
            if (clock.Trouble is not null) break;
            if (wrong is not null) input.Log.Reject(rows.LineNumber, wrong);
        }

        input.Log.RowText = null;
        input.ZoneFound = clock.ZoneFound;
        return clock.Trouble;
    }

    private Stream Open(CsvLayout layout) =>
        layout.Encoding is UTF8Encoding ? input.Open() : Encoding.CreateTranscodingStream(input.Open(), layout.Encoding, Encoding.UTF8);

    /// <summary>The hash is kept from row to row: rows of one case mostly follow one another.</summary>
    private ulong CaseOf(ReadOnlySpan<byte> number)
    {
        if (number.SequenceEqual(_lastNumber.AsSpan(0, _lastLength))) return _lastCase;
        _lastCase = input.Customers.Of(number);
        _lastLength = number.Length <= _lastNumber.Length ? number.Length : 0;
        number[.._lastLength].CopyTo(_lastNumber);
        return _lastCase;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private string? Parse(Utf8Rows rows, ref EventRecord record)
    {
        if (rows.Count < _least) return RejectionCatalogue.Fields;
        var number = rows[_case];
        if (number.IsEmpty) return RejectionCatalogue.CaseEmpty;
        if (!clock.TryInstant(rows[_time], record.Row, out record.Milliseconds, ref record.Tags)) return RejectionCatalogue.Date;
        var activity = rows[_activity];
        if (activity.IsEmpty) return RejectionCatalogue.ActivityEmpty;
        record.Case = CaseOf(number);
        record.RowHash = RowHash.Of(rows.Content);
        record.Activity = input.Events.Activities.IndexOf(activity);
        record.Resource = input.Events.Resources.IndexOf(rows[_resource]);
        record.Group = input.Events.Groups.IndexOf(rows[_group]);
        record.Flow = input.Events.Flows.IndexOf(rows[_flow]);
        record.Tier = _tier < 0 ? -1 : EventColumns.TierOf(rows[_tier]);
        if (_group >= 0 && record.Group < 0) record.Tags |= RowTags.GroupUnknown;
        if (_resource >= 0 && record.Resource < 0) record.Tags |= RowTags.ResourceUnknown;
        return null;
    }
}
