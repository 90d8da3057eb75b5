using NodaTime;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes;

/// <summary>More agents (or fewer, below 0) of a group between two times of the day.</summary>
/// <param name="Weekday">Null = every day of the grid.</param>
/// <param name="FromMinutes">Minutes after midnight, included; 0 to 1439.</param>
/// <param name="ToMinutes">Minutes after midnight, not included; above <paramref name="FromMinutes"/>, at most 1440.</param>
/// <param name="Agents">Added to the agents present in each period that begins in that time. A result below 0 counts as 0.</param>
public sealed record AddStaff(GroupId Group, IsoDayOfWeek? Weekday, int FromMinutes, int ToMinutes, double Agents) : Change
{
    public override string Code => Weekday is null ? "add-staff-every-day" : "add-staff";

    public override CentreModel Apply(CentreModel centre)
    {
        References.Of(centre, Group);
        if (FromMinutes < 0 || ToMinutes > 1440 || FromMinutes >= ToMinutes)
            throw new ArgumentException(FormattableString.Invariant($"The times ({FromMinutes} to {ToMinutes} minutes after midnight) must lie within one day, the first before the second.\nMaybe the two are exchanged."));
        if (!double.IsFinite(Agents)) throw new ArgumentException(FormattableString.Invariant($"The agents ({Agents}) must be a finite number."));
        var grid = centre.Grid;
        return centre.With(Group, group => group with { StaffedPerPeriod = [.. group.StaffedPerPeriod.Select((staffed, period) => Concerns(grid, period) ? Math.Max(0, staffed + Agents) : staffed)] });
    }

    public override Message Describe()
    {
        Argument[] shared = [Argument.Of("group", Group.Value), Argument.Of("agents", Agents), Argument.TimeOfDay("from", FromMinutes), Argument.TimeOfDay("to", ToMinutes)];
        return Message.Of($"change.{Code}", Weekday is { } day ? [.. shared, Argument.Weekday("weekday", day)] : shared);
    }

    private bool Concerns(PeriodGrid grid, int period)
    {
        var start = grid.PeriodOfDay(period) * grid.PeriodMinutes;
        return start >= FromMinutes && start < ToMinutes && (Weekday is null || grid.Days[grid.DayOf(period)].Weekday == Weekday);
    }
}
