using NodaTime;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Rules;
using Plateau.Model.Observations;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Diagnosis.Rules;

public sealed class DataHolesTests
{
    [Fact]
    public void Found_days_silences_and_rejected_rows_each_told_apart()
    {
        var found = RuleCheck.Finds<DataHoles>(EvidenceBuilder.With(centre =>
        {
            centre.MissingDays.AddRange([new LocalDate(2026, 1, 11), new LocalDate(2026, 1, 12)]);
            centre.Holes.Add(new Hole(new LocalDate(2026, 1, 14), 600, 720, 270));
            centre.RejectedRows = 500;
        }));
        found.Findings.Select(finding => finding.What.Code).ShouldBe(["rule.DATA-01.found", "rule.DATA-01.found-silence", "rule.DATA-01.found-rejected"]);
        // A missing Monday would usually have had the contacts of the other Mondays.
        found.Findings[0].Evidence[1].Measured.Value.ShouldBe((90 + 45) * 10);
    }

    /// <summary>The log of a centre that closes on Saturday and Sunday has no row of these days, and nothing is wrong with it.</summary>
    [Fact]
    public void Clear_when_only_closed_days_are_missing()
    {
        var evidence = EvidenceBuilder.With(centre => centre.MissingDays.AddRange([new LocalDate(2025, 12, 27), new LocalDate(2025, 12, 28), new LocalDate(2026, 1, 3), new LocalDate(2026, 1, 4)]));
        RuleCheck.IsClear<DataHoles>(evidence);
        var monday = EvidenceBuilder.With(centre => centre.MissingDays.AddRange([new LocalDate(2025, 12, 22), new LocalDate(2025, 12, 29), new LocalDate(2026, 1, 3), new LocalDate(2026, 1, 4)]));
        RuleCheck.Finds<DataHoles>(monday).Findings.ShouldHaveSingleItem().Evidence.Length.ShouldBe(4);
    }

    [Fact]
    public void Clear_when_every_day_has_rows() => RuleCheck.IsClear<DataHoles>(EvidenceBuilder.Healthy);

    [Fact]
    public void CannotTell_without_a_log() => RuleCheck.CannotTell<DataHoles>(EvidenceBuilder.With(centre => centre.Log = false));

    [Theory]
    [InlineData(9.9, false)]
    [InlineData(10, true)]
    public void Boundary_of_the_contacts_expected_in_a_silence(double contacts, bool told)
    {
        var evidence = EvidenceBuilder.With(centre => centre.Holes.Add(new Hole(new LocalDate(2026, 1, 14), 600, 660, contacts)));
        (RuleCheck.Examine(new DataHoles(), evidence) is RuleOutcome.Found).ShouldBe(told);
    }
}

public sealed class HandleTimeSuspectsTests
{
    [Fact]
    public void Found_where_one_contact_in_twenty_is_under_ten_seconds()
    {
        var finding = RuleCheck.Finds<HandleTimeSuspects>(EvidenceBuilder.With(centre => centre.Flow("A").ShortShare = 0.046)).Findings.ShouldHaveSingleItem();
        finding.Subject.ShouldBe("A");
        finding.Severity.ShouldBe(Severity.Note);
        finding.Evidence[0].Measured.Value!.Value.ShouldBe(0.046, 1e-4);
    }

    [Fact]
    public void Found_where_answered_contacts_carry_no_time() =>
        RuleCheck.Finds<HandleTimeSuspects>(EvidenceBuilder.With(centre => centre.Flow("B").TimedShare = 0.9)).Findings.ShouldHaveSingleItem().What.Code.ShouldBe("rule.DATA-02.found-no-time");

    [Fact]
    public void Clear_with_a_few_short_contacts() => RuleCheck.IsClear<HandleTimeSuspects>(EvidenceBuilder.Healthy);

    [Fact]
    public void CannotTell_without_a_log_or_with_few_contacts()
    {
        RuleCheck.CannotTell<HandleTimeSuspects>(EvidenceBuilder.With(centre => centre.Log = false)).Code.ShouldBe("rule.DATA-02.missing");
        RuleCheck.CannotTell<HandleTimeSuspects>(EvidenceBuilder.With(centre =>
        {
            foreach (var flow in centre.Flows) flow.AnsweredShare = (_, _) => 0.001;
        })).Code.ShouldBe("rule.DATA-02.missing-contacts");
    }
}
