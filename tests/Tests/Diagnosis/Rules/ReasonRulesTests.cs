using System.Collections.Immutable;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Indicators;
using Plateau.Diagnosis.Journeys;
using Plateau.Diagnosis.Rules;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Diagnosis.Rules;

public sealed class ReasonsBadlyCutTests
{
    /// <summary>Eight reasons of two flows, rated alike by two people: A is easy, B is hard.</summary>
    private static readonly ImmutableArray<ReasonRating> _healthy =
    [
        .. new[] { ("a1", "A", 1), ("a2", "A", 2), ("a3", "A", 1), ("a4", "A", 2), ("b1", "B", 7), ("b2", "B", 8), ("b3", "B", 7), ("b4", "B", 8) }
            .SelectMany(reason => new[] { "Inès", "Paul" }.Select(rater => new ReasonRating { Reason = reason.Item1, Parent = reason.Item2 == "A" ? "simple" : "difficile", Flow = reason.Item2, Weekly = 100, Complexity = reason.Item3, Rater = rater })),
    ];

    private static CentreEvidence Of(IEnumerable<ReasonRating> reasons) => DeclaredCentre.Evidence(declared => declared with { Reasons = [.. reasons] });

    [Fact]
    public void Found_where_a_flow_mixes_easy_and_hard()
    {
        var finding = RuleCheck.Finds<ReasonsBadlyCut>(Of(_healthy.Select(rating => rating with { Flow = "A" }))).Findings.Single();
        finding.What.Code.ShouldBe("rule.JOURNEY-07.found");
        finding.Subject.ShouldBe("A");
        finding.What.Arguments.First(argument => argument.Name == "easy").Number.ShouldBe(0.5);
        // With volumes unknown, it is said with less confidence; with hardly anything on the easy side, a split frees nobody.
        RuleCheck.Finds<ReasonsBadlyCut>(Of(_healthy.Select(rating => rating with { Flow = "A", Weekly = null }))).Findings.Single().Confidence.ShouldBe(Confidence.Low);
        RuleCheck.IsClear<ReasonsBadlyCut>(Of(_healthy.Select(rating => rating with { Flow = "A", Weekly = rating.Complexity < 5 ? 30 : 1000 })));
    }

    [Fact]
    public void Found_where_small_reasons_say_the_same()
    {
        var finding = RuleCheck.Finds<ReasonsBadlyCut>(Of(_healthy.Select(rating => rating.Reason is "a1" or "a3" ? rating with { Weekly = 4 } : rating))).Findings.Single();
        finding.What.Code.ShouldBe("rule.JOURNEY-07.found-merge");
        finding.What.Arguments.First(argument => argument.Name == "reasons").Items.ShouldBe(["a1", "a3"]);
    }

    [Fact]
    public void Found_where_people_do_not_agree_and_then_nothing_else_is_said()
    {
        var finding = RuleCheck.Finds<ReasonsBadlyCut>(Of(_healthy.Select((rating, row) => rating with { Flow = "A", Complexity = row % 2 == 0 ? 1 + row / 2 : 8 - row / 2 }))).Findings.Single();
        finding.What.Code.ShouldBe("rule.JOURNEY-07.found-disagreement");
    }

    [Fact]
    public void Clear_when_flows_are_of_one_complexity() => RuleCheck.IsClear<ReasonsBadlyCut>(Of(_healthy)).Code.ShouldBe("rule.JOURNEY-07.clear");

    [Fact]
    public void CannotTell_without_reasons_or_second_ratings()
    {
        RuleCheck.CannotTell<ReasonsBadlyCut>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.JOURNEY-07.missing");
        RuleCheck.CannotTell<ReasonsBadlyCut>(Of(_healthy.Where(rating => rating.Rater == "Paul"))).Code.ShouldBe("rule.JOURNEY-07.missing-ratings");
    }

    [Fact]
    public void A_part_without_flow_has_that_of_its_wider_reason_and_rings_end()
    {
        var map = ReasonMap.Of(new Declarations
        {
            Reasons =
            [
                new() { Reason = "colis perdu", Parent = "LIVRAISON", Complexity = 3 }, new() { Reason = "Livraison", Flow = "B" }, new() { Reason = "colis perdu", Parent = "livraison", Complexity = 6 },
                new() { Reason = "x", Parent = "y" }, new() { Reason = "y", Parent = "x" },
            ],
        })!;
        map.Reasons.Select(reason => reason.Name).First().ShouldBe("Livraison");
        var part = map.Reasons.Single(reason => reason.Name == "colis perdu");
        (part.Flow, part.Complexity, part.Spread, part.Raters, part.IsLeaf).ShouldBe(("B", 4.5, 3, 2, true));
    }
}

public sealed class DecisiveMomentTests
{
    /// <summary>Flows A and B of 1,000 contacts each, in two parts of the journey, each with one friction.</summary>
    private static CentreEvidence Of(double a, double b, string? partOfB = "livraison")
    {
        var evidence = JourneyHouse.Healthy;
        return evidence with
        {
            Centre = evidence.Centre with { Flows = [.. evidence.Centre.Flows.Select((flow, index) => flow with { JourneyPart = index == 0 ? "avant l’achat" : partOfB })] },
            Journeys = evidence.Journeys! with { Frictions = [Friction("A", a), Friction("B", b)] },
        };
    }

    private static Friction Friction(string flow, double minutes) => new(new FlowId(flow), FrictionKind.LongWait, 400, Intervals.Share(400, 1000), 40, minutes / 2, minutes / 2);

    [Fact]
    public void Found_where_a_contact_costs_much_more()
    {
        var finding = RuleCheck.Finds<DecisiveMoment>(Of(1_000, 60_000)).Findings.Single();
        finding.Subject.ShouldBe("livraison");
        finding.What.Arguments.First(argument => argument.Name == "flow").Text.ShouldBe("B");
    }

    [Fact]
    public void Clear_when_moments_cost_alike() => RuleCheck.IsClear<DecisiveMoment>(Of(20_000, 10_000));

    [Fact]
    public void CannotTell_without_customers_or_moments()
    {
        RuleCheck.CannotTell<DecisiveMoment>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.JOURNEY-08.missing");
        RuleCheck.CannotTell<DecisiveMoment>(Of(1, 1, partOfB: null)).Code.ShouldBe("rule.JOURNEY-08.missing-parts");
    }

    [Fact]
    public void Of_a_flow_the_costliest_friction_alone_counts()
    {
        var evidence = Of(1_000, 2_000);
        var twice = evidence with { Journeys = evidence.Journeys! with { Frictions = [.. evidence.Journeys.Frictions, Friction("B", 1_500)] } };
        Moments.Of(twice)!.All.Select(moment => moment.Minutes).ShouldBe(Moments.Of(evidence)!.All.Select(moment => moment.Minutes));
    }

    [Fact]
    public void Indicators_are_told_by_moment_and_by_customer_type_as_stated_of_flows()
    {
        var evidence = Of(1, 1);
        var typed = evidence with { Centre = evidence.Centre with { Flows = [.. evidence.Centre.Flows.Select(flow => flow with { CustomerType = "particuliers" })] } };
        var table = IndicatorTable.Of(typed);
        table.By(SliceKind.Segment).Single().Of("answered").Value!.Value.ShouldBe(table.Centre.Of("answered").Value!.Value, 1e-12);
        table.By(SliceKind.Moment).Select(row => row.Slice.Name).ShouldBe(["avant l’achat", "livraison"]);
        IndicatorTable.Of(JourneyHouse.Healthy).By(SliceKind.Moment).ShouldBeEmpty();
    }
}
