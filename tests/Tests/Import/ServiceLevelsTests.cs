using Plateau.Import.Estimation;
using Plateau.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import;

public sealed class ServiceLevelsTests
{
    // The published vector: A = 1000, B = 60, A_t = 860, B_t = 20, B_s = 10.
    [Theory]
    [InlineData(ServiceLevelVariant.AbandonedWithinCountAsServed, 83.02)]
    [InlineData(ServiceLevelVariant.AnsweredOnly, 86.00)]
    [InlineData(ServiceLevelVariant.OfOffered, 81.13)]
    [InlineData(ServiceLevelVariant.AbandonedWithinLeftOut, 82.69)]
    [InlineData(ServiceLevelVariant.ShortAbandonedCredited, 82.08)]
    public void PublishedVector(ServiceLevelVariant variant, double percent) =>
        Math.Round(100 * ServiceLevels.Of(variant, new(1000, 60, 860, 20, 10))!.Value, 2).ShouldBe(percent);

    [Theory]
    [InlineData(ServiceLevelVariant.AnsweredOnly)]
    [InlineData(ServiceLevelVariant.AbandonedWithinLeftOut)]
    public void NothingInTheDenominatorIsUnknown(ServiceLevelVariant variant) => ServiceLevels.Of(variant, new(0, 5, 0, 5, 5)).ShouldBeNull();
}
