using System.Text.Json.Nodes;
using Plateau.Import;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Platforms;

/// <summary>Tickets of Zendesk: figures of the made sample worked out by hand.</summary>
public sealed class ZendeskTicketsTests
{
    private const string Sample = "zendesk-tickets.json";

    // Group 21: a reply after 45 min, one solved without a reply after 10 min; group 22: a reply after 1,500 min. The fourth has neither.
    private static readonly string[] _flows = ["21: 2 2 0 0; 3300 0 0", "22: 1 1 0 0; 90000 0 0"];

    [Fact]
    public void The_sample_gives_the_figures_worked_out_by_hand()
    {
        var result = FormatSamples.Of(FormatSamples.Path(Sample));
        var source = result.Log.Sources.Single();
        source.Counts().ShouldBe("zendesk-tickets: 8 = 4 + 4 + 0");
        source.Reasons().ShouldBe("unfinished 1, passed-on 1, deferred 4");
        result.Flows().ShouldBe(_flows);
        // Which groups a ticket went through is not in the export: no map may say that none did.
        result.Evidence!.Cases.ShouldBeNull();
        // No busy time is known: none is counted.
        result.Evidence!.Observed!.Flows.ShouldAllBe(flow => flow.Handle.Mean.Value == null);
    }

    [Fact]
    public void Lines_with_their_metrics_or_a_csv_say_the_same()
    {
        using var bench = new Workbench();
        var root = JsonNode.Parse(FormatSamples.Bytes(Sample))!;
        var metrics = root["metric_sets"]!.AsArray().ToDictionary(set => set!["ticket_id"]!.ToString());
        var lines = root["tickets"]!.AsArray().Select(ticket =>
        {
            var copy = ticket!.DeepClone().AsObject();
            copy["metric_set"] = metrics[copy["id"]!.ToString()]!.DeepClone();
            return copy.ToJsonString();
        });
        var inline = FormatSamples.Of(bench.Write("lines.jsonl", string.Join('\n', lines)));
        inline.Flows().ShouldBe(_flows);
        inline.Log.Read.ShouldBe(4);
        var mixed = FormatSamples.Of(bench.Write("mixed.jsonl", string.Join('\n', root["tickets"]!.AsArray().Concat(root["metric_sets"]!.AsArray()).Select(item => item!.ToJsonString()))));
        mixed.Flows().ShouldBe(_flows);
        var csv = FormatSamples.Of(bench.Write("tickets.csv", """
            Id,Created at,Status,Group,Assignee,Via,Requester,Group stations,First reply time in minutes,First resolution time in minutes
            9001,2026-03-24 08:00:00 UTC,Closed,21,501,email,3001,1,45,240
            9002,2026-03-24 08:30:00 UTC,Solved,22,502,web,3002,3,1500,2900
            9003,2026-03-24 09:00:00 UTC,Solved,21,501,email,3001,1,,10
            9004,2026-03-24 22:45:00 UTC,Open,21,,email,3003,1,,
            """));
        csv.Log.Sources.Single().Counts().ShouldBe("zendesk-tickets: 4 = 0 + 4 + 0");
        csv.Flows().ShouldBe(_flows);
    }

    [Fact]
    public void Two_deliveries_count_once_and_a_ticket_answered_since_counts()
    {
        using var bench = new Workbench();
        var later = File.ReadAllText(FormatSamples.Path(Sample)).Replace("\"solved_at\": null, \"reply_time_in_minutes\": {\"calendar\": null", "\"solved_at\": null, \"reply_time_in_minutes\": {\"calendar\": 600", StringComparison.Ordinal);
        var result = FormatSamples.Of(FormatSamples.Path(Sample), bench.Write("later.json", later));
        result.Flows().ShouldBe(["21: 3 3 0 0; 39300 0 0", "22: 1 1 0 0; 90000 0 0"]);
        result.Log.Sources[1].Rejected.ShouldBe(3);
    }

    [Fact]
    public void Tickets_without_metrics_say_nothing_of_waits()
    {
        using var bench = new Workbench();
        var root = JsonNode.Parse(FormatSamples.Bytes(Sample))!.AsObject();
        root.Remove("metric_sets");
        FormatSamples.Of(bench.Write("tickets.json", root.ToJsonString())).Problems.Select(problem => problem.What.Code).ShouldContain("zendesk-no-metrics");
    }

    [Fact]
    public void Harm_done_to_the_sample_is_told() => FormatFuzz.Run("zendesk-tickets", "tickets.json", FormatSamples.Bytes(Sample), 51, 200);

    [Fact(Explicit = true)]
    [Trait("tier", "deep")]
    public void Much_harm_done_to_the_sample_is_told() => FormatFuzz.Run("zendesk-tickets", "tickets.json", FormatSamples.Bytes(Sample), 5_000_000, 20_000);

    [Fact]
    public void Extremes_are_rows_or_problems() => FormatFuzz.Extremes("zendesk-tickets", "tickets.json", FormatSamples.Bytes(Sample));
}
