using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// Contact records of Amazon Connect: one JSON object a contact and leg, delivered at least once; the newest <c>LastUpdateTimestamp</c> of a <c>ContactId</c> counts. Unknown fields
/// are passed over.
/// </summary>
/// <remarks>Amazon Connect administrator guide, "Contact records data model".</remarks>
public sealed class AmazonConnectFormat : IImportFormat
{
    private static readonly string[] _arrays = ["Contacts", "Records", "records"];
    private static readonly string[] _outbound = ["OUTBOUND", "EXTERNAL_OUTBOUND", "MONITOR", "AGENT_REPLY", "CAMPAIGN_PREVIEW"];

    public FormatInfo Info { get; } = new("amazon-connect", null, 0);

    public Match Recognise(FileSample sample)
    {
        var text = TextEncodings.Guess(sample.Bytes.Span).GetString(sample.Bytes.Span).TrimStart('\uFEFF').TrimStart();
        if (!text.StartsWith('{') && !text.StartsWith('[') || !text.Contains("\"ContactId\"", StringComparison.Ordinal)) return Match.No;
        return text.Contains("\"InitiationMethod\"", StringComparison.Ordinal) || text.Contains("\"AWSContactTraceRecordFormatVersion\"", StringComparison.Ordinal) ? new(97) : Match.No;
    }

    public IFactCollector StartFacts() => new AmazonRecords();

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        var held = (AmazonRecords?)input.Facts ?? new AmazonRecords();
        var writer = new LegWriter(input);
        var problems = JsonRows.Each(input, _arrays, (record, records) => Record(record, records, input, writer, held, sink));
        if (input.Facts is null) held.Finish(sink);
        return problems;
    }

    private static void Record(JsonElement record, JsonRecords records, ImportInput input, LegWriter writer, AmazonRecords held, IRecordSink sink)
    {
        var id = JsonRows.Text(record, "ContactId");
        if (id.Length is 0 or > 200)
        {
            input.Log.Reject(records.Line, RejectionCatalogue.IdEmpty);
            return;
        }

        if (Leg(record, id, records.Line, held.Queues, out var leg) is { } wrong) input.Log.Reject(records.Line, wrong);
        else held.Add(new(id, JsonRows.Instant(record, "LastUpdateTimestamp") ?? 0, leg!, writer, records.Text()), sink);
    }

    private static string? Leg(JsonElement record, string id, long row, QueueNames queues, out ContactLeg? leg)
    {
        leg = null;
        var queued = JsonRows.Instant(record, "Queue", "EnqueueTimestamp");
        var arrival = JsonRows.Instant(record, "InitiationTimestamp") ?? JsonRows.Instant(record, "ConnectedToSystemTimestamp") ?? queued;
        if (arrival is null) return RejectionCatalogue.Date;
        var method = JsonRows.Text(record, "InitiationMethod");
        var next = JsonRows.Text(record, "NextContactId");
        var taken = JsonRows.Instant(record, "Agent", "ConnectedToAgentTimestamp");
        var left = JsonRows.Instant(record, "Queue", "DequeueTimestamp");
        var ended = JsonRows.Instant(record, "DisconnectTimestamp") ?? left;
        var tags = RowTags.None;
        if (_outbound.Contains(method)) tags |= RowTags.NotInbound;
        else if (queued is null) tags |= RowTags.NoQueue;
        else if (taken is null && ended is null) tags |= RowTags.Unfinished;
        if (method == "CALLBACK") tags |= RowTags.Callback;
        if (taken is not null && next.Length > 0) tags |= RowTags.PassedOn;
        // Not by the customer's own will: moved to another queue, ended by the flow, expired.
        if (taken is null && (next.Length > 0 || JsonRows.Text(record, "DisconnectReason") is not ("" or "CUSTOMER_DISCONNECT"))) tags |= RowTags.SentOn;
        var first = JsonRows.Text(record, "InitialContactId");
        var transferred = JsonRows.Text(record, "PreviousContactId").Length > 0;
        leg = new()
        {
            Row = row,
            Identity = "amazon-connect " + id + ((tags & RowTags.Unfinished) != RowTags.None ? " open" : ""),
            Case = first.Length > 0 ? first : id,
            Arrival = transferred && queued > arrival ? queued.Value : arrival.Value,
            Queued = queued,
            Queue = queues.Of(JsonRows.Text(record, "Queue", "ARN"), JsonRows.Text(record, "Queue", "Name")),
            Agent = JsonRows.Text(record, "Agent", "Username") is { Length: > 0 } name ? name : JsonRows.Text(record, "Agent", "ARN"),
            Team = JsonRows.Text(record, "Agent", "RoutingProfile", "Name"),
            Channel = JsonRows.Text(record, "Channel").ToLowerInvariant(),
            Customer = JsonRows.Text(record, "CustomerEndpoint", "Address"),
            Answered = taken is not null,
            WaitMilliseconds = left - queued ?? JsonRows.Seconds(record, "Queue", "Duration") ?? (taken ?? ended) - queued ?? 0,
            Taken = taken,
            HandleMilliseconds = Handle(record),
            Tags = tags,
        };
        return null;
    }

    /// <summary>Conversation, holds (which the conversation leaves out) and the work after it.</summary>
    private static long? Handle(JsonElement record)
    {
        if (JsonRows.Seconds(record, "Agent", "AgentInteractionDuration") is not { } talk) return null;
        var after = JsonRows.Seconds(record, "Agent", "AfterContactWorkDuration")
            ?? JsonRows.Instant(record, "Agent", "AfterContactWorkEndTimestamp") - JsonRows.Instant(record, "Agent", "AfterContactWorkStartTimestamp");
        return talk + (JsonRows.Seconds(record, "Agent", "CustomerHoldDuration") ?? 0) + (after ?? 0);
    }
}

/// <summary>A record whose newer version may still come.</summary>
internal sealed record HeldRecord(string Id, long Updated, ContactLeg Leg, LegWriter Writer, string Text)
{
    public void Reject(string code) => Writer.Log.Reject(Leg.Row, code, Text);
}

/// <summary>
/// The last records over all files: of each contact the newest version. What leaves is counted; a version that comes later still is rejected as there twice.
/// </summary>
internal sealed class AmazonRecords : IFactCollector, IRecordHolder
{
    /// <summary>Contacts held, about 4 kB each at most.</summary>
    public const int MostHeld = 20_000;

    private readonly Dictionary<string, LinkedListNode<HeldRecord>> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<HeldRecord> _held = [];

    public QueueNames Queues { get; } = new();

    public void Add(HeldRecord record, IRecordSink sink)
    {
        if (_byId.TryGetValue(record.Id, out var known))
        {
            var older = record.Updated > known.Value.Updated ? known.Value : record;
            if (older != record) known.Value = record;
            older.Reject(record.Updated == known.Value.Updated && older == record ? RejectionCatalogue.Duplicate : RejectionCatalogue.Superseded);
            return;
        }

        _byId.Add(record.Id, _held.AddLast(record));
        if (_held.Count > MostHeld) Send(sink);
    }

    public void Finish(IRecordSink sink)
    {
        while (_held.Count > 0) Send(sink);
    }

    public ImmutableArray<LogFact> Facts() => [];

    public ImmutableArray<Message> Notes() => [.. Queues.Notes()];

    private void Send(IRecordSink sink)
    {
        var record = _held.First!.Value;
        _held.RemoveFirst();
        _byId.Remove(record.Id);
        if (record.Writer.Write(record.Leg, sink) is { } wrong) record.Reject(wrong);
    }
}
