using Plateau.Diagnosis.Indicators;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Shouldly;
using Xunit;
using static Plateau.Tests.Diagnosis.Indicators.MadeCentre;

namespace Plateau.Tests.Diagnosis.Indicators;

public sealed class SourceComparisonTests
{
    private static readonly CentreEvidence Log = Evidence(Flow("A", [.. Enumerable.Range(0, 14).Select(day => day % 7 < 5 ? Day(100 + day, 80, within: 60, abandonedWithin: 10) : Day(0, 0))]));

    private static ComparedSources Of(Declarations declared) => SourceComparison.Of(Log with { Declared = declared }, IndicatorTable.Of(Log)).ShouldHaveSingleItem();

    private static ComparedSources Indicator(string name, double? value, string? unit, string? flow = null) =>
        Of(Declarations.None with { Indicators = [new() { Name = name, Value = value, Unit = unit, Flow = flow }] });

    [Fact]
    public void A_week_is_the_sum_of_its_weekdays()
    {
        // Mondays 100 and 107, … Fridays 104 and 111: means 103.5 … 107.5 sum to 527.5; each pair has variance 24.5, halved for the mean, five of them: √61.25, t with 7 degrees (Saturdays and Sundays have no variance but count).
        var found = Of(Declarations.None with { Flows = [new() { Name = "a", WeeklyLow = 400, WeeklyHigh = 500 }] });
        found.Second.Value!.Value.ShouldBe(527.5, 1e-9);
        found.Second.HalfWidth!.Value.ShouldBe(2.364624 * Math.Sqrt(61.25), 1e-4);
        found.First.ShouldBe(new Estimate(450, 400, 500, 1));
        found.Difference!.Value.ShouldBe(-77.5, 1e-9);
        found.Agreement.ShouldBe(Agreement.Beyond);
        Of(Declarations.None with { Flows = [new() { Name = "a", WeeklyLow = 400, WeeklyHigh = 510 }] }).Agreement.ShouldBe(Agreement.Agree);
    }

    [Theory]
    [InlineData(198, Agreement.Agree)] // 200 ± 5
    [InlineData(160, Agreement.Definitions)] // between the median (150) and the mean
    [InlineData(140, Agreement.Beyond)]
    [InlineData(260, Agreement.Beyond)]
    public void Handle_time_by_mean_or_median(double declared, Agreement agreement) => Of(Declarations.None with { Flows = [new() { Name = "A", HandleSeconds = declared }] }).Agreement.ShouldBe(agreement);

    [Fact]
    public void A_declared_service_level_finds_its_definition()
    {
        // 600 in time, 100 abandoned in time, of 1,059 offered, 800 answered: 66 %, 75 %, 57 %, 63 % by the first four definitions.
        var found = Indicator("Niveau de service", 75, "%");
        found.Agreement.ShouldBe(Agreement.Agree);
        found.SecondForm.ShouldBe("service-level-2");
        found.First.Value!.Value.ShouldBe(0.75, 1e-12);
        var between = Indicator("Niveau de service", 70.5, "%");
        between.Agreement.ShouldBe(Agreement.Definitions);
        var beyond = Indicator("Service level", 0.95, null);
        beyond.Agreement.ShouldBe(Agreement.Beyond);
        beyond.Difference!.Value.ShouldBe(0.95 - 0.75, 0.01);
        beyond.Explained!.Value.Low.ShouldBeLessThan(0.57);
        beyond.Explained!.Value.High.ShouldBeGreaterThan(0.75);
    }

    [Theory]
    [InlineData("Satisfaction", 80, "%")] // no log tells it
    [InlineData("Taux d’abandon", 12, "s")] // a share is not in seconds
    [InlineData("ASA", 30, null)] // seconds or minutes?
    public void What_cannot_be_compared_says_so(string name, double value, string? unit) => Indicator(name, value, unit).Agreement.ShouldBe(Agreement.CannotTell);

    [Theory]
    [InlineData("ASA", 0.5, "min", Agreement.Agree)] // 30 s
    [InlineData("Taux d’attente moyen", 30, "s", Agreement.Agree)]
    [InlineData("Temps moyen d'attente", 5, "min", Agreement.Beyond)]
    public void Units_are_carried_over(string name, double value, string unit, Agreement agreement) => Indicator(name, value, unit, "A").Agreement.ShouldBe(agreement);

    [Fact]
    public void An_unknown_name_is_not_guessed() =>
        SourceComparison.Of(Log with { Declared = Declarations.None with { Indicators = [new() { Name = "Bonne humeur", Value = 3 }] } }, IndicatorTable.Of(Log)).ShouldBeEmpty();
}
