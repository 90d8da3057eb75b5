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

/// <summary>Legs under way, over all files, and what only this log tells.</summary>
internal sealed class AsteriskLegs : IFactCollector, IRecordHolder
{
    private long _rings;
    private long _ringMilliseconds;

    public OpenLegs Legs { get; } = new();

    public void Ring(long milliseconds)
    {
        _rings++;
        _ringMilliseconds += milliseconds;
    }

    public void Finish(IRecordSink sink) => Legs.Finish(sink);

    public ImmutableArray<LogFact> Facts() => _rings == 0 ? [] :
    [
        new("rings-not-answered", "", ArgumentKind.Count, _rings),
        new("rings-not-answered-seconds", "", ArgumentKind.Number, _ringMilliseconds / 1000.0),
    ];

    public ImmutableArray<Message> Notes() => [];
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
        var leg = legs.Legs.Find(cells[1]);
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
            if (leg is not null) legs.Legs.GiveUp(leg, sink);
            legs.Legs.Open(new("queue_log", _writer, row, cells[1], cells[2], at) { Text = text, Channel = "voice", Customer = Cell(cells, 6) }, sink);
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
        legs.Legs.Closed(leg);
        leg.Close(sink, true, handle, tags);
    }

    private void Left(long row, string text, long at, string[] cells, OpenLeg? leg, int column, RowTags tags)
    {
        if (!Part(row, text, cells, leg)) return;
        leg!.WaitMilliseconds = Seconds(cells, column) ?? at - leg.Entered;
        legs.Legs.Closed(leg);
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
