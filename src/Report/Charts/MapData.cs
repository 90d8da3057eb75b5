using System.Text.Json.Nodes;
using Plateau.Diagnosis.Map;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;

namespace Plateau.Report.Charts;

/// <summary>The places and ways of the organisation's map with their words, for a page that filters them and draws them anew: as declared, as observed, the difference.</summary>
internal static class MapData
{
    public static JsonObject Of(Telling telling, OrganisationMaps maps, CentreMap declared)
    {
        // What cannot be compared still stands side by side.
        var both = maps.Difference ?? MapDifference.Of(declared, maps.Observed ?? CentreMap.Empty, alike: false);
        var places = both.Nodes.Index().ToDictionary(place => place.Item.Node.Key, place => place.Index, StringComparer.Ordinal);
        return new JsonObject
        {
            ["views"] = new JsonArray([.. Views(maps).Select(view => JsonValue.Create(view))]),
            ["words"] = Words(telling),
            ["stages"] = new JsonArray([.. Enum.GetValues<MapStage>().Select(stage => new JsonObject { ["key"] = MapWords.Key(stage), ["name"] = MapWords.StageOf(telling, stage) })]),
            ["places"] = new JsonArray([.. both.Nodes.Select(node => Place(telling, node))]),
            ["ways"] = new JsonArray([.. both.Links.Select(link => Way(telling, link, places))]),
        };
    }

    private static IEnumerable<string> Views(OrganisationMaps maps)
    {
        yield return "declared";
        if (maps.Observed is not null)
            yield return "observed";
        if (maps.Difference is not null)
            yield return "difference";
    }

    private static JsonObject Words(Telling telling) => new()
    {
        ["from"] = telling.Word("map.from"),
        ["to"] = telling.Word("map.to"),
        ["how"] = telling.Word("omap.how"),
        ["declared"] = telling.Word("omap.said"),
        ["observed"] = telling.Word("omap.seen"),
        ["stands"] = telling.Word("omap.stands"),
        ["unknown"] = telling.Word("omap.unknown"),
    };

    private static JsonObject Place(Telling telling, NodeDifference node) => new()
    {
        ["stage"] = MapWords.Key(node.Node.Stage),
        ["name"] = MapWords.NameOf(telling, node.Node),
        ["channel"] = (node.First?.Channel ?? node.Second?.Channel) is { } channel ? MapWords.ChannelOf(telling, channel) : null,
        ["isLoss"] = MapWords.IsLoss(node.Node),
        ["declared"] = Weekly(telling, node.First?.Weekly),
        ["observed"] = Weekly(telling, node.Second?.Weekly),
        ["presence"] = MapWords.Key(node.Presence),
    };

    private static JsonObject Way(Telling telling, LinkDifference link, Dictionary<string, int> places) => new()
    {
        ["from"] = places[link.From.Key],
        ["to"] = places[link.To.Key],
        ["how"] = MapWords.KindOf(telling, link.Kind),
        ["declared"] = Weekly(telling, link.First?.Weekly),
        ["observed"] = Weekly(telling, link.Second?.Weekly),
        ["presence"] = MapWords.Key(link.Presence),
        ["stands"] = telling.Word($"centre-map.presence.{MapWords.Key(link.Presence)}") + (link.Volume is VolumeVerdict.Less or VolumeVerdict.More ? $" ({telling.Word($"omap.volume.{MapWords.Key(link.Volume)}")})" : ""),
    };

    /// <summary>Null where it does not stand on that map; a value of null where it does, and nobody knows how much.</summary>
    private static JsonObject? Weekly(Telling telling, Estimate? weekly) =>
        weekly is { } known ? new JsonObject { ["value"] = known.Value, ["text"] = MapWords.Weekly(telling, known) } : null;
}
