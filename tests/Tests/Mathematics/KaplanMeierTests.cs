using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Mathematics;

public sealed class KaplanMeierTests
{
    /// <summary>Remission weeks under 6-MP, Freireich and others, Blood 21 (1963) 699; the estimate is in every textbook, e.g. Collett, Modelling Survival Data.</summary>
    private static readonly KaplanMeier Remission = KaplanMeier.From(Of(6, 6, 6, 7, 10, 13, 16, 22, 23), Of(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35));

    [Theory]
    [InlineData(6, 0.857, 0.0764)]
    [InlineData(7, 0.807, 0.0869)]
    [InlineData(10, 0.753, 0.0963)]
    [InlineData(13, 0.690, 0.1068)]
    [InlineData(16, 0.627, 0.1141)]
    [InlineData(22, 0.538, 0.1282)]
    [InlineData(23, 0.448, 0.1346)]
    public void Textbook_survival_and_greenwood_error(int week, double survival, double error)
    {
        var step = Remission.Steps.Single(s => s.Seconds == week);
        step.Survival.ShouldBe(survival, 0.0006);
        step.StandardError.ShouldBe(error, 0.00006);
        Remission.SurvivalAt(week).Value!.Value.ShouldBe(step.Survival);
    }

    [Fact]
    public void Textbook_median_and_restricted_mean()
    {
        Remission.Median().ShouldBe(23);
        Remission.Quantile(0.9).ShouldBeNull();
        Remission.RestrictedMean().Value!.Value.ShouldBe(23.29, 0.01);
        Remission.LastSecond.ShouldBe(35);
        Remission.SurvivalAt(36).ShouldBe(Estimate.Unknown);
        Remission.SurvivalAt(0).Value.ShouldBe(1);
    }

    [Fact]
    public void Nothing_and_no_events()
    {
        var none = KaplanMeier.From(new(), new());
        none.Median().ShouldBeNull();
        none.RestrictedMean().ShouldBe(Estimate.Unknown);
        none.ToDistribution().ShouldBe(new Endless());
        KaplanMeier.From(new(), Of(1, 2, 3)).ToDistribution().ShouldBe(new Endless());
        KaplanMeier.From(Of(0), new()).ToDistribution().Mean.ShouldBeGreaterThan(0);
        KaplanMeier.From(Of(0, 0, 5), new()).ToDistribution(1).Mean.ShouldBeLessThan(3);
    }

    [Theory]
    [InlineData(300, 60)] // patient callers, quick answers: four of five are censored
    [InlineData(90, 200)]
    public void Finds_the_patience_that_answers_hid(double patienceSeconds, double answerSeconds)
    {
        var (abandoned, answered) = Waits(new Exponential(patienceSeconds), new Exponential(answerSeconds), 60_000);
        var km = KaplanMeier.From(abandoned, answered);
        abandoned.Mean!.Value.ShouldBeLessThan(patienceSeconds * 0.75); // the naive mean is far off
        var law = km.ToDistribution();
        law.Mean.ShouldBe(patienceSeconds, patienceSeconds * 0.06);
        law.SurvivalAt(40).ShouldBe(Math.Exp(-40 / patienceSeconds), 0.01);
        foreach (var window in km.HazardByWindow(0, 15, 30, 60, 120))
        {
            (window.HazardPerSecond.Low <= 1.1 / patienceSeconds && window.HazardPerSecond.High >= 0.9 / patienceSeconds).ShouldBeTrue(window.ToString());
        }
    }

    [Fact]
    public void Windows_share_out_all_events_and_all_exposure()
    {
        var windows = Remission.HazardByWindow(0, 7, 13, 20);
        windows.Sum(w => w.Events).ShouldBe(9);
        windows.Sum(w => w.ExposureSeconds).ShouldBe(109 + 250);
        windows[0].Events.ShouldBe(3);
        windows[^1].ToSeconds.ShouldBe(int.MaxValue);
    }

    [Fact]
    public void Survival_intervals_cover_at_about_the_stated_rate()
    {
        var cover = 0;
        for (var trial = 0; trial < 600; trial++)
        {
            var (abandoned, answered) = Waits(new Exponential(100), new Exponential(60), 200, (ulong)trial);
            var at = KaplanMeier.From(abandoned, answered).SurvivalAt(49);
            if (at.Low <= Math.Exp(-0.495) && Math.Exp(-0.495) <= at.High) cover++;
        }

        (cover / 600.0).ShouldBe(0.95, 0.03);
    }

    private static (SecondsHistogram Abandoned, SecondsHistogram Answered) Waits(Distribution patience, Distribution answer, int n, ulong seed = 31)
    {
        var stream = RandomStream.FromSeed(seed);
        var abandoned = new SecondsHistogram();
        var answered = new SecondsHistogram();
        for (var i = 0; i < n; i++)
        {
            double willing = patience.Sample(ref stream), offered = answer.Sample(ref stream);
            (willing < offered ? abandoned : answered).Add((int)Math.Round(Math.Min(willing, offered)));
        }

        return (abandoned, answered);
    }

    private static SecondsHistogram Of(params int[] seconds)
    {
        var histogram = new SecondsHistogram();
        foreach (var s in seconds) histogram.Add(s);
        return histogram;
    }
}
