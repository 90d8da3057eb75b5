using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Import.Estimation;

/// <summary>
/// Flows of which one ends where another, alike in volume, begins: perhaps a queue that was renamed. It is only told; what belongs together a mapping of names says.
/// </summary>
internal static class RenamedFlows
{
    /// <summary>Days with contacts that each of the two must have.</summary>
    public const int FewestDays = 5;

    /// <summary>Days between the end of the one and the beginning of the other: a long weekend at most.</summary>
    public const int LongestGap = 4;

    /// <summary>Days on either side whose volumes are compared.</summary>
    public const int DaysCompared = 10;

    /// <summary>Volumes a day that differ by a larger factor are not alike.</summary>
    public const double AlikeWithin = 1.5;

    public static IEnumerable<Message> Find(ObservedCentre observed)
    {
        var lives = observed.Flows.Select(flow => Life.Of(observed.Grid, flow)).OfType<Life>().ToArray();
        var last = observed.Grid.Days.Length - 1;
        foreach (var old in lives.Where(life => life.Last <= last - FewestDays))
        {
            var next = lives
                .Where(life => life != old && life.First >= FewestDays && Gap(observed.Grid, old, life) is >= 0 and <= LongestGap && Ratio(old.AtEnd, life.AtBeginning) <= AlikeWithin)
                .OrderBy(life => Ratio(old.AtEnd, life.AtBeginning)).ThenBy(life => life.Name, StringComparer.Ordinal).FirstOrDefault();
            if (next is null) continue;
            yield return Message.Of(
                "note.flow-renamed-maybe", Argument.Of("old", old.Name), Argument.Date("ends", observed.Grid.Days[old.Last].Date!.Value), Argument.Of("before", Math.Round(old.AtEnd)),
                Argument.Of("new", next.Name), Argument.Date("begins", observed.Grid.Days[next.First].Date!.Value), Argument.Of("after", Math.Round(next.AtBeginning)));
        }
    }

    private static int Gap(PeriodGrid grid, Life old, Life next) => NodaTime.Period.DaysBetween(grid.Days[old.Last].Date!.Value, grid.Days[next.First].Date!.Value);

    private static double Ratio(double one, double other) => Math.Max(one, other) / Math.Min(one, other);

    /// <param name="First">First day with contacts, as an index of the grid.</param>
    /// <param name="AtBeginning">Mean contacts of its first days, those with contacts.</param>
    private sealed record Life(string Name, int First, int Last, double AtBeginning, double AtEnd)
    {
        public static Life? Of(PeriodGrid grid, FlowObservation flow)
        {
            var days = Enumerable.Range(0, grid.Days.Length).Where(day => flow.Days[day].Offered > 0).ToArray();
            return days.Length < FewestDays || grid.Days[0].Date is null ? null
                : new(flow.Name, days[0], days[^1], days.Take(DaysCompared).Average(day => flow.Days[day].Offered), days.TakeLast(DaysCompared).Average(day => flow.Days[day].Offered));
        }
    }
}
