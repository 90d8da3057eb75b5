using System.Collections.Immutable;
using NodaTime;

namespace Plateau.Model;

/// <summary>One day of a grid: a weekday of a typical week (no date), or a dated day of a log.</summary>
/// <param name="Weekday">Monday to Sunday.</param>
/// <param name="Date">The local date; null in a typical week.</param>
public readonly record struct GridDay(IsoDayOfWeek Weekday, LocalDate? Date);

/// <summary>
/// The periods over which demand and staffing are stated: consecutive listed days, each cut into periods of equal length
/// by the local wall clock (a day always has 1440 / <see cref="PeriodMinutes"/> periods, on a day with a clock change too: what falls
/// into a repeated hour is counted in the period of that wall-clock time).
/// Arrays over the grid are indexed by day × <see cref="PeriodsPerDay"/> + period of the day.
/// </summary>
public sealed record PeriodGrid(int PeriodMinutes, ImmutableArray<GridDay> Days)
{
    public const int DefaultPeriodMinutes = 15;

    public int PeriodsPerDay => 24 * 60 / PeriodMinutes;

    /// <summary>Number of periods in all.</summary>
    public int Count => Days.Length * PeriodsPerDay;

    public int PeriodSeconds => PeriodMinutes * 60;

    public int DayOf(int period) => period / PeriodsPerDay;

    /// <summary>Position within its day, 0-based.</summary>
    public int PeriodOfDay(int period) => period % PeriodsPerDay;

    public LocalTime StartOf(int period) => LocalTime.FromMinutesSinceMidnight(PeriodOfDay(period) * PeriodMinutes);

    /// <summary>Seven undated days from Monday.</summary>
    public static PeriodGrid TypicalWeek(int periodMinutes = DefaultPeriodMinutes) =>
        new(periodMinutes, [.. Enumerable.Range(1, 7).Select(day => new GridDay((IsoDayOfWeek)day, null))]);

    public static PeriodGrid OfDates(IEnumerable<LocalDate> dates, int periodMinutes = DefaultPeriodMinutes) =>
        new(periodMinutes, [.. dates.Select(date => new GridDay(date.DayOfWeek, date))]);
}
