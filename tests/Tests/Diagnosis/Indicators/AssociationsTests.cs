using System.Collections.Immutable;
using NodaTime;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Indicators;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Shouldly;
using Xunit;
using static Plateau.Tests.Diagnosis.Indicators.MadeCentre;

namespace Plateau.Tests.Diagnosis.Indicators;

public sealed class AssociationsTests
{
    private const ulong Seed = 1999;

    /// <summary>Flows F0, F1 … answered 50, 51 … of 100: the later, the better.</summary>
    private static CentreEvidence Graded(int flows) => Evidence([.. Enumerable.Range(0, flows).Select(flow => Flow($"F{flow}", Day(100, 50 + flow)))]);

    private static string[] First(int flows) => [.. Enumerable.Range(0, flows).Select(flow => $"F{flow}")];

    private static Associations Flows(CentreEvidence evidence, ImmutableArray<Examination> found) => All(evidence, found).First(over => over.By == SliceKind.Flow);

    private static ImmutableArray<Associations> All(CentreEvidence evidence, ImmutableArray<Examination> found) => Associations.All(evidence, IndicatorTable.Of(evidence), found, Seed, TestContext.Current.CancellationToken);

    private static Association Pair(CentreEvidence evidence, string[] flows, string rule = "STRUCTURE-02") =>
        Flows(evidence, [Found(rule, flows)]).Pairs.First(pair => pair.Rule?.Code == rule && pair.Form.Code == "answered");

    [Fact]
    public void Half_against_half_of_ten_is_conclusive()
    {
        var pair = Pair(Graded(10), First(5));
        // 25 discordant pairs ÷ √(25 × 45); 2 of C(10,5) = 252 orders; the two indicators that vary (answered, abandonment) are equally clear, so that the correction leaves it.
        pair.Tau.Value!.Value.ShouldBe(-25 / Math.Sqrt(25 * 45), 1e-12);
        pair.PValue!.Value.ShouldBe(2.0 / 252, 1e-12);
        pair.Adjusted!.Value.ShouldBe(2.0 / 252, 1e-12);
        pair.IsConclusive.ShouldBeTrue();
        (pair.With, pair.Tau.SampleSize).ShouldBe((5, 10));
        pair.MeanWith!.Value.ShouldBe(0.52, 1e-12);
        pair.MeanWithout!.Value.ShouldBe(0.57, 1e-12);
    }

    [Fact]
    public void Seven_flows_are_shown_and_never_conclusive()
    {
        var pair = Pair(Graded(7), First(3));
        pair.Tau.Value!.Value.ShouldBe(-12 / Math.Sqrt(12 * 21), 1e-12);
        pair.PValue.ShouldBeNull();
        pair.IsConclusive.ShouldBeFalse();
    }

    [Fact]
    public void A_finding_of_all_flows_or_of_none_is_held_against_nothing()
    {
        var found = Flows(Graded(9), [Found("A", First(9)), Found("B", "elsewhere")]);
        found.Pairs.ShouldBeEmpty();
        found.Same.ShouldBe(2);
    }

    [Fact]
    public void What_judges_by_the_same_data_is_marked_and_not_tested()
    {
        var pair = Pair(Graded(12), First(6), "SERVICE-01");
        pair.SameData.ShouldBeTrue();
        pair.PValue.ShouldBeNull();
        pair.IsConclusive.ShouldBeFalse();
    }

    [Fact]
    public void More_pairs_looked_at_make_each_less_clear()
    {
        // Nine more kinds of findings on single flows in the middle: nothing in them, and the clear one has to stand out among twenty pairs and more.
        var noise = Enumerable.Range(0, 9).Select(kind => Found($"X{kind}", $"F{4 + kind % 2}"));
        var alone = Flows(Graded(10), [Found("A", First(5))]).Pairs.First(pair => pair is { Rule.Code: "A", Form.Code: "answered" });
        var among = Flows(Graded(10), [Found("A", First(5)), .. noise]).Pairs.First(pair => pair is { Rule.Code: "A", Form.Code: "answered" });
        among.PValue.ShouldBe(alone.PValue);
        among.Adjusted!.Value.ShouldBeGreaterThan(alone.Adjusted!.Value);
    }

    [Fact]
    public void The_order_of_flows_and_rules_changes_nothing()
    {
        var evidence = Graded(11);
        var turned = evidence with { Observed = evidence.Observed! with { Flows = [.. evidence.Observed.Flows.Reverse()] } };
        var one = Pair(evidence, First(4));
        var other = Pair(turned, [.. First(4).Reverse()]);
        other.Tau.Value!.Value.ShouldBe(one.Tau.Value!.Value, 1e-12);
        other.PValue!.Value.ShouldBe(one.PValue!.Value, 1e-12);
    }

    /// <summary>Six days with contacts from 8 to 18 o'clock: 60 of 100 are answered where the finding is, 90 elsewhere.</summary>
    private static CentreEvidence Week(Func<int, int, bool> bad)
    {
        var flow = Flow("A", Day(100, 90)) with
        {
            ByWeekdayPeriod = [.. Enumerable.Range(0, 168).Select(cell => cell / 24 < 6 && cell % 24 is >= 8 and < 18 ? new PeriodObservation(100, bad(cell / 24, cell % 24) ? 60 : 90, 50, 10) : new PeriodObservation(0, 0, 0, 0))],
        };
        return Evidence(flow);
    }

    private static Examination AtHours(string rule, params Stretch[] hours) => new(
        new RuleInfo(rule, "made", [], []), new RuleOutcome.Found([new Finding("", Severity.Moderate, Confidence.High, Message.Of("made"), [], []) { Hours = [.. hours] }]));

    [Fact]
    public void Hours_that_differ_from_day_to_day_can_be_conclusive()
    {
        var hours = Enumerable.Range(0, 6).Select(day => new Stretch((IsoDayOfWeek)(day + 1), 60 * (9 + day), 60 * (10 + day))).ToArray();
        var over = All(Week((day, hour) => hour == 9 + day), [AtHours("LOAD-01", hours)]).Single(found => found.By == SliceKind.Hour);
        var pair = over.Pairs.First(found => found.Form.Code == "answered");
        pair.Tau.Value!.Value.ShouldBe(-1, 1e-12);
        pair.PValue!.Value.ShouldBe(1.0 / 720, 1e-12);
        (over.Units, over.CanTest, pair.With, pair.IsConclusive).ShouldBe((60, true, 6, true));
        pair.MeanWith!.Value.ShouldBe(0.6, 1e-12);
    }

    [Fact]
    public void What_only_follows_the_hour_of_the_day_is_shown_and_not_conclusive()
    {
        var hours = Enumerable.Range(1, 6).Select(day => new Stretch((IsoDayOfWeek)day, 12 * 60, 14 * 60)).ToArray();
        var pair = All(Week((_, hour) => hour is 12 or 13), [AtHours("LOAD-01", hours)]).Single(found => found.By == SliceKind.Hour).Pairs.First(found => found.Form.Code == "answered");
        pair.Tau.Value!.Value.ShouldBe(-1, 1e-12);
        pair.PValue.ShouldBe(1);
        pair.IsConclusive.ShouldBeFalse();
    }

    [Fact]
    public void A_finding_on_a_way_counts_for_both_teams()
    {
        var groups = Enumerable.Range(0, 10).Select(team => new CaseGroup($"T{team}", null, 100, 100, 50, 50, 50, 20 + (5 * team), 3600, 9, 0.2, 8)).ToImmutableArray();
        var evidence = Rules.CaseHouse.With(cases => cases with { Groups = groups });
        var finding = new Finding("T8 → T9", Severity.Moderate, Confidence.High, Message.Of("made"), [], []);
        var over = All(evidence, [new(new RuleInfo("X", "made", [], []), new RuleOutcome.Found([finding]))]).Single(found => found.By == SliceKind.Team);
        var pair = over.Pairs.First();
        (over.Units, pair.With).ShouldBe((10, 2));
        // The two teams that hand on most, of ten: 16 pairs ÷ √(16 × 45); 2 of C(10,2) = 45 orders are as clear.
        pair.Tau.Value!.Value.ShouldBe(16 / Math.Sqrt(16 * 45), 1e-12);
        pair.PValue!.Value.ShouldBe(2.0 / 45, 1e-12);
    }
}
