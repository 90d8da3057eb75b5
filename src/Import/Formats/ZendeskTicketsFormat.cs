using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// Tickets of Zendesk with their metrics: an export in JSON (<c>tickets</c> and <c>metric_sets</c>, or one ticket a line with its <c>metric_set</c>) or CSV. Tickets are answered in
/// writing: the wait is the time to the first reply by the calendar, and no busy time is known.
/// </summary>
/// <remarks>Zendesk developer documentation, "Tickets", "Ticket metrics", "Incremental exports". Metrics are joined by <c>ticket_id</c>, at most <see cref="MostTickets"/> of one file.</remarks>
public sealed class ZendeskTicketsFormat : IImportFormat
{
    public const int MostTickets = 2_000_000;

    private static readonly string[] _arrays = ["tickets", "metric_sets", "ticket_metrics"];

    public FormatInfo Info { get; } = new("zendesk-tickets", null, 0);

    public Match Recognise(FileSample sample)
    {
        var text = TextEncodings.Guess(sample.Bytes.Span).GetString(sample.Bytes.Span).TrimStart('\uFEFF').TrimStart();
        if (text.StartsWith('{') || text.StartsWith('['))
        {
            var ticket = text.Contains("\"created_at\"", StringComparison.Ordinal) && text.Contains("\"requester_id\"", StringComparison.Ordinal) && text.Contains("\"group_id\"", StringComparison.Ordinal);
            return ticket || text.Contains("\"reply_time_in_minutes\"", StringComparison.Ordinal) ? new(94) : Match.No;
        }

        if (CsvLayout.Of(sample, null) is not { } layout) return Match.No;
        var columns = NamedCells.Columns(layout);
        return columns.ContainsKey("groupstations") && columns.ContainsKey("createdat") || ZendeskCells.Reply.Any(columns.ContainsKey) ? new(94) : Match.No;
    }

    public IFactCollector? StartFacts() => null;

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        var writer = new LegWriter(input);
        var first = TextEncodings.Guess(input.Sample.Bytes.Span).GetString(input.Sample.Bytes.Span).TrimStart('\uFEFF').TrimStart();
        return first.StartsWith('{') || first.StartsWith('[') ? Json(input, sink, writer) : Cells(input, sink, writer);
    }

    private static ImmutableArray<Problem> Cells(ImportInput input, IRecordSink sink, LegWriter writer)
    {
        if (CsvLayout.Of(input.Sample, input.Mapping?.Delimiter) is not { } layout) return [Problem.At($"{input.Name}:1", "csv-one-column")];
        var cells = new NamedCells(input, layout);
        if (cells.Column("createdat", "created") < 0) return [Problem.At($"{input.Name}:1", "csv-no-dates", Argument.List("header", layout.Header))];
        if (cells.Column(ZendeskCells.Reply) < 0) return [NoMetrics(input)];
        var clock = new EventClock(input.Name, input.Zone, DateOrder.YearMonthDay);
        cells.Each(
            () =>
            {
                var tags = RowTags.None;
                return Send(ZendeskCells.Ticket(cells, clock, ref tags) with { Tags = tags }, writer, sink);
            },
            () => clock.Trouble is not null);
        return clock.Trouble is { } trouble ? [trouble] : [];
    }

    private static ImmutableArray<Problem> Json(ImportInput input, IRecordSink sink, LegWriter writer)
    {
        // Metrics may stand after the tickets: the source is read twice.
        var metrics = new Dictionary<string, ZendeskMetrics>(StringComparer.Ordinal);
        var any = false;
        var gathering = new ImportInput
        {
            Name = input.Name,
            Sample = input.Sample,
            Open = input.Open,
            Flows = input.Flows,
            Agents = input.Agents,
            Customers = input.Customers,
            Cancellation = input.Cancellation,
            Log = new SourceLog(input.Name, "zendesk-tickets"),
        };
        JsonRows.Each(gathering, _arrays, (record, records) =>
        {
            any |= JsonRows.Of(record, "metric_set") is not null;
            if (IsMetrics(record, records) && metrics.Count < MostTickets && JsonRows.Text(record, "ticket_id") is { Length: > 0 and <= 64 } ticket) metrics[ticket] = ZendeskMetrics.Of(record);
        });
        if (!any && metrics.Count == 0) return [NoMetrics(input)];
        return JsonRows.Each(input, _arrays, (record, records) =>
        {
            if (IsMetrics(record, records))
            {
                input.Log.Keep(records.Line, RowTags.None);
                return;
            }

            var ticket = ZendeskTicket.Of(record, records.Line);
            if (JsonRows.Of(record, "metric_set") is { } own) ticket = ticket with { Metrics = ZendeskMetrics.Of(own) };
            else if (metrics.TryGetValue(ticket.Id, out var joined)) ticket = ticket with { Metrics = joined };
            if (Send(ticket, writer, sink) is { } wrong) input.Log.Reject(records.Line, wrong);
        });
    }

    private static bool IsMetrics(JsonElement record, JsonRecords records) => records.Array is "metric_sets" or "ticket_metrics" || (records.Array.Length == 0 && JsonRows.Of(record, "ticket_id") is not null);

    private static Problem NoMetrics(ImportInput input) => Problem.At($"{input.Name}:1", "zendesk-no-metrics");

    private static string? Send(ZendeskTicket ticket, LegWriter writer, IRecordSink sink)
    {
        if (ticket.Id.Length == 0) return RejectionCatalogue.IdEmpty;
        if (ticket.Created is not { } created) return RejectionCatalogue.Date;
        var metrics = ticket.Metrics;
        var solved = ticket.Status is "solved" or "closed";
        // Solved without a reply: whoever waited, waited until then.
        var wait = metrics.Reply ?? (solved ? metrics.Resolution ?? ticket.Metrics.Solved - created : null);
        var tags = ticket.Tags | RowTags.Deferred;
        if (wait is null) tags |= RowTags.Unfinished;
        if (metrics.GroupStations > 1) tags |= RowTags.PassedOn;
        return writer.Write(
            new()
            {
                Row = ticket.Row,
                Identity = "zendesk " + ticket.Id + (wait is null ? " open" : ""),
                Case = ticket.Id,
                Arrival = created,
                Queue = ticket.Group.Length > 0 ? ticket.Group : CsvContacts.OnlyFlow,
                Agent = ticket.Assignee,
                Channel = ticket.Channel,
                Customer = ticket.Requester,
                Answered = wait is not null,
                WaitMilliseconds = wait ?? 0,
                Tags = tags,
            }, sink);
    }
}

/// <summary>What the metrics of one ticket say; times in milliseconds from its creation, by the calendar. Null = not given.</summary>
internal readonly record struct ZendeskMetrics(long? Reply, long? Resolution, long? Solved, double? GroupStations)
{
    private const double MostMinutes = 1e7; // nineteen years

    public static ZendeskMetrics Of(JsonElement record) => new(
        Minutes(JsonRows.Number(record, "reply_time_in_minutes", "calendar")), Minutes(JsonRows.Number(record, "first_resolution_time_in_minutes", "calendar")),
        JsonRows.Instant(record, "solved_at"), JsonRows.Number(record, "group_stations"));

    public static long? Minutes(double? minutes) => minutes is { } known && Math.Abs(known) <= MostMinutes ? (long)Math.Round(60_000 * known) : null;
}

/// <summary>One ticket.</summary>
/// <param name="Created">Milliseconds since 1970; null when it is not readable.</param>
internal sealed record ZendeskTicket(long Row, string Id, long? Created, string Status, string Group, string Assignee, string Channel, string Requester, ZendeskMetrics Metrics, RowTags Tags = RowTags.None)
{
    public static ZendeskTicket Of(JsonElement record, long row) => new(
        row, JsonRows.Text(record, "id"), JsonRows.Instant(record, "created_at"), JsonRows.Text(record, "status"), JsonRows.Text(record, "group_id"), JsonRows.Text(record, "assignee_id"),
        JsonRows.Text(record, "via", "channel"), JsonRows.Text(record, "requester_id"), default);
}

/// <summary>The columns of an export to CSV, by their headings or by the names of the interface.</summary>
internal static class ZendeskCells
{
    public static string[] Reply { get; } = ["replytimeinminutescalendar", "metricsetreplytimeinminutescalendar", "firstreplytimeinminutes", "firstreplytimeinminuteswithincalendarhours", "firstreplytimemin"];

    private static readonly string[] _resolution = ["firstresolutiontimeinminutescalendar", "metricsetfirstresolutiontimeinminutescalendar", "firstresolutiontimeinminutes", "firstresolutiontimeinminuteswithincalendarhours", "firstresolutiontimemin"];

    public static ZendeskTicket Ticket(NamedCells cells, EventClock clock, ref RowTags tags)
    {
        var solved = RowTags.None;
        return new(
            cells.Row, cells["id", "ticketid"], NamedCells.Instant(clock, Utc(cells["createdat", "created"]), cells.Row, ref tags), cells["status"].ToLowerInvariant(), cells["group", "groupname", "groupid"],
            cells["assignee", "assigneename", "assigneeid"], cells["via", "viachannel", "channel"].ToLowerInvariant(), cells["requester", "requesterid", "requesteremail"],
            new(Minutes(cells, Reply), Minutes(cells, _resolution), NamedCells.Instant(clock, Utc(cells["solvedat"]), cells.Row, ref solved), Number(cells, "groupstations", "metricsetgroupstations")));
    }

    /// <summary>« 2026-03-02 09:00:00 UTC » or « … +0000 ».</summary>
    private static string Utc(string moment) =>
        moment.EndsWith(" UTC", StringComparison.Ordinal) ? moment[..^4] + "Z" : moment.EndsWith(" +0000", StringComparison.Ordinal) ? moment[..^6] + "Z" : moment;

    private static long? Minutes(NamedCells cells, string[] names) => ZendeskMetrics.Minutes(Number(cells, names));

    private static double? Number(NamedCells cells, params ReadOnlySpan<string> names) =>
        double.TryParse(cells[names].Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
