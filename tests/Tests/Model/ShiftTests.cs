using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Plateau.Model;
using Plateau.Model.People;
using Plateau.Model.Ways;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Model;

/// <summary>Shifts and opening hours laid on periods, against minutes counted one by one.</summary>
public sealed class ShiftTests
{
    [Fact]
    public void Staffing_counts_the_minutes_present()
    {
        // 08:00 to 16:00 with lunch at 12:10 for 45 min, in periods of 30: 12:00 has 10 of 30 minutes, 12:30 has 5.
        var staffed = Shift.Staffing([new(6, [], 480, 960) { Breaks = [new(730, 45)] }], new(30, [new(IsoDayOfWeek.Monday, null)]));
        staffed[15].ShouldBe(0);
        staffed[16].ShouldBe(6);
        staffed[24].ShouldBe(2);
        staffed[25].ShouldBe(1);
        staffed[31].ShouldBe(6);
        staffed[32].ShouldBe(0);
        (staffed.Sum() / 2).ShouldBe(6 * (8 - 0.75), 1e-9);
    }

    [Fact]
    public void Random_shifts_agree_with_minutes_counted_one_by_one()
    {
        Prop.ForAll<int>(seed =>
        {
            var centre = RichSamples.Random(seed);
            foreach (var group in centre.Groups.Where(group => !group.Shifts.IsEmpty))
            {
                for (var period = 0; period < centre.Grid.Count; period++)
                {
                    var start = centre.Grid.PeriodOfDay(period) * centre.Grid.PeriodMinutes;
                    var present = Enumerable.Range(start, centre.Grid.PeriodMinutes).Sum(minute => group.Shifts
                        .Where(shift => shift.Days.IsEmpty || shift.Days.Contains(centre.Grid.Days[centre.Grid.DayOf(period)].Weekday))
                        .Where(shift => minute >= shift.FromMinutes && minute < shift.ToMinutes && !shift.Breaks.Any(pause => minute >= pause.AtMinutes && minute < pause.AtMinutes + pause.Minutes))
                        .Sum(shift => shift.Agents));
                    group.StaffedPerPeriod[period].ShouldBe(present / centre.Grid.PeriodMinutes, 1e-9);
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Opening_times_add_up_and_none_is_always()
    {
        var grid = PeriodGrid.TypicalWeek(60);
        OpeningTime.Periods([], grid).ShouldBeEmpty();
        var open = OpeningTime.Periods([new([IsoDayOfWeek.Monday, IsoDayOfWeek.Friday], 480, 720), new([], 780, 1440)], grid);
        Enumerable.Range(0, 24).Where(hour => open[hour]).ShouldBe([8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]);
        Enumerable.Range(24, 24).Where(hour => open[hour]).ShouldBe(Enumerable.Range(24 + 13, 11));
    }
}
