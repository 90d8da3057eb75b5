using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>
/// Over-dispersion of volumes (docs/methods/dispersion.md): counts of equal weekday and period are compared with their own mean, and so are day totals of equal
/// weekday. Cells with a mean below 5 are left out, since χ² does not hold for them.
/// </summary>
internal static class DispersionEstimation
{
    public const double FewestExpected = 5;

    /// <param name="weekdays">0 = Monday, of each day.</param>
    /// <param name="arrivals">day × period, as the grid.</param>
    public static DispersionObservation Of(IReadOnlyList<int> weekdays, ReadOnlySpan<int> arrivals, int periodsPerDay)
    {
        var periods = new Cells();
        var totals = new Cells();
        var cell = new List<long>();
        for (var weekday = 0; weekday < 7; weekday++)
        {
            cell.Clear();
            for (var day = 0; day < weekdays.Count; day++)
            {
                if (weekdays[day] != weekday) continue;
                long total = 0;
                foreach (var count in arrivals.Slice(day * periodsPerDay, periodsPerDay)) total += count;
                cell.Add(total);
            }

            totals.Add(cell);
            for (var period = 0; period < periodsPerDay; period++)
            {
                cell.Clear();
                for (var day = 0; day < weekdays.Count; day++)
                {
                    if (weekdays[day] == weekday) cell.Add(arrivals[day * periodsPerDay + period]);
                }

                periods.Add(cell);
            }
        }

        var (byPeriod, byDay) = (periods.Test(), totals.Test());
        return new(byPeriod?.Index ?? Estimate.Unknown, byPeriod?.ProbabilityIfPoisson, byDay?.Index ?? Estimate.Unknown, byDay?.ProbabilityIfPoisson);
    }

    private sealed class Cells
    {
        private readonly List<long> _counts = [];
        private readonly List<double> _expected = [];
        private int _cells;

        public void Add(List<long> counts)
        {
            if (counts.Count < 2) return;
            var mean = (double)counts.Sum() / counts.Count;
            if (mean < FewestExpected) return;
            _cells++;
            foreach (var count in counts)
            {
                _counts.Add(count);
                _expected.Add(mean);
            }
        }

        public Dispersion? Test() => Dispersion.Against(_counts, _expected, _cells);
    }
}
