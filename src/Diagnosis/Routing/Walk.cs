using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Routing;

/// <summary>
/// Every caller, at once: who comes where, by class (patient or not, type, wait so far) with the set of the pieces of the week at which it happens. At a place each state of the queues and of the presence that its rules mention is tried; the
/// first rule that holds is followed. Who stays in a queue goes on to the next class of wait. A class and a piece are looked at once for each place, so the walk ends, and each remembers the way by which it was first reached.
/// </summary>
internal sealed class Walk
{
    private const int Stay = -1;
    private const int MostHiding = 5; // a list of hundreds of rules helps nobody
    private readonly PlaceGraph _graph;
    private readonly bool _onlySure;
    private readonly int _mostStates;
    private readonly TimeSet?[][] _reach;
    private readonly List<Arrival>[][] _arrivals;
    private readonly Queue<(int Place, int Class)> _open = new();
    private readonly TimeSet?[][] _waiting; // what came to a place and a class since it was last looked at
    private readonly bool[] _onRound;

    /// <param name="onlySure">Whether to stop at places that cannot be verified; else whatever may follow there is followed.</param>
    public Walk(PlaceGraph graph, bool onlySure, int mostStates)
    {
        (_graph, _onlySure, _mostStates) = (graph, onlySure, mostStates);
        _onRound = StaticRounds.Places(graph);
        Classes = 2 * (graph.Types.Length + 1) * graph.Waits.Length;
        _reach = [.. graph.Places.Select(_ => new TimeSet?[Classes])];
        _waiting = [.. graph.Places.Select(_ => new TimeSet?[Classes])];
        _arrivals = [.. graph.Places.Select(_ => new List<Arrival>[Classes])];
        Occurrences = [.. graph.Places.Select(place => Enumerable.Range(0, place.Rules.Length + 2).Select(_ => new Occurrence(graph.Cuts.None())).ToArray())];
        Run();
    }

    public int Classes { get; }

    /// <summary>By place, then by rule; after the rules: no rule applied (or the queue was chosen) and nothing leads on; last: waits whatever the time.</summary>
    public Occurrence[][] Occurrences { get; }

    /// <summary>Moves without wait between places that lie on a round of the graph, by class; rule -1 = where the place leads, or a choice.</summary>
    public SortedDictionary<int, Dictionary<(int From, int To, int Rule), TimeSet>> Moves { get; } = [];

    /// <summary>Pairs of rules with equal order that both apply and differ.</summary>
    public Dictionary<(int Place, int First, int Second), Occurrence> Ties { get; } = [];

    public bool Reached(int place) => _reach[place].Any(times => times is not null);

    public TimeSet? Reach(int place, int @class) => _reach[place][@class];

    public bool IsUnverified(Place place) => place.Unclear || place.States > _mostStates;

    public int WaitOf(int @class) => @class % _graph.Waits.Length;

    public int TypeOf(int @class) => @class / _graph.Waits.Length % (_graph.Types.Length + 1);

    /// <summary>Whether the caller waits on the spot for an answer (telephone, chat, counter), or writes.</summary>
    public bool IsPatient(int @class) => @class / (_graph.Waits.Length * (_graph.Types.Length + 1)) == 1;

    /// <summary>The way by which a caller of that class came to a place at that piece of the week, the place itself last.</summary>
    public List<(int Place, int Rule, string? Key, int Wait)> Way(int place, int @class, int piece)
    {
        var way = new List<(int, int, string?, int)>();
        while (true)
        {
            var arrival = _arrivals[place][@class].First(candidate => candidate.Times[piece]);
            if (arrival.From < 0) break;
            if (arrival.From != place || arrival.Rule != Stay) way.Insert(0, (arrival.From, arrival.Rule, arrival.Key, WaitOf(arrival.Class)));
            (place, @class) = (arrival.From, arrival.Class);
        }

        return way;
    }

    /// <summary>The earlier rules, the first few that are met, that take whoever meets the condition of a rule that is never followed; empty = nobody who comes there meets it. In a queue everybody may come to wait as long as it says.</summary>
    public SortedSet<int> Before(Place place, int number)
    {
        var before = new SortedSet<int>();
        var rule = place.Rules[number];
        // Classes of one customer follow each other by wait: whoever reached an earlier one may come to wait longer.
        var times = _graph.Cuts.None();
        for (var @class = 0; @class < Classes && before.Count < MostHiding; @class++)
        {
            if (WaitOf(@class) == 0 || place.Kind != PlaceKind.Flow) times = _graph.Cuts.None();
            if (_reach[place.Index][@class] is { } reached) times.Add(reached);
            if (times.Meets(rule.Times)) AddTakers(place, rule, @class, times, before);
        }

        return before;
    }

    private void AddTakers(Place place, PlaceRule rule, int @class, TimeSet times, SortedSet<int> takers)
    {
        var state = new int[place.Dimensions.Length];
        do
        {
            if (!Holds(rule, @class, state)) continue;
            var left = Possible(place, state, times).Keep(rule.Times);
            foreach (var earlier in place.Rules.Take(rule.Number - 1))
            {
                if (!Holds(earlier, @class, state) || !earlier.Times.Meets(left)) continue;
                takers.Add(earlier.Number);
                left.Take(earlier.Times);
            }
        }
        while (takers.Count < MostHiding && Next(place, state));
    }

    private void Run()
    {
        foreach (var place in Starts())
        {
            var patient = place.Entry?.Kind is EntryKind.PhoneNumber or EntryKind.Chat or EntryKind.Counter or null;
            for (var type = 0; type <= _graph.Types.Length; type++)
                Arrive(place.Index, (((patient ? 0 : 1) * (_graph.Types.Length + 1)) + type) * _graph.Waits.Length, _graph.Cuts.All, -1, 0, Stay, null);
        }

        while (_open.TryDequeue(out var next))
        {
            var place = _graph.Places[next.Place];
            var times = _waiting[next.Place][next.Class]!;
            _waiting[next.Place][next.Class] = null;
            if (!IsUnverified(place)) Leave(place, next.Class, times);
            else if (!_onlySure) LeaveSomehow(place, next.Class, times);
        }
    }

    /// <summary>Entry points; where none is declared the heads of menus, and without them the flows that have rules.</summary>
    private IEnumerable<Place> Starts()
    {
        var entries = _graph.Places.Where(place => place.Kind == PlaceKind.EntryPoint).ToArray();
        var heads = _graph.Places.Where(place => place.Kind == PlaceKind.MenuNode && place.Node!.Parent is null).ToArray();
        return entries.Length > 0 ? entries : heads.Length > 0 ? heads : _graph.Places.Where(place => place.Rules.Length > 0);
    }

    private void Arrive(int place, int @class, TimeSet times, int from, int fromClass, int rule, string? key)
    {
        var known = _reach[place][@class] ??= _graph.Cuts.None();
        var fresh = times.Without(known);
        if (fresh.IsEmpty) return;
        known.Add(fresh);
        (_arrivals[place][@class] ??= []).Add(new(fresh, from, fromClass, rule, key));
        if (_waiting[place][@class] is { } waiting)
        {
            waiting.Add(fresh);
            return;
        }

        _waiting[place][@class] = fresh.Copy();
        _open.Enqueue((place, @class));
    }

    private void Leave(Place place, int @class, TimeSet times)
    {
        var state = new int[place.Dimensions.Length];
        do
        {
            var left = Possible(place, state, times);
            for (var number = 0; number < place.Rules.Length && !left.IsEmpty; number++)
            {
                var rule = place.Rules[number];
                if (!Holds(rule, @class, state) || !rule.Times.Meets(left)) continue;
                var taken = left.And(rule.Times);
                Occurrences[place.Index][number].Add(@class, taken);
                LookForTies(place, number, @class, state, taken);
                Follow(place, number, @class, taken);
                left.Take(taken);
            }

            if (!left.IsEmpty) GoOn(place, @class, left);
        }
        while (Next(place, state));
    }

    /// <summary>Nothing is known of the conditions here: any rule may apply, or none.</summary>
    private void LeaveSomehow(Place place, int @class, TimeSet times)
    {
        for (var number = 0; number < place.Rules.Length; number++)
        {
            Occurrences[place.Index][number].Add(@class, times);
            Follow(place, number, @class, times);
        }

        GoOn(place, @class, times);
    }

    private TimeSet Possible(Place place, int[] state, TimeSet times)
    {
        var possible = times.Copy();
        for (var i = 0; i < state.Length; i++)
            if (place.Dimensions[i].May is { } may && state[i] == 1) possible.Keep(may);
        return possible;
    }

    private static bool Next(Place place, int[] state)
    {
        for (var i = 0; i < state.Length; i++)
        {
            if (++state[i] < place.Dimensions[i].Classes) return true;
            state[i] = 0;
        }

        return false;
    }

    private bool Holds(PlaceRule rule, int @class, int[] state) =>
        (rule.Type < 0 || rule.Type == TypeOf(@class)) && WaitOf(@class) >= rule.LeastWait
        && (rule.QueueDimension < 0 || state[rule.QueueDimension] >= rule.QueueClass) && (rule.PresenceDimension < 0 || state[rule.PresenceDimension] == 0);

    private void LookForTies(Place place, int number, int @class, int[] state, TimeSet taken)
    {
        var rule = place.Rules[number];
        for (var other = number + 1; other < place.Rules.Length && place.Rules[other].Declared.Order == rule.Declared.Order; other++)
        {
            if (place.Rules[other].SameAs(rule) || !Holds(place.Rules[other], @class, state) || !place.Rules[other].Times.Meets(taken)) continue;
            if (!Ties.TryGetValue((place.Index, number, other), out var tie)) Ties.Add((place.Index, number, other), tie = new(_graph.Cuts.None()));
            tie.Add(@class, taken.And(place.Rules[other].Times));
        }
    }

    private void Follow(Place place, int number, int @class, TimeSet taken)
    {
        var rule = place.Rules[number];
        if (rule.Effect == Effect.Stays) Wait(place, @class, taken);
        if (rule.Effect != Effect.Goes) return;
        Note(place.Index, @class, taken, rule.Target, number);
        Arrive(rule.Target, @class, taken, place.Index, @class, number, null);
    }

    private void GoOn(Place place, int @class, TimeSet left)
    {
        if (place.Kind == PlaceKind.Flow)
        {
            Wait(place, @class, left);
        }
        else if (place.Target is { } target)
        {
            Note(place.Index, @class, left, target, Stay);
            Arrive(target, @class, left, place.Index, @class, Stay, null);
        }
        else if (place.Children.IsEmpty || place.UnknownTarget is not null)
        {
            Occurrences[place.Index][^2].Add(@class, left);
        }
        else
        {
            foreach (var child in place.Children)
            {
                Note(place.Index, @class, left, child, Stay);
                Arrive(child, @class, left, place.Index, @class, Stay, _graph.Places[child].Node!.Key ?? "?");
            }
        }
    }

    private void Wait(Place place, int @class, TimeSet left)
    {
        Occurrences[place.Index][^2].Add(@class, left);
        if (WaitOf(@class) + 1 < _graph.Waits.Length) Arrive(place.Index, @class + 1, left, place.Index, @class, Stay, null);
        else Occurrences[place.Index][^1].Add(@class, left);
    }

    private void Note(int from, int @class, TimeSet times, int to, int rule)
    {
        if (!_onRound[from] || !_onRound[to]) return;
        if (!Moves.TryGetValue(@class, out var moves)) Moves.Add(@class, moves = []);
        if (moves.TryGetValue((from, to, rule), out var known)) known.Add(times);
        else moves.Add((from, to, rule), times.Copy());
    }

    private sealed record Arrival(TimeSet Times, int From, int Class, int Rule, string? Key);
}
