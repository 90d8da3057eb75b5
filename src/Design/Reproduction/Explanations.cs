using System.Collections.Immutable;
using NodaTime;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Design.Reproduction;

/// <summary>
/// Names the days and flows that make the difference between model and reality, with what the log tells about them. It does not claim causes: it says what was unusual.
/// </summary>
internal static class Explanations
{
    private const int MostDays = 4;

    /// <summary>A day's volume or presence counts as unusual beyond this ratio to the mean of its weekday.</summary>
    private const double Unusual = 1.15;

    /// <summary>Differences below this are not worth a sentence (share answered within the threshold).</summary>
    private const double LeastDifference = 0.03;

    public static ImmutableArray<Message> Of(CentreEvidence evidence, ImmutableArray<ReproductionDay> days, IReadOnlyList<ReproductionRow> rows, ObservedCentre fitted)
    {
        var messages = new List<Message>();
        var judged = rows.Where(row => row.Agrees is not null).ToArray();
        if (judged.Length > 0)
            messages.Add(Message.Of("reproduction.agreement", Argument.Count("agreeing", judged.Count(row => row.Agrees == true)), Argument.Count("judged", judged.Length)));
        messages.AddRange(Flows(rows, evidence.Observed!));
        messages.AddRange(days
            .Where(day => Difference(day) is { } difference && Math.Abs(difference) >= LeastDifference)
            .OrderByDescending(day => Math.Abs(Difference(day)!.Value) * day.Offered)
            .ThenBy(day => day.Date)
            .Take(MostDays)
            .Select(day => Day(day, evidence, fitted)));
        return [.. messages];
    }

    private static double? Difference(ReproductionDay day) => day.PredictedWithin - day.ObservedWithin;

    /// <summary>The two flows that move the total most.</summary>
    private static IEnumerable<Message> Flows(IReadOnlyList<ReproductionRow> rows, ObservedCentre observed)
    {
        var offered = (double)observed.Service.Offered;
        return rows
            .Where(row => row is { Measure: ReproducedMeasure.AnsweredWithin, Flow: not null, Observed: not null, Predicted.Value: not null })
            .Select(row => (Row: row, Points: (row.Predicted.Value!.Value - row.Observed!.Value) * observed.Flows.First(flow => flow.Flow == row.Flow!.Value).Service.Offered / offered))
            .Where(entry => Math.Abs(entry.Points) >= 0.005)
            .OrderByDescending(entry => Math.Abs(entry.Points))
            .Take(2)
            .Select(entry => Message.Of(
                "reproduction.flow",
                Argument.Of("flow", entry.Row.Flow!.Value.Value),
                Argument.Share("observed", entry.Row.Observed!.Value),
                Argument.Share("predicted", entry.Row.Predicted.Value!.Value),
                Argument.Of("points", Math.Round(100 * Math.Abs(entry.Points), 1))));
    }

    private static Message Day(ReproductionDay day, CentreEvidence evidence, ObservedCentre fitted)
    {
        var known = new[] { Argument.Date("date", day.Date), Argument.Share("observed", day.ObservedWithin!.Value), Argument.Share("predicted", day.PredictedWithin!.Value) };
        if (evidence.Quality?.Holes.Where(hole => hole.Date == day.Date).ToArray() is { Length: > 0 } holes)
            return Message.Of("reproduction.day.hole", [.. known, Argument.TimeOfDay("from", holes[0].FromMinutes), Argument.TimeOfDay("to", holes[0].ToMinutes)]);
        var observed = evidence.Observed!;
        var index = IndexOf(observed, day.Date);
        if (MeanOffered(fitted, day.Date.DayOfWeek) is { } mean && mean > 0 && (day.Offered > mean * Unusual || day.Offered < mean / Unusual))
            return Message.Of("reproduction.day.volume", [.. known, Argument.Count("offered", day.Offered), Argument.Count("usual", (long)Math.Round(mean))]);
        var hours = HoursOf(observed, index);
        if (MeanHours(fitted, day.Date.DayOfWeek) is { } usual && usual > 0 && (hours > usual * Unusual || hours < usual / Unusual))
            return Message.Of("reproduction.day.presence", [.. known, Argument.Hours("hours", hours), Argument.Hours("usual", usual)]);
        return Message.Of("reproduction.day.untold", known);
    }

    private static int IndexOf(ObservedCentre observed, LocalDate date)
    {
        for (var day = 0; day < observed.Grid.Days.Length; day++)
        {
            if (observed.Grid.Days[day].Date == date)
                return day;
        }

        return -1;
    }

    private static double? MeanOffered(ObservedCentre observed, IsoDayOfWeek weekday) =>
        Mean(observed, weekday, day => observed.Days[day].Offered);

    private static double? MeanHours(ObservedCentre observed, IsoDayOfWeek weekday) => Mean(observed, weekday, day => HoursOf(observed, day));

    private static double? Mean(ObservedCentre observed, IsoDayOfWeek weekday, Func<int, double> value)
    {
        var days = Enumerable.Range(0, observed.Grid.Days.Length).Where(day => observed.Grid.Days[day].Weekday == weekday).ToArray();
        return days.Length == 0 ? null : days.Average(value);
    }

    private static double HoursOf(ObservedCentre observed, int day)
    {
        var perDay = observed.Grid.PeriodsPerDay;
        return Enumerable.Range(day * perDay, perDay).Sum(period => observed.StaffingInUse.AgentsPerPeriod[period]) * observed.Grid.PeriodMinutes / 60.0;
    }
}
