using Plateau.Design.Cursor;
using Plateau.Model;
using Plateau.Model.Ways;
using Plateau.Simulation.Results;

namespace Plateau.Design.Resilience;

/// <summary>
/// Shocks of two hours from the busiest hour on, every simulated day, on the same customers as without them, and how long service takes to be back (docs/methods/fragility.md). It edits the staffing or the arrivals
/// of the periods of the plan; nobody reacts.
/// </summary>
public sealed class RecoveryTest(CursorInputs inputs, Evaluator evaluator)
{
    /// <summary>Share of the people away.</summary>
    public const double PeopleAway = 0.25;

    /// <summary>Share of contacts on top.</summary>
    public const double ContactsMore = 0.25;

    private const int Minutes = 120;

    /// <summary>Days that are looked at, at least.</summary>
    private const int Days = 56;

    /// <summary>Contacts simulated in one run, about: a large centre's days are less left to chance.</summary>
    private const double Contacts = 600_000;

    private readonly int replications = (int)Math.Clamp(
        Contacts / Math.Max(1, inputs.Centre.Flows.Sum(flow => flow.ArrivalsPerPeriod.Sum())), 1, Math.Max(2, (Days + inputs.Centre.Grid.Days.Length - 1) / inputs.Centre.Grid.Days.Length));

    /// <param name="centre">As it is staffed for equal service.</param>
    public Recovery Of(CentreModel centre)
    {
        ArgumentNullException.ThrowIfNull(centre);
        var grid = centre.Grid;
        var length = Math.Max(1, Minutes / grid.PeriodMinutes);
        var from = Busiest(centre, length);
        var usual = DayByDay(centre);
        var end = Math.Min(grid.PeriodsPerDay, from + length);
        return new Recovery(
            from * grid.PeriodMinutes,
            (end - from) * grid.PeriodMinutes,
            Told(usual, DayByDay(WithFewer(centre, from, end)), end),
            Told(usual, DayByDay(WithMore(centre, from, end)), end));
    }

    private ShockRecovery Told((double Within, double Offered)[][] usual, (double Within, double Offered)[][] shocked, int end) =>
        RecoveryTime.Of(usual, shocked, end, inputs.Centre.Grid.PeriodSeconds, inputs.Settings.Seed);

    /// <summary>First period of the day of the stretch in which most contacts come.</summary>
    private static int Busiest(CentreModel centre, int length)
    {
        var perDay = centre.Grid.PeriodsPerDay;
        var byPeriod = new double[perDay];
        foreach (var flow in centre.Flows)
        {
            for (var period = 0; period < flow.ArrivalsPerPeriod.Length; period++)
                byPeriod[period % perDay] += flow.ArrivalsPerPeriod[period];
        }

        return Enumerable.Range(0, Math.Max(1, perDay - length + 1)).MaxBy(first => byPeriod.Skip(first).Take(length).Sum());
    }

    /// <summary>Whole seats go, for the whole stretch: so many that running totals over groups and days are kept.</summary>
    private static CentreModel WithFewer(CentreModel centre, int from, int end)
    {
        var perDay = centre.Grid.PeriodsPerDay;
        var staffed = centre.Groups.Select(group => group.StaffedPerPeriod.ToArray()).ToArray();
        var owed = new double[staffed.Length];
        var carried = 0.0;
        for (var day = 0; day < centre.Grid.Days.Length; day++)
        {
            var first = day * perDay;
            for (var group = 0; group < staffed.Length; group++)
            {
                var away = PeopleAway * staffed[group].Skip(first + from).Take(end - from).Average();
                owed[group] += away;
                carried += away;
            }

            for (; carried >= 0.5; carried--)
            {
                var next = Array.IndexOf(owed, owed.Max());
                owed[next]--;
                for (var period = first + from; period < first + end; period++)
                    staffed[next][period] = Math.Max(0, staffed[next][period] - 1);
            }
        }

        return centre with { Groups = [.. centre.Groups.Select((group, index) => group with { StaffedPerPeriod = [.. staffed[index]], Shifts = [] })] };
    }

    private static CentreModel WithMore(CentreModel centre, int from, int end) => centre with
    {
        Flows = [.. centre.Flows.Select(flow => flow with
        {
            ArrivalsPerPeriod = [.. flow.ArrivalsPerPeriod.Select((contacts, period) => period % centre.Grid.PeriodsPerDay >= from && period % centre.Grid.PeriodsPerDay < end ? More(flow, contacts) : contacts)],
        })],
    };

    /// <summary>Contacts that come for certain are whole.</summary>
    private static double More(Flow flow, double contacts) => flow.ArrivalKind == ArrivalKind.Fixed ? Math.Round(contacts * (1 + ContactsMore)) : contacts * (1 + ContactsMore);

    /// <summary>Answered in time and offered of each day of each replication, by period of the day, all flows together.</summary>
    private (double Within, double Offered)[][] DayByDay(CentreModel centre)
    {
        var result = evaluator.ByPeriod(centre, replications);
        return [.. from replication in Enumerable.Range(0, result.Replications) from day in Enumerable.Range(0, result.Days) select OfDay(result, replication, day)];
    }

    private static (double Within, double Offered)[] OfDay(SimulationResult result, int replication, int day)
    {
        var periods = new (double Within, double Offered)[result.RowsPerDay];
        for (var row = 0; row < periods.Length; row++)
        {
            for (var flow = 0; flow < result.FlowCount; flow++)
            {
                var (within, offered) = Measures.AnsweredWithin(result.OfRow(replication, day, row, flow));
                periods[row] = (periods[row].Within + within, periods[row].Offered + offered);
            }
        }

        return periods;
    }
}
