using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NodaTime;
using Plateau.Import.Formats;
using Plateau.Model.Files;
using Plateau.Model.Texts;

namespace Plateau.Import;

/// <summary>
/// Reads a mapping of columns from a small JSON file: <c>{ "format": "contact-csv", "columns": { "flow": "Motif" }, "dateFormat": "dd/MM/yyyy HH:mm:ss", "zone": "Europe/Paris", "delimiter": ";" }</c>,
/// for workbooks <c>"sheet"</c>, for intervals <c>"durations": "totals"</c>, and names of flows that count as others in <c>"flows"</c>.
/// </summary>
public static class CsvMappingFile
{
    private static readonly string[] _keys = ["format", "sheet", "columns", "durations", "dateFormat", "zone", "delimiter", "flows"];

    private static readonly JsonWriterOptions _writing = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal const string Totals = "totals";
    internal const string Averages = "averages";

    private static readonly string[] _fields = [.. Enum.GetValues<CsvField>().Select(CsvColumns.NameOf)];

    /// <returns>The mapping, or null with all that is wrong in it at once.</returns>
    public static (CsvMapping? Mapping, ImmutableArray<Problem> Problems) Read(string path)
    {
        var problems = new List<Problem>();
        var name = Path.GetFileName(path);
        if (!File.Exists(path)) return (null, [Problem.At(path, "file-missing", Argument.Of("file", name), Argument.List("nearest", []))]);
        using var json = JsonInput.Open(path, name, problems);
        var mapping = json is null ? null : Read(json.RootElement, "", new JsonInput(name, problems));
        return problems.Count == 0 ? (mapping, []) : (null, [.. problems]);
    }

    /// <summary>The same from a text.</summary>
    /// <param name="name">For places of problems.</param>
    public static (CsvMapping? Mapping, ImmutableArray<Problem> Problems) Parse(string text, string name)
    {
        var problems = new List<Problem>();
        using var json = JsonInput.Parse(Encoding.UTF8.GetBytes(text), name, problems);
        var mapping = json is null ? null : Read(json.RootElement, "", new JsonInput(name, problems));
        return problems.Count == 0 ? (mapping, []) : (null, [.. problems]);
    }

    /// <summary>The key of a field in the file.</summary>
    public static string KeyOf(CsvField field) => CsvColumns.NameOf(field);

    /// <param name="comments">Lines for whoever corrects the file, before the columns.</param>
    public static void Write(CsvMapping mapping, IEnumerable<string> comments, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(comments);
        using var writer = new Utf8JsonWriter(stream, _writing);
        writer.WriteStartObject();
        foreach (var comment in comments) writer.WriteCommentValue($" {comment.Replace("*/", "* /", StringComparison.Ordinal)} ");
        foreach (var (key, value) in new[] { ("format", mapping.Format), ("sheet", mapping.Sheet) })
        {
            if (value is not null) writer.WriteString(key, value);
        }

        writer.WriteStartObject("columns");
        foreach (var (field, column) in mapping.Columns.OrderBy(pair => pair.Key)) writer.WriteString(CsvColumns.NameOf(field), column);
        writer.WriteEndObject();
        var durations = mapping.Averages switch { true => Averages, false => Totals, null => null };
        foreach (var (key, value) in new[] { ("durations", durations), ("dateFormat", mapping.DateFormat), ("zone", mapping.Zone), ("delimiter", mapping.Delimiter?.ToString()) })
        {
            if (value is not null) writer.WriteString(key, value);
        }

        if (!mapping.Flows.IsEmpty)
        {
            writer.WriteStartObject("flows");
            foreach (var (name, other) in mapping.Flows.OrderBy(pair => pair.Key, StringComparer.Ordinal)) writer.WriteString(name, other);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>Old names to new ones, in one step each.</summary>
    private static ImmutableDictionary<string, string> Flows(JsonElement element, string prefix, JsonInput input)
    {
        var flows = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (!element.TryGetProperty("flows", out var stated) || !input.IsObject(stated, prefix + "flows", null)) return flows.ToImmutable();
        foreach (var property in stated.EnumerateObject())
        {
            if (input.Text(stated, property.Name, $"{prefix}flows.{property.Name}") is { Length: > 0 } other) flows[property.Name] = other;
        }

        foreach (var (name, other) in flows.Where(pair => flows.ContainsKey(pair.Value)))
            input.Problems.Add(Problem.At(input.Where($"{prefix}flows.{name}"), "flow-name-chain", Argument.Of("name", name), Argument.Of("other", other)));
        return flows.ToImmutable();
    }

    internal static CsvMapping? Read(JsonElement element, string path, JsonInput input)
    {
        if (!input.IsObject(element, path, _keys)) return null;
        var prefix = path.Length == 0 ? "" : path + ".";
        var columns = ImmutableDictionary.CreateBuilder<CsvField, string>();
        if (element.TryGetProperty("columns", out var stated) && input.IsObject(stated, prefix + "columns", _fields))
        {
            foreach (var field in Enum.GetValues<CsvField>())
            {
                var key = CsvColumns.NameOf(field);
                if (input.Text(stated, key, $"{prefix}columns.{key}") is { } column) columns[field] = column;
            }
        }

        var format = input.Text(element, "dateFormat", prefix + "dateFormat");
        if (format is not null && DateReading.OrderOf(format) is null) input.Problems.Add(Problem.At(input.Where(prefix + "dateFormat"), "date-format", Argument.Of("format", format)));
        var zone = input.Text(element, "zone", prefix + "zone");
        if (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            input.Problems.Add(Problem.At(input.Where(prefix + "zone"), "unknown-zone", Argument.Of("zone", zone), Argument.List("nearest", Nearest.To(zone, DateTimeZoneProviders.Tzdb.Ids))));
        var delimiter = input.Text(element, "delimiter", prefix + "delimiter");
        if (delimiter is { Length: not 1 }) input.Problems.Add(Problem.At(input.Where(prefix + "delimiter"), "delimiter-form", Argument.Of("delimiter", delimiter)));
        var reader = input.Text(element, "format", prefix + "format");
        var known = FormatCatalogue.All.Select(one => one.Info.Key).ToArray();
        if (reader is not null && FormatCatalogue.Find(reader) is null) input.Problems.Add(Problem.At(input.Where(prefix + "format"), "unknown-format", Argument.Of("format", reader), Argument.List("known", known), Argument.List("nearest", Nearest.To(reader, known))));
        var durations = input.Text(element, "durations", prefix + "durations");
        if (durations is not (null or Totals or Averages)) input.Problems.Add(Problem.At(input.Where(prefix + "durations"), "durations-form", Argument.Of("value", durations)));
        return new()
        {
            Format = reader,
            Sheet = input.Text(element, "sheet", prefix + "sheet"),
            Columns = columns.ToImmutable(),
            Averages = durations switch { Totals => false, Averages => true, _ => null },
            DateFormat = format,
            Zone = zone,
            Delimiter = delimiter is { Length: 1 } ? delimiter[0] : null,
            Flows = Flows(element, prefix, input),
        };
    }
}
