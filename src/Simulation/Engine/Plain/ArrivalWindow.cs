using System.Numerics;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>A contact that is to arrive.</summary>
internal struct PlannedArrival
{
    public long Time;
    public long Work; // see WorkAhead
    public long Number; // in its flow
    public int Flow;
}

/// <summary>
/// The arrivals of all flows in order, one stretch of time after the other: each flow's are written one flow after the other and then sorted by counting. That costs the same for 2 flows and for 200,
/// where a heap of flows would not. A stretch never crosses midnight or the end of the warm-up, so all its contacts are counted in the rows of one day.
/// </summary>
internal sealed class ArrivalWindow
{
    /// <summary>Expected contacts of a stretch; enough to spread what it costs for each flow, few enough for the second cache.</summary>
    private const int Wanted = 768;

    private readonly PlainTables _tables;
    private readonly FlowArrivals[] _flows;
    private PlannedArrival[] _unsorted = new PlannedArrival[2 * Wanted];
    private PlannedArrival[] _sorted = new PlannedArrival[2 * Wanted];
    private int[] _places = new int[2 * Wanted];

    public ArrivalWindow(PlainTables tables)
    {
        _tables = tables;
        _flows = [.. tables.Work.Select(work => new FlowArrivals(work, tables.Plan.PeriodTicks))];
    }

    /// <summary>Arrivals of the stretch, then one at <see cref="long.MaxValue"/>.</summary>
    public PlannedArrival[] Arrivals => _sorted;

    public int Count { get; private set; }

    /// <summary>Everything that arrives before this time is in this stretch or an earlier one.</summary>
    public long End { get; private set; }

    /// <summary>Day of all arrivals of the stretch.</summary>
    public int Day { get; private set; }

    /// <summary>Starts a replication; the first stretch is empty.</summary>
    public void Start(double[]?[] factors, ulong[] arrivalKeys, ulong[] handlingKeys)
    {
        for (var flow = 0; flow < _flows.Length; flow++)
        {
            var expected = _tables.ExpectedWith(factors[flow], flow);
            _flows[flow].Start(expected, expected.Sum(), arrivalKeys[flow], handlingKeys[flow]);
        }

        End = 0;
        Day = 0;
        SetCount(0);
    }

    /// <summary>Goes on to the next stretch; one after the last arrival is empty and ends at the horizon.</summary>
    public void Advance()
    {
        var start = long.MaxValue;
        foreach (var flow in _flows) start = Math.Min(start, flow.NextTime);
        if (start == long.MaxValue)
        {
            End = _tables.Horizon;
            SetCount(0);
            return;
        }

        End = EndFrom(start);
        var count = 0;
        for (var flow = 0; flow < _flows.Length; flow++) count += _flows[flow].TakeBefore(End, flow, ref _unsorted, count);
        Sort(start, count);
        SetCount(count);
    }

    private void SetCount(int count)
    {
        Count = count;
        _sorted[count].Time = long.MaxValue;
    }

    /// <summary>About where the wanted number of contacts is reached, if days had no factors; at most the next midnight or end of the warm-up.</summary>
    private long EndFrom(long start)
    {
        var plan = _tables.Plan;
        Day = (int)(start / plan.DayTicks);
        var last = (Day + 1) * plan.DayTicks;
        if (start < plan.WarmUpTicks) last = Math.Min(last, plan.WarmUpTicks);
        var period = (int)(start / plan.PeriodTicks);
        double missing = Wanted;
        var from = start;
        while (from < last)
        {
            var end = (period + 1) * plan.PeriodTicks;
            var expected = _tables.ExpectedOfAll[period] * ((end - from) / (double)plan.PeriodTicks);
            if (expected > missing) return Math.Min(last, from + 1 + (long)((end - from) * (missing / expected)));
            missing -= expected;
            from = end;
            period++;
        }

        return last;
    }

    /// <summary>By counting into about as many equal pieces of time as there are arrivals, then within pieces by insertion. Both keep the order of flows and numbers among equal times.</summary>
    private void Sort(long start, int count)
    {
        if (count + 1 > _sorted.Length) _sorted = new PlannedArrival[_unsorted.Length + 1];
        if (count == 0) return;
        var pieces = (int)BitOperations.RoundUpToPowerOf2((uint)count);
        if (pieces + 1 > _places.Length) _places = new int[pieces + 1];
        var places = _places.AsSpan(0, pieces + 1);
        places.Clear();
        var length = (ulong)(End - start);
        var shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount(length) - BitOperations.TrailingZeroCount(pieces));
        var unsorted = _unsorted.AsSpan(0, count);
        var sorted = _sorted.AsSpan();
        foreach (ref readonly var arrival in unsorted) places[(int)((arrival.Time - start) >> shift) + 1]++;
        var sum = 0;
        foreach (ref var place in places) place = sum += place;
        foreach (ref readonly var arrival in unsorted) sorted[places[(int)((arrival.Time - start) >> shift)]++] = arrival;
        for (var i = 1; i < count; i++)
        {
            if (sorted[i].Time >= sorted[i - 1].Time) continue;
            var moved = sorted[i];
            var hole = i;
            do
            {
                sorted[hole] = sorted[hole - 1];
                hole--;
            }
            while (hole > 0 && sorted[hole - 1].Time > moved.Time);
            sorted[hole] = moved;
        }
    }
}
