using NodaTime;
using Plateau.Model;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis;

/// <summary>A part of one weekday, whole cells long.</summary>
public readonly record struct Stretch(IsoDayOfWeek Weekday, int FromMinutes, int ToMinutes)
{
    internal Argument[] Arguments => [Argument.Weekday("weekday", Weekday), Argument.TimeOfDay("from", FromMinutes), Argument.TimeOfDay("to", ToMinutes)];
}

/// <summary>
/// The hours of a week (or its periods where they are longer): quarter hours hold too few contacts to judge one by one. Index = weekday × cells per day + cell.
/// </summary>
internal sealed class WeekCells(PeriodGrid grid)
{
    private const int HourMinutes = 60;

    private readonly int _cellMinutes = Math.Max(HourMinutes, grid.PeriodMinutes);

    public int PerDay => 1440 / _cellMinutes;

    public int Count => 7 * PerDay;

    public double CellSeconds => _cellMinutes * 60.0;

    /// <summary>Cell of an index weekday × periods per day + period.</summary>
    public int OfWeekPeriod(int weekPeriod) => weekPeriod / grid.PeriodsPerDay * PerDay + weekPeriod % grid.PeriodsPerDay * grid.PeriodMinutes / _cellMinutes;

    /// <summary>Cell of a period of the grid, dated or not.</summary>
    public int OfPeriod(int period) => OfWeekPeriod(WeekPeriod(grid, period));

    /// <summary>Index weekday × periods per day + period of a period of a grid, dated or not.</summary>
    public static int WeekPeriod(PeriodGrid grid, int period) => ((int)grid.Days[grid.DayOf(period)].Weekday - 1) * grid.PeriodsPerDay + grid.PeriodOfDay(period);

    /// <summary>How many days of each weekday the grid has.</summary>
    public int DaysOf(int cell) => grid.Days.Count(day => (int)day.Weekday - 1 == cell / PerDay);

    /// <summary>Neighbouring cells of one weekday as one stretch, in the order of the week.</summary>
    public IEnumerable<(Stretch Stretch, int[] Cells)> Merged(IEnumerable<int> cells)
    {
        var run = new List<int>();
        foreach (var cell in cells.Order())
        {
            if (run.Count > 0 && (cell != run[^1] + 1 || cell / PerDay != run[0] / PerDay))
            {
                yield return (Of(run), [.. run]);
                run.Clear();
            }

            run.Add(cell);
        }

        if (run.Count > 0) yield return (Of(run), [.. run]);
    }

    private Stretch Of(List<int> run) => new((IsoDayOfWeek)(run[0] / PerDay + 1), run[0] % PerDay * _cellMinutes, (run[^1] % PerDay + 1) * _cellMinutes);
}
