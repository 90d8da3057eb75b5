using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Plateau.Tests.Model;

/// <summary>As much of JSON Schema (draft 2020-12) as the published schemas use; a keyword that it does not know fails the test rather than passing in silence.</summary>
internal sealed class SmallSchema(JsonObject root)
{
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description", "default"];

    public List<string> Check(JsonNode? value)
    {
        var errors = new List<string>();
        Check(root, value, "", errors);
        return errors;
    }

    /// <summary>Definitions with named properties.</summary>
    public string[] Definitions => [.. root["$defs"]!.AsObject().Where(pair => pair.Value!["properties"] is not null || pair.Value["oneOf"] is JsonArray).Select(pair => pair.Key)];

    /// <summary>Names of the properties of one definition; "" = the root.</summary>
    public string[] KeysOf(string definition)
    {
        var node = definition.Length == 0 ? root : (JsonObject)root["$defs"]![definition]!;
        var shape = node["oneOf"] is JsonArray forms ? forms.Select(form => form!.AsObject()).First(form => form.ContainsKey("properties")) : node;
        return [.. shape["properties"]!.AsObject().Select(property => property.Key)];
    }

    private void Check(JsonObject schema, JsonNode? value, string path, List<string> errors)
    {
        foreach (var (keyword, rule) in schema)
        {
            if (Annotations.Contains(keyword)) continue;
            var error = keyword switch
            {
                "$ref" => Deeper(Resolve((string)rule!), value, path, errors),
                "type" => IsOf((string)rule!, value) ? null : $"is no {rule}",
                "const" => JsonNode.DeepEquals(rule, value) ? null : $"is not {rule}",
                "enum" => rule!.AsArray().Any(item => JsonNode.DeepEquals(item, value)) ? null : "is not in the enum",
                "oneOf" => rule!.AsArray().Count(form => Fits(form!.AsObject(), value)) == 1 ? null : "fits not exactly one form",
                "minLength" => value is JsonValue text && IsOf("string", value) && ((string)text!).Length < (int)rule! ? "is too short" : null,
                "pattern" => IsOf("string", value) && !Regex.IsMatch((string)value!, (string)rule!, RegexOptions.None, TimeSpan.FromSeconds(1)) ? "does not match" : null,
                "minimum" => IsOf("number", value) && (double)value! < (double)rule! ? "is below" : null,
                "maximum" => IsOf("number", value) && (double)value! > (double)rule! ? "is above" : null,
                "exclusiveMinimum" => IsOf("number", value) && (double)value! <= (double)rule! ? "is not above" : null,
                "exclusiveMaximum" => IsOf("number", value) && (double)value! >= (double)rule! ? "is not below" : null,
                "minItems" => value is JsonArray items && items.Count < (int)rule! ? "has too few items" : null,
                "uniqueItems" => value is JsonArray list && list.Select(item => item?.ToJsonString()).Distinct().Count() < list.Count ? "repeats items" : null,
                "items" => value is JsonArray all ? Each(all.Select((item, i) => (item, $"{path}[{i}]")), rule!.AsObject(), errors) : null,
                "required" => value is JsonObject o && rule!.AsArray().FirstOrDefault(key => !o.ContainsKey((string)key!)) is { } missing ? $"lacks {missing}" : null,
                "properties" => value is JsonObject members ? Properties(rule!.AsObject(), members, path, errors) : null,
                "propertyNames" => value is JsonObject named ? Each(named.Select(member => ((JsonNode?)JsonValue.Create(member.Key), $"{path}.{member.Key}")), rule!.AsObject(), errors) : null,
                "additionalProperties" => value is JsonObject other ? Additional(schema, rule!, other, path, errors) : null,
                _ => $"cannot be checked: unknown keyword {keyword}",
            };
            if (error is not null) errors.Add($"{path} {error}");
        }
    }

    private bool Fits(JsonObject schema, JsonNode? value)
    {
        var errors = new List<string>();
        Check(schema, value, "", errors);
        return errors.Count == 0;
    }

    private string? Deeper(JsonObject schema, JsonNode? value, string path, List<string> errors)
    {
        Check(schema, value, path, errors);
        return null;
    }

    private string? Each(IEnumerable<(JsonNode? Value, string Path)> items, JsonObject schema, List<string> errors)
    {
        foreach (var (value, path) in items) Check(schema, value, path, errors);
        return null;
    }

    private string? Properties(JsonObject rules, JsonObject members, string path, List<string> errors)
    {
        foreach (var (key, schema) in rules)
            if (members.TryGetPropertyValue(key, out var value)) Check(schema!.AsObject(), value, $"{path}.{key}", errors);
        return null;
    }

    private string? Additional(JsonObject schema, JsonNode rule, JsonObject members, string path, List<string> errors)
    {
        foreach (var (key, value) in members)
        {
            if (schema["properties"] is JsonObject known && known.ContainsKey(key)) continue;
            if (rule is JsonObject inner) Check(inner, value, $"{path}.{key}", errors);
            else errors.Add($"{path}.{key} is not allowed");
        }

        return null;
    }

    private JsonObject Resolve(string reference) => (JsonObject)root["$defs"]![reference["#/$defs/".Length..]]!;

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "boolean" => value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "number" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number,
        "integer" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number && (double)value % 1 == 0,
        _ => throw new InvalidOperationException(type),
    };
}
