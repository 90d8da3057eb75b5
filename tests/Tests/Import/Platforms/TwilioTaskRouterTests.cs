using System.Text.Json.Nodes;
using Plateau.Import;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Platforms;

/// <summary>Events of Twilio TaskRouter: figures of the made sample worked out by hand.</summary>
public sealed class TwilioTaskRouterTests
{
    private const string Sample = "twilio-taskrouter-events.jsonl";

    // Orders: 45 s and 180 s, then passed on; a chat left after 90 s; one moved on by the workflow after 120 s. Disputes: 90 s and 330 s; 10 s and 240 s.
    private static readonly string[] _flows = ["Disputes: 2 2 0 0; 100 0 570", "Orders: 3 1 2 1; 45 210 180"];

    [Fact]
    public void The_sample_gives_the_figures_worked_out_by_hand()
    {
        var result = FormatSamples.Of(FormatSamples.Path(Sample));
        var source = result.Log.Sources.Single();
        // 17 events: a worker's state and two creations before the queue are no contacts; of 5 legs one was passed on and one sent on.
        source.Counts().ShouldBe("twilio-taskrouter: 17 = 12 + 5 + 0");
        source.Reasons().ShouldBe("no-contact 3, sent-on 1, passed-on 1");
        result.Flows().ShouldBe(_flows);
        result.Evidence!.Cases!.Edges.Select(edge => (edge.From, edge.To, edge.Count)).ShouldBe([("Orders", "Disputes", 2)]);
    }

    [Fact]
    public void Every_form_of_delivery_says_the_same()
    {
        using var bench = new Workbench();
        var events = File.ReadAllLines(FormatSamples.Path(Sample)).Select(line => JsonNode.Parse(line)!.AsObject()).ToArray();
        var cloud = events.Select(item => new JsonObject
        {
            ["specversion"] = "1.0",
            ["type"] = "com.twilio.taskrouter." + item["EventType"],
            ["source"] = "/v1/Workspaces",
            ["id"] = item["Sid"]!.DeepClone(),
            ["time"] = item["Timestamp"]!.DeepClone(),
            ["data"] = new JsonObject { ["payload"] = Without(item, "EventType", "Sid", "Timestamp") },
        });
        var listed = new JsonObject { ["meta"] = new JsonObject { ["page"] = 0 }, ["events"] = new JsonArray([.. events.Select(item => new JsonObject { ["event_type"] = item["EventType"]!.DeepClone(), ["event_date"] = item["Timestamp"]!.DeepClone(), ["sid"] = item["Sid"]!.DeepClone(), ["event_data"] = Without(item, "EventType", "Sid", "Timestamp") })]) };
        FormatSamples.Of(bench.Write("cloud.jsonl", string.Join('\n', cloud.Select(item => item.ToJsonString())))).Flows().ShouldBe(_flows);
        FormatSamples.Of(bench.Write("list.json", listed.ToJsonString())).Flows().ShouldBe(_flows);
    }

    [Fact]
    public void Two_deliveries_count_once_and_a_task_goes_on_in_the_next_file()
    {
        using var bench = new Workbench();
        var lines = File.ReadAllLines(FormatSamples.Path(Sample));
        var result = FormatSamples.Of(bench.Write("one.jsonl", string.Join('\n', lines[..9])), bench.Write("two.jsonl", string.Join('\n', lines[5..])));
        result.Flows().ShouldBe(_flows);
        result.Log.Sources[1].Reasons().ShouldBe("duplicate 4, no-contact 1, sent-on 1");
    }

    [Fact]
    public void Harm_done_to_the_sample_is_told() => FormatFuzz.Run("twilio-taskrouter", "log.jsonl", FormatSamples.Bytes(Sample), 61, 200);

    [Fact(Explicit = true)]
    [Trait("tier", "deep")]
    public void Much_harm_done_to_the_sample_is_told() => FormatFuzz.Run("twilio-taskrouter", "log.jsonl", FormatSamples.Bytes(Sample), 6_000_000, 20_000);

    [Fact]
    public void Extremes_are_rows_or_problems() => FormatFuzz.Extremes("twilio-taskrouter", "log.jsonl", FormatSamples.Bytes(Sample));

    private static JsonObject Without(JsonObject item, params string[] names)
    {
        var copy = item.DeepClone().AsObject();
        foreach (var name in names) copy.Remove(name);
        return copy;
    }
}
