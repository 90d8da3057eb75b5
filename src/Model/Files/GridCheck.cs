using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Plateau.Model.Texts;

namespace Plateau.Model.Files;

/// <summary>The period grid of a draft, and the values laid on it.</summary>
internal sealed class GridCheck
{
    private readonly ProblemList _problems;
    private readonly ImmutableArray<string> _days;

    private GridCheck(ProblemList problems, PeriodGrid grid)
    {
        _problems = problems;
        Grid = grid;
        _days = [.. grid.Days.Select(Drafting.NameOf)];
    }

    public PeriodGrid Grid { get; }

    /// <summary>Names of the days of the grid, as in the file.</summary>
    public ImmutableArray<string> Days => _days;

    public static GridCheck Of(ProblemList problems, CentreDraft draft)
    {
        var minutes = PeriodGrid.DefaultPeriodMinutes;
        if (draft.PeriodMinutes is { } stated)
        {
            if (stated is >= 1 and <= 1440 && stated == Math.Floor(stated) && 1440 % (int)stated == 0) minutes = (int)stated;
            else problems.Add("periodMinutes", "centre-period-minutes", Argument.Of("value", stated));
        }

        return new(problems, draft.Days is { } days ? new PeriodGrid(minutes, DaysOf(problems, days)) : PeriodGrid.TypicalWeek(minutes));
    }

    /// <summary>The values over the whole grid; a day without a row is closed (0).</summary>
    public ImmutableArray<double> Values(string path, GridDraft? draft)
    {
        var values = new double[Grid.Count];
        if (draft is null)
        {
            _problems.Add(path, "centre-missing");
            return [.. values];
        }

        foreach (var row in draft.Rows)
        {
            var here = $"{path}.{row.Day}";
            var day = _days.IndexOf(row.Day);
            if (day < 0)
            {
                _problems.Unknown(here, "day", row.Day, _days);
                continue;
            }

            if (row.Values.Length != Grid.PeriodsPerDay)
            {
                _problems.Add(here, "centre-period-count", Argument.Count("count", row.Values.Length), Argument.Count("expected", Grid.PeriodsPerDay), Argument.Count("minutes", Grid.PeriodMinutes));
                continue;
            }

            for (var period = 0; period < row.Values.Length; period++)
            {
                var value = row.Values[period];
                if (value < 0) _problems.Add(string.Create(CultureInfo.InvariantCulture, $"{here}[{period}]"), "centre-negative", Argument.Of("value", value));
                values[day * Grid.PeriodsPerDay + period] = value;
            }
        }

        return [.. values];
    }

    private static ImmutableArray<GridDay> DaysOf(ProblemList problems, ImmutableArray<string?> names)
    {
        var days = ImmutableArray.CreateBuilder<GridDay>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is not { } name) continue;
            var here = string.Create(CultureInfo.InvariantCulture, $"days[{i}]");
            var weekday = Array.IndexOf(CentreKeys.Weekdays, name);
            GridDay? day = weekday >= 0 ? new GridDay((IsoDayOfWeek)(weekday + 1), null)
                : LocalDatePattern.Iso.Parse(name) is { Success: true, Value: var date } ? new GridDay(date.DayOfWeek, date)
                : null;
            if (day is null) problems.Unknown(here, "day", name, CentreKeys.Weekdays);
            else if (!seen.Add(name)) problems.Add(here, "centre-duplicate-day", Argument.Of("value", name));
            else if (days.Count > 0 && days[^1].Date.HasValue != day.Value.Date.HasValue) problems.Add(here, "centre-days-mixed", Argument.Of("value", name));
            else if (days.Count > 0 && days[^1].Date > day.Value.Date) problems.Add(here, "centre-days-order", Argument.Of("value", name), Argument.Date("before", days[^1].Date!.Value));
            else days.Add(day.Value);
        }

        if (names.IsEmpty) problems.Add("days", "centre-missing");
        return days.ToImmutable();
    }
}
