using System.Collections.Immutable;
using System.Text;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// The log of the Technion "Anonymous Bank": one call a row, tab separated, 17 columns, times h:mm:ss of the local wall clock, dates yymmdd.
/// </summary>
/// <remarks>
/// I. Guedj, A. Mandelbaum, "Anonymous Bank" Call-Center Data, Technion, 2000. Priority 2 starts in the queue as if it had waited 90 s. By a fault of
/// the source system the priority is 0 for callers who did not wait, so the credit is read only from those who waited (docs/methods/import.md).
/// </remarks>
public sealed class AnonymousBankFormat : IImportFormat
{
    private const int ColumnCount = 17;
    private const int SecondsPerDay = 86_400;

    private static readonly byte[] _header = Encoding.ASCII.GetBytes(
        "vru+line\tcall_id\tcustomer_id\tpriority\ttype\tdate\tvru_entry\tvru_exit\tvru_time\tq_start\tq_exit\tq_time\toutcome\tser_start\tser_exit\tser_time\tserver");

    private enum Column
    {
        Customer = 2,
        Priority = 3,
        Type = 4,
        Date = 5,
        VruEntry = 6,
        VruExit = 7,
        VruTime = 8,
        QueueTime = 11,
        Outcome = 12,
        ServiceStart = 13,
        ServiceTime = 15,
        Server = 16,
    }

    public FormatInfo Info { get; } = new("anonymous-bank", "Asia/Jerusalem", 90);

    public Match Recognise(FileSample sample) => sample.Bytes.Span.StartsWith(_header) ? new(100) : Match.No;

    public IFactCollector StartFacts() => new AnonymousBankFacts();

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        var facts = (AnonymousBankFacts?)input.Facts ?? new AnonymousBankFacts();
        using var stream = input.Open();
        var lines = new ByteLineReader(stream);
        Span<Range> columns = stackalloc Range[ColumnCount];
        if (!lines.Next(out var header) || !header.SequenceEqual(_header))
            return [Problem.At($"{input.Name}:1", "bank-header", Argument.Of("expected", "vru+line, call_id, … server"))];

        var rejected = Array.Empty<byte>();
        input.Log.RowText = () => Encoding.UTF8.GetString(rejected);
        while (lines.Next(out var line))
        {
            if ((lines.LineNumber & 0xfff) == 0) input.Cancellation.ThrowIfCancellationRequested();
            if (line.IsEmpty) continue;
            var contact = new ContactRecord { Row = lines.LineNumber };
            var wrong = lines.Cut ? RejectionCatalogue.TooLong : Parse(line, columns, input, ref contact, out var row) ?? Take(sink, facts, ref contact, row);
            if (wrong is null) continue;
            rejected = line.ToArray();
            input.Log.Reject(lines.LineNumber, wrong);
        }

        facts.CarriageReturns += lines.CarriageReturns;
        input.Log.RowText = null;
        return [];
    }

    private static string? Take(IRecordSink sink, AnonymousBankFacts facts, ref ContactRecord contact, in BankRow row)
    {
        if (sink.Take(ref contact) is { } wrong) return wrong;
        facts.Add(in contact, row);
        return null;
    }

    /// <returns>Why the row is rejected; null when it is a contact.</returns>
    private static string? Parse(ReadOnlySpan<byte> line, Span<Range> columns, ImportInput input, ref ContactRecord contact, out BankRow row)
    {
        row = default;
        if (!Split(line, columns)) return RejectionCatalogue.Fields;
        if (!Digits.TryDate6(line[columns[(int)Column.Date]], out contact.Day)) return RejectionCatalogue.Date;
        if (!Digits.TryTime(line[columns[(int)Column.VruEntry]], out contact.ArrivalSeconds)
            || !Digits.TryTime(line[columns[(int)Column.VruExit]], out var menuExit)
            || !Digits.TryTime(line[columns[(int)Column.ServiceStart]], out var serviceStart)) return RejectionCatalogue.Time;
        if (!Digits.TryNumber(line[columns[(int)Column.VruTime]], out var menuTime)
            || !Digits.TryNumber(line[columns[(int)Column.QueueTime]], out var wait)
            || !Digits.TryNumber(line[columns[(int)Column.ServiceTime]], out var service)
            || !Digits.TryNumber(line[columns[(int)Column.Priority]], out var priority)) return RejectionCatalogue.Number;
        if (wait < 0) return RejectionCatalogue.NegativeWait;
        if (service < 0) return RejectionCatalogue.NegativeHandle;
        var outcome = line[columns[(int)Column.Outcome]];
        var answered = outcome.SequenceEqual("AGENT"u8);
        var phantom = !answered && outcome.SequenceEqual("PHANTOM"u8);
        if (!answered && !phantom && !outcome.SequenceEqual("HANG"u8)) return RejectionCatalogue.Outcome;
        var type = line[columns[(int)Column.Type]];
        if (type.IsEmpty) return RejectionCatalogue.FlowEmpty;

        var server = line[columns[(int)Column.Server]];
        var unknownServer = server.IsEmpty || server.SequenceEqual("NO_SERVER"u8);
        var customer = line[columns[(int)Column.Customer]];
        contact.Customer = customer is [] or [(byte)'0'] ? 0 : input.Customers.Of(customer);
        contact.RowHash = RowHash.Of(line);
        contact.WaitSeconds = wait;
        contact.Outcome = answered ? ContactOutcome.Answered : ContactOutcome.Abandoned;
        contact.LeftBeforeQueue = !answered && wait == 0;
        // Priorities of callers who did not wait were not recorded: nothing is read from them.
        contact.Credit = wait == 0 ? CreditKnowledge.Unknown : priority == 2 ? CreditKnowledge.Yes : CreditKnowledge.No;
        contact.Agent = unknownServer ? -1 : input.Agents.IndexOf(server);
        var knownType = AnonymousBankFacts.TypeOf(type);
        contact.Flow = knownType < 0 ? -1 : input.Flows.IndexOf(type);
        contact.QueueSeconds = menuTime < 0 ? contact.ArrivalSeconds : AtOrAfter(menuExit, contact.ArrivalSeconds);
        contact.HandleSeconds = answered ? (service == 0 ? -1 : service) : -1;
        // A start of 0:00:00 with 0 s of service is a blank, not midnight.
        contact.HandleStartSeconds = service == 0 && serviceStart == 0 ? contact.QueueSeconds + wait : AtOrAfter(serviceStart, contact.ArrivalSeconds);
        row = new BankRow(knownType, menuTime, service, priority, answered, phantom, unknownServer);
        contact.Tags = Tags(in contact, row);
        return null;
    }

    private static RowTags Tags(in ContactRecord contact, in BankRow row)
    {
        var tags = RowTags.None;
        if (row.Phantom) tags |= RowTags.Phantom;
        if (row.Type < 0) tags |= RowTags.StrayFlow;
        if (row.MenuTime < 0) tags |= RowTags.MenuTimeNegative;
        if (contact.WaitSeconds > 1000) tags |= RowTags.WaitOver1000;
        if (row.Service > 3600) tags |= RowTags.HandleOverHour;
        if (!row.Answered) return row.Phantom || (row.Service == 0 && row.UnknownServer) ? tags : tags | RowTags.AbandonedWithHandle;
        if (row.UnknownServer) tags |= RowTags.AgentUnknown;
        if (row.Service == 0) tags |= RowTags.HandleZero;
        else if (row.Service < 10) tags |= RowTags.HandleUnder10;
        return tags;
    }

    /// <summary>A time of day that lies hours before the arrival belongs to the next day.</summary>
    private static int AtOrAfter(int timeOfDay, int arrival) => timeOfDay < arrival - (SecondsPerDay / 2) ? timeOfDay + SecondsPerDay : timeOfDay;

    private static bool Split(ReadOnlySpan<byte> line, Span<Range> columns)
    {
        var start = 0;
        for (var column = 0; column < ColumnCount - 1; column++)
        {
            var length = line[start..].IndexOf((byte)'\t');
            if (length < 0) return false;
            columns[column] = start..(start + length);
            start += length + 1;
        }

        columns[ColumnCount - 1] = start..line.Length;
        return line[start..].IndexOf((byte)'\t') < 0;
    }
}
