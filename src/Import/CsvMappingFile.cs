using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Plateau.Import.Formats;
using Plateau.Model.Files;
using Plateau.Model.Texts;

namespace Plateau.Import;

/// <summary>Reads a mapping of CSV columns from a small JSON file: <c>{ "columns": { "flow": "Motif" }, "dateFormat": "dd/MM/yyyy HH:mm:ss", "zone": "Europe/Paris", "delimiter": ";" }</c>.</summary>
public static class CsvMappingFile
{
    private static readonly string[] _keys = ["columns", "dateFormat", "zone", "delimiter"];

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
        return new() { Columns = columns.ToImmutable(), DateFormat = format, Zone = zone, Delimiter = delimiter is { Length: 1 } ? delimiter[0] : null };
    }
}
