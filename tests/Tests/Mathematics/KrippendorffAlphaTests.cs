using Plateau.Mathematics.Statistics;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

public sealed class KrippendorffAlphaTests
{
    /// <summary>K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011: four observers, twelve units, missing values; ordinal alpha 0.815.</summary>
    private static readonly int[][] _published =
    [
        [1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [5, 5, 5], [1, 1], [3],
    ];

    [Fact]
    public void The_published_example_is_met() => KrippendorffAlpha.Ordinal(_published)!.Value.ShouldBe(0.815, 0.0005);

    [Fact]
    public void Full_agreement_is_one_and_one_value_alone_is_unknown()
    {
        KrippendorffAlpha.Ordinal([[1, 1], [5, 5], [9, 9]]).ShouldBe(1);
        KrippendorffAlpha.Ordinal([[4, 4], [4, 4]]).ShouldBeNull();
        KrippendorffAlpha.Ordinal([[1], [2], []]).ShouldBeNull();
    }

    [Fact]
    public void Only_the_order_of_the_levels_counts_and_names_of_raters_do_not()
    {
        var stretched = _published.Select(unit => unit.Select(rating => rating * rating * 10).Reverse().ToArray()).ToArray();
        KrippendorffAlpha.Ordinal(stretched)!.Value.ShouldBe(KrippendorffAlpha.Ordinal(_published)!.Value, 1e-12);
    }

    [Fact]
    public void Ratings_by_chance_agree_as_chance_does()
    {
        // 400 units, two raters, nine levels at random: the standard error of alpha is about 1 ÷ √400, and four of them are allowed.
        var random = new Random(7);
        int[][] units = [.. Enumerable.Range(0, 400).Select(_ => new[] { random.Next(1, 10), random.Next(1, 10) })];
        KrippendorffAlpha.Ordinal(units)!.Value.ShouldBe(0, 0.2);
        var estimate = KrippendorffAlpha.Estimated(units, 1);
        (estimate.Low < 0, estimate.High > 0, estimate.SampleSize).ShouldBe((true, true, 400));
    }
}
