using System.Globalization;
using System.Text.Json.Nodes;
using Plateau.Model;
using Plateau.Model.Files;

namespace Plateau.Tests.Model;

/// <summary>The file of a right centre with mistakes put in.</summary>
internal static class CentreEdits
{
    /// <summary>The centre's file with values set (JSON; null text removes; one past the end of a list adds) at slash paths.</summary>
    public static string Of(CentreModel centre, params IEnumerable<(string Path, string? Value)> edits)
    {
        var root = JsonNode.Parse(CentreFile.Write(centre))!;
        foreach (var (path, value) in edits)
        {
            var steps = path.Split('/');
            var node = steps[..^1].Aggregate(root, (at, step) => at is JsonArray list ? list[Index(step)]! : at[step] ??= new JsonObject());
            if (node is JsonArray array && value is null) array.RemoveAt(Index(steps[^1]));
            else if (node is JsonArray longer && Index(steps[^1]) == longer.Count) longer.Add(JsonNode.Parse(value!));
            else if (node is JsonArray items) items[Index(steps[^1])] = JsonNode.Parse(value!);
            else if (value is null) node.AsObject().Remove(steps[^1]);
            else node[steps[^1]] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }

    private static int Index(string step) => int.Parse(step, CultureInfo.InvariantCulture);
}
