using System.Collections.Immutable;
using System.Text;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// The queue_log of Asterisk: one event a line, <c>epoch|call|queue|member|EVENT|parameters…</c>. Each entrance into a queue is one leg; a call that is transferred enters again under
/// the same id. Times are seconds since 1970 (UTC); parameters are seconds, except the ringing time of RINGNOANSWER, which is milliseconds.
/// </summary>
/// <remarks>Asterisk documentation, "Queue Logs". A leg that is open at the end of a file goes on in the next: the log is often cut at midnight.</remarks>
public sealed class AsteriskQueueLogFormat : IImportFormat
{
    private const int LongestText = 500; // of what is held of a line; no real one is longer

    public FormatInfo Info { get; } = new("asterisk-queue-log", null, 0);

    public Match Recognise(FileSample sample)
    {
        int looked = 0, own = 0;
        var text = Encoding.UTF8.GetString(sample.Bytes.Span[..Math.Min(sample.Bytes.Length, 8192)]).TrimStart('\uFEFF');
        foreach (var line in text.Split('\n').Take(20))
        {
            if (line.Trim().Length == 0) continue;
            looked++;
            var cells = line.Split('|');
            if (cells.Length >= 5 && AsteriskReading.TryTime(cells[0], out _) && cells[4].Trim() is { Length: > 2 } name && name.All(char.IsAsciiLetterUpper)) own++;
        }

        return own >= 1 && own >= 0.6 * looked ? new(97) : Match.No;
    }

    public IFactCollector StartFacts() => new AsteriskLegs();

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        using var stream = input.Open();
        var lines = new ByteLineReader(stream);
        var legs = (AsteriskLegs?)input.Facts ?? new AsteriskLegs();
        var reading = new AsteriskReading(input, sink, legs);
        var text = "";
        input.Log.RowText = () => text;
        while (lines.Next(out var line))
        {
            if ((lines.LineNumber & 0xfff) == 0) input.Cancellation.ThrowIfCancellationRequested();
            if (line.Trim(" \t"u8).IsEmpty) continue;
            text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, LongestText)]).TrimStart('\uFEFF');
            if (lines.Cut) input.Log.Reject(lines.LineNumber, RejectionCatalogue.TooLong);
            else reading.Line(lines.LineNumber, text);
        }

        input.Log.RowText = null;
        if (input.Facts is null) legs.Finish(sink);
        return [];
    }
}

/// <summary>A line that waits for what becomes of its leg.</summary>
internal readonly record struct HeldLine(SourceLog Log, long Row, string Text);

/// <summary>A leg that has no end yet.</summary>
internal sealed class OpenLeg(LegWriter writer, long row, string call, string queue, long entered, string customer)
{
    /// <summary>Further lines are entered in the log at once.</summary>
    public const int MostLines = 16;

    public LegWriter Writer { get; } = writer;

    public long Row { get; } = row;

    public string Call { get; } = call;

    public string Queue { get; } = queue;

    public long Entered { get; } = entered;

    public string Customer { get; } = customer;

    public string Text { get; init; } = "";

    public string Agent { get; set; } = "";

    public long? Connected { get; set; }

    public long WaitMilliseconds { get; set; }

    public List<HeldLine> Lines { get; } = [];

    /// <summary>Sends the leg on and enters its lines.</summary>
    public void Close(IRecordSink sink, bool answered, long? handle, RowTags tags)
    {
        var wrong = Writer.Write(
            new()
            {
                Row = Row,
                // An unfinished leg must not stand in the way of the same leg in a longer file.
                Identity = FormattableString.Invariant($"queue_log {Call} {Queue} {Entered}{((tags & RowTags.Unfinished) != RowTags.None ? " open" : "")}"),
                Case = Call,
                Arrival = Entered,
                Queue = Queue,
                Agent = Agent,
                Channel = "voice",
                Customer = Customer,
                Answered = answered,
                WaitMilliseconds = WaitMilliseconds,
                Taken = Connected,
                HandleMilliseconds = handle,
                Tags = tags,
            }, sink);
        if (wrong is not null) Writer.Log.Reject(Row, wrong, Text);
        foreach (var line in Lines)
        {
            if (wrong == RejectionCatalogue.Duplicate) line.Log.Reject(line.Row, wrong, line.Text);
            else line.Log.Keep(line.Row, RowTags.None);
        }
    }
}

/// <summary>Legs under way, over all files, and what only this log tells.</summary>
internal sealed class AsteriskLegs : IFactCollector, IRecordHolder
{
    /// <summary>Calls open at one time; no centre has more. Beyond, the oldest is given up as unfinished.</summary>
    public const int MostOpen = 10_000;

    private readonly Dictionary<string, OpenLeg> _open = new(StringComparer.Ordinal);
    private readonly Queue<OpenLeg> _order = [];
    private long _rings;
    private long _ringMilliseconds;

    public void Ring(long milliseconds)
    {
        _rings++;
        _ringMilliseconds += milliseconds;
    }

    public OpenLeg? Find(string call) => _open.GetValueOrDefault(call);

    public void Open(OpenLeg leg, IRecordSink sink)
    {
        _open[leg.Call] = leg;
        _order.Enqueue(leg);
        while (_order.Count > MostOpen && _order.TryDequeue(out var oldest))
        {
            if (_open.GetValueOrDefault(oldest.Call) == oldest) GiveUp(oldest, sink);
        }
    }

    public void Closed(OpenLeg leg)
    {
        _open.Remove(leg.Call);
        while (_order.TryPeek(out var oldest) && _open.GetValueOrDefault(oldest.Call) != oldest) _order.Dequeue();
    }

    /// <summary>Whoever was connected was answered, for an unknown time; of the others nothing is known.</summary>
    public void GiveUp(OpenLeg leg, IRecordSink sink)
    {
        _open.Remove(leg.Call);
        leg.Close(sink, leg.Connected is not null, null, leg.Connected is null ? RowTags.Unfinished : RowTags.None);
    }

    public void Finish(IRecordSink sink)
    {
        foreach (var leg in _open.Values.OrderBy(leg => leg.Entered).ThenBy(leg => leg.Row).ToArray()) GiveUp(leg, sink);
    }

    public ImmutableArray<LogFact> Facts() => _rings == 0 ? [] :
    [
        new("rings-not-answered", "", ArgumentKind.Count, _rings),
        new("rings-not-answered-seconds", "", ArgumentKind.Number, _ringMilliseconds / 1000.0),
    ];

    public ImmutableArray<Message> Notes() => _rings == 0 ? [] : [Message.Of("note.rings-not-answered", Argument.Count("count", _rings))];
}

/// <summary>The lines of one file.</summary>
internal sealed class AsteriskReading(ImportInput input, IRecordSink sink, AsteriskLegs legs)
{
    private readonly LegWriter _writer = new(input);

    /// <summary>Seconds since 1970, perhaps with a fraction, as milliseconds.</summary>
    public static bool TryTime(string text, out long milliseconds)
    {
        milliseconds = 0;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        if (whole.Length is < 9 or > 11 || !TryWhole(whole, out var seconds)) return false;
        milliseconds = 1000 * seconds;
        if (point < 0) return true;
        var fraction = text[(point + 1)..];
        if (fraction.Length is 0 or > 9 || !TryWhole(fraction.PadRight(3, '0')[..3], out var rest)) return false;
        milliseconds += rest;
        return true;
    }

    public void Line(long row, string text)
    {
        var cells = text.Split('|');
        for (var cell = 0; cell < cells.Length; cell++) cells[cell] = cells[cell].Trim();
        if (cells.Length < 5) input.Log.Reject(row, RejectionCatalogue.Fields);
        else if (!TryTime(cells[0], out var at)) input.Log.Reject(row, RejectionCatalogue.Date);
        else if (cells[4].Length == 0) input.Log.Reject(row, RejectionCatalogue.ActivityEmpty);
        else Event(row, text, at, cells);
    }

    private void Event(long row, string text, long at, string[] cells)
    {
        var leg = legs.Find(cells[1]);
        switch (cells[4])
        {
            case "ENTERQUEUE":
                Enter(row, text, at, cells, leg);
                break;
            case "RINGNOANSWER":
                // The one duration in milliseconds.
                if (TryWhole(Cell(cells, 5), out var ring)) legs.Ring(ring);
                Part(row, text, cells, leg);
                break;
            case "RINGCANCELED":
                Part(row, text, cells, leg);
                break;
            case "CONNECT":
                if (!Part(row, text, cells, leg)) break;
                leg!.Agent = cells[3] is "NONE" ? "" : cells[3];
                leg.Connected = at;
                leg.WaitMilliseconds = Seconds(cells, 5) ?? at - leg.Entered;
                break;
            case "COMPLETEAGENT" or "COMPLETECALLER":
                Taken(row, text, at, cells, leg, 5, RowTags.None);
                break;
            case "TRANSFER" or "BLINDTRANSFER" or "ATTENDEDTRANSFER":
                Taken(row, text, at, cells, leg, 7, RowTags.PassedOn);
                break;
            case "ABANDON":
                Left(row, text, at, cells, leg, 7, RowTags.None);
                break;
            case "EXITEMPTY" or "EXITWITHTIMEOUT":
                Left(row, text, at, cells, leg, 7, RowTags.SentOn);
                break;
            case "EXITWITHKEY":
                Left(row, text, at, cells, leg, 8, RowTags.SentOn);
                break;
            default:
                input.Log.Keep(row, RowTags.NoContact);
                break;
        }
    }

    private void Enter(long row, string text, long at, string[] cells, OpenLeg? leg)
    {
        if (cells[1].Length == 0 || cells[1] is "NONE") input.Log.Reject(row, RejectionCatalogue.IdEmpty);
        else if (cells[2].Length == 0 || cells[2] is "NONE") input.Log.Reject(row, RejectionCatalogue.FlowEmpty);
        else if (leg is not null && leg.Text == text) input.Log.Reject(row, RejectionCatalogue.Duplicate);
        else
        {
            if (leg is not null) legs.GiveUp(leg, sink);
            legs.Open(new(_writer, row, cells[1], cells[2], at, Cell(cells, 6)) { Text = text }, sink);
        }
    }

    /// <param name="column">Of the wait; the talking time is the next.</param>
    private void Taken(long row, string text, long at, string[] cells, OpenLeg? leg, int column, RowTags tags)
    {
        if (!Part(row, text, cells, leg)) return;
        if (leg!.Connected is null)
        {
            // CONNECT is missing: who and how long is on this line too.
            leg.Agent = cells[3] is "NONE" ? "" : cells[3];
            leg.WaitMilliseconds = Seconds(cells, column) ?? 0;
        }

        var handle = Seconds(cells, column + 1) ?? at - leg.Connected;
        legs.Closed(leg);
        leg.Close(sink, true, handle, tags);
    }

    private void Left(long row, string text, long at, string[] cells, OpenLeg? leg, int column, RowTags tags)
    {
        if (!Part(row, text, cells, leg)) return;
        leg!.WaitMilliseconds = Seconds(cells, column) ?? at - leg.Entered;
        legs.Closed(leg);
        leg.Close(sink, false, null, tags);
    }

    /// <returns>False when the beginning of the leg is not in the log; the line is then entered as such.</returns>
    private bool Part(long row, string text, string[] cells, OpenLeg? leg)
    {
        if (leg is null || leg.Queue != cells[2])
        {
            input.Log.Keep(row, RowTags.BeginningMissing);
            return false;
        }

        if (leg.Lines.Count < OpenLeg.MostLines) leg.Lines.Add(new(input.Log, row, text));
        else input.Log.Keep(row, RowTags.None);
        return true;
    }

    private static string Cell(string[] cells, int column) => column < cells.Length ? cells[column] : "";

    private static long? Seconds(string[] cells, int column) => TryWhole(Cell(cells, column), out var seconds) ? 1000 * seconds : null;

    private static bool TryWhole(string text, out long number)
    {
        number = 0;
        if (text.Length is 0 or > 12) return false;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit)) return false;
            number = 10 * number + (digit - '0');
        }

        return true;
    }
}
