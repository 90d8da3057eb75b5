using System.Collections.Immutable;
using System.Text.Json;
using Plateau.Model.Files;
using Plateau.Model.Texts;

namespace Plateau.Cli.Frame;

/// <summary>One object of a small settings file that people write by hand. What is wrong is collected; comments and final commas are forgiven.</summary>
internal sealed class JsonSettings
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly string place;
    private readonly JsonElement root;
    private readonly List<Problem> problems;

    private JsonSettings(string place, JsonElement root, List<Problem> problems, IReadOnlyList<string> keys)
    {
        (this.place, this.root, this.problems) = (place, root, problems);
        foreach (var unknown in root.EnumerateObject().Select(property => property.Name).Where(name => name != "$schema" && !keys.Contains(name)))
            Note("console.unknownKey", Argument.Of("value", unknown), Argument.List("nearest", Nearest.To(unknown, keys)));
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="UserErrorException">It is no JSON object, or has problems; all are told.</exception>
    public static T Read<T>(string path, IReadOnlyList<string> keys, Func<JsonSettings, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw UserErrorException.Of(path, "console.notObject");
            var found = new List<Problem>();
            var result = read(new JsonSettings(path, document.RootElement, found, keys));
            return found.Count == 0 ? result : throw new UserErrorException([.. found]);
        }
        catch (JsonException bad)
        {
            throw UserErrorException.Of(path, "console.notJson", Argument.Count("line", (bad.LineNumber ?? 0) + 1), Argument.Count("position", (bad.BytePositionInLine ?? 0) + 1));
        }
    }

    public bool Has(string key) => root.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;

    public string? Text(string key) => !Has(key) ? null : root.GetProperty(key) is { ValueKind: JsonValueKind.String } value ? value.GetString() : Wrong<string?>(key, null);

    /// <summary>One text, or a list of them.</summary>
    public ImmutableArray<string> Texts(string key)
    {
        if (!Has(key))
            return [];
        var value = root.GetProperty(key);
        if (value.ValueKind == JsonValueKind.String)
            return [value.GetString()!];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            return Wrong<ImmutableArray<string>>(key, []);
        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    public string? OneOf(string key, IReadOnlyList<string> known)
    {
        var value = Text(key);
        if (value is null || known.Contains(value))
            return value;
        Note(key, "console.notOneOf", Argument.Of("value", value), Argument.List("known", known));
        return null;
    }

    public double? Number(string key, double low, double high)
    {
        if (!Has(key))
            return null;
        var value = root.GetProperty(key);
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= low && number <= high)
            return number;
        Note(key, "console.notNumberBetween", Argument.Of("value", value.ToString()), Argument.Of("low", low), Argument.Of("high", high));
        return null;
    }

    public int? Whole(string key, int low, int high)
    {
        if (!Has(key))
            return null;
        var value = root.GetProperty(key);
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= low && number <= high)
            return number;
        Note(key, "console.notWhole", Argument.Of("value", value.ToString()), Argument.Count("low", low), Argument.Count("high", high));
        return null;
    }

    public ulong? Seed(string key)
    {
        if (!Has(key))
            return null;
        var value = root.GetProperty(key);
        if (value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out var number))
            return number;
        Note(key, "console.notSeed", Argument.Of("value", value.ToString()));
        return null;
    }

    /// <summary>An object inside this one; null when it is not there.</summary>
    public JsonSettings? Object(string key, IReadOnlyList<string> keys) =>
        !Has(key) ? null
        : root.GetProperty(key) is { ValueKind: JsonValueKind.Object } inner ? new JsonSettings($"{place}, {key}", inner, problems, keys)
        : Wrong<JsonSettings?>(key, null);

    /// <summary>A problem of the file as a whole.</summary>
    public void Note(string code, params ReadOnlySpan<Argument> arguments) => problems.Add(Problem.At(place, code, arguments));

    private void Note(string key, string code, params ReadOnlySpan<Argument> arguments) => problems.Add(Problem.At($"{place}, {key}", code, arguments));

    private T Wrong<T>(string key, T instead)
    {
        Note(key, "console.wrongKind", Argument.Of("value", root.GetProperty(key).ToString()));
        return instead;
    }
}
