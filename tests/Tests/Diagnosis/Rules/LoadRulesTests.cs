using NodaTime;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Rules;
using Plateau.Model.Changes;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Diagnosis.Rules;

public sealed class TeamLoadTests
{
    [Fact]
    public void Found_overload_where_people_are_missing_and_slack_where_they_are_too_many()
    {
        var found = RuleCheck.Finds<TeamLoad>(EvidenceBuilder.With(centre =>
        {
            // 6.55 busy agents: seven present on Tuesday from 10 to 12 are overloaded, fourteen on Friday from 16 to 18 have little to do.
            foreach (var agent in centre.Agents.Take(3)) agent.Present = (weekday, hour) => EvidenceBuilder.IsOpen(weekday, hour) && !(weekday == IsoDayOfWeek.Tuesday && hour is 10 or 11);
            for (var extra = 0; extra < 4; extra++) centre.Agents.Add(new($"X{extra}", "A", "B") { Present = (weekday, hour) => weekday == IsoDayOfWeek.Friday && hour is 16 or 17 });
        }));
        var over = found.Findings.Single(finding => finding.What.Code == "rule.LOAD-01.found");
        over.Evidence[1].Arguments.Select(argument => argument.Number).ShouldBe([2, 600, 720]);
        over.Evidence[1].Measured.Value!.Value.ShouldBe(135 * 0.97 * 180 / 3600 / 7, 1e-3);
        over.Proposals.ShouldBe([new AddStaff(new("G1"), IsoDayOfWeek.Tuesday, 600, 720, 0.5)]);
        var under = found.Findings.Single(finding => finding.What.Code == "rule.LOAD-01.found-under");
        under.Evidence[1].Arguments.Select(argument => argument.Number).ShouldBe([5, 960, 1080]);
    }

    [Fact]
    public void Found_impossible_load_asks_for_the_data_and_concludes_nothing_else()
    {
        var finding = RuleCheck.Finds<TeamLoad>(EvidenceBuilder.With(centre => centre.Staff((5, ["A", "B"])))).Findings.ShouldHaveSingleItem();
        finding.What.Code.ShouldBe("rule.LOAD-01.found-impossible");
        (finding.Confidence, finding.Proposals.Length).ShouldBe((Confidence.Low, 0));
    }

    [Fact]
    public void Found_team_with_little_to_do_and_never_a_small_one()
    {
        var evidence = EvidenceBuilder.With(centre =>
        {
            foreach (var (number, agent) in centre.Agents.Index())
            {
                agent.Team = number < 5 ? "Est" : number < 8 ? "Ouest" : null;
                agent.Weights["A"] = agent.Weights["B"] = number < 8 ? 1 : 4;
            }
        });
        RuleCheck.Finds<TeamLoad>(evidence).Findings.ShouldHaveSingleItem().Subject.ShouldBe("Est");
    }

    [Fact]
    public void Found_without_a_log_from_the_schedule() =>
        RuleCheck.Finds<TeamLoad>(EvidenceBuilder.With(centre =>
        {
            centre.Log = false;
            centre.Staff((15, ["A", "B"]));
        })).Findings.ShouldHaveSingleItem().Confidence.ShouldBe(Confidence.Low);

    [Fact]
    public void Clear_when_load_is_even() => RuleCheck.IsClear<TeamLoad>(EvidenceBuilder.Healthy);

    [Fact]
    public void CannotTell_without_presence() => RuleCheck.CannotTell<TeamLoad>(EvidenceBuilder.With(centre => centre.Schedule = false));
}

public sealed class OccupancyTooHighTests
{
    [Fact]
    public void Found_above_the_limit_and_surer_when_all_methods_agree()
    {
        var finding = RuleCheck.Finds<OccupancyTooHigh>(Staffed(7, ("first-to-last", 0.88), ("split-at-gaps", 0.9))).Findings.ShouldHaveSingleItem();
        finding.Evidence[0].Measured.Value!.Value.ShouldBe(6.5475 / 7, 1e-3);
        (finding.Severity, finding.Confidence).ShouldBe((Severity.Serious, Confidence.High));
        finding.Evidence.Select(fact => fact.Code).ShouldBe(["occupancy", "occupancy-availability", "occupancy-first-to-last", "occupancy-split-at-gaps"]);
    }

    [Fact]
    public void Found_with_low_confidence_when_the_other_methods_differ() =>
        RuleCheck.Finds<OccupancyTooHigh>(Staffed(7, ("first-to-last", 0.6), ("split-at-gaps", 0.7))).Findings[0].Confidence.ShouldBe(Confidence.Low);

    [Fact]
    public void Clear_below_the_limit() => RuleCheck.IsClear<OccupancyTooHigh>(EvidenceBuilder.Healthy);

    [Fact]
    public void CannotTell_without_presence() => RuleCheck.CannotTell<OccupancyTooHigh>(EvidenceBuilder.With(centre => centre.Schedule = false));

    /// <summary>6.5475 busy of 8 are 81.8 %.</summary>
    [Theory]
    [InlineData(0.82, false)]
    [InlineData(0.81, true)]
    public void Boundary_is_the_limit_that_the_user_sets(double limit, bool told)
    {
        var settings = RuleSettings.Defaults with { Values = RuleSettings.Defaults.Values.Add("LOAD-02.most", limit) };
        (RuleCheck.Examine(new OccupancyTooHigh(), Staffed(8), settings) is RuleOutcome.Found).ShouldBe(told);
    }

    private static Plateau.Model.Observations.CentreEvidence Staffed(int agents, params (string, double)[] methods) => EvidenceBuilder.With(centre =>
    {
        centre.Staff((agents, ["A", "B"]));
        centre.OtherMethods.AddRange(methods);
    });
}
