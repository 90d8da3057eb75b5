using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

public sealed class BlockedKendallTests
{
    private const int Blocks = 5;
    private const int Positions = 12;

    [Fact]
    public void One_position_a_block_is_kendall_itself()
    {
        double[] x = [1, 3, 2, 5, 4, 6], y = [2, 1, 4, 6, 3, 5];
        double[][] blocks = [.. x.Select(value => new[] { value })];
        double?[][] values = [.. y.Select(value => new double?[] { value })];
        BlockedKendall.Of(blocks, values).ShouldBe(KendallTau.Of(x, y));
        BlockedKendall.PValue(blocks, values, 1).ShouldBe(KendallTau.PValue(x, y, 1), 1e-12);
    }

    [Fact]
    public void What_only_follows_the_position_is_never_significant()
    {
        // The finding at positions 4 and 5 of every block, the indicator low exactly there: tau is −1, and every order of the blocks says the same.
        double[][] has = [.. Enumerable.Range(0, 7).Select(_ => Enumerable.Range(0, Positions).Select(at => at is 4 or 5 ? 1.0 : 0).ToArray())];
        double?[][] low = [.. has.Select(block => block.Select(value => (double?)(value > 0 ? 0.5 : 0.9)).ToArray())];
        BlockedKendall.Of(has, low)!.Value.ShouldBe(-1, 1e-12);
        BlockedKendall.PValue(has, low, 1).ShouldBe(1);
    }

    [Fact]
    public void A_finding_at_another_position_in_each_block_is_one_order_of_all()
    {
        double[][] has = [.. Enumerable.Range(0, 6).Select(block => Enumerable.Range(0, Positions).Select(at => at == 2 + block ? 1.0 : 0).ToArray())];
        double?[][] low = [.. has.Select(block => block.Select(value => (double?)(value > 0 ? 0.5 : 0.9)).ToArray())];
        // Only the order observed puts all six together.
        BlockedKendall.PValue(has, low, 1).ShouldBe(1.0 / 720, 1e-12);
        var estimate = BlockedKendall.Estimated(has, low);
        (estimate.Value!.Value, estimate.SampleSize).ShouldBe((-1, 72));
    }

    [Fact]
    public void Unknown_values_are_left_out_and_not_taken_for_zero()
    {
        double[][] has = [[1, 0, 1], [0, 0, 1], [0, 1, 0]];
        double?[][] values = [[5, 9, 6], [8, null, 7], [9, 4, null]];
        BlockedKendall.Of(has, values).ShouldBe(KendallTau.Of([1, 0, 1, 0, 1, 0, 1], [5, 9, 6, 8, 7, 9, 4]));
        BlockedKendall.Estimated(has, values).SampleSize.ShouldBe(7);
    }

    /// <summary>Where nothing goes with anything but neighbours depend strongly on each other, at most one in twenty is called significant; exchanging single values would call far more.</summary>
    [Fact]
    public void Dependent_neighbours_give_no_false_alarm()
    {
        const int Samples = 400;
        var stream = RandomStream.FromSeed(20_260);
        var (blocked, single) = (0, 0);
        for (var sample = 0; sample < Samples; sample++)
        {
            double[][] x = [.. Enumerable.Range(0, Blocks).Select(_ => Walk(ref stream))], y = [.. Enumerable.Range(0, Blocks).Select(_ => Walk(ref stream))];
            if (BlockedKendall.PValue(x, [.. y.Select(block => block.Select(value => (double?)value).ToArray())], (ulong)sample) <= 0.05) blocked++;
            if (sample < 40 && KendallTau.PValue([.. x.SelectMany(block => block)], [.. y.SelectMany(block => block)], (ulong)sample) <= 0.05) single++;
        }

        // Binomial with 400 and 0.05: mean 20, standard deviation 4.4; four of them are allowed (chance of a false failure below 1 in 10,000).
        blocked.ShouldBeLessThanOrEqualTo(38);
        single.ShouldBeGreaterThan(10); // of 40
    }

    private static double[] Walk(ref RandomStream stream)
    {
        var (walk, at) = (new double[Positions], 2 * stream.NextNormal());
        for (var position = 0; position < Positions; position++) walk[position] = at = (0.9 * at) + (0.4 * stream.NextNormal());
        return walk;
    }
}
