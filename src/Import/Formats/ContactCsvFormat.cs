using System.Collections.Immutable;
using System.Text;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// Any delimited text with one contact a row and a header: delimiter, encoding, decimal sign and date form are recognised from the file, columns by header words in French or
/// English, or all of it is stated in a mapping file (docs/methods/import.md).
/// </summary>
public sealed class ContactCsvFormat : IImportFormat
{
    public FormatInfo Info { get; } = new("contact-csv", null, 0);

    public Match Recognise(FileSample sample)
    {
        if (CsvLayout.Of(sample, null) is not { } layout) return Match.No;
        var columns = CsvColumns.Match(layout.Header, null, sample.Name, []);
        return new(columns.HasArrival ? 60 : columns.Index.Count >= 2 ? 20 : 5);
    }

    public IFactCollector? StartFacts() => null;

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        var problems = new List<Problem>();
        if (CsvLayout.Of(input.Sample, input.Mapping?.Delimiter) is not { } layout)
            return [Problem.At($"{input.Name}:1", "csv-one-column")];
        var columns = CsvColumns.Match(layout.Header, input.Mapping, input.Name, problems);
        CheckColumns(input, layout, columns, problems);
        DateOrder? order = null;
        if (columns.HasArrival) order = OrderOf(input, layout, columns, problems);
        if (problems.Count > 0 || order is null) return [.. problems];
        var reading = new CsvContacts(input, columns, new CsvClock(input, order.Value), layout);
        return reading.Run(sink) is { } trouble ? [trouble] : [];
    }

    private static DateOrder? OrderOf(ImportInput input, CsvLayout layout, CsvColumns columns, List<Problem> problems)
    {
        if (input.Mapping?.DateFormat is not { } pattern) return layout.FindOrder(input, columns.Of(columns.Has(CsvField.Arrival) ? CsvField.Arrival : CsvField.ArrivalDate), problems);
        if (DateReading.OrderOf(pattern) is { } stated) return stated;
        problems.Add(Problem.At("mapping.dateFormat", "date-format", Argument.Of("format", pattern)));
        return null;
    }

    private static void CheckColumns(ImportInput input, CsvLayout layout, CsvColumns columns, List<Problem> problems)
    {
        if (!columns.HasArrival) Missing("csv-no-dates");
        if (!columns.Has(CsvField.Outcome) && !columns.Has(CsvField.Answered) && !columns.Has(CsvField.Agent) && !columns.Has(CsvField.HandleSeconds)) Missing("csv-no-outcome");
        if (!columns.Has(CsvField.WaitSeconds) && !columns.Has(CsvField.Answered)) Missing("csv-no-wait");

        void Missing(string code) => problems.Add(Problem.At($"{input.Name}:1", code, Argument.List("header", layout.Header)));
    }
}

/// <summary>The rows of one CSV, once its layout is known.</summary>
internal sealed class CsvContacts(ImportInput input, CsvColumns columns, CsvClock clock, CsvLayout layout)
{
    /// <summary>Flow of a log that names none.</summary>
    public const string OnlyFlow = "contacts";

    private readonly CsvOutcomes _outcomes = new();
    private readonly CsvRowReader _rows = layout.Open(input.Open);
    private readonly int _arrival = columns.Of(columns.Has(CsvField.Arrival) ? CsvField.Arrival : CsvField.ArrivalDate);
    private readonly int _flow = columns.Of(CsvField.Flow);
    private readonly int _agent = columns.Of(CsvField.Agent);
    private readonly int _outcome = columns.Of(CsvField.Outcome);
    private readonly int _wait = columns.Of(CsvField.WaitSeconds);
    private readonly int _answered = columns.Of(CsvField.Answered);
    private readonly int _handle = columns.Of(CsvField.HandleSeconds);
    private readonly int _end = columns.Of(CsvField.End);
    private readonly int _queue = columns.Of(CsvField.QueueStart);
    private readonly int _customer = columns.Of(CsvField.Customer);
    private readonly int _contact = columns.Of(CsvField.ContactId);
    private readonly int _case = columns.Of(CsvField.Case);
    private readonly int _time = columns.Of(CsvField.ArrivalTime);

    /// <returns>What stopped the reading; null when it reached the end.</returns>
    public Problem? Run(IRecordSink sink)
    {
        _rows.Next();
        input.Log.RowText = _rows.Text;
        var checks = 0;
        while (_rows.Next())
        {
            if ((++checks & 0xfff) == 0) input.Cancellation.ThrowIfCancellationRequested();
            if (_rows.IsBlank) continue;
            var contact = new ContactRecord { Row = _rows.LineNumber };
            var wrong = _rows.Cut ? RejectionCatalogue.TooLong : Parse(ref contact) ?? sink.Take(ref contact);
            if (clock.Trouble is not null) break;
            if (wrong is not null) input.Log.Reject(_rows.LineNumber, wrong);
        }

        input.Log.RowText = null;
        input.ZoneFound = clock.ZoneFound;
        return clock.Trouble;
    }

    private ReadOnlySpan<char> Cell(int column) => column >= 0 && column < _rows.Count ? _rows[column].Trim() : [];

    private string? Parse(ref ContactRecord contact)
    {
        if (_rows.Count < columns.Index.Values.Max() + 1) return RejectionCatalogue.Fields;
        if (columns.Has(CsvField.Zone)) clock.Zone(Cell(columns.Of(CsvField.Zone)), contact.Row);
        if (!clock.TryMoment(Cell(_arrival), contact.Row, out contact.Day, out contact.ArrivalSeconds)) return RejectionCatalogue.Date;
        if (_time >= 0 && contact.ArrivalSeconds == 0 && !DateReading.TryTime(Cell(_time), out contact.ArrivalSeconds)) return RejectionCatalogue.Time;
        var flow = _flow < 0 ? OnlyFlow : Cell(_flow);
        if (flow.IsEmpty) return RejectionCatalogue.FlowEmpty;
        if (Outcome(ref contact) is { } unclear) return unclear;
        if (Times(ref contact) is { } wrong) return wrong;

        contact.Flow = input.Flows.IndexOf(flow);
        contact.Agent = Cell(_agent) is { IsEmpty: false } agent ? input.Agents.IndexOf(agent) : -1;
        contact.LeftBeforeQueue = contact.Outcome == ContactOutcome.Abandoned && contact.WaitSeconds == 0;
        contact.RowHash = RowHash.Of(_rows.Content);
        contact.Customer = HashOf(Cell(_customer));
        contact.Interaction = HashOf(Cell(_contact));
        contact.Case = HashOf(Cell(_case));
        contact.Channel = input.Labels.Channel(contact.Flow, Cell(columns.Of(CsvField.Channel)));
        input.Labels.Team(contact.Agent, Cell(columns.Of(CsvField.Team)));
        Tag(ref contact);
        return null;
    }

    /// <summary>By the outcome column; where it is empty or absent, a contact with an agent, an answer or a handle time was answered.</summary>
    private string? Outcome(ref ContactRecord contact)
    {
        var cell = Cell(_outcome);
        if (!cell.IsEmpty)
        {
            if (_outcomes.Of(cell) is not { } outcome) return RejectionCatalogue.Outcome;
            contact.Outcome = outcome;
            return null;
        }

        var taken = !Cell(_agent).IsEmpty || !Cell(_answered).IsEmpty || (DurationReading.TrySeconds(Cell(_handle), columns.HandleScale, out var seconds) && seconds > 0);
        contact.Outcome = taken ? ContactOutcome.Answered : ContactOutcome.Abandoned;
        return null;
    }

    private string? Times(ref ContactRecord contact)
    {
        contact.QueueSeconds = contact.ArrivalSeconds;
        if (!Cell(_queue).IsEmpty && !clock.TrySecondsOfDay(Cell(_queue), contact.Row, contact.Day, contact.ArrivalSeconds, out contact.QueueSeconds)) return RejectionCatalogue.Time;
        int? answered = null, end = null;
        if (!Cell(_answered).IsEmpty)
        {
            if (!clock.TrySecondsOfDay(Cell(_answered), contact.Row, contact.Day, contact.ArrivalSeconds, out var at)) return RejectionCatalogue.Time;
            answered = at;
        }

        if (!Cell(_end).IsEmpty)
        {
            if (!clock.TrySecondsOfDay(Cell(_end), contact.Row, contact.Day, contact.ArrivalSeconds, out var at)) return RejectionCatalogue.Time;
            end = at;
        }

        if (!Cell(_wait).IsEmpty)
        {
            if (!DurationReading.TrySeconds(Cell(_wait), columns.WaitScale, out contact.WaitSeconds)) return RejectionCatalogue.Number;
        }
        else
        {
            // Without a wait of its own: until the answer, or until the end of a contact that nobody took.
            contact.WaitSeconds = (answered ?? (contact.Outcome == ContactOutcome.Abandoned ? end : null) ?? contact.QueueSeconds) - contact.QueueSeconds;
        }

        if (contact.WaitSeconds < 0) return RejectionCatalogue.NegativeWait;
        contact.HandleSeconds = -1;
        contact.HandleStartSeconds = answered ?? (contact.QueueSeconds + contact.WaitSeconds);
        if (!Cell(_handle).IsEmpty)
        {
            if (!DurationReading.TrySeconds(Cell(_handle), columns.HandleScale, out contact.HandleSeconds)) return RejectionCatalogue.Number;
            if (contact.HandleSeconds < 0) return RejectionCatalogue.NegativeHandle;
        }
        else if (end is { } finish && contact.Outcome == ContactOutcome.Answered)
        {
            contact.HandleSeconds = finish - contact.HandleStartSeconds;
            if (contact.HandleSeconds < 0) return RejectionCatalogue.NegativeHandle;
        }

        return null;
    }

    private static void Tag(ref ContactRecord contact)
    {
        if (contact.WaitSeconds > 1000) contact.Tags |= RowTags.WaitOver1000;
        if (contact.Outcome == ContactOutcome.Abandoned)
        {
            if (contact.HandleSeconds > 0 || contact.Agent >= 0) contact.Tags |= RowTags.AbandonedWithHandle;
            contact.HandleSeconds = -1;
            return;
        }

        if (contact.Agent < 0) contact.Tags |= RowTags.AgentUnknown;
        if (contact.HandleSeconds > 3600) contact.Tags |= RowTags.HandleOverHour;
        else if (contact.HandleSeconds is > 0 and < 10) contact.Tags |= RowTags.HandleUnder10;
        else if (contact.HandleSeconds == 0) contact.Tags |= RowTags.HandleZero;
        else if (contact.HandleSeconds < 0) contact.Tags |= RowTags.HandleUnknown;
        if (contact.HandleSeconds == 0) contact.HandleSeconds = -1;
    }

    private ulong HashOf(ReadOnlySpan<char> id)
    {
        if (id.IsEmpty) return 0;
        Span<byte> bytes = stackalloc byte[256];
        return input.Customers.Of(Encoding.UTF8.TryGetBytes(id, bytes, out var count) ? bytes[..count] : Encoding.UTF8.GetBytes(id.ToString()));
    }
}
