using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// The answer to a conversation aggregate query of Genesys Cloud: for each group (queue, media) its intervals with metrics. Durations are in milliseconds. A metric that an interval lacks is 0 where
/// the file has it elsewhere, for Genesys leaves zeros out; one that the whole file lacks was not asked for: unknown.
/// </summary>
/// <remarks>Genesys Cloud developer centre, "Conversation aggregate query" and "Metrics": nOffered, tAnswered, tAbandon, tShortAbandon, tHandle, oServiceLevel.</remarks>
public sealed class GenesysAggregatesFormat : IImportFormat
{
    /// <summary>A group with all its intervals is one record: a month of quarter hours with many metrics.</summary>
    private const int LongestGroup = 32 << 20;

    private static readonly string[] _arrays = ["results"];

    public FormatInfo Info { get; } = new("genesys-aggregates", null, 0);

    public Match Recognise(FileSample sample)
    {
        var text = TextEncodings.Guess(sample.Bytes.Span).GetString(sample.Bytes.Span).TrimStart('\uFEFF').TrimStart();
        if (!text.StartsWith('{') && !text.StartsWith('[')) return Match.No;
        return text.Contains("\"group\"", StringComparison.Ordinal) && text.Contains("\"metrics\"", StringComparison.Ordinal) && text.Contains("\"interval\"", StringComparison.Ordinal) ? new(94) : Match.No;
    }

    public IFactCollector StartFacts() => new IntervalFacts();

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        // Which metrics the query asked for shows only in the whole file.
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var aside = new ImportInput { Name = input.Name, Sample = input.Sample, Open = input.Open, Flows = input.Flows, Agents = input.Agents, Log = new(input.Name, Info.Key), Customers = input.Customers, Cancellation = input.Cancellation };
        JsonRows.Each(aside, _arrays, (group, _) => asked.UnionWith(Data(group).SelectMany(data => JsonRows.Items(data, "metrics")).Select(metric => JsonRows.Text(metric, "metric")).Where(name => name.Length is > 0 and < 50).Take(10_000)), LongestGroup);
        sink.From(input.Log);
        var rows = new AggregateRows(input, sink, asked);
        return JsonRows.Each(input, _arrays, (group, records) => rows.Group(group, records.Line), LongestGroup);
    }

    internal static IEnumerable<JsonElement> Data(JsonElement group) => JsonRows.Items(group, "data");
}

/// <summary>The intervals of one file.</summary>
internal sealed class AggregateRows(ImportInput input, IRecordSink sink, HashSet<string> asked)
{
    private const double MostContacts = 1e6; // of one queue in one interval
    private const double LongestMilliseconds = 1e13;

    private readonly IntervalFacts _facts = (IntervalFacts?)input.Facts ?? new IntervalFacts();

    public void Group(JsonElement group, long row)
    {
        var key = JsonRows.Of(group, "group") ?? default;
        var parts = key.ValueKind == JsonValueKind.Object ? key.EnumerateObject().Select(part => $"{part.Name}={part.Value.GetRawText()}").Order(StringComparer.Ordinal).ToArray() : [];
        var any = false;
        foreach (var data in GenesysAggregatesFormat.Data(group))
        {
            any = true;
            var interval = new IntervalRecord { Row = row };
            var wrong = Parse(key, string.Join('\u001f', parts), data, ref interval) ?? sink.Take(ref interval);
            if (wrong is not null) input.Log.Reject(row, wrong, Shown(data));
            else _facts.Add(in interval, input.Name);
        }

        if (!any) input.Log.Reject(row, RejectionCatalogue.Fields);
    }

    private static string Shown(JsonElement data) => data.GetRawText() is { Length: > 400 } text ? text[..400] : data.GetRawText();

    private string? Parse(JsonElement key, string identity, JsonElement data, ref IntervalRecord interval)
    {
        var queue = JsonRows.Text(key, "queueId");
        if (queue.Length == 0) return RejectionCatalogue.FlowEmpty;
        if (queue.Length > BoundedNames.LongestBytes || identity.Length > 4000) return RejectionCatalogue.TooLong;
        if (JsonRows.Text(data, "interval").Split('/') is not [var from, var to] || JsonRows.Instant(from) is not { } start || JsonRows.Instant(to) is not { } end || end - start is < 60_000 or > 86_400_000 || start < 0) return RejectionCatalogue.Date;
        if (!Placed(start, end, ref interval)) return RejectionCatalogue.Date;
        var metrics = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var metric in JsonRows.Items(data, "metrics")) metrics[JsonRows.Text(metric, "metric")] = metric;
        var isWrong = false;
        var offered = Count("nOffered");
        interval.Answered = Count("tAnswered");
        interval.Abandoned = Count("tAbandon");
        interval.AbandonedShort = Count("tShortAbandon");
        if (offered is null && interval is { Answered: { } answered, Abandoned: { } abandoned }) offered = answered + abandoned;
        if (offered is null) return RejectionCatalogue.Number;
        interval.Offered = offered.Value;
        interval.AnsweredWithin = Whole("oServiceLevel", "numerator", MostContacts) is { } within ? (int)within : null;
        interval.WaitSecondsAnswered = Seconds("tAnswered");
        interval.WaitSecondsAbandoned = Seconds("tAbandon");
        interval.HandleSeconds = Seconds("tHandle");
        interval.Handled = Count("tHandle");
        if (isWrong) return RejectionCatalogue.Number;
        // The service level of Genesys may count short abandonments or answers that began an interval earlier: what is more than all is none.
        if (interval.AnsweredWithin > interval.Answered) interval.AnsweredWithin = null;
        if (interval.AbandonedShort > interval.Abandoned) return RejectionCatalogue.Contradiction;
        interval.Flow = input.Flows.IndexOf(_facts.Queues.Of(queue, JsonRows.Text(key, "queueName")));
        input.Labels.Channel(interval.Flow, JsonRows.Text(key, "mediaType"));
        interval.RowHash = RowHash.Of(Encoding.UTF8.GetBytes(identity + data.GetRawText()).AsSpan());
        interval.Identity = RowHash.Of(string.Create(CultureInfo.InvariantCulture, $"{identity}\u001f{start}").AsSpan());
        return null;

        double? Whole(string metric, string value, double most)
        {
            if (!asked.Contains(metric)) return null;
            if (!metrics.TryGetValue(metric, out var found)) return 0;
            if (JsonRows.Number(found, "stats", value) is { } number && number >= 0 && number <= most) return number;
            // The element is there and the number is not, or is none.
            if (JsonRows.Of(found, "stats", value) is null) return value == "sum" ? 0 : null;
            isWrong = true;
            return null;
        }

        int? Count(string metric) => Whole(metric, "count", MostContacts) is { } count ? (int)count : null;
        long? Seconds(string metric) => Whole(metric, "sum", LongestMilliseconds) is { } sum ? (long)Math.Round(sum / 1000) : null;
    }

    private bool Placed(long start, long end, ref IntervalRecord interval)
    {
        const long LastInstant = 4_102_444_800; // 2100-01-01
        var (seconds, length) = (start / 1000, (int)((end - start) / 1000));
        if (seconds > LastInstant) return false;
        var zone = input.Zone ?? NodaTime.DateTimeZoneProviders.Tzdb[Reading.AssumedZone];
        var local = seconds + zone.GetUtcOffset(NodaTime.Instant.FromUnixTimeSeconds(seconds)).Seconds;
        interval.Day = new DateOnly(1970, 1, 1).DayNumber + (int)(local / 86_400);
        interval.StartSeconds = (int)(local % 86_400);
        interval.LengthSeconds = Math.Min(length, 86_400 - interval.StartSeconds);
        interval.IsInstant = true;
        return true;
    }
}
