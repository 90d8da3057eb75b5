using Plateau.Design;
using Plateau.Design.Reproduction;
using Plateau.Model.Observations;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

public sealed class ReproductionTests
{
    private static readonly StudySettings Settings = new() { Threads = 2, Replications = 20 };

    /// <summary>
    /// In a world made by the model itself, 95 % intervals must cover. 40 worlds, three measures of all flows: 38 of 40 expected each; at most 7 misses of 40 has
    /// probability above 0.999 under 5 % misses, and 10 misses would be one in a hundred thousand.
    /// </summary>
    [Fact]
    public void Intervals_cover_a_world_in_which_the_model_is_true()
    {
        var misses = new Dictionary<ReproducedMeasure, int>();
        for (ulong world = 1; world <= 40; world++)
        {
            var evidence = DesignCentres.ObservedWorld(world * 7919);
            var result = ReproductionStudy.Run(evidence, [], Settings, _ => { }, TestContext.Current.CancellationToken).First(r => r.Calibration is null);
            foreach (var row in result.Rows.Where(row => row.Flow is null))
                misses[row.Measure] = misses.GetValueOrDefault(row.Measure) + (row.Agrees == true ? 0 : 1);
        }

        misses.Values.ShouldAllBe(count => count <= 7);
    }

    [Fact]
    public void A_world_with_fewer_people_than_told_is_found_out_and_the_calibration_finds_them()
    {
        var evidence = DesignCentres.ObservedWorld(11);
        var presence = evidence.Observed!.Staffing[0];
        var told = evidence with
        {
            Observed = evidence.Observed with
            {
                Staffing = [presence with { SecondsByAgent = [.. presence.SecondsByAgent.Select(periods => periods.Select(seconds => (ushort)(seconds / 0.8)).ToArray()).Select(periods => System.Collections.Immutable.ImmutableArray.Create(periods))] }],
            },
        };
        var results = ReproductionStudy.Run(told, [], Settings, _ => { }, TestContext.Current.CancellationToken);
        results.First(r => r.Calibration is null).Rows.First(row => row is { Flow: null, Measure: ReproducedMeasure.AnsweredWithin }).Agrees.ShouldBe(false);
        var calibrated = results.First(r => r.Calibration is not null);
        calibrated.Calibration!.Arguments[0].Number.ShouldBe(0.8, 0.03);
        calibrated.Rows.First(row => row is { Flow: null, Measure: ReproducedMeasure.AnsweredWithin }).Agrees.ShouldBe(true);
    }

    [Fact]
    public void Other_days_are_predicted_with_their_own_staffing_and_blind()
    {
        var results = ReproductionStudy.Run(DesignCentres.ObservedWorld(3), [DesignCentres.ObservedWorld(4)], Settings, _ => { }, TestContext.Current.CancellationToken);
        results.Select(result => result.Kind).Distinct().ShouldBe([ReproductionKind.Fitted, ReproductionKind.PredictedOwnStaffing, ReproductionKind.PredictedBlind]);
        results.ShouldAllBe(result => result.ByDay.Length == 28 && result.Rows.All(row => row.Predicted.Low <= row.Predicted.High));
    }

    [Fact]
    public void Without_a_log_there_is_nothing_to_compare()
    {
        ReproductionStudy.Run(new CentreEvidence(DesignCentres.Week(1, 5, 3), null, null), [], Settings, _ => { }, TestContext.Current.CancellationToken).ShouldBeEmpty();
    }
}
