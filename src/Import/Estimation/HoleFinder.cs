using System.Collections.Immutable;
using NodaTime;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>
/// Stretches of a day without a single contact where the other days of the same weekday had so many that chance does not explain it: outages, early closing,
/// holidays, or rows that are missing.
/// </summary>
internal static class HoleFinder
{
    /// <summary>Other days of the same weekday needed to compare with.</summary>
    public const int FewestOtherDays = 2;

    /// <summary>
    /// Contacts expected in the stretch from which it is told. At 12, pure chance leaves such a stretch empty once in 160,000; volumes that vary more than Poisson do so
    /// more often, hence also the least length.
    /// </summary>
    public const double FewestExpected = 12;

    public const int ShortestMinutes = 30;

    /// <param name="arrivals">All flows, day × period.</param>
    public static ImmutableArray<Hole> Find(PeriodGrid grid, ReadOnlySpan<int> arrivals)
    {
        var holes = ImmutableArray.CreateBuilder<Hole>();
        var perDay = grid.PeriodsPerDay;
        for (var day = 0; day < grid.Days.Length; day++)
        {
            var others = Enumerable.Range(0, grid.Days.Length).Where(other => other != day && grid.Days[other].Weekday == grid.Days[day].Weekday).ToArray();
            if (others.Length < FewestOtherDays) continue;
            var from = -1;
            double expected = 0;
            for (var period = 0; period <= perDay; period++)
            {
                var empty = period < perDay && arrivals[day * perDay + period] == 0;
                if (empty)
                {
                    if (from < 0) (from, expected) = (period, 0);
                    expected += Median(arrivals, others, perDay, period);
                    continue;
                }

                if (from >= 0 && expected >= FewestExpected && (period - from) * grid.PeriodMinutes >= ShortestMinutes && grid.Days[day].Date is { } date)
                    holes.Add(new(date, from * grid.PeriodMinutes, period * grid.PeriodMinutes, expected));
                from = -1;
            }
        }

        return holes.ToImmutable();
    }

    /// <summary>The median, not the mean: one strange day among the others must not make holes of all the rest.</summary>
    private static double Median(ReadOnlySpan<int> arrivals, int[] days, int perDay, int period)
    {
        Span<int> counts = days.Length <= 64 ? stackalloc int[days.Length] : new int[days.Length];
        for (var i = 0; i < days.Length; i++) counts[i] = arrivals[days[i] * perDay + period];
        counts.Sort();
        return (counts[(counts.Length - 1) / 2] + counts[counts.Length / 2]) / 2.0;
    }

    /// <summary>Dates between the first and the last without any row, without the weekdays on which the centre is closed.</summary>
    public static ImmutableArray<LocalDate> MissingDays(PeriodGrid grid)
    {
        var missing = new List<LocalDate>();
        for (var i = 1; i < grid.Days.Length; i++)
        {
            for (var date = grid.Days[i - 1].Date!.Value.PlusDays(1); date < grid.Days[i].Date!.Value; date = date.PlusDays(1)) missing.Add(date);
        }

        return ClosedDays.LeftOutOf(missing, grid.Days.Select(day => day.Weekday).ToHashSet());
    }
}
