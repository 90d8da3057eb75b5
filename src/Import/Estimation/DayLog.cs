using System.Runtime.InteropServices;
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

/// <summary>What is held of a day while it is open. Handed on from day to day, for on a large log each is as large as the one before.</summary>
internal sealed class OpenDay
{
    public RowSet Rows { get; } = new();

    public List<ContactTrace> Contacts { get; } = [];

    public void Clear()
    {
        Rows.Clear();
        Contacts.Clear();
    }
}

/// <summary>
/// One dated day of the log. Counts stay; single contacts and row hashes are held while the day is open and dropped when it closes.
/// </summary>
internal sealed class DayLog(int day, IsoDayOfWeek weekday, ClockChange? change, OpenDay held)
{
    private readonly List<FlowDay?> _flows = [];
    private OpenDay? _held = held;

    public int Day { get; } = day;

    /// <summary>0 = Monday.</summary>
    public int Weekday { get; } = (int)weekday - 1;

    public ClockChange? Change { get; } = change;

    public bool Closed => _held is null;

    /// <summary>Empty when the day is closed.</summary>
    public ReadOnlySpan<ContactTrace> Contacts => _held is null ? [] : CollectionsMarshal.AsSpan(_held.Contacts);

    /// <summary>For each staffing method: seconds present by period, all agents together. Filled when the day closes.</summary>
    public long[][] Present { get; set; } = [];

    /// <summary>By the staffing method in use: seconds present by period, by agent index; null = not there. Filled when the day closes; it is the largest thing that is kept of a day.</summary>
    public ushort[]?[] PresentByAgent { get; set; } = [];

    /// <summary>Seconds with a contact in hand, all agents, each counted within their presence.</summary>
    public long BusySeconds { get; set; }

    public FlowDay Of(int flow, int periodsPerDay)
    {
        while (flow >= _flows.Count) _flows.Add(null);
        return _flows[flow] ??= new FlowDay(periodsPerDay);
    }

    public FlowDay? Find(int flow) => flow < _flows.Count ? _flows[flow] : null;

    /// <returns>False when an equal row of this day was there before.</returns>
    public bool AddRow(ulong hash) => _held is null || _held.Rows.Add(hash);

    /// <summary>Only while it is open.</summary>
    public void Add(in ContactTrace contact) => _held!.Contacts.Add(contact);

    /// <returns>What was held, emptied: the next day's.</returns>
    public OpenDay Close()
    {
        var emptied = _held!;
        _held = null;
        emptied.Clear();
        return emptied;
    }
}
