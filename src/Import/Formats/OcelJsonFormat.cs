using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// An object-centric event log (OCEL 2.0, JSON). It is read three times as a stream: objects with their types, links of events to types, events. What is held is the
/// type of each object (about 40 bytes): at most <see cref="MostObjects"/> objects.
/// </summary>
/// <remarks>The case is the object type called case (or ticket, incident, dossier); else the type with the most events among those whose objects have several.</remarks>
public sealed class OcelJsonFormat : IImportFormat
{
    public const int MostObjects = 4_000_000;

    public FormatInfo Info { get; } = new("ocel-json", null, 0);

    public Match Recognise(FileSample sample)
    {
        var text = Encoding.UTF8.GetString(sample.Bytes.Span).TrimStart('\uFEFF').TrimStart();
        if (!text.StartsWith('{')) return Match.No;
        var keys = new[] { "\"objectTypes\"", "\"eventTypes\"", "\"objects\"", "\"events\"" }.Count(key => text.Contains(key, StringComparison.Ordinal));
        return keys >= 2 ? new(95) : keys == 1 && text.Contains("\"relationships\"", StringComparison.Ordinal) ? new(70) : Match.No;
    }

    public IFactCollector? StartFacts() => null;

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        JsonTokens? tokens = null;
        try
        {
            var reading = new OcelReading(input, sink, () =>
            {
                var stream = input.Open();
                return (stream, tokens = new JsonTokens(stream));
            });
            return reading.Run() is { } trouble ? [trouble] : [];
        }
        catch (JsonException exception)
        {
            return [Problem.At(Where(), "json-broken", Argument.Count("column", (exception.BytePositionInLine ?? 0) + 1))];
        }
        catch (OversizedException)
        {
            return [Problem.At(Where(), "piece-oversized", Argument.Count("bytes", JsonTokens.LongestValue), Argument.Count("rows", input.Log.Read))];
        }

        string Where() => FormattableString.Invariant($"{input.Name}:{tokens?.Line ?? 1}");
    }
}

/// <summary>One OCEL file under way.</summary>
internal sealed class OcelReading(ImportInput input, IRecordSink sink, Func<(Stream, JsonTokens)> open)
{
    private const int MostTypes = 1_000;
    private const int MostLinks = 10_000;

    private static readonly string[] _caseTypes = ["case", "cas", "ticket", "incident", "dossier", "request", "demande"];

    private readonly EventAttributes _event = new(input);
    private readonly EventClock _clock = new(input.Name, input.Zone, DateOrder.YearMonthDay);
    private readonly Dictionary<ulong, short> _typeOf = [];
    private readonly Dictionary<ulong, byte> _eventsOf = []; // 1 = one event, 2 = several
    private readonly List<string> _types = [];
    private readonly List<(string Object, string Qualifier)> _links = [];

    public Problem? Run()
    {
        if (Objects() is { } tooMany) return tooMany;
        if (CaseType() is not { } caseType) return Problem.At($"{input.Name}:1", "ocel-no-case", Argument.List("types", _types));
        input.Log.RowText = () => _event.Text;
        Each("events", tokens => Event(tokens, (link, record) => Take(link, record, caseType)));
        input.Log.RowText = null;
        input.ZoneFound = _clock.ZoneFound;
        return _clock.Trouble;
    }

    private Problem? Objects()
    {
        Each("objects", tokens =>
        {
            string id = "", type = "";
            while (tokens.Read() && tokens.Type != JsonTokenType.EndObject)
            {
                var name = tokens.Value;
                if (name is not ("id" or "type")) tokens.Skip();
                else if (tokens.Read() && tokens.Type == JsonTokenType.String)
                {
                    if (name == "id") id = tokens.Value;
                    else type = tokens.Value;
                }
                else tokens.Skip();
            }

            var at = _types.IndexOf(type);
            if (at < 0 && _types.Count < MostTypes)
            {
                at = _types.Count;
                _types.Add(type.Length > BoundedNames.LongestBytes ? type[..BoundedNames.LongestBytes] : type);
            }

            if (at >= 0 && _typeOf.Count <= OcelJsonFormat.MostObjects) _typeOf.TryAdd(RowHash.Of(id.AsSpan()), (short)at);
        });
        return _typeOf.Count > OcelJsonFormat.MostObjects ? Problem.At(input.Name, "ocel-too-many-objects", Argument.Count("most", OcelJsonFormat.MostObjects)) : null;
    }

    /// <summary>Index of the type that is the case; null when no type has an object with several events.</summary>
    private int? CaseType()
    {
        foreach (var word in _caseTypes)
        {
            if (_types.FindIndex(type => Folding.Of(type) == word) is >= 0 and var named) return named;
        }

        var events = new long[_types.Count];
        var several = new bool[_types.Count];
        Each("events", tokens => Event(tokens, (_, _) =>
        {
            foreach (var (target, _) in _links)
            {
                var hash = RowHash.Of(target.AsSpan());
                if (!_typeOf.TryGetValue(hash, out var type)) continue;
                events[type]++;
                if (!_eventsOf.TryAdd(hash, 1)) several[type] = true;
            }
        }));
        _eventsOf.Clear();
        // People and teams have many events each, and are no cases.
        var best = Enumerable.Range(0, _types.Count).Where(type => several[type] && RoleOf(_types[type], "") is null).OrderByDescending(type => events[type]).Take(1).ToArray();
        return best.Length == 0 ? null : best[0];
    }

    private void Take(string time, EventRecord record, int caseType)
    {
        string number = "", resource = "", group = "", flow = "";
        var several = false;
        foreach (var (target, qualifier) in _links)
        {
            if (!_typeOf.TryGetValue(RowHash.Of(target.AsSpan()), out var type)) continue;
            if (type == caseType)
            {
                if (number.Length == 0) number = target;
                else several |= target != number;
                continue;
            }

            switch (RoleOf(_types[type], qualifier))
            {
                case CsvField.Resource when resource.Length == 0: resource = target; break;
                case CsvField.Group when group.Length == 0: group = target; break;
                case CsvField.Flow when flow.Length == 0: flow = target; break;
                default: break;
            }
        }

        _event.Set(CsvField.Time, time);
        if (resource.Length > 0) _event.Set(CsvField.Resource, resource);
        if (group.Length > 0) _event.Set(CsvField.Group, group);
        if (flow.Length > 0) _event.Set(CsvField.Flow, flow);
        if (several) record.Tags |= RowTags.SeveralCases;
        if ((_event.Fill(ref record, number, null, _clock) ?? sink.Take(ref record)) is { } wrong) input.Log.Reject(record.Row, wrong);
    }

    /// <summary>What an object is by its type, or by how the event is linked to it.</summary>
    private static CsvField? RoleOf(string type, string qualifier)
    {
        foreach (var word in (ReadOnlySpan<string>)[type, qualifier])
        {
            if (EventColumns.Of(word, null) is CsvField.Resource or CsvField.Group or CsvField.Flow && EventColumns.Of(word, null) is { } field) return field;
        }

        return null;
    }

    /// <summary>One event: its links are gathered, its attributes set; then its time and the record are handed over.</summary>
    private void Event(JsonTokens tokens, Action<string, EventRecord> then)
    {
        var record = new EventRecord { Row = tokens.Line };
        var time = "";
        _event.Clear(tokens.Line);
        _links.Clear();
        while (tokens.Read() && tokens.Type != JsonTokenType.EndObject)
        {
            var name = tokens.Value;
            if (name is "attributes" or "relationships")
            {
                if (tokens.Read() && tokens.Type == JsonTokenType.StartArray) Pairs(tokens, name == "attributes");
            }
            else if (name is "id" or "type" or "time")
            {
                if (!tokens.Read() || tokens.Type != JsonTokenType.String) tokens.Skip();
                else if (name == "time") _event.Set("time", null, time = tokens.Value, false);
                else _event.Set(name, name == "type" ? CsvField.Activity : null, tokens.Value, false);
            }
            else
            {
                tokens.Skip();
            }
        }

        then(time, record);
    }

    /// <summary>[{ name, value }] of attributes or [{ objectId, qualifier }] of links.</summary>
    private void Pairs(JsonTokens tokens, bool attributes)
    {
        while (tokens.Read() && tokens.Type != JsonTokenType.EndArray)
        {
            if (tokens.Type != JsonTokenType.StartObject)
            {
                tokens.Skip();
                continue;
            }

            string first = "", second = "";
            while (tokens.Read() && tokens.Type != JsonTokenType.EndObject)
            {
                var name = tokens.Value;
                if (!tokens.Read()) return;
                if (tokens.Type is JsonTokenType.StartObject or JsonTokenType.StartArray) tokens.Skip();
                else if (name is "name" or "objectId") first = tokens.Value;
                else if (name is "value" or "qualifier") second = tokens.Value;
            }

            if (attributes) _event.Set(first, EventColumns.Of(first, input.Mapping) is CsvField.Activity or CsvField.Time or CsvField.Case ? null : EventColumns.Of(first, input.Mapping), second, false);
            else if (_links.Count < MostLinks) _links.Add((first, second));
        }
    }

    /// <summary>Each object of the array of that name at the top of the file.</summary>
    private void Each(string array, Action<JsonTokens> element)
    {
        var (stream, tokens) = open();
        using (stream)
        {
            if (!tokens.Read() || tokens.Type != JsonTokenType.StartObject) throw new JsonException("No object at the top of the file.");
            var checks = 0;
            while (tokens.Read() && tokens.Type == JsonTokenType.PropertyName)
            {
                if (tokens.Value != array)
                {
                    tokens.Skip();
                    continue;
                }

                if (!tokens.Read() || tokens.Type != JsonTokenType.StartArray) continue;
                while (tokens.Read() && tokens.Type != JsonTokenType.EndArray)
                {
                    if ((++checks & 0xfff) == 0) input.Cancellation.ThrowIfCancellationRequested();
                    if (_clock.Trouble is not null) return;
                    if (tokens.Type == JsonTokenType.StartObject) element(tokens);
                    else tokens.Skip();
                }
            }
        }
    }
}
