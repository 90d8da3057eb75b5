using System.Text;
using System.Text.Json.Nodes;
using Plateau.Import;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Platforms;

/// <summary>Conversation details of Genesys Cloud: the vendor's own sample, and made conversations for what it has not.</summary>
public sealed class GenesysConversationsTests
{
    private const string Sample = "genesys-cloud-conversation-details.json";

    [Fact]
    public void The_sample_has_two_calls_in_a_queue()
    {
        var result = FormatSamples.Of(FormatSamples.Path(Sample));
        var source = result.Log.Sources.Single();
        // 25 conversations: 19 previews of campaigns, 4 chats without a queue, 2 calls: waits 13.703 and 4.345 s, handled 20.789 s (16.072 and 5 overlap) and 56.480 s (17.480 and 39, with a gap).
        source.Read.ShouldBe(25);
        source.Reasons().ShouldBe("not-inbound 19, no-queue 4, callback 19");
        result.Flows().ShouldBe(["Test Queue: 2 2 0 0; 18 0 77"]);
        result.Evidence!.Centre.Flows.Single().Channel.ShouldBe("voice");
        result.Evidence.Cases!.Cases.ShouldBe(2);
    }

    [Fact]
    public void The_form_of_the_file_and_further_deliveries_change_nothing()
    {
        using var bench = new Workbench();
        var whole = FormatSamples.Of(FormatSamples.Path(Sample));
        var node = JsonNode.Parse(FormatSamples.Bytes(Sample))!;
        var compact = bench.Write("compact.json", node.ToJsonString());
        var lines = bench.Write("lines.jsonl", string.Join('\n', node["conversations"]!.AsArray().Select(item => item!.ToJsonString())));
        foreach (var path in new[] { compact, lines }) FormatSamples.Of(path).Flows().ShouldBe(whole.Flows());
        var twice = FormatSamples.Of(lines, compact);
        twice.Flows().ShouldBe(whole.Flows());
        twice.Log.Sources[1].Rejected.ShouldBe(25);
    }

    [Fact]
    public void A_transfer_is_two_legs_of_one_case_and_overlaps_count_once()
    {
        using var bench = new Workbench();
        const string text = """
            {"conversations":[
            {"conversationId":"a","conversationStart":"2026-03-02T09:00:00.000Z","conversationEnd":"2026-03-02T09:20:00.000Z","originatingDirection":"inbound","participants":[
              {"purpose":"customer","sessions":[{"mediaType":"voice","segments":[{"segmentType":"interact","segmentStart":"2026-03-02T09:00:00Z","segmentEnd":"2026-03-02T09:20:00Z"}]}]},
              {"purpose":"ivr","sessions":[{"mediaType":"voice","segments":[{"segmentType":"ivr","segmentStart":"2026-03-02T09:00:00Z","segmentEnd":"2026-03-02T09:00:30Z"}]}]},
              {"purpose":"acd","participantName":"Ventes","sessions":[{"mediaType":"voice","segments":[{"segmentType":"interact","queueId":"q1","segmentStart":"2026-03-02T09:00:30Z","segmentEnd":"2026-03-02T09:01:30Z","disconnectType":"transfer"}]}]},
              {"purpose":"agent","userId":"u1","sessions":[{"mediaType":"voice","segments":[{"segmentType":"alert","queueId":"q1","segmentStart":"2026-03-02T09:01:20Z","segmentEnd":"2026-03-02T09:01:30Z"},{"segmentType":"interact","queueId":"q1","segmentStart":"2026-03-02T09:01:30Z","segmentEnd":"2026-03-02T09:05:30Z"},{"segmentType":"hold","queueId":"q1","segmentStart":"2026-03-02T09:05:30Z","segmentEnd":"2026-03-02T09:06:30Z","disconnectType":"transfer"},{"segmentType":"wrapup","queueId":"q1","segmentStart":"2026-03-02T09:06:00Z","segmentEnd":"2026-03-02T09:07:00Z"}]}]},
              {"purpose":"acd","participantName":"Litiges","sessions":[{"mediaType":"voice","segments":[{"segmentType":"interact","queueId":"q2","segmentStart":"2026-03-02T09:06:30Z","segmentEnd":"2026-03-02T09:08:30Z","disconnectType":"transfer"}]}]},
              {"purpose":"agent","userId":"u2","sessions":[{"mediaType":"voice","segments":[{"segmentType":"interact","queueId":"q2","segmentStart":"2026-03-02T09:08:30Z","segmentEnd":"2026-03-02T09:20:00Z","disconnectType":"peer"}]}]}]},
            {"conversationId":"b","conversationStart":"2026-03-02T09:10:00Z","participants":[
              {"purpose":"acd","participantName":"Ventes (ancien)","sessions":[{"mediaType":"voice","segments":[{"segmentType":"interact","queueId":"q1","segmentStart":"2026-03-02T09:10:00Z","segmentEnd":"2026-03-02T09:10:45Z","disconnectType":"peer"}]}]}]},
            {"conversationId":"c","conversationStart":"2026-03-02T09:11:00Z","participants":[
              {"purpose":"acd","participantName":"Ventes","sessions":[{"mediaType":"voice","segments":[{"segmentType":"interact","queueId":"q1","segmentStart":"2026-03-02T09:11:00Z","segmentEnd":"2026-03-02T09:12:00Z","disconnectType":"system"}]}]}]},
            {"conversationId":"d","conversationStart":"2026-03-02T09:13:00Z","participants":[
              {"purpose":"acd","participantName":"Ventes","sessions":[{"mediaType":"voice","segments":[{"segmentType":"interact","queueId":"q1","segmentStart":"2026-03-02T09:13:00Z"}]}]}]}
            ]}
            """;
        var result = FormatSamples.Of(bench.Write("log.json", text));
        // Ventes: answered after 60 s, handled from 9:01:30 to 9:07:00; one left after 45 s, one was sent on after 60 s; the last has no end.
        result.Flows().ShouldBe(["Litiges: 1 1 0 0; 120 0 690", "Ventes: 3 1 2 1; 60 105 330"]);
        result.Log.Sources.Single().Reasons().ShouldBe("unfinished 1, sent-on 1, passed-on 1");
        var cases = result.Evidence!.Cases!;
        cases.Edges.Select(edge => (edge.From, edge.To, edge.Count)).ShouldBe([("Ventes", "Litiges", 1)]);
        result.Evidence.Quality!.Notes.ShouldContain(note => note.Code == "note.queue-renamed");
    }

    [Fact]
    public void Harm_done_to_the_sample_is_told() =>
        FormatFuzz.Run("genesys-conversations", "log.json", FormatSamples.Bytes(Sample), 31, 150, NothingLost);

    [Fact(Explicit = true)]
    [Trait("tier", "deep")]
    public void Much_harm_done_to_the_sample_is_told() =>
        FormatFuzz.Run("genesys-conversations", "log.json", FormatSamples.Bytes(Sample), 3_000_000, 5_000, NothingLost);

    [Fact]
    public void Extremes_are_rows_or_problems() => FormatFuzz.Extremes("genesys-conversations", "log.json", FormatSamples.Bytes(Sample));

    /// <summary>Fewer rows than conversations that still begin: then something was told.</summary>
    private static void NothingLost(byte[] bytes, ReadingResult result)
    {
        var begun = Encoding.Latin1.GetString(bytes).Split("\"conversationId\":").Length - 1;
        if (result.Log.Read < begun) (result.Problems.Length > 0 || result.Log.Rejected > 0).ShouldBeTrue();
    }
}
