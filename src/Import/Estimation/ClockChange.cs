using NodaTime;

namespace Plateau.Import.Estimation;

/// <summary>Local times of one day that come twice or not at all, in seconds after midnight.</summary>
internal sealed record ClockChange(Stretch Skipped, Stretch Ambiguous)
{
    /// <summary>The change of the clock on a day; null on all ordinary days.</summary>
    public static ClockChange? On(LocalDate date, DateTimeZone zone)
    {
        var midnight = date.AtMidnight();
        var before = zone.MapLocal(midnight).EarlyInterval;
        var after = zone.MapLocal(date.PlusDays(1).AtMidnight()).LateInterval;
        if (before == after) return null;
        Stretch skipped = default, ambiguous = default;
        for (var interval = before; interval != after && interval.HasEnd; interval = zone.GetZoneInterval(interval.End))
        {
            var next = zone.GetZoneInterval(interval.End);
            var oldWall = Seconds(interval.IsoLocalEnd);
            var newWall = Seconds(next.IsoLocalStart);
            if (newWall > oldWall) skipped = new(oldWall, newWall);
            else if (newWall < oldWall) ambiguous = new(newWall, oldWall);
        }

        return new(skipped, ambiguous);

        int Seconds(LocalDateTime time) => (int)Math.Clamp(Period.Between(midnight, time, PeriodUnits.Seconds).Seconds, 0, 86_400);
    }
}
