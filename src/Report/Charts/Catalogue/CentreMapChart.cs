using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Diagnosis.Map;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>
/// The organisation from left to right: entry point, menu, flow, team, end. As declared, with what the log confirms or contradicts; and, where one is given, the organisation that is aimed at over the one that is.
/// </summary>
internal sealed class CentreMapChart : IChart
{
    private const int LongestName = 24;

    /// <summary>A way whose volume nobody knows is drawn as thin as this share of the widest.</summary>
    private const double Hairline = 0.012;

    public string Key => "centre-map";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Maps is not { Declared: { } declared } maps)
            return [];
        var drawings = ImmutableArray.CreateBuilder<Drawing>();
        Add(drawings, telling, Key, "centre-map", maps.Difference ?? MapDifference.Of(declared, CentreMap.Empty, alike: false), maps.Difference is null ? "centre-map.declared" : "centre-map.difference", MapData.Of(telling, maps, declared));
        if (maps.Target is { } target)
            Add(drawings, telling, $"{Key}-target", "centre-map.target", target.Difference, "centre-map.target");
        return drawings.ToImmutable();
    }

    private static void Add(ImmutableArray<Drawing>.Builder drawings, Telling telling, string key, string words, MapDifference maps, string legend, JsonObject? data = null)
    {
        var columns = MapColumns.Of(maps, telling.Study.Settings.MapBoxes);
        if (columns.Bands.IsEmpty)
            return;
        var counts = Enum.GetValues<MapPresence>().ToDictionary(presence => presence, presence => maps.Nodes.Count(node => node.Presence == presence));
        Argument[] arguments =
        [
            Argument.Count("places", maps.Nodes.Length), Argument.Count("ways", maps.Links.Length), Argument.Count("first", counts[MapPresence.OnlyFirst]), Argument.Count("second", counts[MapPresence.OnlySecond]),
            Argument.Count("boxes", columns.Boxes.Length), Argument.Count("unknown", columns.Bands.Count(band => band.Weekly is null)),
        ];
        var tallest = columns.Boxes.GroupBy(box => box.Stage).Max(stage => stage.Count());
        drawings.Add(new(key, telling.Word($"{legend}.title", arguments), Option(telling, columns), Twin(telling, columns, words), telling.Word($"{words}.sentence", arguments), Math.Clamp(120 + (34 * tallest), 260, 1600), telling.Word($"{legend}.legend"), data));
    }

    private static string NameOf(Telling telling, MapBox box) => box.Node is { } node ? MapWords.NameOf(telling, node) : telling.Word("omap.others", Argument.Count("others", box.Others), Argument.Of("stage", MapWords.StageOf(telling, box.Stage)));

    private static JsonObject Option(Telling telling, MapColumns columns)
    {
        var widest = columns.Bands.Max(band => band.Weekly) ?? 1;
        var depth = columns.Columns();
        var option = Options.Base();
        option["series"] = new JsonArray(new JsonObject
        {
            ["type"] = "sankey",
            ["left"] = 8,
            ["right"] = 170,
            ["top"] = 8,
            ["bottom"] = 8,
            ["nodeWidth"] = 10,
            ["nodeGap"] = 12,
            ["nodeAlign"] = "left",
            ["layoutIterations"] = 24,
            ["draggable"] = false,
            ["emphasis"] = new JsonObject { ["focus"] = "adjacency" },
            ["data"] = new JsonArray([.. columns.Boxes.Index().Where(box => columns.Bands.Any(band => band.From == box.Index || band.To == box.Index)).Select(box => (JsonNode)Node(telling, box.Index, box.Item, depth[box.Index]))]),
            ["links"] = new JsonArray([.. columns.Bands.Select(band => (JsonNode)Link(telling, columns, band, widest))]),
        });
        return option;
    }

    private static JsonObject Node(Telling telling, int index, MapBox box, int depth)
    {
        var name = NameOf(telling, box);
        var label = Mark(box.Presence) + (name.Length > LongestName ? name[..(LongestName - 1)] + "…" : name);
        return new JsonObject
        {
            ["name"] = $"b:{index}",
            ["depth"] = depth,
            ["itemStyle"] = new JsonObject { ["color"] = Colour(box.Presence, box), ["borderWidth"] = 0 },
            ["label"] = new JsonObject { ["formatter"] = Options.Escaped(label), ["position"] = "right", ["color"] = "@ink", ["fontSize"] = Options.FontSize },
            ["tip"] = $"{MapWords.StageOf(telling, box.Stage)}{telling.Word("colon")}{name}",
        };
    }

    private static JsonObject Link(Telling telling, MapColumns columns, MapBand band, double widest) => new()
    {
        ["source"] = $"b:{band.From}",
        ["target"] = $"b:{band.To}",
        ["value"] = Math.Max(Hairline * widest, band.Weekly ?? 0),
        ["lineStyle"] = new JsonObject { ["color"] = band.Presence is MapPresence.OnlyFirst ? "@specialised" : band.Presence is MapPresence.OnlySecond ? "@pooled" : "@neutral", ["opacity"] = band.Weekly is null ? 0.18 : 0.34, ["curveness"] = 0.5 },
        ["tip"] = $"{NameOf(telling, columns.Boxes[band.From])} → {NameOf(telling, columns.Boxes[band.To])}{telling.Word("colon")}{WeeklyOf(telling, band)}",
    };

    private static string WeeklyOf(Telling telling, MapBand band) => band.Weekly is { } weekly ? telling.Word(band.Partly ? "omap.a-week-or-more" : "omap.a-week", Argument.Count("count", (long)Math.Round(weekly))) : telling.Word("omap.unknown");

    /// <summary>A sign before the name, so that nothing is told by colour alone.</summary>
    private static string Mark(MapPresence presence) => presence switch
    {
        MapPresence.OnlyFirst => "− ",
        MapPresence.OnlySecond => "+ ",
        _ => "",
    };

    private static string Colour(MapPresence presence, MapBox box) => presence switch
    {
        MapPresence.OnlyFirst => "@specialised",
        MapPresence.OnlySecond => "@pooled",
        _ when box.Node is null => "@neutral",
        _ when MapWords.IsLoss(box.Node) => "@loss",
        _ => "@sequence4",
    };

    private static Table Twin(Telling telling, MapColumns columns, string words)
    {
        var table = new TableBuilder(telling.Word($"{words}.twin")).Text(telling.Word("map.from")).Text(telling.Word("map.to")).Number(telling.Word("omap.weekly")).Text(telling.Word("omap.stands"));
        foreach (var band in columns.Bands)
            table.Add(NameOf(telling, columns.Boxes[band.From]), NameOf(telling, columns.Boxes[band.To]), band.Weekly is null ? Texts.Formatter.UnknownMark : (band.Partly ? "≥ " : "") + telling.Format.Count((long)Math.Round(band.Weekly.Value)),
                telling.Word($"{words}.presence.{MapWords.Key(band.Presence)}"));
        return table.Build();
    }
}
