using NodaTime;
using Plateau.Import;
using Plateau.Import.Estimation;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;
using Plateau.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import;

public sealed class EstimationTests
{
    [Fact]
    public void AgentsWhoDoNotDifferAreAllBelievedToBeAverage()
    {
        var agents = Enumerable.Range(0, 5).Select(_ => Totals(100, 180, 200)).ToArray();
        var shrinkage = Shrinkage.Of(agents);
        shrinkage.K.ShouldBeNull();
        shrinkage.WeightOf(1_000_000).ShouldBe(0);
        shrinkage.Mean.ShouldBe(190);
    }

    /// <summary>Bühlmann and Straub by hand: 3 agents of 4 contacts, means 10, 20, 30, deviations ±2 within each.</summary>
    [Fact]
    public void TheWeightIsThatOfCredibilityTheory()
    {
        var agents = new[] { Totals(4, 8, 12), Totals(4, 18, 22), Totals(4, 28, 32) };
        // within = 48/9 = 16/3; between = (4·200 − 2·16/3) / (12 − 48/12) = (800 − 32/3)/8 = 98.67; k = 0.05405.
        var shrinkage = Shrinkage.Of(agents);
        shrinkage.K!.Value.ShouldBe(16.0 / 3 / ((800 - 32.0 / 3) / 8), 1e-12);
        shrinkage.WeightOf(4).ShouldBe(4 / (4 + shrinkage.K.Value), 1e-12);
        shrinkage.WeightOf(0).ShouldBe(0);
    }

    [Fact]
    public void PoissonVolumesHaveADispersionOfOne()
    {
        // 26 weeks of Poisson counts with a mean of 20 in each of 96 periods, keyed draws.
        const int days = 182;
        var arrivals = new int[days * 96];
        var stream = RandomStream.For(new StreamKey(7, 0, StreamPurpose.Arrivals, 0, 0));
        for (var i = 0; i < arrivals.Length; i++)
        {
            for (var clock = stream.NextExponential(); clock < 20; clock += stream.NextExponential()) arrivals[i]++;
        }

        var dispersion = DispersionEstimation.Of([.. Enumerable.Range(0, days).Select(day => day % 7)], arrivals, 96);
        dispersion.Index.Value!.Value.ShouldBeInRange(0.96, 1.04);
        dispersion.PValue!.Value.ShouldBeInRange(0.001, 0.999);
        dispersion.DayIndex.Low!.Value.ShouldBeLessThan(1);
        dispersion.DayIndex.High!.Value.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void OneStrangeDayMakesNoHolesOfTheOthers()
    {
        var grid = PeriodGrid.OfDates(Enumerable.Range(0, 4).Select(week => new LocalDate(2026, 1, 5).PlusWeeks(week)));
        var arrivals = new int[grid.Count];
        for (var period = 32; period < 72; period++)
        {
            for (var day = 0; day < 4; day++) arrivals[day * 96 + period] = 10;
        }

        arrivals[1 * 96 + 4] = 500; // a night of the second Monday
        for (var period = 40; period < 44; period++) arrivals[3 * 96 + period] = 0; // an outage on the fourth, 10:00 to 11:00
        var hole = HoleFinder.Find(grid, arrivals).ShouldHaveSingleItem();
        (hole.Date, hole.FromMinutes, hole.ToMinutes, hole.ExpectedContacts).ShouldBe((new LocalDate(2026, 1, 26), 600, 660, 40));
    }

    [Fact]
    public void ClockChangesOfParis()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Paris"];
        ClockChange.On(new LocalDate(2026, 3, 29), zone)!.Skipped.ShouldBe(new Stretch(7200, 10_800));
        ClockChange.On(new LocalDate(2026, 10, 25), zone)!.Ambiguous.ShouldBe(new Stretch(7200, 10_800));
        ClockChange.On(new LocalDate(2026, 6, 1), zone).ShouldBeNull();
    }

    /// <summary>The vector of appendix A of the SipHash paper: key 00…0f, message 00…0e.</summary>
    [Fact]
    public void CustomersAreHashedBySipHash()
    {
        var bytes = Enumerable.Range(0, 16).Select(value => (byte)value).ToArray();
        new CustomerHasher(bytes).Of(bytes.AsSpan(0, 15)).ShouldBe(0xa129ca6149be45e5UL);
    }

    [Fact]
    public void AFlowWithFewHandleTimesKeepsItsMean()
    {
        var histogram = new Plateau.Mathematics.Statistics.SecondsHistogram();
        foreach (var seconds in new[] { 30, 60, 90, 120, 400 }) histogram.Add(seconds);
        var handle = HandleEstimation.Of(histogram, default, histogram, 200);
        handle.Chosen.ShouldNotBeOfType<Empirical>();
        handle.Chosen.Mean.ShouldBe(140, 1e-9);
        handle.Laws.Count(law => law.Chosen).ShouldBe(1);
        handle.Histogram.Sum(share => share.Share).ShouldBe(1, 1e-12);
    }

    private static AgentFlowTotals Totals(int contacts, params int[] seconds)
    {
        var totals = default(AgentFlowTotals);
        for (var i = 0; i < contacts; i++)
        {
            var handle = seconds[i % seconds.Length];
            totals.Contacts++;
            totals.HandleCount++;
            totals.HandleSeconds += handle;
            totals.HandleSquares += handle * handle;
        }

        return totals;
    }
}
