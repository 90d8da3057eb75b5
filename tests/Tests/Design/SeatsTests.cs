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
        var whole = Seats.Whole(expected);
        double wanted = 0, given = 0;
        for (var period = 0; period < 500; period++)
        {
            wanted += expected.Sum(group => group[period]);
            given += whole.Sum(group => group[period]);
            Math.Abs(wanted - given).ShouldBeLessThanOrEqualTo(0.5 + 1e-9);
        }

        for (var group = 0; group < expected.Length; group++)
            Math.Abs(expected[group].Sum() - whole[group].Sum()).ShouldBeLessThan(1.5);
        whole.SelectMany(group => group).ShouldAllBe(seats => seats >= 0 && seats == Math.Floor(seats));
    }

    [Fact]
    public void Whole_numbers_stay_as_they_are()
    {
        double[][] expected = [[3, 0, 2, 5], [0, 0, 1, 4]];
        Seats.Whole(expected).ShouldBe(expected);
    }

    [Fact]
    public void Nobody_is_called_in_when_nobody_is_expected()
    {
        double[][] expected = [[0.6, 0, 0, 0.6]];
        var whole = Seats.Whole(expected);
        whole[0][1].ShouldBe(0);
        whole[0][2].ShouldBe(0);
    }
}
