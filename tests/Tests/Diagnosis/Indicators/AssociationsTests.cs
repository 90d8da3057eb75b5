using Plateau.Diagnosis.Indicators;
using Plateau.Model.Observations;
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

    private static Association Pair(CentreEvidence evidence, string[] flows, string rule = "STRUCTURE-02") =>
        Associations.Of(IndicatorTable.Of(evidence), [Found(rule, flows)], Seed, TestContext.Current.CancellationToken).Pairs.First(pair => pair.Rule?.Code == rule && pair.Form.Code == "answered");

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
        var found = Associations.Of(IndicatorTable.Of(Graded(9)), [Found("A", First(9)), Found("B", "elsewhere")], Seed, TestContext.Current.CancellationToken);
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
        var table = IndicatorTable.Of(Graded(10));
        var noise = Enumerable.Range(0, 9).Select(kind => Found($"X{kind}", $"F{4 + kind % 2}"));
        var alone = Associations.Of(table, [Found("A", First(5))], Seed, TestContext.Current.CancellationToken).Pairs.First(pair => pair is { Rule.Code: "A", Form.Code: "answered" });
        var among = Associations.Of(table, [Found("A", First(5)), .. noise], Seed, TestContext.Current.CancellationToken).Pairs.First(pair => pair is { Rule.Code: "A", Form.Code: "answered" });
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
}
