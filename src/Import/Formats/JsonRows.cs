using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>Values of a record by the path of their names; whatever is absent, null or of another kind is null.</summary>
internal static class JsonRows
{
    private static readonly int _epochDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Each record of a source to the row reader, which enters it in the log; a record that cannot be read is rejected here.</summary>
    /// <returns>What prevents the source from being used.</returns>
    /// <param name="longest">Bytes from which a record is cut.</param>
    public static ImmutableArray<Problem> Each(ImportInput input, string[] arrays, Action<JsonElement, JsonRecords> row, int longest = JsonRecords.LongestRecord)
    {
        var encoding = TextEncodings.Guess(input.Sample.Bytes.Span);
        using var stream = encoding is UTF8Encoding ? input.Open() : Encoding.CreateTranscodingStream(input.Open(), encoding, Encoding.UTF8);
        var sample = encoding is UTF8Encoding ? input.Sample : input.Sample with { Bytes = Encoding.UTF8.GetBytes(encoding.GetString(input.Sample.Bytes.Span)) };
        var records = new JsonRecords(stream, sample, arrays) { Longest = longest };
        input.Log.RowText = records.Text;
        var checks = 0;
        while (records.Next())
        {
            if ((++checks & 0xff) == 0) input.Cancellation.ThrowIfCancellationRequested();
            if (records.Cut)
            {
                input.Log.Reject(records.Line, RejectionCatalogue.TooLong);
                continue;
            }

            Row(input, records, row);
        }

        input.Log.RowText = null;
        return records.CutOff ? [Problem.At(FormattableString.Invariant($"{input.Name}:{records.Line}"), "file-damaged", Argument.Count("rows", input.Log.Read))] : [];
    }

    public static JsonElement? Of(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element.ValueKind == JsonValueKind.Null ? null : element;
    }

    /// <summary>A text, or a number as written; empty when neither is there.</summary>
    public static string Text(JsonElement element, params ReadOnlySpan<string> path) => Of(element, path) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Trim(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        _ => "",
    };

    public static double? Number(JsonElement element, params ReadOnlySpan<string> path) =>
        double.TryParse(Text(element, path), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e15 ? value : null;

    /// <summary>Seconds as milliseconds.</summary>
    public static long? Seconds(JsonElement element, params ReadOnlySpan<string> path) =>
        Number(element, path) is { } seconds && Math.Abs(seconds) < 1e12 ? (long)Math.Round(1000 * seconds) : null;

    /// <summary>An instant in ISO 8601 (UTC when no offset is written), in milliseconds since 1970; null when it is not there or unreadable.</summary>
    public static long? Instant(JsonElement element, params ReadOnlySpan<string> path) => Instant(Text(element, path));

    public static long? Instant(string text)
    {
        if (text.Length is 0 or > 64 || !DateReading.TryMoment(text, DateOrder.YearMonthDay, out var moment)) return null;
        return 1000 * ((moment.Day - _epochDay) * 86_400L + moment.Seconds - 60L * (moment.OffsetMinutes ?? 0)) + moment.Milliseconds;
    }

    public static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        Of(element, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object) : [];

    private static void Row(ImportInput input, JsonRecords records, Action<JsonElement, JsonRecords> row)
    {
        try
        {
            using var document = JsonDocument.Parse(records.Content);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                row(document.RootElement, records);
                return;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or text that is no UTF-8: told as a row, with its line.
        }

        input.Log.Reject(records.Line, RejectionCatalogue.Broken);
    }
}

/// <summary>The name of each queue that has an id: a queue that is renamed stays one flow, by the name it came with first.</summary>
internal sealed class QueueNames
{
    private readonly Dictionary<string, string> _byId = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _renamed = new(StringComparer.Ordinal);

    public string Of(string id, string name)
    {
        if (id.Length == 0) return name;
        if (_byId.TryGetValue(id, out var known))
        {
            if (name.Length > 0 && name != known && _renamed.Count < 100) _renamed[known] = name;
            return known;
        }

        var given = name.Length > 0 ? name : id;
        if (_byId.Count < BoundedNames.Most) _byId.Add(id, given);
        return given;
    }

    public IEnumerable<Message> Notes() =>
        _renamed.Select(queue => Message.Of("note.queue-renamed", Argument.Of("first", queue.Key), Argument.Of("later", queue.Value)));
}
