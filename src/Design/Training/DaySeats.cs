using Plateau.Model;

namespace Plateau.Design.Training;

/// <summary>
/// Turns expected agents into people who stay. The first seat of a group is there whenever one agent or more is expected, the second whenever two are …; where the last seat is expected in part only, it is there on so
/// many of the days, each time for as long as anything of it is expected. Rounding period by period would have somebody come and go every quarter of an hour, and each who goes in the middle of a contact finishes it on top
/// of the staffing: hours that nobody paid for, the more the more groups there are.
/// </summary>
public static class DaySeats
{
    private const double GoldenRatio = 0.6180339887498949;

    /// <summary>Kinds of people who share the seats of a group: each seat of a day goes to one of them.</summary>
    /// <param name="expected">Agents expected in each period, at least 0.</param>
    /// <param name="group">Position of the group: groups alike do not round up on the same days.</param>
    /// <param name="people">How many people of each kind, at least 1 in all.</param>
    /// <returns>[kind][period], whole; the sum over kinds does not depend on how the people are divided.</returns>
    public static double[][] Of(IReadOnlyList<double> expected, PeriodGrid grid, int group, int[] people)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(people);
        var seats = people.Select(_ => new double[expected.Count]).ToArray();
        var owed = new List<double>();
        var claim = new double[people.Length];
        double all = people.Sum();
        for (var day = 0; day < grid.Days.Length; day++)
        {
            var first = day * grid.PeriodsPerDay;
            var highest = 0.0;
            for (var period = first; period < first + grid.PeriodsPerDay; period++)
                highest = Math.Max(highest, expected[period]);
            for (var seat = 0; seat < highest; seat++)
            {
                var (hours, periods) = Expected(expected, first, grid.PeriodsPerDay, seat);
                if (owed.Count <= seat)
                    owed.Add(Phase(group, seat) * periods);
                owed[seat] += hours;

                // A seat expected in full is there every day, whatever rounding says.
                if (owed[seat] < periods - 1e-9)
                    continue;
                owed[seat] -= periods;
                for (var kind = 0; kind < people.Length; kind++)
                    claim[kind] += periods * people[kind] / all;
                var next = Array.IndexOf(claim, claim.Max());
                claim[next] -= periods;
                for (var period = first; period < first + grid.PeriodsPerDay; period++)
                {
                    if (expected[period] > seat)
                        seats[next][period]++;
                }
            }
        }

        return seats;
    }

    /// <summary>What is expected of the seat on the day, in periods, and in how many periods anything is.</summary>
    private static (double Hours, int Periods) Expected(IReadOnlyList<double> expected, int first, int perDay, int seat)
    {
        double hours = 0;
        var periods = 0;
        for (var period = first; period < first + perDay; period++)
        {
            if (expected[period] <= seat)
                continue;
            hours += Math.Min(1, expected[period] - seat);
            periods++;
        }

        return (hours, periods);
    }

    private static double Phase(int group, int seat)
    {
        var multiple = ((group * 31) + seat + 1) * GoldenRatio;
        return multiple - Math.Floor(multiple);
    }
}
