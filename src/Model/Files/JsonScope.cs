using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Plateau.Model.Texts;

namespace Plateau.Model.Files;

/// <summary>One JSON object being read, with its path: every getter gives null for what is missing or wrong, and notes the wrong.</summary>
internal sealed class JsonScope
{
    private const int MostShown = 40;
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly List<Problem> _problems;

    /// <param name="known">Keys that the object may have; null = any (the days of a grid).</param>
    public JsonScope(JsonElement element, string path, List<Problem> problems, string[]? known)
    {
        Path = path;
        _problems = problems;
        foreach (var property in element.EnumerateObject())
        {
            var here = Join(path, property.Name);
            if (known is not null && !known.Contains(property.Name, StringComparer.Ordinal))
                problems.Add(Problem.At(here, "centre-unknown-key", Argument.Of("value", property.Name), Argument.List("candidates", Nearest.To(property.Name, known))));
            else if (!_values.TryAdd(property.Name, property.Value))
                problems.Add(Problem.At(here, "centre-duplicate-key", Argument.Of("value", property.Name)));
        }
    }

    public string Path { get; }

    public IEnumerable<string> Keys => _values.Keys;

    public string PathOf(string key) => Join(Path, key);

    public string? Text(string key) => Of(key) is { } value ? TextOf(value, PathOf(key)) : null;

    public double? Number(string key) => Of(key) is { } value ? NumberOf(value, PathOf(key)) : null;

    public bool? Flag(string key)
    {
        if (Of(key) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Wrong(value, PathOf(key), "centre-not-yes-no");
        return null;
    }

    public JsonScope? Scope(string key, string[]? known) => Of(key) is { } value ? ScopeOf(value, PathOf(key), known) : null;

    /// <summary>A string as it is, or an object: the two forms that some values may take.</summary>
    public (string? Text, JsonScope? Scope) TextOrScope(string key, string[] known) => Of(key) is not { } value
        ? (null, null)
        : value.ValueKind == JsonValueKind.String ? (value.GetString(), null) : (null, ScopeOf(value, PathOf(key), known));

    /// <summary>An item that is no object counts as an empty one, so that the items after it keep their paths.</summary>
    public ImmutableArray<JsonScope> Scopes(string key, string[] known) =>
        [.. ItemsOf(key).Select(item => ScopeOf(item.Value, item.Path, known) ?? new JsonScope(Nothing, item.Path, _problems, known))];

    /// <summary>A list whose items are strings or objects.</summary>
    public ImmutableArray<(string? Text, JsonScope? Scope)> TextsOrScopes(string key, string[] known) =>
        [.. ItemsOf(key).Select(item => item.Value.ValueKind == JsonValueKind.String ? (item.Value.GetString(), null) : ((string?)null, ScopeOf(item.Value, item.Path, known)))];

    public ImmutableArray<string?> Texts(string key) => [.. ItemsOf(key).Select(item => TextOf(item.Value, item.Path))];

    public ImmutableArray<double>? Numbers(string key) => Of(key) is null ? null : [.. ItemsOf(key).Select(item => NumberOf(item.Value, item.Path) ?? 0)];

    public bool Has(string key) => Of(key) is not null;

    private JsonElement? Of(string key) => _values.TryGetValue(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private IEnumerable<(JsonElement Value, string Path)> ItemsOf(string key)
    {
        if (Of(key) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Array) return value.EnumerateArray().Select((item, index) => (item, string.Create(CultureInfo.InvariantCulture, $"{PathOf(key)}[{index}]")));
        Wrong(value, PathOf(key), "centre-not-list");
        return [];
    }

    private JsonScope? ScopeOf(JsonElement value, string path, string[]? known)
    {
        if (value.ValueKind == JsonValueKind.Object) return new(value, path, _problems, known);
        Wrong(value, path, "centre-not-object");
        return null;
    }

    private string? TextOf(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        Wrong(value, path, "centre-not-text");
        return null;
    }

    private double? NumberOf(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)) return number;
        if (value.ValueKind == JsonValueKind.String && double.TryParse(value.GetString()!.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var meant) && double.IsFinite(meant))
            _problems.Add(Problem.At(path, "centre-number-in-text", Argument.Of("value", value.GetString()!), Argument.Of("number", meant.ToString("R", CultureInfo.InvariantCulture))));
        else
            Wrong(value, path, "centre-not-number");
        return null;
    }

    private void Wrong(JsonElement value, string path, string code)
    {
        var raw = value.GetRawText();
        _problems.Add(Problem.At(path, code, Argument.Of("value", raw.Length <= MostShown ? raw : raw[..MostShown] + "…")));
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
