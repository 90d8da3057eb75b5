using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plateau.Model.Files;

/// <summary>
/// JSON laid out for people: a list of numbers or words, and a small object, stay on one line; everything else is indented by two. Same tree, same bytes.
/// </summary>
internal static class JsonLayout
{
    private const int LongestSmallObject = 150;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Print(JsonNode root)
    {
        var text = new StringBuilder();
        Append(text, root, 0);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node, int depth)
    {
        if (OneLine(node) is { } line) text.Append(line);
        else if (node is JsonObject members) AppendAll(text, '{', '}', members, depth, member => { text.Append(Quoted(member.Key)).Append(": "); Append(text, member.Value, depth + 1); });
        else AppendAll(text, '[', ']', node!.AsArray(), depth, item => Append(text, item, depth + 1));
    }

    private static void AppendAll<T>(StringBuilder text, char open, char close, ICollection<T> items, int depth, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? "\n" : ",\n").Append(' ', 2 * (depth + 1));
            append(item);
            first = false;
        }

        text.Append('\n').Append(' ', 2 * depth).Append(close);
    }

    /// <summary>The node on one line; null when it deserves several.</summary>
    private static string? OneLine(JsonNode? node)
    {
        switch (node)
        {
            case null: return "null";
            case JsonValue value: return value.ToJsonString(Plain);
            case JsonArray array:
                return array.Count == 0 ? "[]" : array.All(item => item is JsonValue) ? $"[{string.Join(", ", array.Select(OneLine))}]" : null;
            default:
                var members = node.AsObject().Select(member => (member.Key, Line: OneLine(member.Value))).ToArray();
                if (members.Length == 0) return "{}";
                if (node.AsObject().Any(member => member.Value is JsonArray) || members.Any(member => member.Line is null)) return null;
                var line = $"{{ {string.Join(", ", members.Select(member => $"{Quoted(member.Key)}: {member.Line}"))} }}";
                return line.Length <= LongestSmallObject ? line : null;
        }
    }

    private static string Quoted(string key) => JsonValue.Create(key).ToJsonString(Plain);
}
