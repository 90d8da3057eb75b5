using Plateau.Design.Cursor;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

public sealed class SeatsTests
{
    [Fact]
    public void Hours_are_kept_to_half_a_seat_in_every_running_total()
    {
        double[][] expected = [[.. Enumerable.Range(0, 500).Select(period => 2.3 + Math.Sin(period))], [.. Enumerable.Range(0, 500).Select(period => 0.17 * (period % 5))], [.. Enumerable.Repeat(0.05, 500)]];
        var whole = Seats.Whole(expected, periodHours: 0.5);
        double wanted = 0, given = 0;
        for (var period = 0; period < 500; period++)
        {
            wanted += expected.Sum(group => group[period]);
            given += whole.Sum(group => group[period]);
            Math.Abs(wanted - given).ShouldBeLessThanOrEqualTo(0.5 + 1e-9);
        }

        for (var group = 0; group < expected.Length; group++)
            Math.Abs(expected[group].Sum() - whole[group].Sum()).ShouldBeLessThan(4 + 1.5); // two hours of claim, and a seat
        whole.SelectMany(group => group).ShouldAllBe(seats => seats >= 0 && seats == Math.Floor(seats));
    }

    [Fact]
    public void Whole_numbers_stay_as_they_are()
    {
        double[][] expected = [[3, 0, 2, 5], [0, 0, 1, 4]];
        Seats.Whole(expected, periodHours: 0.5).ShouldBe(expected);
    }

    /// <summary>Three groups share one and a half seats: each keeps its seat for a while, and all have their share in the end.</summary>
    [Fact]
    public void A_seat_moves_between_groups_only_after_a_while()
    {
        double[][] expected = [[.. Enumerable.Repeat(0.5, 960)], [.. Enumerable.Repeat(0.7, 960)], [.. Enumerable.Repeat(0.8, 960)]];
        var whole = Seats.Whole(expected, periodHours: 0.25);
        var changes = Enumerable.Range(1, 959).Sum(period => whole.Sum(group => Math.Abs(group[period] - group[period - 1]))) / 2;
        changes.ShouldBeLessThan(960 / 4.0);
        for (var group = 0; group < 3; group++)
            whole[group].Average().ShouldBe(expected[group][0], 0.01);
    }

    [Fact]
    public void Nobody_is_called_in_when_nobody_is_expected()
    {
        double[][] expected = [[0.6, 0, 0, 0.6]];
        var whole = Seats.Whole(expected, periodHours: 0.5);
        whole[0][1].ShouldBe(0);
        whole[0][2].ShouldBe(0);
    }
}
