using System.Globalization;
using System.Text.Json;
using Plateau.Model.Texts;

namespace Plateau.Simulation.Workloads;

/// <summary>One JSON object of a small file (a workload, or a staffing problem): reads its fields by name, and notes what is missing, unknown or of the wrong kind with its path and value.</summary>
public sealed class JsonFields
{
    /// <summary>Far beyond any use, and far from what ticks and laws allow.</summary>
    private const double Greatest = 1e9;
    private readonly JsonElement _object;
    private readonly string _path;
    private readonly List<Problem> _problems;

    private JsonFields(JsonElement element, string path, List<Problem> problems)
    {
        _object = element;
        _path = path;
        _problems = problems;
    }

    /// <summary>The object, or null (noted) when the element is none. Fields that are not known are noted.</summary>
    public static JsonFields? Of(JsonElement element, string path, List<Problem> problems, params string[] known)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(problems);
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add(Problem.At(path, "workload-not-an-object", Value(element)));
            return null;
        }

        var fields = new JsonFields(element, path, problems);
        var seen = new HashSet<string>();
        foreach (var property in element.EnumerateObject())
            if (!seen.Add(property.Name)) problems.Add(Problem.At(fields.At(property.Name), "workload-name-twice", Argument.Of("name", property.Name)));
            else if (!known.Contains(property.Name)) problems.Add(Problem.At(fields.At(property.Name), "workload-unknown-field", Argument.Of("field", property.Name), Argument.List("known", known)));
        return fields;
    }

    public static Argument Value(JsonElement element)
    {
        var text = element.GetRawText();
        return Argument.Of("value", text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…"));
    }

    public string At(string field) => _path.Length == 0 ? field : $"{_path}.{field}";

    public void Note(string field, string code, params ReadOnlySpan<Argument> arguments) => _problems.Add(Problem.At(At(field), code, arguments));

    /// <summary>The field, or null when it is absent or null.</summary>
    public JsonElement? Find(string field) => _object.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The field, or null (noted) when it is absent or null.</summary>
    public JsonElement? Need(string field)
    {
        var value = Find(field);
        if (value is null) Note(field, "workload-missing-field", Argument.Of("field", field));
        return value;
    }

    public string? Text(string field)
    {
        if (Need(field) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text) return text;
        Note(field, "workload-not-a-text", Value(value));
        return null;
    }

    /// <summary>A needed number that obeys the rule, or null (noted).</summary>
    /// <param name="rule">Last part of the problem's code: positive, or not-negative.</param>
    public double? Number(string field, string rule) => Need(field) is { } value ? NumberOf(value, field, rule) : null;

    /// <summary>A number that may be absent.</summary>
    public double? OptionalNumber(string field, string rule) => Find(field) is { } value ? NumberOf(value, field, rule) : null;

    /// <summary>Any finite number, or null (noted).</summary>
    public double? FiniteOf(JsonElement value, string field)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)) return number;
        Note(field, "workload-not-a-number", Value(value));
        return null;
    }

    public double? NumberOf(JsonElement value, string field, string rule)
    {
        if (FiniteOf(value, field) is not { } number) return null;
        if (number > Greatest)
        {
            Note(field, "workload-number-too-large", Value(value), Argument.Of("greatest", Greatest));
            return null;
        }

        if (rule == "positive" ? number > 0 : number >= 0) return number;
        Note(field, "workload-must-be-" + rule, Value(value));
        return null;
    }

    /// <summary>A whole number of at least 0 that may be absent.</summary>
    public int? WholeNumber(string field)
    {
        if (Find(field) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= 0 && number <= 1_000_000 && number == Math.Floor(number)) return (int)number;
        Note(field, "workload-not-a-whole-number", Value(value));
        return null;
    }

    /// <summary>The elements of a needed list that has at least one, with their paths; empty (noted) otherwise.</summary>
    public IEnumerable<(JsonElement Element, string Path)> List(string field)
    {
        if (Need(field) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
            return value.EnumerateArray().Select((element, index) => (element, string.Create(CultureInfo.InvariantCulture, $"{At(field)}[{index}]")));
        Note(field, "workload-not-a-list", Value(value));
        return [];
    }
}
