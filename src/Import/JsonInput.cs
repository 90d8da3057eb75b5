using System.Collections.Immutable;
using System.Text.Json;
using Plateau.Model.Files;
using Plateau.Model.Texts;

namespace Plateau.Import;

/// <summary>Reads a JSON file that a person wrote: every problem is collected with its path, nothing throws.</summary>
internal sealed class JsonInput(string file, List<Problem> problems)
{
    private static readonly JsonDocumentOptions _options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 16 };

    /// <summary>Files that people write are small: a larger one is a mistake.</summary>
    private const long LargestFile = 4 << 20;

    public List<Problem> Problems { get; } = problems;

    public static JsonDocument? Open(string path, string name, List<Problem> problems)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile)
            {
                problems.Add(Problem.At(name, "json-too-large", Argument.Count("bytes", new FileInfo(path).Length)));
                return null;
            }

            return Parse(File.ReadAllBytes(path), name, problems);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Problem.At(path, "file-unreadable", Argument.Of("file", name)));
            return null;
        }
    }

    public static JsonDocument? Parse(byte[] text, string name, List<Problem> problems)
    {
        try
        {
            return JsonDocument.Parse(text is [0xef, 0xbb, 0xbf, .. var rest] ? rest : text, _options);
        }
        catch (JsonException exception)
        {
            problems.Add(Problem.At(FormattableString.Invariant($"{name}:{(exception.LineNumber ?? 0) + 1}"), "json-broken", Argument.Count("column", (exception.BytePositionInLine ?? 0) + 1)));
            return null;
        }
    }

    public string Where(string path) => path.Length == 0 ? file : $"{file}: {path}";

    /// <param name="keys">Keys that are understood; null = any.</param>
    public bool IsObject(JsonElement element, string path, IReadOnlyList<string>? keys)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong(path, "object", element);
            return false;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (keys is not null && !keys.Contains(property.Name, StringComparer.Ordinal))
                Problems.Add(Problem.At(Where(path.Length == 0 ? property.Name : $"{path}.{property.Name}"), "unknown-key", Argument.Of("key", property.Name), Argument.List("known", keys), Argument.List("nearest", Nearest.To(property.Name, keys))));
        }

        return true;
    }

    public string? Text(JsonElement parent, string key, string? path = null)
    {
        if (!parent.TryGetProperty(key, out var element) || element.ValueKind == JsonValueKind.Null) return null;
        if (element.ValueKind == JsonValueKind.String) return element.GetString();
        Wrong(path ?? key, "text", element);
        return null;
    }

    /// <summary>A list of texts; one text alone counts as a list of one.</summary>
    public ImmutableArray<string> Texts(JsonElement parent, string key)
    {
        if (!parent.TryGetProperty(key, out var element) || element.ValueKind == JsonValueKind.Null) return [];
        if (element.ValueKind == JsonValueKind.String) return [element.GetString()!];
        if (element.ValueKind == JsonValueKind.Array && element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. element.EnumerateArray().Select(item => item.GetString()!)];
        Wrong(key, "texts", element);
        return [];
    }

    public ulong? Whole(JsonElement parent, string key)
    {
        if (!parent.TryGetProperty(key, out var element) || element.ValueKind == JsonValueKind.Null) return null;
        if (element.ValueKind == JsonValueKind.Number && element.TryGetUInt64(out var value)) return value;
        Wrong(key, "whole", element);
        return null;
    }

    public double? Number(JsonElement parent, string key, double low, double high, string? path = null)
    {
        if (!parent.TryGetProperty(key, out var element) || element.ValueKind == JsonValueKind.Null) return null;
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDouble(out var value))
        {
            Wrong(path ?? key, "number", element);
            return null;
        }

        if (value >= low && value <= high) return value;
        Problems.Add(Problem.At(Where(path ?? key), "out-of-range", Argument.Of("value", value), Argument.Of("low", low), Argument.Of("high", high)));
        return null;
    }

    /// <param name="expected">object, text, texts, whole or number: the code is <c>expected-{expected}</c>.</param>
    private void Wrong(string path, string expected, JsonElement element)
    {
        var raw = element.GetRawText();
        Problems.Add(Problem.At(Where(path), $"expected-{expected}", Argument.Of("value", raw.Length > 60 ? raw[..60] + "…" : raw)));
    }
}
