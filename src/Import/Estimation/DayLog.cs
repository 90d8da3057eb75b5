using NodaTime;

namespace Plateau.Import.Estimation;

/// <summary>A stretch of a day in seconds after midnight, [From, To); equal ends are an instant.</summary>
internal readonly record struct Stretch(int From, int To)
{
    public int Length => To - From;
}

/// <summary>What staffing needs of one contact.</summary>
internal readonly record struct ContactTrace(int Flow, int Agent, int QueueSeconds, int WaitSeconds, int HandleFrom, int HandleTo);

/// <summary>One flow on one day.</summary>
internal sealed class FlowDay(int periodsPerDay)
{
    public DayCounts Counts;

    public int[] Arrivals { get; } = new int[periodsPerDay];
}

/// <summary>
/// One dated day of the log. Counts stay; single contacts and row hashes are held while the day is open and dropped when it closes.
/// </summary>
internal sealed class DayLog(int day, IsoDayOfWeek weekday, ClockChange? change)
{
    private readonly List<FlowDay?> _flows = [];
    private HashSet<ulong>? _rows = new(2048);

    public int Day { get; } = day;

    /// <summary>0 = Monday.</summary>
    public int Weekday { get; } = (int)weekday - 1;

    public ClockChange? Change { get; } = change;

    public bool Closed => _rows is null;

    public List<ContactTrace> Contacts { get; } = new(2048);

    /// <summary>For each staffing method: seconds present by period, by agent index; null = not there. Filled when the day closes.</summary>
    public List<ushort[]?>[] Presence { get; set; } = [];

    /// <summary>Seconds with a contact in hand, all agents, each counted within their presence.</summary>
    public long BusySeconds { get; set; }

    public FlowDay Of(int flow, int periodsPerDay)
    {
        while (flow >= _flows.Count) _flows.Add(null);
        return _flows[flow] ??= new FlowDay(periodsPerDay);
    }

    public FlowDay? Find(int flow) => flow < _flows.Count ? _flows[flow] : null;

    /// <returns>False when an equal row of this day was there before.</returns>
    public bool AddRow(ulong hash) => _rows is null || _rows.Add(hash);

    public void Close()
    {
        _rows = null;
        Contacts.Clear();
        Contacts.TrimExcess();
    }
}
