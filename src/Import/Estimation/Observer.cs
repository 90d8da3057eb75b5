using NodaTime;
using Plateau.Import.Formats;
using Plateau.Model;

namespace Plateau.Import.Estimation;

/// <summary>
/// Takes contacts one by one and keeps what the estimates need. Memory grows with days × periods × flows and with the contacts of the days still open,
/// never with the number of rows.
/// </summary>
internal sealed class Observer(ReadingSettings settings, NameTable flows, NameTable agents)
{
    private readonly SortedDictionary<int, DayLog> _days = [];
    private readonly SortedSet<int> _open = [];
    private readonly Stack<OpenDay> _spare = [];
    private readonly PresenceOfDay _presence = new(settings.Staffing, SkillRule.Of(settings), settings.PeriodMinutes, StaffingMethodCatalogue.Keys.IndexOf(settings.StaffingMethod));
    private readonly int _periodSeconds = 60 * settings.PeriodMinutes;
    private DayLog? _last;

    public int PeriodsPerDay { get; } = 24 * 60 / settings.PeriodMinutes;

    public IReadOnlyCollection<DayLog> Days => _days.Values;

    public List<FlowTotals> Flows { get; } = [];

    public List<AgentTotals> Agents { get; } = [];

    /// <summary>Log of the source in hand.</summary>
    public SourceLog Source { get; set; } = new("", "");

    public DateTimeZone Zone { get; set; } = DateTimeZone.Utc;

    public long Counted { get; private set; }

    /// <summary>Intervals taken.</summary>
    public long Intervals { get; private set; }

    /// <summary>What each source counts; null where there is one alone.</summary>
    public SourceTotals? BySource { get; init; }

    public IntervalDeliveries Deliveries { get; } = new();

    public Turnaround Turnaround => _presence.Turnaround;

    public string? Take(ref ContactRecord contact)
    {
        var day = _last is not null && _last.Day == contact.Day ? _last : DayOf(contact.Day);
        _last = day;
        Source.See(contact.Day);
        if (!day.AddRow(contact.RowHash))
        {
            if ((contact.Tags & RowTagCatalogue.NotCounted) == RowTags.None) BySource?.AddAgain(Source, in contact);
            return RejectionCatalogue.Duplicate;
        }

        if (day.Closed) contact.Tags |= RowTags.LateForDay;
        if (day.Change is { } change)
        {
            if (Holds(change.Ambiguous, contact.ArrivalSeconds)) contact.Tags |= RowTags.AmbiguousTime;
            if (Holds(change.Skipped, contact.ArrivalSeconds)) contact.Tags |= RowTags.SkippedTime;
        }

        Source.Keep(in contact);
        if ((contact.Tags & RowTagCatalogue.NotCounted) != RowTags.None) return null;
        BySource?.Add(Source, in contact);
        Count(in contact, day);
        return null;
    }

    /// <summary>An interval counts once, by its last delivery.</summary>
    public string? Take(ref IntervalRecord interval)
    {
        var day = DayOf(interval.Day);
        Source.See(interval.Day);
        if (day.Change is { } change && !interval.IsInstant)
        {
            if (Holds(change.Ambiguous, interval.StartSeconds)) interval.Tags |= RowTags.AmbiguousTime;
            if (Holds(change.Skipped, interval.StartSeconds)) interval.Tags |= RowTags.SkippedTime;
        }

        var delivery = Deliveries.Take(in interval, Source, out var earlier);
        if (delivery == Delivery.Again)
        {
            BySource?.AddAgain(Source, in interval);
            return RejectionCatalogue.Duplicate;
        }

        if (delivery == Delivery.Instead)
        {
            var before = earlier.Interval;
            earlier.Source.Withdraw(before.Row, before.Tags, RejectionCatalogue.Superseded);
            Count(in before, -1);
            if (earlier.Source == Source) BySource?.Add(Source, in before, -1);
        }

        Source.Keep(interval.Row, interval.Tags);
        BySource?.Add(Source, in interval);
        Count(in interval, 1);
        return null;
    }

    /// <summary>One that is longer than a period is spread evenly over its periods, the remainder over the first of them.</summary>
    /// <param name="sign">−1 takes it back.</param>
    private void Count(in IntervalRecord interval, int sign)
    {
        Intervals += sign;
        Counted += sign * interval.Offered;
        if (interval.Flow >= Flows.Count) TotalsOf();
        var day = _days[interval.Day];
        var flow = Flows[interval.Flow];
        var flowDay = day.Of(interval.Flow, PeriodsPerDay);
        flowDay.Counts.Count(in interval, sign);
        flow.Count(in interval, sign);
        var first = interval.StartSeconds / _periodSeconds;
        var periods = Math.Clamp((interval.LengthSeconds + _periodSeconds - 1) / _periodSeconds, 1, PeriodsPerDay - first);
        for (var at = 0; at < periods; at++)
        {
            var offered = Part(sign * interval.Offered, at, periods);
            flowDay.Arrivals[first + at] += offered;
            flow.CountPeriod(day.Weekday, first + at, new(offered, Of(interval.Answered, at), Of(interval.AnsweredWithin, at), Of(interval.Abandoned, at)));
        }

        int? Of(int? count, int at) => count is { } known ? Part(sign * known, at, periods) : null;
    }

    private static int Part(int whole, int at, int parts) => whole / parts + (at < Math.Abs(whole % parts) ? Math.Sign(whole) : 0);

    /// <summary>Closes all days; to be called once, after the last source.</summary>
    public void Finish()
    {
        TotalsOf();
        while (_open.Count > 0) CloseOldest();
    }

    private static bool Holds(Stretch stretch, int second) => second >= stretch.From && second < stretch.To;

    private void Count(in ContactRecord contact, DayLog day)
    {
        Counted++;
        if (contact.Flow >= Flows.Count || contact.Agent >= Agents.Count) TotalsOf();
        var flow = Flows[contact.Flow];
        var period = contact.ArrivalSeconds / _periodSeconds;
        var flowDay = day.Of(contact.Flow, PeriodsPerDay);
        flowDay.Arrivals[period]++;
        flowDay.Counts.Count(in contact, flow.ThresholdSeconds, settings.ShortAbandonSeconds);
        flow.Count(in contact, day.Weekday, period);
        var handled = contact.Outcome == ContactOutcome.Answered && contact.Agent >= 0;
        if (handled) Agents[contact.Agent].Count(in contact);
        if (day.Closed || !(handled || contact.WaitSeconds > 0)) return;
        var from = contact.HandleStartSeconds;
        day.Add(new(contact.Flow, handled ? contact.Agent : -1, contact.QueueSeconds, contact.WaitSeconds, from, from + Math.Max(0, contact.HandleSeconds)));
    }

    private void TotalsOf()
    {
        while (Flows.Count < flows.Count)
        {
            var target = settings.Targets.TryGetValue(new FlowId(flows[Flows.Count]), out var own) ? own : settings.Target;
            Flows.Add(new(target.ThresholdSeconds, PeriodsPerDay));
        }

        while (Agents.Count < agents.Count) Agents.Add(new());
    }

    private DayLog DayOf(int number)
    {
        if (_days.TryGetValue(number, out var day)) return day;
        var date = LocalDate.FromDateOnly(DateOnly.FromDayNumber(number));
        day = new(number, date.DayOfWeek, ClockChange.On(date, Zone), _spare.TryPop(out var spare) ? spare : new());
        _days.Add(number, day);
        _open.Add(number);
        if (_open.Count > settings.OpenDays) CloseOldest();
        return day;
    }

    private void CloseOldest()
    {
        var number = _open.Min;
        _open.Remove(number);
        var day = _days[number];
        _presence.Close(day, Agents, flows.Count);
        _spare.Push(day.Close());
    }
}
