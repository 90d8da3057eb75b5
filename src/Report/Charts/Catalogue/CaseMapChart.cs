using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>
/// Who hands cases to whom: senders on the left, receivers on the right, so that ways there and back are seen as two. In a log without teams the same of activities.
/// </summary>
internal sealed class CaseMapChart : IChart
{
    private const int LongestName = 28;

    public string Key => "case-map";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Evidence.Cases is not { } cases)
            return [];
        var teams = cases.Edges.Length > 0;
        (string From, string To, long Count)[] links = teams
            ? [.. cases.Edges.Select(edge => (edge.From, edge.To, edge.Count))]
            : [.. cases.DirectlyFollows.Select(pair => (pair.From, pair.To, pair.Count))];
        if (links.Length == 0)
            return [];
        var map = MapBoxes.Of(links, telling.Study.Settings.MapBoxes);
        var total = links.Sum(link => link.Count);
        var (from, to, count) = links[0];
        var words = teams ? "case-map" : "case-map.activities";
        var title = telling.Word($"{words}.title", Argument.Of("from", from), Argument.Of("to", to), Argument.Share("share", (double)count / total), Argument.Count("count", total));
        var sentence = telling.Word($"{words}.sentence", Argument.Count("boxes", map.Names.Length), Argument.Count("others", map.Others), Argument.Count("links", links.Length), Argument.Count("count", total));
        var height = Math.Clamp(120 + (26 * (map.Names.Length + 1)), 240, 1600);
        return [new(Key, title, Option(telling, map), Twin(telling, map, teams, total), sentence, height, telling.Word($"{words}.legend"))];
    }

    internal static string NameOf(Telling telling, MapBoxes map, int box) =>
        box < map.Names.Length ? map.Names[box] : telling.Word("case-map.others", Argument.Count("others", map.Others));

    private static JsonObject Option(Telling telling, MapBoxes map)
    {
        var nodes = new JsonArray();
        for (var box = 0; box <= map.Names.Length; box++)
            AddNode(telling, map, box, map.Links.Where(link => link.From == box).Sum(link => link.Count), "f", "left", nodes);
        for (var box = 0; box <= map.Names.Length; box++)
            AddNode(telling, map, box, map.Links.Where(link => link.To == box).Sum(link => link.Count), "t", "right", nodes);
        var option = Options.Base();
        option["series"] = new JsonArray(new JsonObject
        {
            ["type"] = "sankey",
            ["left"] = 220,
            ["right"] = 220,
            ["top"] = 8,
            ["bottom"] = 8,
            ["nodeWidth"] = 10,
            ["nodeGap"] = 10,
            ["layoutIterations"] = 0,
            ["draggable"] = false,
            ["emphasis"] = new JsonObject { ["focus"] = "adjacency" },
            ["data"] = nodes,
            ["links"] = new JsonArray([.. map.Links.OrderBy(link => link.From).ThenBy(link => link.To).Select(link => (JsonNode)Link(telling, map, link))]),
        });
        return option;
    }

    private static void AddNode(Telling telling, MapBoxes map, int box, long count, string side, string position, JsonArray nodes)
    {
        if (count == 0)
            return;
        var name = NameOf(telling, map, box);
        var label = $"{(name.Length > LongestName ? name[..(LongestName - 1)] + "…" : name)}  {telling.Format.Count(count)}";
        nodes.Add(new JsonObject
        {
            ["name"] = $"{side}:{box}",
            ["itemStyle"] = new JsonObject { ["color"] = box == map.Names.Length ? "@neutral" : side == "f" ? "@sequence5" : "@sequence4", ["borderWidth"] = 0 },
            ["label"] = new JsonObject { ["formatter"] = Options.Escaped(label), ["position"] = position, ["color"] = "@ink", ["fontSize"] = Options.FontSize },
            ["tip"] = $"{name}{telling.Word("colon")}{telling.Format.Count(count)}",
        });
    }

    private static JsonObject Link(Telling telling, MapBoxes map, BoxLink link) => new()
    {
        ["source"] = $"f:{link.From}",
        ["target"] = $"t:{link.To}",
        ["value"] = link.Count,
        ["lineStyle"] = new JsonObject { ["color"] = "@neutral", ["opacity"] = 0.32, ["curveness"] = 0.5 },
        ["tip"] = $"{NameOf(telling, map, link.From)} → {NameOf(telling, map, link.To)}{telling.Word("colon")}{telling.Format.Count(link.Count)}",
    };

    private static Table Twin(Telling telling, MapBoxes map, bool teams, long total)
    {
        var table = new TableBuilder(telling.Word(teams ? "case-map.twin" : "case-map.activities.twin")).Text(telling.Word("map.from")).Text(telling.Word("map.to"))
            .Number(telling.Word(teams ? "map.handovers" : "map.times")).Number(telling.Word("map.share"));
        foreach (var link in map.Links)
            table.Add(NameOf(telling, map, link.From), NameOf(telling, map, link.To), telling.Format.Count(link.Count), telling.Format.Percent((double)link.Count / total));
        return table.Build();
    }
}
