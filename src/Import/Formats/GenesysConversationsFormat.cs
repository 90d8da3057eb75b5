using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// Conversation details of Genesys Cloud: conversations with participants, their sessions and the segments of these. A conversation counts once for each queue that it entered, however
/// many participants it has; one that entered none is one row, not counted.
/// </summary>
/// <remarks>Genesys Cloud developer centre, "Conversation detail model".</remarks>
public sealed class GenesysConversationsFormat : IImportFormat
{
    private static readonly string[] _arrays = ["conversations"];

    public FormatInfo Info { get; } = new("genesys-conversations", null, 0);

    public Match Recognise(FileSample sample)
    {
        var text = TextEncodings.Guess(sample.Bytes.Span).GetString(sample.Bytes.Span).TrimStart('\uFEFF').TrimStart();
        if (!text.StartsWith('{') && !text.StartsWith('[')) return Match.No;
        return text.Contains("\"conversationId\"", StringComparison.Ordinal) && text.Contains("\"participants\"", StringComparison.Ordinal) ? new(97) : Match.No;
    }

    public IFactCollector StartFacts() => new GenesysQueues();

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        var writer = new LegWriter(input);
        var queues = ((GenesysQueues?)input.Facts ?? new GenesysQueues()).Queues;
        return JsonRows.Each(input, _arrays, (conversation, records) => Conversation(conversation, records.Line));

        void Conversation(JsonElement conversation, long row)
        {
            var id = JsonRows.Text(conversation, "conversationId");
            if (id.Length == 0)
            {
                input.Log.Reject(row, RejectionCatalogue.IdEmpty);
                return;
            }

            // All of it is read before any of it is counted: a conversation that breaks half way is one rejected row.
            var legs = new GenesysLegs(conversation, id, row, queues).Read();
            if (legs.Count == 0) Whole(conversation, id, row);
            foreach (var leg in legs)
            {
                if (writer.Write(leg, sink) is { } wrong) input.Log.Reject(row, wrong);
            }
        }

        void Whole(JsonElement conversation, string id, long row)
        {
            var start = JsonRows.Instant(conversation, "conversationStart");
            var leg = new ContactLeg { Row = row, Identity = "genesys " + id, Case = id, Arrival = start ?? -1, Queue = "", Tags = RowTags.NoQueue };
            if (writer.Write(leg, sink) is { } wrong) input.Log.Reject(row, wrong);
        }
    }
}

/// <summary>Names of queues over all files of a reading.</summary>
internal sealed class GenesysQueues : IFactCollector
{
    public QueueNames Queues { get; } = new();

    public ImmutableArray<LogFact> Facts() => [];

    public ImmutableArray<Message> Notes() => [.. Queues.Notes()];
}

/// <summary>A stretch of a session.</summary>
internal readonly record struct GenesysSegment(string Type, string Queue, long From, long? To, string Disconnect);

/// <summary>One conversation: its entrances into queues, and for each the agent's session that ended the wait.</summary>
internal sealed class GenesysLegs(JsonElement conversation, string id, long row, QueueNames queues)
{
    /// <summary>A session of an agent belongs to an entrance if it begins this long before its wait ended, or later.</summary>
    private const long SlackMilliseconds = 5_000;

    private static readonly string[] _work = ["interact", "hold", "wrapup"];

    private readonly List<(string Agent, List<GenesysSegment> Segments, long Begin)> _agents = [];

    public List<ContactLeg> Read()
    {
        var entrances = new List<(JsonElement Session, string Name, List<GenesysSegment> Segments)>();
        foreach (var participant in JsonRows.Items(conversation, "participants"))
        {
            var purpose = JsonRows.Text(participant, "purpose");
            if (purpose is not ("acd" or "agent")) continue;
            foreach (var session in JsonRows.Items(participant, "sessions"))
            {
                var segments = Segments(session);
                if (purpose == "acd" && segments.Exists(segment => segment.Queue.Length > 0)) entrances.Add((session, JsonRows.Text(participant, "participantName"), segments));
                else if (purpose == "agent" && segments.FindIndex(segment => segment.Type == "interact") is >= 0 and var first)
                    _agents.Add((JsonRows.Text(participant, "userId") is { Length: > 0 } user ? user : JsonRows.Text(participant, "participantName"), segments, segments[first].From));
            }
        }

        entrances.Sort((one, other) => one.Segments[0].From.CompareTo(other.Segments[0].From));
        _agents.Sort((one, other) => one.Begin.CompareTo(other.Begin));
        var legs = new List<ContactLeg>();
        foreach (var (session, name, segments) in entrances) legs.Add(Leg(session, name, segments, legs.Count));
        return legs;
    }

    private static List<GenesysSegment> Segments(JsonElement session)
    {
        var segments = new List<GenesysSegment>();
        foreach (var segment in JsonRows.Items(session, "segments"))
        {
            if (JsonRows.Instant(segment, "segmentStart") is not { } from) continue;
            segments.Add(new(JsonRows.Text(segment, "segmentType"), JsonRows.Text(segment, "queueId"), from, JsonRows.Instant(segment, "segmentEnd"), JsonRows.Text(segment, "disconnectType")));
        }

        segments.Sort((one, other) => one.From.CompareTo(other.From));
        return segments;
    }

    private ContactLeg Leg(JsonElement session, string name, List<GenesysSegment> segments, int number)
    {
        var queue = segments.Find(segment => segment.Queue.Length > 0).Queue;
        var entered = segments[0].From;
        var open = segments.Exists(segment => segment.To is null);
        var left = open ? long.MaxValue : segments.Max(segment => segment.To!.Value);
        var at = _agents.FindIndex(agent => agent.Begin >= entered && (open || agent.Begin >= left - SlackMilliseconds) && (open || agent.Begin <= left + SlackMilliseconds) && agent.Segments.Exists(segment => segment.Queue.Length == 0 || segment.Queue == queue));
        var answer = at < 0 ? default : _agents[at];
        if (at >= 0) _agents.RemoveAt(at);
        var media = JsonRows.Text(session, "mediaType");
        var tags = RowTags.None;
        if (JsonRows.Text(conversation, "originatingDirection") == "outbound" || JsonRows.Text(session, "outboundCampaignId").Length > 0 || JsonRows.Text(session, "outboundContactId").Length > 0) tags |= RowTags.NotInbound;
        else if (at < 0 && open) tags |= RowTags.Unfinished;
        if (media == "callback") tags |= RowTags.Callback;
        var reason = segments[^1].Disconnect;
        if (at < 0 && !open && reason is not ("" or "peer" or "client" or "endpoint")) tags |= RowTags.SentOn;
        if (at >= 0 && answer.Segments.Exists(segment => segment.Disconnect.StartsWith("transfer", StringComparison.Ordinal) || segment.Disconnect.StartsWith("consult", StringComparison.Ordinal) || segment.Disconnect.StartsWith("forward", StringComparison.Ordinal))) tags |= RowTags.PassedOn;
        var wait = at >= 0 ? answer.Begin - entered : open ? 0 : left - entered;
        return new()
        {
            Row = row,
            Identity = FormattableString.Invariant($"genesys {id} {number} {entered}{((tags & RowTags.Unfinished) != RowTags.None ? " open" : "")}"),
            Case = id,
            Arrival = number == 0 && JsonRows.Instant(conversation, "conversationStart") is { } start && start <= entered ? start : entered,
            Queued = entered,
            Queue = queues.Of(queue, name),
            Agent = at >= 0 ? answer.Agent : "",
            Channel = media,
            Customer = JsonRows.Text(conversation, "externalTag") is { Length: > 0 } tag ? tag : Caller(session),
            Answered = at >= 0,
            WaitMilliseconds = wait,
            Taken = at >= 0 ? answer.Begin : null,
            HandleMilliseconds = at >= 0 ? Handle(answer.Segments) : null,
            Tags = tags,
        };
    }

    /// <summary>The caller's number without scheme and host: one and the same person calls from tel:+33… and from sip:+33…@host.</summary>
    private static string Caller(JsonElement session)
    {
        if (JsonRows.Text(session, "direction") != "inbound") return "";
        var address = JsonRows.Text(session, "ani");
        address = address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var end = address.IndexOfAny(['@', ';']);
        return end < 0 ? address : address[..end];
    }

    /// <summary>Length of the union of what the agent did: the wrap-up may begin before the conversation ends. Null when a stretch has no end.</summary>
    private static long? Handle(List<GenesysSegment> segments)
    {
        long total = 0, until = long.MinValue;
        foreach (var segment in segments)
        {
            if (!_work.Contains(segment.Type)) continue;
            if (segment.To is not { } to) return null;
            var from = Math.Max(segment.From, until);
            if (to > from) total += to - from;
            until = Math.Max(until, to);
        }

        return total;
    }
}
