using System.Collections.Immutable;
using System.Text.Json;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// Events of Twilio TaskRouter, one JSON object an event: callbacks (<c>EventType</c>, <c>TaskSid</c> …), CloudEvents of the event streams (<c>type</c>, <c>data</c>) or the list of
/// the REST interface (<c>events</c>, <c>event_type</c>, <c>event_data</c>). A task that enters a task queue is a leg; the worker who accepts a reservation ends its wait.
/// </summary>
/// <remarks>Twilio documentation, "TaskRouter event reference". Events are read in the order of the file; one that was delivered twice is known by its id.</remarks>
public sealed class TwilioTaskRouterFormat : IImportFormat
{
    private static readonly string[] _arrays = ["events"];

    public FormatInfo Info { get; } = new("twilio-taskrouter", null, 0);

    public Match Recognise(FileSample sample)
    {
        var text = TextEncodings.Guess(sample.Bytes.Span).GetString(sample.Bytes.Span).TrimStart('\uFEFF').TrimStart();
        if (!text.StartsWith('{') && !text.StartsWith('[')) return Match.No;
        if (text.Contains("com.twilio.taskrouter.", StringComparison.Ordinal)) return new(97);
        var events = text.Contains("\"EventType\"", StringComparison.Ordinal) || text.Contains("\"event_type\"", StringComparison.Ordinal);
        return events && (text.Contains("\"TaskSid\"", StringComparison.Ordinal) || text.Contains("\"task_sid\"", StringComparison.Ordinal) || text.Contains("\"WorkspaceSid\"", StringComparison.Ordinal)) ? new(96) : Match.No;
    }

    public IFactCollector StartFacts() => new TwilioTasks();

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        var tasks = (TwilioTasks?)input.Facts ?? new TwilioTasks();
        var reading = new TwilioReading(input, sink, tasks);
        var problems = JsonRows.Each(input, _arrays, reading.Event);
        if (input.Facts is null) tasks.Finish(sink);
        return problems;
    }
}

/// <summary>Tasks under way, over all files, and the events seen lately.</summary>
internal sealed class TwilioTasks : IFactCollector, IRecordHolder
{
    /// <summary>Ids among which a second delivery is looked for.</summary>
    public const int MostIds = 200_000;

    private readonly HashSet<ulong> _seen = [];
    private readonly Queue<ulong> _order = [];

    public OpenLegs Legs { get; } = new();

    public QueueNames Queues { get; } = new();

    /// <returns>False when an event of this id came before.</returns>
    public bool See(string id)
    {
        if (id.Length == 0) return true;
        var hash = RowHash.Of(id.AsSpan());
        if (!_seen.Add(hash)) return false;
        _order.Enqueue(hash);
        if (_order.Count > MostIds) _seen.Remove(_order.Dequeue());
        return true;
    }

    public void Finish(IRecordSink sink) => Legs.Finish(sink);

    public ImmutableArray<LogFact> Facts() => [];

    public ImmutableArray<Message> Notes() => [.. Queues.Notes()];
}

/// <summary>The events of one file.</summary>
internal sealed class TwilioReading(ImportInput input, IRecordSink sink, TwilioTasks tasks)
{
    private readonly LegWriter _writer = new(input);

    public void Event(JsonElement record, JsonRecords records)
    {
        var kind = Field(record, "EventType", "event_type", "eventtype");
        if (kind.Length == 0) kind = JsonRows.Text(record, "type");
        const string prefix = "com.twilio.taskrouter.";
        if (kind.StartsWith(prefix, StringComparison.Ordinal)) kind = kind[prefix.Length..];
        var at = JsonRows.Instant(Field(record, "Timestamp", "timestamp", "event_date", "time")) ?? Epoch(record);
        var row = records.Line;
        if (kind.Length == 0) input.Log.Reject(row, RejectionCatalogue.ActivityEmpty);
        else if (at is null) input.Log.Reject(row, RejectionCatalogue.Date);
        else if (!tasks.See(Field(record, "Sid", "sid", "EventSid", "id"))) input.Log.Reject(row, RejectionCatalogue.Duplicate);
        else Event(kind, at.Value, record, row, records.Text());
    }

    private void Event(string kind, long at, JsonElement record, long row, string text)
    {
        var task = Field(record, "TaskSid", "task_sid");
        var leg = task.Length == 0 ? null : tasks.Legs.Find(task);
        switch (kind.Replace('_', '-'))
        {
            case "task-queue.entered" or "task-queue.moved":
                Enter(task, at, record, row, text, leg);
                break;
            case "reservation.accepted":
                if (!Part(leg, row, text)) break;
                if (leg!.Connected is not null) break;
                leg.Agent = Field(record, "WorkerName", "worker_name", "WorkerSid", "worker_sid");
                leg.Connected = at;
                leg.WaitMilliseconds = at - leg.Entered;
                break;
            case "task.completed":
                if (Part(leg, row, text)) End(leg!, at, RowTags.None);
                break;
            case "task.canceled" or "task.deleted":
                if (Part(leg, row, text)) End(leg!, at, Field(record, "Reason", "reason", "TaskCanceledReason") is "hangup" or "" || leg!.Connected is not null ? RowTags.None : RowTags.SentOn);
                break;
            case "task.created" or "task.updated" or "task.wrapup" or "task.transfer-initiated" or "reservation.created" or "reservation.rejected" or "reservation.timeout" or "reservation.wrapup" or "reservation.completed":
                // A step that says nothing more of waits; before the entrance into the queue it is no part of a leg yet.
                if (leg is null) input.Log.Keep(row, RowTags.NoContact);
                else Part(leg, row, text);
                break;
            default:
                input.Log.Keep(row, RowTags.NoContact);
                break;
        }
    }

    private void Enter(string task, long at, JsonElement record, long row, string text, OpenLeg? leg)
    {
        var queue = tasks.Queues.Of(Field(record, "TaskQueueSid", "task_queue_sid"), Field(record, "TaskQueueName", "task_queue_name"));
        if (task.Length is 0 or > 200)
        {
            input.Log.Reject(row, RejectionCatalogue.IdEmpty);
            return;
        }

        if (queue.Length == 0)
        {
            input.Log.Reject(row, RejectionCatalogue.FlowEmpty);
            return;
        }

        // On from another queue: passed on by a worker, or sent on by the workflow.
        if (leg is not null) End(leg, at, leg.Connected is null ? RowTags.SentOn : RowTags.PassedOn);
        tasks.Legs.Open(
            new("twilio", _writer, row, task, queue, at)
            {
                Text = text,
                Channel = Field(record, "TaskChannelUniqueName", "task_channel_unique_name").ToLowerInvariant(),
            }, sink);
    }

    private void End(OpenLeg leg, long at, RowTags tags)
    {
        if (leg.Connected is null) leg.WaitMilliseconds = at - leg.Entered;
        tasks.Legs.Closed(leg);
        leg.Close(sink, leg.Connected is not null, at - leg.Connected, tags);
    }

    private bool Part(OpenLeg? leg, long row, string text)
    {
        if (leg is null) input.Log.Keep(row, RowTags.BeginningMissing);
        else if (leg.Lines.Count < OpenLeg.MostLines) leg.Lines.Add(new(input.Log, row, text));
        else input.Log.Keep(row, RowTags.None);
        return leg is not null;
    }

    /// <summary>A field of the event itself or of what it carries, under any of its names.</summary>
    private static string Field(JsonElement record, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (JsonRows.Text(record, name) is { Length: > 0 } own) return own;
            if (JsonRows.Text(record, "data", "payload", name) is { Length: > 0 } payload) return payload;
            if (JsonRows.Text(record, "data", name) is { Length: > 0 } carried) return carried;
            if (JsonRows.Text(record, "event_data", name) is { Length: > 0 } listed) return listed;
        }

        return "";
    }

    /// <summary>Milliseconds since 1970, as CloudEvents' payloads and callbacks may state.</summary>
    private static long? Epoch(JsonElement record) =>
        long.TryParse(Field(record, "TimestampMs", "timestamp_ms", "timestampMs"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds : null;
}
