using System.Collections.Immutable;
using System.Text;
using System.Xml;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// An event log of the standard IEEE 1849 (XES): log, traces, events with typed attributes. Read as a stream: what is held is one event. Keys of the standard
/// (concept:name, time:timestamp, org:resource, org:group, org:role, lifecycle:transition), with or without "case:", and the words of <see cref="EventColumns"/>.
/// </summary>
public sealed class XesFormat : IImportFormat
{
    public FormatInfo Info { get; } = new("xes", null, 0);

    public Match Recognise(FileSample sample)
    {
        var text = Encoding.UTF8.GetString(sample.Bytes.Span[..Math.Min(sample.Bytes.Length, 16 * 1024)]).Replace("\0", "", StringComparison.Ordinal).TrimStart('\uFEFF', '\uFFFD').TrimStart();
        if (!text.StartsWith('<')) return Match.No;
        return text.Contains("<log", StringComparison.Ordinal) || text.Contains(":log", StringComparison.Ordinal) ? new(95) : Match.No;
    }

    public IFactCollector? StartFacts() => null;

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        using var stream = new TagLengthGuard(input.Open());
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            NameTable = new BoundedXmlNames(),
        };
        using var reader = XmlReader.Create(stream, settings);
        var place = (IXmlLineInfo)reader;
        try
        {
            return new XesReading(input, sink, reader).Run() is { } trouble ? [trouble] : [];
        }
        catch (XmlException exception)
        {
            var dtd = exception.Message.Contains("DTD", StringComparison.Ordinal);
            return [Problem.At(Where(exception.LineNumber), dtd ? "xml-dtd" : "xml-broken", Argument.Count("column", exception.LinePosition), Argument.Count("rows", input.Log.Read))];
        }
        catch (OversizedException)
        {
            return [Problem.At(Where(place.LineNumber), "piece-oversized", Argument.Count("bytes", TagLengthGuard.LongestToken), Argument.Count("rows", input.Log.Read))];
        }

        string Where(int line) => FormattableString.Invariant($"{input.Name}:{Math.Max(1, line)}");
    }
}

/// <summary>One XES file under way.</summary>
internal sealed class XesReading(ImportInput input, IRecordSink sink, XmlReader reader)
{
    private const int Deepest = 64;
    private const int MostKeys = 10_000;

    private readonly EventAttributes _event = new(input);
    private readonly EventAttributes _trace = new(input);
    private readonly EventClock _clock = new(input.Name, input.Zone, DateOrder.YearMonthDay);
    private readonly Dictionary<string, CsvField?> _keys = new(StringComparer.Ordinal);
    private readonly IXmlLineInfo _place = (IXmlLineInfo)reader;
    private long _traces;
    private bool _inTrace, _inEvent;

    public Problem? Run()
    {
        input.Log.RowText = () => _event.Text;
        var checks = 0;
        while (reader.Read())
        {
            if ((++checks & 0xfff) == 0) input.Cancellation.ThrowIfCancellationRequested();
            if (reader.Depth > Deepest) throw new OversizedException();
            if (reader.NodeType == XmlNodeType.Element) Begin();
            else if (reader.NodeType == XmlNodeType.EndElement) End(reader.LocalName);
            if (_clock.Trouble is not null) break;
        }

        input.Log.RowText = null;
        input.ZoneFound = _clock.ZoneFound;
        if (_event.Lifecycles) input.Log.Remark("lifecycle");
        return _clock.Trouble;
    }

    private void Begin()
    {
        switch (reader.LocalName)
        {
            case "trace":
                _inTrace = true;
                _traces++;
                _trace.Clear(_place.LineNumber);
                break;
            case "event":
                _inEvent = true;
                _event.Clear(_place.LineNumber);
                if (reader.IsEmptyElement) End("event");
                return;
            case "string" or "date" or "int" or "float" or "boolean" or "id" when _inTrace || _inEvent:
                Attribute();
                return;
            default:
                return;
        }

        if (reader.IsEmptyElement) End("trace");
    }

    private void Attribute()
    {
        var into = _inEvent ? _event : _trace;
        // Attributes of attributes belong to neither trace nor event.
        if (reader.Depth != (_inEvent ? _inTrace ? 3 : 2 : 2) || reader.GetAttribute("key") is not { } key || reader.GetAttribute("value") is not { } value) return;
        if (!_keys.TryGetValue(key, out var field))
        {
            field = EventColumns.Of(key, input.Mapping);
            if (_keys.Count < MostKeys) _keys.Add(key, field);
        }

        into.Set(key, field, value, ofCase: !_inEvent);
    }

    private void End(string name)
    {
        if (name == "trace") _inTrace = false;
        if (name != "event" || !_inEvent) return;
        _inEvent = false;
        var record = new EventRecord { Row = _event.Line };
        // A trace is a case even without a name.
        var number = _event.Case.Length > 0 ? _event.Case : _inTrace ? _trace.Name.Length > 0 ? _trace.Name : FormattableString.Invariant($"{input.Name}#{_traces}") : "";
        if ((_event.Fill(ref record, number, _trace, _clock) ?? sink.Take(ref record)) is { } wrong) input.Log.Reject(record.Row, wrong);
    }
}
