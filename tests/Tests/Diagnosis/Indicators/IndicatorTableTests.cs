using Plateau.Diagnosis.Indicators;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;
using Shouldly;
using Xunit;
using static Plateau.Tests.Diagnosis.Indicators.MadeCentre;

namespace Plateau.Tests.Diagnosis.Indicators;

public sealed class IndicatorTableTests
{
    private static readonly CentreEvidence TwoFlows = Evidence(
        Flow("A", Day(100, 90, left: 4, within: 60, abandonedWithin: 5), Day(50, 50, within: 50)), Flow("B", Day(100, 60, left: 6, within: 20, abandonedWithin: 15), Day(0, 0)));

    [Fact]
    public void Indicators_are_those_of_the_hand()
    {
        var centre = IndicatorTable.Of(TwoFlows).Centre;
        centre.Of("answered").Value!.Value.ShouldBe(200.0 / 250, 1e-12);
        centre.Of("answered").SampleSize.ShouldBe(250);
        centre.Of("service-level-3").Value!.Value.ShouldBe(130.0 / 250, 1e-12);
        centre.Of("menu-drop-out").Value!.Value.ShouldBe(10.0 / 250, 1e-12);
        centre.Of("abandonment").Value!.Value.ShouldBe(50.0 / 250, 1e-12);
    }

    [Fact]
    public void A_channel_is_the_sum_of_its_flows_and_not_the_mean_of_their_shares()
    {
        var table = IndicatorTable.Of(TwoFlows.With(flow => flow with { Channel = "Téléphone" }));
        var phone = table.By(SliceKind.Channel).ShouldHaveSingleItem();
        phone.Slice.Name.ShouldBe("phone");
        foreach (var code in new[] { "answered", "service-level-1", "service-level-2", "service-level-3", "service-level-4", "abandonment", "abandonment-in-queue", "menu-drop-out", "wait-answered" })
            phone.Of(code).Value!.Value.ShouldBe(table.Centre.Of(code).Value!.Value, 1e-12, code);
    }

    [Fact]
    public void Hours_and_weekdays_and_dates_add_up()
    {
        var table = IndicatorTable.Of(TwoFlows);
        foreach (var kind in new[] { SliceKind.Weekday, SliceKind.Hour, SliceKind.Date })
        {
            table.By(kind).Sum(row => row.Slice.Contacts).ShouldBe(250, kind.ToString());
            table.By(kind).Sum(row => row.Slice.Contacts * row.Of("answered").Value)!.Value.ShouldBe(200, 1e-9, kind.ToString());
            table.By(kind).Sum(row => row.Slice.Contacts * row.Of("abandonment").Value)!.Value.ShouldBe(50, 1e-9, kind.ToString());
        }

        table.By(SliceKind.Hour).ShouldHaveSingleItem().Slice.Name.ShouldBe("9");
        table.By(SliceKind.Weekday).Select(row => row.Slice.Name).ShouldBe(["1", "2"]);
    }

    [Fact]
    public void An_empty_denominator_and_an_unknown_part_are_blank()
    {
        var table = IndicatorTable.Of(Evidence(Flow("A", Day(0, 0)), Flow("B", Day(10, 0))));
        var empty = table.By(SliceKind.Flow).FirstOrDefault(row => row.Slice.Name == "A");
        empty?.Values.ShouldBeEmpty();
        var abandoned = table.By(SliceKind.Flow).First(row => row.Slice.Name == "B");
        abandoned.Of("wait-answered").ShouldBe(Estimate.Unknown);
        abandoned.Of("service-level-2").Value.ShouldBeNull();
        abandoned.Of("abandonment").Value.ShouldBe(1);
        // Nobody is ever seen to leave before a queue: such a log hardly records its menu.
        abandoned.Of("menu-drop-out").Value.ShouldBeNull();
        table.Untold.Select(form => form.Code).ShouldContain("menu-drop-out");
        // One day does not say who was answered: it does not count, the other does.
        var half = IndicatorTable.Of(Evidence(Flow("A", Day(100, 90), Day(50, 20)))) is { } known ? known.Centre.Of("answered").Value : null;
        half!.Value.ShouldBe(110.0 / 150, 1e-12);
        var gap = Evidence(Flow("A", Day(100, 90), Day(50, 20)));
        gap = gap with { Observed = gap.Observed! with { Days = [gap.Observed.Days[0], gap.Observed.Days[1] with { Answered = null }] } };
        IndicatorTable.Of(gap).Centre.Of("answered").ShouldBe(Intervals.Share(90, 100));
    }

    [Fact]
    public void Without_anything_everything_is_to_be_collected()
    {
        var table = IndicatorTable.Of(new CentreEvidence(CentreModel.Unknown("none", "UTC"), null, null));
        table.Untold.Length.ShouldBe(IndicatorCatalogue.All.Length);
        table.Rows.ShouldHaveSingleItem().Values.ShouldBeEmpty();
    }

    [Fact]
    public void The_delay_of_cold_channels_is_told_of_them_alone()
    {
        var table = IndicatorTable.Of(TwoFlows.With(flow => flow with { Channel = flow.Id.Value == "A" ? "mail" : "phone" }));
        table.By(SliceKind.Channel).First(row => row.Slice.Name == "mail").Of("response-delay").Value!.Value.ShouldBe(30, 1e-12);
        table.By(SliceKind.Channel).First(row => row.Slice.Name == "phone").Of("response-delay").Value.ShouldBeNull();
        table.By(SliceKind.Flow).First(row => row.Slice.Name == "A").Of("response-delay").Value.ShouldBe(30);
    }

    [Theory]
    [InlineData(4, 0, 1)]
    [InlineData(5, 1, 0)]
    public void A_team_under_five_is_hidden(int people, int shown, int hidden)
    {
        var evidence = TwoFlows;
        AgentId[] agents = [.. Enumerable.Range(0, people).Select(agent => new AgentId($"A{agent}"))];
        evidence = evidence with
        {
            Centre = evidence.Centre with { Agents = [.. agents.Select(agent => new Agent { Id = agent, Team = new("T"), Skills = [] })] },
            Observed = evidence.Observed! with
            {
                Agents = [.. agents.Select((agent, index) => new AgentObservation
                {
                    Agent = agent, Contacts = 10 + index, DaysPresent = 2, StaffedHours = 10, HandlingHours = 5 + index,
                    Flows = [new(new("A"), 10 + index, 1, Estimate.Exactly(100, 10 + index), null, 100, 1, new(2026, 1, 5), true)],
                })],
            },
        };
        var table = IndicatorTable.Of(evidence);
        table.By(SliceKind.Team).Count().ShouldBe(shown);
        table.TeamsHidden.ShouldBe(hidden);
        if (shown == 0) return;
        table.By(SliceKind.Team).First().Of("occupancy").Value!.Value.ShouldBe((5 + 6 + 7 + 8 + 9) / 50.0, 1e-12);
        table.By(SliceKind.Team).First().Of("handle-time").Value!.Value.ShouldBe(100, 1e-12);
    }

    [Fact]
    public void Codes_are_unique_and_every_family_has_texts()
    {
        IndicatorCatalogue.All.Select(form => form.Code).Distinct().Count().ShouldBe(IndicatorCatalogue.All.Length);
        Enum.GetValues<IndicatorFamily>().Except(IndicatorCatalogue.All.Select(form => form.Family)).ShouldBeEmpty();
        foreach (var form in IndicatorCatalogue.All)
        {
            foreach (var key in new[] { $"indicator.{form.Code}.name", $"indicator.{form.Code}.definition", $"indicator.{char.ToLowerInvariant(form.Family.ToString()[0])}{form.Family.ToString()[1..]}.collect" })
                Plateau.Report.Texts.TextCatalogue.Of(Plateau.Report.Texts.Language.French).TryFind(key, out _).ShouldBeTrue(key);
        }
    }
}
