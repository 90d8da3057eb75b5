using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis;

/// <summary>
/// Work against presence by hour of the week: from the log (contacts that arrived × share answered × mean handle time, day by day, over the presence of the
/// method used), else from the model (all that is expected over all that is staffed).
/// </summary>
internal sealed class WeekLoad
{
    private readonly List<(double Work, double Staff)>[] _days; // seconds, for each cell and day

    private WeekLoad(WeekCells cells, List<(double Work, double Staff)>[] days, bool fromLog) => (Cells, _days, FromLog) = (cells, days, fromLog);

    public WeekCells Cells { get; }

    public bool FromLog { get; }

    /// <summary>Cells with work and with someone there.</summary>
    public IEnumerable<int> OpenCells => Enumerable.Range(0, Cells.Count).Where(cell => Work(cell) > 0 && Staff(cell) > 0);

    /// <summary>Null when neither the log nor the model tells presence.</summary>
    public static WeekLoad? Of(CentreEvidence evidence) =>
        evidence.HasLog() && evidence.Observed!.Staffing.Any(estimate => estimate.Method == evidence.Observed.StaffingUsed && estimate.TotalHours > 0) ? Seen(evidence.Observed)
        : evidence.Centre.StaffedHours > 0 && evidence.Centre.Flows.Any(flow => flow.Volume() > 0) ? Stated(evidence.Centre)
        : null;

    /// <summary>Seconds of work in a cell, over all its days.</summary>
    public double Work(int cell) => _days[cell].Sum(day => day.Work);

    /// <summary>Seconds present in a cell, over all its days.</summary>
    public double Staff(int cell) => _days[cell].Sum(day => day.Staff);

    /// <summary>Agents busy and agents present on average in these cells.</summary>
    public (double Busy, double Present) Agents(int[] cells)
    {
        var seconds = cells.Sum(cell => _days[cell].Count) * Cells.CellSeconds;
        return (cells.Sum(Work) / seconds, cells.Sum(Staff) / seconds);
    }

    /// <summary>Work ÷ presence over these cells; sample = days × cells; no interval with a single one, as in a typical week.</summary>
    public Estimate Occupancy(IEnumerable<int> cells)
    {
        var days = cells.SelectMany(cell => _days[cell]).ToArray();
        return Intervals.Ratio([.. days.Select(day => day.Work)], [.. days.Select(day => day.Staff)]);
    }

    private static WeekLoad Seen(ObservedCentre observed)
    {
        var flows = observed.Flows.Where(flow => flow.Service.Offered > 0 && flow.Handle.Mean.Value is > 0)
            .Select(flow => (flow.ArrivalsPerPeriod, Seconds: flow.Handle.Mean.Value!.Value * (flow.Service.Answered ?? flow.Service.Offered) / flow.Service.Offered)).ToArray();
        var present = observed.StaffingInUse.AgentsPerPeriod;
        return Filled(observed.Grid, period => flows.Sum(flow => flow.ArrivalsPerPeriod[period] * flow.Seconds), period => present[period], fromLog: true);
    }

    private static WeekLoad Stated(CentreModel centre) => Filled(
        centre.Grid,
        period => centre.Flows.Sum(flow => flow.ArrivalsPerPeriod[period] * (1 - flow.LeftBeforeQueueShare) * flow.MeanWorkSeconds),
        period => centre.Groups.Sum(group => group.StaffedPerPeriod[period]),
        fromLog: false);

    private static WeekLoad Filled(PeriodGrid grid, Func<int, double> workSeconds, Func<int, double> agents, bool fromLog)
    {
        var cells = new WeekCells(grid);
        var days = Enumerable.Range(0, cells.Count).Select(_ => new Dictionary<int, (double Work, double Staff)>()).ToArray();
        for (var period = 0; period < grid.Count; period++)
        {
            var byDay = days[cells.OfPeriod(period)];
            var (work, staff) = byDay.GetValueOrDefault(grid.DayOf(period));
            byDay[grid.DayOf(period)] = (work + workSeconds(period), staff + agents(period) * grid.PeriodSeconds);
        }

        return new(cells, [.. days.Select(byDay => byDay.OrderBy(day => day.Key).Select(day => day.Value).ToList())], fromLog);
    }
}
