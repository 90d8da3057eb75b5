using System.Collections.Immutable;
using System.Text.Json;
using Plateau.Import.Formats;
using Plateau.Model.Texts;

namespace Plateau.Cli.Frame;

/// <summary>
/// What --mapping names: a small JSON file that says which column of a CSV is what, for example
/// <c>{ "columns": { "arrival": "Date", "agent": "4" }, "dateFormat": "dd/MM/yyyy HH:mm", "zone": "Europe/Paris", "delimiter": ";" }</c>.
/// </summary>
internal static class MappingFile
{
    private static readonly ImmutableArray<string> Keys = ["columns", "dateFormat", "zone", "delimiter"];

    private static readonly ImmutableDictionary<string, CsvField> Fields =
        Enum.GetValues<CsvField>().ToImmutableDictionary(field => JsonNamingPolicy.CamelCase.ConvertName(field.ToString()), StringComparer.Ordinal);

    /// <exception cref="UserErrorException">It has problems; all are told.</exception>
    public static CsvMapping Read(string path) => JsonSettings.Read(path, Keys, settings => new CsvMapping
    {
        Columns = ColumnsOf(settings.Object("columns", [.. Fields.Keys.Order(StringComparer.Ordinal)])),
        DateFormat = settings.Text("dateFormat"),
        Zone = settings.Text("zone"),
        Delimiter = DelimiterOf(settings),
    });

    private static ImmutableDictionary<CsvField, string> ColumnsOf(JsonSettings? columns) =>
        columns is null ? ImmutableDictionary<CsvField, string>.Empty
        : Fields.Where(field => columns.Has(field.Key)).ToImmutableDictionary(field => field.Value, field => columns.Text(field.Key) ?? "");

    private static char? DelimiterOf(JsonSettings settings)
    {
        if (settings.Text("delimiter") is not { } text)
            return null;
        if (text.Length == 1)
            return text[0];
        settings.Note("console.notOneSign", Argument.Of("value", text));
        return null;
    }
}
