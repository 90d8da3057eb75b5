using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Web;

/// <summary>Changes written by hand, priced through the host.</summary>
public sealed class WhatIfApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task More_people_serve_better_and_each_line_is_sharper_than_the_one_before()
    {
        await using var studio = await StudioRun.Start();
        var (centre, group) = await Ready(studio);
        var lines = await Price(studio, centre, new { code = "add-staff", group, weekday = (int?)null, fromMinutes = 0, toMinutes = 1440, agents = 3 });
        lines.Select(line => line["replications"]!.GetValue<int>()).ShouldBe([4, 8, 16, 32, 64]);
        var gains = lines.Select(line => line["lines"]![0]!["within"]!["gain"]!).ToList();
        gains[^1]["low"]!.GetValue<double>().ShouldBeGreaterThan(0);
        Width(gains[^1]).ShouldBeLessThan(Width(gains[0]));
        lines[^1]["hoursAfter"]!.GetValue<double>().ShouldBeGreaterThan(lines[^1]["hoursBefore"]!.GetValue<double>());
        // All contacts, then flow by flow.
        lines[^1]["lines"]!.AsArray().Select(line => line!["name"]?.GetValue<string>()).ShouldBe([null, "Service", "Ventes"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_change_that_changes_nothing_gains_exactly_nothing()
    {
        await using var studio = await StudioRun.Start();
        var (centre, group) = await Ready(studio);
        var gain = (await Price(studio, centre, new { code = "add-staff", group, weekday = 1, fromMinutes = 0, toMinutes = 1440, agents = 0 }))[^1]["lines"]![0]!["within"]!["gain"]!;
        (gain["value"]!.GetValue<double>(), gain["low"]!.GetValue<double>(), gain["high"]!.GetValue<double>()).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task Everything_wrong_in_a_list_is_told_at_once()
    {
        await using var studio = await StudioRun.Start();
        var (centre, group) = await Ready(studio);
        var reply = await studio.Post(
            $"/api/centres/{centre}/whatif/price",
            new { changes = new object[] { new { code = "dismiss-everybody" }, new { code = "add-staff", group, fromMinutes = -5, toMinutes = "noon" }, new { code = "pool-flows", flows = 7 }, "text" } },
            HttpStatusCode.BadRequest);
        reply["problems"]!.AsArray().Select(problem => problem!["place"]!.GetValue<string>())
            .ShouldBe(["changes[0].code", "changes[1].fromMinutes", "changes[1].toMinutes", "changes[1].agents", "changes[2].flows", "changes[3].code"]);
        var refused = await studio.Post($"/api/centres/{centre}/whatif/price", new { changes = new[] { new { code = "move-agents", from = group, to = group, agents = 1 } } }, HttpStatusCode.BadRequest);
        refused["problems"]![0]!["place"]!.GetValue<string>().ShouldBe("changes[0]");
        await studio.Post($"/api/centres/{centre}/whatif/price", new { changes = Array.Empty<object>() }, HttpStatusCode.BadRequest);
    }

    private static double Width(JsonNode estimate) => estimate["high"]!.GetValue<double>() - estimate["low"]!.GetValue<double>();

    private static async Task<(string Centre, string Group)> Ready(StudioRun studio)
    {
        var centre = await studio.Centre();
        await studio.Upload(centre, "appels.csv", Sample.Log(days: 15, aDay: 400));
        var choices = await studio.Get($"/api/centres/{centre}/whatif/choices?language=fr");
        choices["forms"]!.AsArray().ShouldAllBe(form => !form!["name"]!.GetValue<string>().StartsWith("studio.", StringComparison.Ordinal) && form["fields"]!.AsArray().All(field => !field!["name"]!.GetValue<string>().StartsWith("studio.", StringComparison.Ordinal)));
        return (centre, choices["groups"]![0]!["id"]!.GetValue<string>());
    }

    private static async Task<List<JsonNode>> Price(StudioRun studio, string centre, object change)
    {
        var response = await studio.Browser.PostAsJsonAsync($"/api/centres/{centre}/whatif/price", new { changes = new[] { change } }, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
