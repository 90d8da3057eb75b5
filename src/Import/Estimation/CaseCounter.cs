using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Plateau.Import.Formats;

namespace Plateau.Import.Estimation;

/// <summary>
/// Counts what cases show, from events in order of case and time. Memory grows with the number of different teams, handovers, sequences and people, each within a limit, never with
/// the number of events; docs/methods/cases.md says what is counted.
/// </summary>
internal sealed class CaseCounter(IReadOnlyList<SourceLog> sources, WorkingWeek week)
{
    /// <summary>Different handovers, and different successions of activities.</summary>
    public const int MostEdges = 200_000;
    public const int MostVariants = 100_000;
    public const int MostPeople = 1_000_000;

    /// <summary>Activities of a sequence that are held; the whole of it still tells it from others.</summary>
    public const int LongestVariant = 500;

    /// <summary>Counts of cases by number of teams end with that many and more.</summary>
    public const int MostTeams = 20;

    private const int VariantMemory = 4_000_000; // activities of all sequences held together
    private const int MostVisits = 100_000; // of one case: later handovers are counted, their ends are not
    private const int MostAtOnce = 1_000; // events of one case at one time among which equal rows are looked for

    private readonly List<CaseVisit> _visits = [];
    private readonly List<int> _activities = [];
    private readonly List<(ulong Hash, short Source, int Count)> _sameTime = [];
    private ulong _case;
    private bool _open;
    private long _number, _events, _first, _last, _variantMemory;
    private ulong _sequence;
    private int _flow, _activity;
    private long _person, _personEvents;
    private bool _anyTier, _allFirst;

    public List<GroupTotals> Groups { get; } = [];

    public List<CaseFlowTotals> Flows { get; } = [];

    public List<long> Activities { get; } = [];

    public Dictionary<long, EdgeTotals> Edges { get; } = [];

    public PairCounts Follows { get; } = new(MostEdges);

    /// <summary>Events by team and person.</summary>
    public PairCounts People { get; } = new(MostPeople);

    public Dictionary<ulong, VariantTotals> Variants { get; } = [];

    public RunCounter BetweenGroups { get; } = new();

    public RunCounter BetweenPeople { get; } = new();

    public CaseKindTotals Several { get; } = new();

    public CaseKindTotals One { get; } = new();

    public long[] ByTeams { get; } = new long[MostTeams];

    public long Cases { get; private set; }

    public long Events { get; private set; }

    public long MostEvents { get; private set; }

    public long From { get; private set; } = long.MaxValue;

    public long To { get; private set; } = long.MinValue;

    public bool AnyTier { get; private set; }

    public long AtFirstTier { get; private set; }

    public long FurtherVariants { get; private set; }

    public long Unplaced { get; private set; }

    public long Starter { get; private set; }

    public long Higher { get; private set; }

    public long SameTier { get; private set; }

    public long Lower { get; private set; }

    public long UnknownTier { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in CaseEvent next)
    {
        if (!_open || next.Case != _case)
        {
            EndCase();
            Begin(next);
        }
        else if (next.Milliseconds != _last)
        {
            _sameTime.Clear();
        }

        if (IsDuplicate(next)) return;
        _last = next.Milliseconds;
        _events++;
        if (_flow < 0) _flow = next.Flow;
        Activity(next.Activity);
        Tier(next.Tier);
        if (next.Resource >= 0) BetweenPeople.Add(next.Resource, out _);
        if (next.Group >= 0) Group(next);
    }

    /// <summary>To be called once, after the last event.</summary>
    public void Finish()
    {
        EndCase();
        EndPerson();
    }

    public static long Pair(int first, int second) => ((long)first << 32) | (uint)second;

    private void Begin(in CaseEvent next)
    {
        _open = true;
        _case = next.Case;
        _number++;
        _first = _last = next.Milliseconds;
        _events = 0;
        _sequence = 0;
        (_flow, _activity) = (-1, -1);
        (_anyTier, _allFirst) = (false, true);
        _sameTime.Clear();
    }

    /// <summary>
    /// Equal rows of one file both count. Of two files the row that is in both counts once: the k-th equal row of a later file is a duplicate when an earlier file has k.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsDuplicate(in CaseEvent next)
    {
        var (own, earlier) = (-1, 0);
        for (var at = 0; at < _sameTime.Count; at++)
        {
            if (_sameTime[at].Hash != next.RowHash) continue;
            if (_sameTime[at].Source == next.Source) own = at;
            else earlier = Math.Max(earlier, _sameTime[at].Count);
        }

        var times = own < 0 ? 1 : _sameTime[own].Count + 1;
        if (own >= 0) _sameTime[own] = (next.RowHash, next.Source, times);
        else if (_sameTime.Count < MostAtOnce) _sameTime.Add((next.RowHash, next.Source, times));
        if (earlier >= times)
        {
            if (next.Row > 0) sources[next.Source].Withdraw(next.Row, next.Tags, RejectionCatalogue.Duplicate);
            return true;
        }

        if (own >= 0 && next.Row > 0) sources[next.Source].AddTag(next.Row, next.Tags, RowTags.RepeatedRow);
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Activity(int activity)
    {
        while (Activities.Count <= activity) Activities.Add(0);
        Activities[activity]++;
        if (_activity >= 0 && !Follows.Add(Pair(_activity, activity))) Unplaced++;
        _activity = activity;
        _sequence = (_sequence ^ (ulong)(activity + 1)) * 0x9E3779B97F4A7C15UL;
        _sequence ^= _sequence >> 29;
        if (_activities.Count < LongestVariant) _activities.Add(activity);
    }

    private void Tier(int tier)
    {
        if (tier <= 0) return;
        _anyTier = true;
        _allFirst &= tier == 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Group(in CaseEvent next)
    {
        while (Groups.Count <= next.Group) Groups.Add(new());
        var group = Groups[next.Group];
        group.Events++;
        group.See(next.Tier);
        if (next.Resource >= 0) Person(Pair(next.Group, next.Resource));
        if (BetweenGroups.Add(next.Group, out var isReturn))
        {
            if (_visits.Count < MostVisits) _visits.Add(new(next.Group, next.Tier, next.Milliseconds, next.Milliseconds, isReturn, 1));
            if (group.LastCase != _number) group.Cases++;
            group.LastCase = _number;
        }
        else if (_visits.Count > 0)
        {
            ref var visit = ref CollectionsMarshal.AsSpan(_visits)[^1];
            if (visit.Group != next.Group) return;
            visit.Last = next.Milliseconds;
            visit.Events++;
        }
    }

    /// <summary>Events of one person in one team mostly follow one another: they are counted together.</summary>
    private void Person(long key)
    {
        if (key != _person) EndPerson();
        _person = key;
        _personEvents++;
    }

    private void EndPerson()
    {
        if (_personEvents > 0) People.Add(_person, _personEvents);
        _personEvents = 0;
    }

    private void EndCase()
    {
        if (!_open || _events == 0) return;
        _open = false;
        Cases++;
        Events += _events;
        MostEvents = Math.Max(MostEvents, _events);
        From = Math.Min(From, _first);
        To = Math.Max(To, _last);
        AnyTier |= _anyTier;
        if (_anyTier && _allFirst) AtFirstTier++;
        ByTeams[Math.Clamp(BetweenGroups.Distinct, 1, MostTeams) - 1]++;
        var kind = BetweenGroups.Distinct > 1 ? Several : One;
        kind.Events.Add(_events);
        kind.Seconds.Add(_last - _first);
        EndFlow();
        EndVariant();
        EndVisits();
        BetweenGroups.EndCase();
        BetweenPeople.EndCase();
    }

    private void EndFlow()
    {
        if (_flow < 0) return;
        while (Flows.Count <= _flow) Flows.Add(new());
        var flow = Flows[_flow];
        flow.Cases++;
        flow.Changes += BetweenGroups.CaseChanges;
        if (BetweenGroups.Distinct > 1) flow.HandedOver++;
        if (BetweenGroups.CaseDirect) flow.Returned++;
    }

    private void EndVariant()
    {
        var key = _sequence ^ (ulong)_events;
        if (Variants.TryGetValue(key, out var known))
        {
            known.Cases++;
            known.Milliseconds += _last - _first;
        }
        else if (Variants.Count >= MostVariants || _variantMemory + _activities.Count > VariantMemory)
        {
            FurtherVariants++;
        }
        else
        {
            Variants.Add(key, new() { Activities = [.. _activities], Length = _events, Cases = 1, Milliseconds = _last - _first });
            _variantMemory += _activities.Count;
        }

        _activities.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void EndVisits()
    {
        if (_visits.Count == 0) return;
        var visits = CollectionsMarshal.AsSpan(_visits);
        var closer = visits[^1];
        Groups[visits[0].Group].Started++;
        Groups[closer.Group].Ended++;
        for (var at = 0; at < visits.Length; at++)
        {
            var group = Groups[visits[at].Group];
            group.Visits++;
            var until = at + 1 < visits.Length ? visits[at + 1].From : visits[at].Last;
            group.HeldMilliseconds += until - visits[at].From;
            group.HeldWorking += week.Between(visits[at].Group, visits[at].From, until) ?? 0;
            if (at > 0) Handover(visits[at - 1], visits[at], at + 1 < visits.Length ? visits[at + 1] : null, closer);
        }

        if (visits.Length > 1) Close(visits[0], closer);
        Unplaced += BetweenGroups.CaseChanges - (visits.Length - 1);
        _visits.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Handover(in CaseVisit from, in CaseVisit to, CaseVisit? after, in CaseVisit closer)
    {
        Groups[from.Group].HandedOn++;
        Groups[to.Group].Received++;
        var key = Pair(from.Group, to.Group);
        if (!Edges.TryGetValue(key, out var edge))
        {
            if (Edges.Count >= MostEdges)
            {
                Unplaced++;
                return;
            }

            Edges.Add(key, edge = new());
        }

        edge.Delay.Add(to.From - from.Last);
        edge.WorkingDelay += week.Between(to.Group, from.Last, to.From) ?? 0;
        if (edge.LastCase != _number) edge.Cases++;
        edge.LastCase = _number;
        if (to.IsReturn) edge.Returns++;
        if (after is { } next && next.Group == from.Group)
        {
            edge.DirectReturns++;
            edge.AwayMilliseconds += next.From - from.Last;
            edge.AwayWorking += (week.Between(to.Group, from.Last, to.Last) + week.Between(next.Group, to.Last, next.From)) ?? 0;
            edge.AwayEvents += to.Events;
        }

        if (closer.Group == from.Group) edge.EndedBySender++;
        else if (from.Tier > 0 && closer.Tier > from.Tier) edge.EndedHigher++;
    }

    private void Close(in CaseVisit starter, in CaseVisit closer)
    {
        if (closer.Group == starter.Group) Starter++;
        else if (starter.Tier <= 0 || closer.Tier <= 0) UnknownTier++;
        else if (closer.Tier > starter.Tier) Higher++;
        else if (closer.Tier == starter.Tier) SameTier++;
        else Lower++;
    }
}
