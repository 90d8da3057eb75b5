using System.Collections.Immutable;

namespace Plateau.Diagnosis.Routing;

/// <summary>
/// Callers who go round for ever. Rules and the state of the house may do their worst, but the caller chooses the keys: "press 9 to hear this again" is no trap as long as another key leads out. The pieces at which a place is on an endless
/// way are the greatest solution of: some rule leads to such a place, or the place leads to one, or all its choices do.
/// </summary>
internal sealed class Rounds(PlaceGraph graph, Walk walk)
{
    private const int MostTold = 100;
    private readonly List<Round> _found = [];

    public IReadOnlyList<Round> Find()
    {
        foreach (var (@class, moves) in walk.Moves)
        {
            var left = moves.ToDictionary(pair => pair.Key, pair => pair.Value.Copy());
            while (_found.Count < MostTold && Survivors(@class, left) is { Count: > 0 } survivors) Take(@class, left, survivors);
        }

        return _found;
    }

    private Dictionary<int, TimeSet> Survivors(int @class, Dictionary<(int From, int To, int Rule), TimeSet> moves)
    {
        var survivors = moves.Keys.SelectMany(move => new[] { move.From, move.To }).Distinct().Where(place => walk.Reach(place, @class) is not null)
            .Order().ToDictionary(place => place, place => walk.Reach(place, @class)!.Copy());
        var from = moves.GroupBy(pair => pair.Key.From).ToDictionary(group => group.Key, group => group.ToArray());
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var place in survivors.Keys.ToArray())
            {
                var kept = survivors[place].And(from.TryGetValue(place, out var leaving) ? Lasting(graph.Places[place], leaving, survivors) : graph.Cuts.None());
                if (kept.Equals(survivors[place])) continue;
                changed = true;
                if (kept.IsEmpty) survivors.Remove(place);
                else survivors[place] = kept;
            }
        }

        return survivors;
    }

    private TimeSet Lasting(Place place, KeyValuePair<(int From, int To, int Rule), TimeSet>[] leaving, Dictionary<int, TimeSet> survivors)
    {
        var lasting = graph.Cuts.None();
        foreach (var (move, times) in leaving.Where(pair => pair.Key.Rule >= 0 || place.Target is not null))
            if (survivors.TryGetValue(move.To, out var there)) lasting.Add(times.And(there));
        var choices = leaving.Where(pair => pair.Key.Rule < 0 && place.Target is null).ToArray();
        if (choices.Length == 0 || choices.Length < place.Children.Length) return lasting;
        var all = graph.Cuts.All.Copy();
        foreach (var (move, times) in choices) all.Keep(survivors.TryGetValue(move.To, out var there) ? times.And(there) : graph.Cuts.None());
        return lasting.Add(all);
    }

    private void Take(int @class, Dictionary<(int From, int To, int Rule), TimeSet> moves, Dictionary<int, TimeSet> survivors)
    {
        var place = survivors.Keys.Min();
        var piece = survivors[place].Pieces.First();
        var (seen, taken) = (new List<int>(), new List<(int From, int To, int Rule)>());
        while (!seen.Contains(place))
        {
            seen.Add(place);
            // A rule first: a choice leads on for ever only where every other one does too.
            var next = moves.Where(pair => pair.Key.From == place && pair.Value[piece] && survivors.TryGetValue(pair.Key.To, out var there) && there[piece])
                .Select(pair => pair.Key).OrderByDescending(move => move.Rule >= 0).ThenBy(move => move.Rule).ThenBy(move => move.To).First();
            taken.Add(next);
            place = next.To;
        }

        var start = seen.IndexOf(place);
        var round = taken.Skip(start).ToArray();
        var times = round.Aggregate(graph.Cuts.All.Copy(), (all, move) => all.Keep(moves[move]).Keep(survivors[move.From]));
        // Without one of its moves the round is gone, and others come to light.
        moves[round[^1]].Take(times);
        var lowest = Array.IndexOf([.. round.Select(move => move.From)], round.Min(move => move.From));
        round = [.. round.Skip(lowest), .. round.Take(lowest)];
        var places = round.Select(move => move.From).ToArray();
        if (_found.FirstOrDefault(found => found.Places.SequenceEqual(places)) is { } known) known.Times.Add(times);
        else _found.Add(new(places, round, @class, times, times.Copy()));
    }
}

/// <summary>A round of places.</summary>
/// <param name="Moves">From each place to the next, the last one back to the first.</param>
/// <param name="Class">A class of callers who go round.</param>
/// <param name="Example">When those do.</param>
/// <param name="Times">When any class does.</param>
internal sealed record Round(int[] Places, (int From, int To, int Rule)[] Moves, int Class, TimeSet Example, TimeSet Times);
