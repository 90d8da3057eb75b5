using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using Plateau.Import.Formats;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>
/// What each source counts by flow and day, so that sources of the same days can be set side by side: rows that another source had already count in both. Memory grows with sources × days × flows of each.
/// </summary>
internal sealed class SourceTotals
{
    /// <summary>Pairs of sources that are told, those with most contacts in common first.</summary>
    private const int MostPairs = 20;

    private readonly Dictionary<(SourceLog Source, int Day, int Flow), Sums> _sums = [];
    private readonly Dictionary<(SourceLog Source, int Day), (int From, int To)> _spans = [];
    private readonly List<SourceLog> _order = [];

    /// <summary>A row that is there already: it counts for its source when an earlier one has the flow that day. Rows that the second source itself has twice are then counted twice.</summary>
    public void AddAgain(SourceLog source, in ContactRecord contact)
    {
        if (IsOfEarlier(source, contact.Day, contact.Flow)) Add(source, in contact);
    }

    public void AddAgain(SourceLog source, in IntervalRecord interval)
    {
        if (IsOfEarlier(source, interval.Day, interval.Flow)) Add(source, in interval);
    }

    public void Add(SourceLog source, in ContactRecord contact) =>
        Add(source, contact.Day, contact.Flow, contact.ArrivalSeconds, contact.ArrivalSeconds, 1, contact.Outcome == ContactOutcome.Answered ? 1 : 0);

    /// <param name="sign">−1 takes it back: the source itself delivered another in its place.</param>
    public void Add(SourceLog source, in IntervalRecord interval, int sign = 1) =>
        Add(source, interval.Day, interval.Flow, interval.StartSeconds, interval.StartSeconds + interval.LengthSeconds, sign * interval.Offered, interval.Answered is { } answered ? sign * answered : null);

    public ImmutableArray<SourceOverlap> Overlaps(NameTable flows)
    {
        if (_order.Count < 2) return [];
        var pairs = _spans.Keys.GroupBy(key => key.Day, key => key.Source)
            .SelectMany(day => Pairs([.. day.OrderBy(_order.IndexOf)], day.Key))
            .GroupBy(pair => (pair.First, pair.Second), pair => pair.Day);
        return
        [
            .. pairs.Select(pair => (Overlap: Of(pair.Key.First, pair.Key.Second, pair.ToHashSet(), flows), At: (_order.IndexOf(pair.Key.First), _order.IndexOf(pair.Key.Second))))
                .OrderByDescending(pair => pair.Overlap.Days.Sum(day => Math.Min(day.First?.Offered ?? 0, day.Second?.Offered ?? 0))).ThenBy(pair => pair.At).Take(MostPairs).OrderBy(pair => pair.At).Select(pair => pair.Overlap),
        ];
    }

    /// <summary>A morning's file and an afternoon's have the day in common, and no time.</summary>
    private IEnumerable<(SourceLog First, SourceLog Second, int Day)> Pairs(SourceLog[] sources, int day)
    {
        for (var first = 0; first < sources.Length; first++)
        {
            for (var second = first + 1; second < sources.Length; second++)
            {
                var (one, other) = (_spans[(sources[first], day)], _spans[(sources[second], day)]);
                if (one.From < other.To && other.From < one.To) yield return (sources[first], sources[second], day);
            }
        }
    }

    private SourceOverlap Of(SourceLog first, SourceLog second, HashSet<int> days, NameTable flows)
    {
        var cells = _sums.Where(pair => days.Contains(pair.Key.Day) && (pair.Key.Source == first || pair.Key.Source == second)).Select(pair => (pair.Key.Flow, pair.Key.Day)).Distinct()
            .Select(cell => new OverlapDay(new(flows[cell.Flow]), LocalDate.FromDateOnly(DateOnly.FromDayNumber(cell.Day)), At(first, cell.Day, cell.Flow), At(second, cell.Day, cell.Flow)))
            .OrderBy(day => day.Flow).ThenBy(day => day.Date);
        return new(first.Name, second.Name, [.. cells]);
    }

    private SourceCount? At(SourceLog source, int day, int flow) => _sums.TryGetValue((source, day, flow), out var sums) ? new(sums.Offered, sums.AnsweredUnknown ? null : sums.Answered) : null;

    private void Add(SourceLog source, int day, int flow, int from, int to, long offered, long? answered)
    {
        if (_order.Count == 0 || _order[^1] != source) _order.Add(source);
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, (source, day, flow), out _);
        sums.Offered += offered;
        sums.Answered += answered ?? 0;
        sums.AnsweredUnknown |= answered is null;
        ref var span = ref CollectionsMarshal.GetValueRefOrAddDefault(_spans, (source, day), out var seen);
        span = seen ? (Math.Min(span.From, from), Math.Max(span.To, to)) : (from, to);
    }

    private bool IsOfEarlier(SourceLog source, int day, int flow)
    {
        foreach (var earlier in _order)
        {
            if (earlier != source && _sums.ContainsKey((earlier, day, flow))) return true;
        }

        return false;
    }

    private struct Sums
    {
        public long Offered;
        public long Answered;
        public bool AnsweredUnknown;
    }
}
