using System.Collections.Immutable;
using NodaTime;

namespace Plateau.Model.Observations;

/// <summary>Days without a row on which nobody expected one.</summary>
public static class ClosedDays
{
    /// <summary>Without the weekdays on which the centre is closed: missing at least twice, and never seen open.</summary>
    /// <param name="missing">Days without a row.</param>
    /// <param name="open">Weekdays on which the centre was seen open.</param>
    public static ImmutableArray<LocalDate> LeftOutOf(IReadOnlyCollection<LocalDate> missing, IReadOnlySet<IsoDayOfWeek> open)
    {
        var closed = missing.GroupBy(day => day.DayOfWeek).Where(weekday => weekday.Count() > 1 && !open.Contains(weekday.Key)).Select(weekday => weekday.Key).ToHashSet();
        return [.. missing.Where(day => !closed.Contains(day.DayOfWeek))];
    }
}
