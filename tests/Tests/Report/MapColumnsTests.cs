using Plateau.Diagnosis.Map;
using Plateau.Report.Charts;
using Plateau.Tests.Samples;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Report;

public sealed class MapColumnsTests
{
    private static readonly MapDifference _maps = MapDifference.Of(DeclaredMap.Of(MaisonLumen.Declared), DeclaredMap.Of(MaisonLumen.Healthy), alike: true);

    [Fact]
    public void No_known_volume_between_stages_is_lost_at_any_level_of_detail()
    {
        double Sum(int boxes) => MapColumns.Of(_maps, boxes) is var columns ? columns.Bands.Where(band => columns.Boxes[band.From].Stage == MapStage.Flow && columns.Boxes[band.To].Stage == MapStage.Team).Sum(band => band.Weekly ?? 0) : 0;
        Sum(1000).ShouldBeGreaterThan(0);
        Sum(3).ShouldBe(Sum(1000), 1e-6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(1000)]
    public void The_drawing_has_no_ring_and_at_most_so_many_boxes_a_stage(int boxes)
    {
        var columns = MapColumns.Of(_maps, boxes);
        columns.Boxes.GroupBy(box => box.Stage).ShouldAllBe(stage => stage.Count() <= boxes);
        var left = columns.Bands.ToList();
        while (left.RemoveAll(band => left.TrueForAll(other => other.To != band.From)) > 0)
        {
        }

        left.ShouldBeEmpty();
        var depth = columns.Columns();
        columns.Bands.ShouldAllBe(band => depth[band.From] < depth[band.To]);
    }
}
