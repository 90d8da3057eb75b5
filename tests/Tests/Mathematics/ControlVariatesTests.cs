using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

public sealed class ControlVariatesTests
{
    [Fact]
    public void A_value_that_is_the_control_itself_is_known_exactly()
    {
        double[] control = [3, 5, 4, 8, 1, 2];
        var mean = ControlVariates.Mean([.. control.Select(value => (2 * value) + 7)], [control], [4]);
        mean.Estimate.Value!.Value.ShouldBe(15, 1e-12);
        mean.Estimate.HalfWidth!.Value.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void By_hand()
    {
        // Means 3 and 1.5, slope 7/5, read at the known mean 2. Four observations are the least for one control.
        var mean = ControlVariates.Mean([1, 2, 4, 5], [[0, 1, 2, 3]], [2]);
        mean.Estimate.Value!.Value.ShouldBe(3 + (1.4 * 0.5), 1e-12);
    }

    [Fact]
    public void Without_enough_observations_or_a_control_that_varies_it_is_the_plain_mean()
    {
        ControlVariates.Mean([1, 2, 3], [[5, 6, 7]], [6]).Estimate.ShouldBe(Intervals.Mean([1, 2, 3]));
        ControlVariates.Mean([1, 2, 3, 4, 5], [[6, 6, 6, 6, 6]], [6]).ShouldBe(new ControlledMean(Intervals.Mean([1, 2, 3, 4, 5]), 1));
        ControlVariates.Mean([], [], []).Estimate.ShouldBe(Estimate.Unknown);
    }

    [Fact]
    public void A_control_that_repeats_another_changes_nothing()
    {
        // Contacts, and their work at one handle time: in a centre of one flow the second says what the first says, in other units.
        double[] values = [1, 2, 4, 5, 3, 7], contacts = [100, 110, 150, 170, 120, 190], other = [3, 1, 4, 1, 5, 9];
        var work = contacts.Select(count => 180 * count).ToArray();
        ControlVariates.Mean(values, [contacts, work], [130, 130 * 180]).ShouldBe(ControlVariates.Mean(values, [contacts], [130]));
        ControlVariates.Mean(values, [contacts, work, other], [130, 130 * 180, 4]).ShouldBe(ControlVariates.Mean(values, [contacts, other], [130, 4]));
    }

    /// <summary>4,000 samples of 20: cover 95 % ± 3 standard errors of a share (0.0034); the gain is 1 ÷ (1 − ρ²) times (n − 3)/(n − 2) in the mean, here about 4.7.</summary>
    [Fact]
    public void The_interval_covers_and_the_gain_is_that_of_the_correlation()
    {
        const int Samples = 4000;
        var stream = RandomStream.FromSeed(20260101);
        int covered = 0;
        double gain = 0;
        for (var sample = 0; sample < Samples; sample++)
        {
            var control = new double[20];
            var values = new double[20];
            for (var i = 0; i < 20; i++)
            {
                control[i] = stream.NextNormal();
                values[i] = (2 * control[i]) + stream.NextNormal();
            }

            var mean = ControlVariates.Mean(values, [control], [0]);
            if (mean.Estimate.Low <= 0 && mean.Estimate.High >= 0) covered++;
            gain += Math.Log(mean.Gain!.Value) / Samples;
        }

        (covered / (double)Samples).ShouldBe(0.95, 3 * 0.0034);
        Math.Exp(gain).ShouldBeInRange(4, 5.5);
    }
}
