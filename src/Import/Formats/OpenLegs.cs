namespace Plateau.Import.Formats;

/// <summary>A line that waits for what becomes of its leg.</summary>
internal readonly record struct HeldLine(SourceLog Log, long Row, string Text);

/// <summary>A leg that has no end yet.</summary>
internal sealed class OpenLeg(string format, LegWriter writer, long row, string call, string queue, long entered)
{
    /// <summary>Further lines are entered in the log at once.</summary>
    public const int MostLines = 16;

    public LegWriter Writer { get; } = writer;

    public long Row { get; } = row;

    public string Call { get; } = call;

    public string Queue { get; } = queue;

    public long Entered { get; } = entered;

    public string Customer { get; init; } = "";

    public string Channel { get; init; } = "";

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
                Identity = FormattableString.Invariant($"{format} {Call} {Queue} {Entered}{((tags & RowTags.Unfinished) != RowTags.None ? " open" : "")}"),
                Case = Call,
                Arrival = Entered,
                Queue = Queue,
                Agent = Agent,
                Channel = Channel,
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

/// <summary>Legs that have begun, over all files of a reading.</summary>
internal sealed class OpenLegs
{
    /// <summary>Calls open at one time; no centre has more. Beyond, the oldest is given up as unfinished.</summary>
    public const int MostOpen = 10_000;

    private readonly Dictionary<string, OpenLeg> _open = new(StringComparer.Ordinal);
    private readonly Queue<OpenLeg> _order = [];

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
}
