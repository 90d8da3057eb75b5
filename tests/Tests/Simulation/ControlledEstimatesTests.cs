using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Precision;
using Plateau.Simulation.Results;
using Plateau.Simulation;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

public sealed class ControlledEstimatesTests
{
    private static readonly ServiceMeasure FromOutside = new(counts => counts.Offered - counts.Returned, _ => 1);

    /// <summary>
    /// What is the control itself must come out as its known mean, without error: this checks that mean by hand (1,140 contacts in two days, 20 of them in the first half-hour, 40 in the second) whatever day factors, losses at entry,
    /// returns and warm-ups do.
    /// </summary>
    [Theory]
    [InlineData(0, 1140)]
    [InlineData(30, 1120)]
    [InlineData(40, 1120 - (40 / 3.0))]
    public void The_number_of_contacts_is_known_exactly(int warmUpMinutes, double contacts)
    {
        var lively = SmallCentres.Lively();
        var plan = lively with
        {
            WarmUpTicks = warmUpMinutes * Ticks.PerMinute,
            DayFactors = [new([0, 1], 0.3)],
            Flows = [.. lively.Flows.Select((flow, index) => flow with { Returns = [new(ReturnCause.Abandoned, 0.5, new Exponential(600), index)] })],
        };
        var result = TestRun.Of(plan, new(7011, 20, 1));
        var controlled = ControlledEstimates.ByReplication(plan, result, FromOutside).Estimate;
        controlled.Value!.Value.ShouldBe(contacts, 1e-6);
        controlled.HalfWidth!.Value.ShouldBeLessThan(1e-6);
        var plain = Estimates.ByReplication(result, FromOutside);
        plain.Low!.Value.ShouldBeLessThan(contacts);
        plain.High!.Value.ShouldBeGreaterThan(contacts);
    }

    /// <summary>
    /// 400 runs of 20 mornings whose demand varies by 15 %. The truth: 20,000 other mornings, plain. Cover 95 % ± 3 standard errors of a share (0.011). The mean of the controlled estimates must lie within 4 standard errors of
    /// the truth. The gain must be what the two spreads between runs show, within a quarter (each variance of 400 values is known to 7 %), and clearly above 1.
    /// </summary>
    [Fact]
    public void It_covers_the_truth_agrees_with_the_plain_mean_and_gains_what_it_says()
    {
        const int Runs = 400, Replications = 20;
        var plan = SmallCentres.OneQueue(4, patience: new Exponential(120)) with { DayFactors = [new([0], 0.15)] };
        var truth = new Tally();
        foreach (var value in Estimates.ValuesByReplication(TestRun.Of(plan, new(7012, 20_000, 1)), ServiceMeasure.Abandonment)) truth.Add(value!.Value);
        int covered = 0;
        double logGain = 0;
        var controlled = new Tally();
        var plain = new Tally();
        for (var run = 1; run <= Runs; run++)
        {
            var result = TestRun.Of(plan, new(7012 + (ulong)run, Replications, 1));
            var mean = ControlledEstimates.ByReplication(plan, result, ServiceMeasure.Abandonment);
            if (mean.Estimate.Low <= truth.Mean && truth.Mean <= mean.Estimate.High) covered++;
            controlled.Add(mean.Estimate.Value!.Value);
            plain.Add(Estimates.ByReplication(result, ServiceMeasure.Abandonment).Value!.Value);
            logGain += Math.Log(mean.Gain!.Value) / Runs;
        }

        (covered / (double)Runs).ShouldBe(0.95, 3 * 0.011);
        controlled.Mean!.Value.ShouldBe(truth.Mean!.Value, 4 * Math.Sqrt((controlled.StandardError!.Value * controlled.StandardError.Value) + (truth.StandardError!.Value * truth.StandardError.Value)));
        var gain = Math.Exp(logGain);
        gain.ShouldBeGreaterThan(2);
        gain.ShouldBe(plain.Variance!.Value / controlled.Variance!.Value, 0.25 * gain);
    }

    [Fact]
    public void What_cannot_be_known_is_unknown_and_what_cannot_be_controlled_is_plain()
    {
        var plan = SmallCentres.OneQueue(4, patience: new Exponential(120));
        var never = new ServiceMeasure(counts => counts.Answered, _ => 0);
        ControlledEstimates.ByReplication(plan, TestRun.Of(plan, new(7013, 20, 1)), never).ShouldBe(new ControlledMean(Estimate.Unknown, null));

        // Recorded arrivals: no random number of contacts to control by.
        var recorded = plan with { Flows = [plan.Flows[0] with { ArrivalKind = ArrivalKind.Recorded, RecordedTicks = [.. Enumerable.Range(1, 200).Select(i => i * Ticks.PerMinute)] }] };
        var replayed = TestRun.Of(recorded, new(7013, 20, 1));
        ControlledEstimates.ByReplication(recorded, replayed, ServiceMeasure.MeanWait).ShouldBe(new ControlledMean(Estimates.ByReplication(replayed, ServiceMeasure.MeanWait), 1));

        // Too few replications for a regression, then only one for any interval.
        var three = TestRun.Of(plan, new(7013, 3, 1));
        ControlledEstimates.ByReplication(plan, three, ServiceMeasure.MeanWait).ShouldBe(new ControlledMean(Estimates.ByReplication(three, ServiceMeasure.MeanWait), 1));
        ControlledEstimates.ByReplication(plan, TestRun.Of(plan, new(7013, 1, 1)), ServiceMeasure.MeanWait).Estimate.HalfWidth.ShouldBeNull();
    }
}
