using NodaTime;
using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Routing;

/// <summary>
/// The week, cut at every minute at which a calendar, a day or a time of any declaration may turn: within a piece, no condition on time changes, so that one minute of a piece stands for all of it.
/// </summary>
internal sealed class WeekCuts
{
    public const int DayMinutes = 1440;
    public const int WeekMinutes = 7 * DayMinutes;
    private readonly int[] _starts;

    public WeekCuts(Declarations declared)
    {
        var times = declared.Calendars.SelectMany(calendar => calendar.Times).SelectMany(time => new[] { time.FromMinutes, time.ToMinutes })
            .Concat(declared.Rules.SelectMany(rule => new[] { rule.When.FromMinutes ?? 0, rule.When.ToMinutes ?? 0 }))
            .Append(0).Where(minute => minute is >= 0 and < DayMinutes).Distinct().Order().ToArray();
        _starts = [.. Enumerable.Range(0, 7).SelectMany(day => times.Select(minute => (day * DayMinutes) + minute))];
        All = Where(_ => true);
    }

    public int Count => _starts.Length;

    public TimeSet All { get; }

    public int Start(int piece) => _starts[piece];

    public int Minutes(int piece) => (piece + 1 < _starts.Length ? _starts[piece + 1] : WeekMinutes) - _starts[piece];

    public int Minutes(TimeSet pieces) => pieces.Pieces.Sum(Minutes);

    /// <param name="holds">By minute of the week, 0 = Monday, midnight.</param>
    public TimeSet Where(Func<int, bool> holds)
    {
        var set = new TimeSet(_starts.Length);
        for (var piece = 0; piece < _starts.Length; piece++) set[piece] = holds(_starts[piece]);
        return set;
    }

    public TimeSet None() => new(_starts.Length);

    public static IsoDayOfWeek Weekday(int minuteOfWeek) => (IsoDayOfWeek)((minuteOfWeek / DayMinutes) + 1);

    /// <summary>A minute that makes a good example: the one after the door shut (a piece whose predecessor is not of the set), before any other.</summary>
    public (int Piece, int Minute) Example(TimeSet pieces)
    {
        var piece = pieces.Pieces.FirstOrDefault(candidate => candidate > 0 && !pieces[candidate - 1], pieces.Pieces.First());
        return (piece, Start(piece) + (Minutes(piece) > 1 ? 1 : 0));
    }
}
