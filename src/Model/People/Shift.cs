using System.Collections.Immutable;
using NodaTime;

namespace Plateau.Model.People;

/// <summary>What agents do away from contacts during a shift.</summary>
public enum BreakKind
{
    Break,
    Meeting,
    Training,
}

/// <summary>A time away from contacts at a fixed hour.</summary>
/// <param name="AtMinutes">Minutes after midnight.</param>
/// <param name="Minutes">Duration, at least 1; it ends within the shift.</param>
public sealed record FixedBreak(int AtMinutes, int Minutes, BreakKind Kind = BreakKind.Break);

/// <summary>Agents of a group who are present between the same hours; part-time is a short shift. A night over midnight is two shifts.</summary>
/// <param name="Agents">At least 0; fractions are expected numbers.</param>
/// <param name="Days">Weekdays in order from Monday, none twice; empty = every day.</param>
/// <param name="FromMinutes">Minutes after midnight, 0 to 1439.</param>
/// <param name="ToMinutes">Minutes after midnight, above <paramref name="FromMinutes"/>, at most 1440.</param>
public sealed record Shift(double Agents, ImmutableArray<IsoDayOfWeek> Days, int FromMinutes, int ToMinutes)
{
    /// <summary>Breaks and meetings inside the shift; they do not overlap.</summary>
    public ImmutableArray<FixedBreak> Breaks { get; init; } = [];

    /// <summary>Expected agents in each period of the grid: agents × minutes present ÷ minutes of the period, summed over the shifts.</summary>
    public static ImmutableArray<double> Staffing(ImmutableArray<Shift> shifts, PeriodGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var staffed = new double[grid.Count];
        foreach (var shift in shifts)
        {
            for (var period = 0; period < staffed.Length; period++)
            {
                if (!shift.Days.IsEmpty && !shift.Days.Contains(grid.Days[grid.DayOf(period)].Weekday)) continue;
                var start = grid.PeriodOfDay(period) * grid.PeriodMinutes;
                var minutes = Shared(start, grid.PeriodMinutes, shift.FromMinutes, shift.ToMinutes - shift.FromMinutes)
                    - shift.Breaks.Sum(pause => Shared(start, grid.PeriodMinutes, pause.AtMinutes, pause.Minutes));
                staffed[period] += shift.Agents * minutes / grid.PeriodMinutes;
            }
        }

        return [.. staffed];
    }

    private static int Shared(int start, int length, int otherStart, int otherLength) =>
        Math.Max(0, Math.Min(start + length, otherStart + otherLength) - Math.Max(start, otherStart));
}
