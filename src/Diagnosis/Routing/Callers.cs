using System.Collections.Immutable;

namespace Plateau.Diagnosis.Routing;

/// <summary>Makes a concrete caller of a place, a class and a set of pieces of the week.</summary>
internal sealed class Callers(PlaceGraph graph, Walk walk)
{
    /// <param name="rule">Number of the rule that is followed at the place; null = none.</param>
    /// <param name="classes">To which callers it happens.</param>
    public Caller Of(int place, Occurrence happens, TimeSet times, int? rule, CallerEnd end, Func<int, bool>? classes = null)
    {
        var (piece, minute) = graph.Cuts.Example(times);
        var @class = happens.ClassAt(piece, classes);
        return Of(place, @class, piece, minute, [Step(place, rule, null, end == CallerEnd.Waits ? Wanted(place, @class) : walk.WaitOf(@class))], end);
    }

    /// <summary>The caller who goes round: to the round, and once round it.</summary>
    public Caller Of(Round round)
    {
        var (piece, minute) = graph.Cuts.Example(round.Example);
        var @class = round.Class;
        var steps = round.Moves.Select(move => Step(
            move.From, move.Rule < 0 ? null : move.Rule + 1, move.Rule < 0 && graph.Places[move.From].Target is null ? graph.Places[move.To].Node!.Key ?? "?" : null, walk.WaitOf(@class)));
        return Of(round.Places[0], @class, piece, minute, [.. steps, Step(round.Places[0], null, null, walk.WaitOf(@class))], CallerEnd.Round);
    }

    private Caller Of(int place, int @class, int piece, int minute, ImmutableArray<WayStep> last, CallerEnd end)
    {
        var type = walk.TypeOf(@class);
        return new(
            WeekCuts.Weekday(minute), minute % WeekCuts.DayMinutes, type < graph.Types.Length ? graph.Types[type] : null,
            [.. walk.Way(place, @class, piece).Select(step => Step(step.Place, step.Rule < 0 ? null : step.Rule + 1, step.Key, step.Wait)), .. last], end);
    }

    private WayStep Step(int place, int? rule, string? key, int wait) => new(graph.Places[place].Kind, graph.Places[place].Name, rule, key, graph.Waits[wait]);

    /// <summary>Who waits for good waited as long as any rule of the place asks for; the waits of other places do not matter here.</summary>
    private int Wanted(int place, int @class) => Math.Min(walk.WaitOf(@class), graph.Places[place].Rules.Select(rule => rule.LeastWait).DefaultIfEmpty(0).Max());
}
