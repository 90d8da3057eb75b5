using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Web;

/// <summary>What the page draws its map and its first figures from, held against the study's own data.</summary>
public sealed class MapApiTests
{
    [Fact]
    public async Task The_map_says_what_the_study_says_and_every_figure_of_the_answer_says_why()
    {
        await using var studio = await StudioRun.Start();
        var centre = (await studio.Post("/api/centres", new { sample = "maison-lumen", language = "fr" }, HttpStatusCode.Created))["id"]!.GetValue<string>();
        (await studio.Study(centre, "diagnosis"))[^1]["state"]!.GetValue<string>().ShouldBe("done");
        var maps = (await studio.Get($"/api/centres/{centre}/report.json"))["maps"]!;
        foreach (var language in new[] { "fr", "en" })
        {
            var sections = (await studio.Get($"/api/centres/{centre}/report?sections=answer,organisation-map&language={language}"))["sections"]!.AsArray();
            var map = Blocks(sections, "chart").Single(block => block["key"]!.GetValue<string>() == "centre-map")["map"]!;
            map["views"]!.AsArray().Select(view => view!.GetValue<string>()).ShouldBe(["declared", "observed", "difference"]);
            var (places, ways) = (map["places"]!.AsArray(), map["ways"]!.AsArray());
            places.Count.ShouldBe(maps["difference"]!["nodes"]!.AsArray().Count);
            ways.Count.ShouldBe(maps["difference"]!["links"]!.AsArray().Count);
            foreach (var source in new[] { "declared", "observed" })
            {
                var nodes = maps[source]!["nodes"]!.AsArray();
                var placesThere = places.Where(place => place![source] is not null).Select(place => (place!["stage"]!.GetValue<string>(), Number(place[source]!["value"])));
                placesThere.ShouldBe(nodes.Select(node => (node!["stage"]!.GetValue<string>(), Number(node["weekly"]?["value"]))), ignoreOrder: true);
                var waysThere = ways.Where(way => way![source] is not null).Select(way => (StageOf(places, way!["from"]), StageOf(places, way["to"]), Number(way[source]!["value"])));
                waysThere.ShouldBe(maps[source]!["links"]!.AsArray().Select(link => (StageOf(nodes, link!["from"]), StageOf(nodes, link["to"]), Number(link["weekly"]?["value"]))), ignoreOrder: true);
            }

            var figures = Blocks(sections, "figures").SelectMany(block => block["items"]!.AsArray()).ToList();
            figures.ShouldNotBeEmpty();
            // Definition, formula and what went in at least.
            figures.ShouldAllBe(figure => figure!["explanation"]!["lines"]!.AsArray().Count >= 3);
        }

        (await studio.Get($"/api/centres/{centre}/report?sections=map"))["sections"]!.AsArray().ShouldNotBeEmpty();
    }

    private static IEnumerable<JsonNode> Blocks(JsonArray sections, string kind) => sections.SelectMany(section => section!["blocks"]!.AsArray()).Where(block => block!["kind"]!.GetValue<string>() == kind).Select(block => block!);

    private static string StageOf(JsonArray places, JsonNode? at) => places[at!.GetValue<int>()]!["stage"]!.GetValue<string>();

    // The study's data are rounded to ten digits.
    private static double? Number(JsonNode? value) => value is null ? null : Math.Round(value.GetValue<double>(), 5);
}
