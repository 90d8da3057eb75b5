using FsCheck;
using FsCheck.Fluent;
using Plateau.Report.Charts;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Report;

public sealed class MapBoxesTests
{
    /// <summary>Whatever the level, each box keeps what its teams send and receive, and nothing is lost or made.</summary>
    [Fact]
    public void No_volume_is_lost_at_any_level()
    {
        var links = Gen.Choose(0, 100_000).ArrayOf(30).Select(numbers => numbers.Select(number => (From: $"T{number % 7}", To: $"T{number / 7 % 7}", Count: (long)(1 + number % 50))).ToArray());
        Prop.ForAll(Arb.From(links), all =>
        {
            foreach (var boxes in new[] { 2, 3, 5, 100 })
            {
                var map = MapBoxes.Of(all, boxes);
                (map.Names.Length + (map.Others > 0 ? 1 : 0)).ShouldBeLessThanOrEqualTo(Math.Max(boxes, 2));
                map.Links.Sum(link => link.Count).ShouldBe(all.Sum(link => link.Count));
                for (var box = 0; box < map.Names.Length; box++)
                {
                    map.Links.Where(link => link.From == box).Sum(link => link.Count).ShouldBe(all.Where(link => link.From == map.Names[box]).Sum(link => link.Count));
                    map.Links.Where(link => link.To == box).Sum(link => link.Count).ShouldBe(all.Where(link => link.To == map.Names[box]).Sum(link => link.Count));
                }
            }

            MapBoxes.Of(all, 100).Others.ShouldBe(0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithReplay(1999, 3));
    }

    [Fact]
    public void The_largest_teams_keep_their_boxes()
    {
        var map = MapBoxes.Of([("A", "B", 10), ("B", "A", 4), ("C", "D", 3), ("A", "D", 2)], 3);
        map.Names.ShouldBe(["A", "B"]);
        map.Others.ShouldBe(2);
        map.Links.ShouldBe([new(0, 1, 10), new(1, 0, 4), new(2, 2, 3), new(0, 2, 2)]);
    }
}
