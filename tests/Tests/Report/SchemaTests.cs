using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Plateau.Report.Writers;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Report;

/// <summary>The published schema and what is written agree, key by key.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("whole")]
    [InlineData("stopped")]
    [InlineData("without-log")]
    public void The_json_of_a_study_is_valid_by_the_published_schema(string name)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Root(), "docs", "schema", "study.schema.json")))!.AsObject();
        var study = JsonNode.Parse(ReportWriter.Json(ReportTests.Study(name), ReportTests.Run));
        var errors = new List<string>();
        Validate(schema, schema, study, "$", errors);
        errors.ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_have_at_most_twelve_significant_digits()
    {
        var json = ReportWriter.Json(SampleStudy.Whole(), ReportTests.Run);
        var numbers = Regex.Matches(json, @"(?<=[\s\[:,])-?\d+\.?\d*(?:E[+-]\d+)?(?=[,\s\]}])").Select(match => match.Value).ToList();
        numbers.Count.ShouldBeGreaterThan(1000);
        numbers.Where(number => number.Contains('.', StringComparison.Ordinal) && number.TrimStart('-', '0', '.').Count(char.IsDigit) > 12).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_in_the_json_measures_the_speed_of_one_person()
    {
        var agents = JsonNode.Parse(ReportWriter.Json(SampleStudy.Whole(), ReportTests.Run))!["observed"]!["agents"]!.ToJsonString();
        agents.ShouldNotContain("econds");
        agents.ShouldNotContain("ours");
    }

    /// <summary>As much of JSON Schema as our schemas use.</summary>
    private static void Validate(JsonObject root, JsonObject schema, JsonNode? value, string path, List<string> errors)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            Validate(root, root["$defs"]![reference[8..]]!.AsObject(), value, path, errors);
            return;
        }

        if (schema["anyOf"] is JsonArray any && !any.Any(option => Passes(root, option!.AsObject(), value)))
        {
            var inner = new List<string>();
            if (value is not null)
                Validate(root, any[0]!.AsObject(), value, path, inner);
            errors.AddRange(inner.DefaultIfEmpty($"{path}: fits no alternative"));
        }

        if (schema["type"] is { } type && !Types(type).Any(name => Is(name, value)))
            errors.Add($"{path}: {value?.ToJsonString() ?? "null"} is not {type.ToJsonString()}");
        if (schema["enum"] is JsonArray values && !values.Any(allowed => JsonNode.DeepEquals(allowed, value)))
            errors.Add($"{path}: {value?.ToJsonString()} is not one of {values.ToJsonString()}");
        if (schema.TryGetPropertyValue("const", out var constant) && !JsonNode.DeepEquals(constant, value))
            errors.Add($"{path}: is not {constant?.ToJsonString()}");
        if (value is JsonValue number && Is("number", value) && (number.GetValue<double>() < (schema["minimum"]?.GetValue<double>() ?? double.MinValue) || number.GetValue<double>() > (schema["maximum"]?.GetValue<double>() ?? double.MaxValue)))
            errors.Add($"{path}: {number.ToJsonString()} is out of range");
        if (value is JsonArray array && schema["items"] is JsonObject items)
        {
            for (var index = 0; index < array.Count; index++)
                Validate(root, items, array[index], $"{path}[{index}]", errors);
        }

        if (value is JsonObject members && schema["properties"] is JsonObject properties)
        {
            errors.AddRange(members.Where(member => !properties.ContainsKey(member.Key)).Select(member => $"{path}.{member.Key}: is not in the schema"));
            errors.AddRange(schema["required"]!.AsArray().Where(key => !members.ContainsKey(key!.GetValue<string>())).Select(key => $"{path}.{key}: is missing"));
            foreach (var (key, member) in members)
            {
                if (properties[key] is JsonObject inner)
                    Validate(root, inner, member, $"{path}.{key}", errors);
            }
        }
    }

    private static bool Passes(JsonObject root, JsonObject schema, JsonNode? value)
    {
        var errors = new List<string>();
        Validate(root, schema, value, "", errors);
        return errors.Count == 0;
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray several ? several.Select(name => name!.GetValue<string>()) : [type.GetValue<string>()];

    private static bool Is(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "boolean" => value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "integer" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number && value.ToJsonString().IndexOfAny(['.', 'E']) < 0,
        _ => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number,
    };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Plateau.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Plateau.slnx is in no folder above the tests.");
    }
}
