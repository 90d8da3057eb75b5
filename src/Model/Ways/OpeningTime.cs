using System.Collections.Immutable;
using NodaTime;

namespace Plateau.Model.Ways;

/// <summary>A time at which a flow is open, on some weekdays; several of them add up.</summary>
/// <param name="Days">Weekdays in order from Monday, none twice; empty = every day.</param>
/// <param name="FromMinutes">Minutes after midnight, included: 0 to 1439, a limit of a period.</param>
/// <param name="ToMinutes">Minutes after midnight, not included: above <paramref name="FromMinutes"/>, at most 1440, a limit of a period.</param>
public sealed record OpeningTime(ImmutableArray<IsoDayOfWeek> Days, int FromMinutes, int ToMinutes)
{
    public bool Concerns(IsoDayOfWeek weekday) => Days.IsEmpty || Days.Contains(weekday);

    /// <summary>Whether it is open, by period of the grid: a period counts by its start. Empty = always open, because no time is stated.</summary>
    public static ImmutableArray<bool> Periods(ImmutableArray<OpeningTime> times, PeriodGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (times.IsEmpty) return [];
        var open = new bool[grid.Count];
        for (var period = 0; period < open.Length; period++)
        {
            var weekday = grid.Days[grid.DayOf(period)].Weekday;
            var start = grid.PeriodOfDay(period) * grid.PeriodMinutes;
            open[period] = times.Any(time => time.Concerns(weekday) && start >= time.FromMinutes && start < time.ToMinutes);
        }

        return [.. open];
    }
}
