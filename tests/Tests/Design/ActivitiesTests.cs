using System.Collections.Immutable;
using Plateau.Design.Activities;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

/// <summary>Which flows are alike, and where they stand by volume and complexity.</summary>
public sealed class ActivitiesTests
{
    [Fact]
    public void Equal_laws_are_alike_and_one_twice_as_long_is_distinct()
    {
        var centre = DesignCentres.Week(flows: 3, contactsPerPeriod: 4, agentsPerGroup: 2);
        centre = centre with { Flows = [.. centre.Flows.Take(2), centre.Flows[2] with { HandleTime = new Exponential(480) }] };
        var pairs = Distinctness.Of(DesignCentres.Evidence(centre));
        pairs.Select(pair => (pair.First.Value, pair.Second.Value, pair.Likeness)).ShouldBe([("F0", "F1", Likeness.Alike), ("F0", "F2", Likeness.Distinct), ("F1", "F2", Likeness.Distinct)]);

        // Exponential laws of means m and 2m differ most at t = 2m ln 2: by 1/2 − 1/4.
        pairs[1].Distance.Value!.Value.ShouldBe(0.25, 1e-3);
        pairs[1].MeanRatio.Value!.Value.ShouldBe(0.5, 1e-12);
        pairs[1].SharedPeople.ShouldBe(0);
    }

    /// <summary>Equal handle times, but stated to be of other channels: what is stated counts.</summary>
    [Fact]
    public void What_is_stated_to_differ_is_distinct_whatever_the_durations()
    {
        var centre = DesignCentres.Week(flows: 2, contactsPerPeriod: 4, agentsPerGroup: 2);
        centre = centre with { Flows = [centre.Flows[0] with { Channel = "telephone", Tier = 1 }, centre.Flows[1] with { Channel = "chat" }] };
        var pair = Distinctness.Of(DesignCentres.Evidence(centre)).ShouldHaveSingleItem();
        (pair.Likeness, pair.Reason).ShouldBe((Likeness.Distinct, LikenessReason.StatedToDiffer));
        pair.Tags.ShouldBe(["channel"], "a tag that one of the two lacks tells nothing");
    }

    /// <summary>The same equal means: thirty contacts leave it open, ten thousand do not; with fewer nothing is said at all.</summary>
    [Theory]
    [InlineData(10, Likeness.CannotTell)]
    [InlineData(30, Likeness.CannotTell)]
    [InlineData(10_000, Likeness.Alike)]
    public void Few_contacts_leave_it_open(long contacts, Likeness likeness)
    {
        var pair = Distinctness.Of(Seen(contacts, 240)).ShouldHaveSingleItem();
        pair.Likeness.ShouldBe(likeness);
        (pair.MeanRatio.Value is null).ShouldBe(contacts < Distinctness.LeastContacts);
    }

    /// <summary>Two exponential samples of equal size n, ratio 1: the interval by hand is exp(± 1.96 √(2 ÷ n)).</summary>
    [Fact]
    public void The_interval_of_the_ratio_is_that_of_the_delta_method()
    {
        var pair = Distinctness.Of(Seen(800, 240)).Single();
        pair.MeanRatio.Low!.Value.ShouldBe(Math.Exp(-1.959964 * 0.05), 1e-6);
        pair.MeanRatio.High!.Value.ShouldBe(Math.Exp(1.959964 * 0.05), 1e-6);
    }

    [Fact]
    public void Each_flow_stands_in_its_field()
    {
        var centre = DesignCentres.Week(flows: 4, contactsPerPeriod: 10, agentsPerGroup: 2);
        var flows = centre.Flows.Select((flow, index) => flow with { ArrivalsPerPeriod = DesignCentres.OverDay(centre.Grid, index < 2 ? 10 : 1), HandleTime = new Exponential(index % 2 == 0 ? 120 : 480) }).ToImmutableArray();
        var quadrant = QuadrantOf.Flows(DesignCentres.Evidence(centre with { Flows = flows }));
        quadrant.ByTier.ShouldBeFalse();
        quadrant.Flows.Select(flow => flow.Field).ShouldBe([QuadrantField.MuchSimple, QuadrantField.MuchComplex, QuadrantField.LittleSimple, QuadrantField.LittleComplex]);
        quadrant.Flows[0].Complexity.ShouldBe(120 * Math.Sqrt(2), 1e-9);
        QuadrantOf.Flows(DesignCentres.Evidence(centre with { Flows = [.. flows.Select((flow, index) => flow with { Tier = index + 1 })] })).ByTier.ShouldBeTrue();
    }

    /// <summary>Two flows with exponential handle times of these means and their exact shares in classes of a minute.</summary>
    private static CentreEvidence Seen(long contacts, double secondMean)
    {
        var evidence = DesignCentres.ObservedWorld(seed: 3, weeks: 1);
        var observed = evidence.Observed!;
        HandleObservation Handle(double mean)
        {
            var histogram = Enumerable.Range(0, 60).Select(minute => new DurationShare(minute * 60, (minute + 1) * 60, Math.Exp(-minute * 60 / mean) - Math.Exp(-(minute + 1) * 60 / mean)));
            return new HandleObservation(Estimate.Around(mean, 1, contacts), null, 1, [], new Exponential(mean), null, [.. histogram]);
        }

        return evidence with { Observed = observed with { Flows = [observed.Flows[0] with { Handle = Handle(240) }, observed.Flows[1] with { Handle = Handle(secondMean) }] } };
    }
}
