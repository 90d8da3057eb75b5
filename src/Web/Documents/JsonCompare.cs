using System.Globalization;
using System.Text.Json.Nodes;

namespace Plateau.Web.Documents;

/// <summary>One difference.</summary>
/// <param name="Path">items[2].role; items that have an id are named by it.</param>
/// <param name="Before">JSON; null = was not there.</param>
/// <param name="After">JSON; null = is not there any more.</param>
internal sealed record JsonDifference(string Path, JsonNode? Before, JsonNode? After);

/// <summary>Where two versions of a document differ. Items of lists are held against each other by their id, so that one more at the top is one difference.</summary>
internal static class JsonCompare
{
    public static IEnumerable<JsonDifference> Of(JsonNode? before, JsonNode? after, string path = "")
    {
        if (JsonNode.DeepEquals(before, after))
            return [];
        return (before, after) switch
        {
            (JsonObject one, JsonObject other) => Members(one, other, path),
            (JsonArray one, JsonArray other) => Items(one, other, path),
            _ => [new(path, before?.DeepClone(), after?.DeepClone())],
        };
    }

    private static IEnumerable<JsonDifference> Members(JsonObject one, JsonObject other, string path) =>
        one.Select(member => member.Key).Union(other.Select(member => member.Key), StringComparer.Ordinal)
            .SelectMany(name => Of(one[name], other[name], path.Length == 0 ? name : $"{path}.{name}"));

    private static IEnumerable<JsonDifference> Items(JsonArray one, JsonArray other, string path)
    {
        var (before, after) = (Keyed(one), Keyed(other));
        return before.Keys.Union(after.Keys, StringComparer.Ordinal).SelectMany(key => Of(before.GetValueOrDefault(key), after.GetValueOrDefault(key), $"{path}[{key}]"));
    }

    private static Dictionary<string, JsonNode?> Keyed(JsonArray items)
    {
        var keyed = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        for (var index = 0; index < items.Count; index++)
        {
            var id = items[index] is JsonObject item && item["id"] is JsonValue value ? value.ToString() : index.ToString(CultureInfo.InvariantCulture);
            keyed[keyed.ContainsKey(id) ? $"{id}#{index}" : id] = items[index];
        }

        return keyed;
    }
}
