using NodaTime;
using Plateau.Import;
using Plateau.Import.Formats;
using Plateau.Model;
using Plateau.Model.Observations;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import;

public sealed class BankReadingTests
{
    [Fact]
    public void EveryRowIsKeptTaggedOrRejected()
    {
        var source = BankLog.JanuaryResult.Log.Sources.Single();
        source.Format.ShouldBe("anonymous-bank");
        (source.Kept + source.Tagged + source.Rejected).ShouldBe(31_599);
        source.Rejected.ShouldBe(0);
        Count("phantom").ShouldBe(240);
        Count("stray-flow").ShouldBe(2);
        Count("menu-time-negative").ShouldBe(33);
        Count("agent-unknown").ShouldBe(490);
        Count("handle-zero").ShouldBe(277);
        Count("wait-over-1000").ShouldBe(10);
        Count("abandoned-with-handle").ShouldBe(82);
        Count("handle-over-hour").ShouldBe(4);
        foreach (var reason in source.Reasons) TextsOf.Check($"reason.{reason.Code}", []);

        long Count(string code) => source.Reasons.Single(reason => reason.Code == code).Count;
    }

    [Fact]
    public void IndicatorsLeaveOutPhantomsAndStrayTypes()
    {
        var observed = BankLog.Observed;
        observed.Service.Offered.ShouldBe(31_599 - 240 - 2);
        observed.Flows.Sum(flow => flow.Service.Offered).ShouldBe(observed.Service.Offered);
        observed.Flows.Select(flow => flow.Name).ShouldBe(["PS", "NW", "NE", "TT", "IN", "PE"]);
        observed.Service.Level(ServiceLevelVariant.OfOffered).Value!.Value.ShouldBe(0.523, 0.0005);
        observed.Days.Sum(day => day.Offered).ShouldBe(observed.Service.Offered);
        foreach (var flow in observed.Flows)
        {
            flow.ArrivalsPerPeriod.Sum().ShouldBe((int)flow.Service.Offered);
            flow.ByWeekdayPeriod.Sum(cell => cell.Offered).ShouldBe(flow.Service.Offered);
            flow.Service.Answered.ShouldBe(flow.Service.Offered - flow.Service.Abandoned);
        }
    }

    [Fact]
    public void MissingDaysAreHolesAndTheOutageIsFound()
    {
        var quality = BankLog.JanuaryResult.Evidence!.Quality!;
        quality.MissingDays.ShouldBe([new LocalDate(1999, 1, 11), new LocalDate(1999, 1, 12)]);
        var hole = quality.Holes.ShouldHaveSingleItem();
        (hole.Date, hole.FromMinutes, hole.ToMinutes).ShouldBe((new LocalDate(1999, 1, 13), 600, 690));
        BankLog.FebruaryResult.Evidence!.Quality!.MissingDays.ShouldBeEmpty();
    }

    [Fact]
    public void StaffingMethodsAreNestedAndDifferByAThird()
    {
        var staffing = BankLog.Observed.Staffing;
        staffing.Select(estimate => estimate.Method).ShouldBe(["first-to-last", "split-at-gaps", "availability"]);
        BankLog.Observed.StaffingUsed.ShouldBe("availability");
        // Who was there when is kept of the method in use alone.
        staffing.Select(estimate => estimate.SecondsByAgent.IsEmpty).ShouldBe([true, true, false]);
        var present = staffing.Select(estimate => Read.Logs(new ReadingSettings { StaffingMethod = estimate.Method }, BankLog.January).Evidence!.Observed!.StaffingInUse).ToArray();
        present[2].SecondsByAgent[0].ShouldBe(staffing[2].SecondsByAgent[0]);
        for (var agent = 0; agent < BankLog.Observed.Agents.Length; agent++)
        {
            for (var period = 0; period < BankLog.Observed.Grid.Count; period++)
            {
                present[1].SecondsByAgent[agent][period].ShouldBeLessThanOrEqualTo(present[0].SecondsByAgent[agent][period]);
                present[2].SecondsByAgent[agent][period].ShouldBeLessThanOrEqualTo(present[0].SecondsByAgent[agent][period]);
                present[0].SecondsByAgent[agent][period].ShouldBeLessThanOrEqualTo((ushort)900);
            }
        }

        (staffing[0].TotalHours / staffing[2].TotalHours).ShouldBeInRange(1.25, 1.4);
        foreach (var estimate in staffing)
        {
            (estimate.AgentsPerPeriod.Sum() / 4).ShouldBe(estimate.TotalHours, 1e-6);
            estimate.Occupancy!.Value.ShouldBeInRange(0, 1);
        }
    }

    [Fact]
    public void PeopleHavePseudonymsAndNamesOnlyWhenAsked()
    {
        var centre = BankLog.JanuaryResult.Evidence!.Centre;
        centre.Agents.Length.ShouldBe(28);
        centre.Agents[0].Id.Value.ShouldBe("A01");
        centre.Agents.ShouldAllBe(agent => agent.Name == null);
        var named = Read.Logs(new ReadingSettings { KeepNames = true }, BankLog.January).Evidence!.Centre;
        named.Agents[0].Name.ShouldBe("ANAT");
        named.Agents.Select(agent => agent.Id).ShouldBe(centre.Agents.Select(agent => agent.Id));
    }

    [Fact]
    public void APersonKeepsThePseudonymInTheNextReading()
    {
        var february = Read.Logs(new ReadingSettings { KeepNames = true, Pseudonyms = BankLog.JanuaryResult.Pseudonyms }, BankLog.February);
        var january = Read.Logs(new ReadingSettings { KeepNames = true }, BankLog.January);
        var before = january.Evidence!.Centre.Agents.ToDictionary(agent => agent.Name!, agent => agent.Id);
        var after = february.Evidence!.Centre.Agents.ToDictionary(agent => agent.Name!, agent => agent.Id);
        after.Keys.Intersect(before.Keys).Count().ShouldBe(23);
        foreach (var name in after.Keys.Intersect(before.Keys)) after[name].ShouldBe(before[name]);
        after["STEREN"].Value.ShouldBe("A29");
    }

    [Fact]
    public void PrioritiesAreReadOnlyFromThoseWhoWaited()
    {
        // 7,738 of the 11,859 PS calls that waited had priority 2; phantoms left out.
        var share = BankLog.Observed.Flows.Single(flow => flow.Name == "PS").WaitingCreditShare;
        var rows = BankLog.Rows(BankLog.January).Where(row => row[4] == "PS" && row[12] != "PHANTOM" && row[11] != "0").ToArray();
        share.SampleSize.ShouldBe(rows.Length);
        share.Value!.Value.ShouldBe((double)rows.Count(row => row[3] == "2") / rows.Length, 1e-12);
        BankLog.Observed.Flows.Single(flow => flow.Name == "PS").WaitingCreditSeconds.ShouldBe(90);
    }

    [Fact]
    public void DispersionAndPatienceAreEstimated()
    {
        var regular = BankLog.Observed.Flows[0];
        regular.Dispersion.Index.Low!.Value.ShouldBeGreaterThan(1.5);
        regular.Dispersion.PValue!.Value.ShouldBeLessThan(1e-6);
        regular.Patience.Borrowed.ShouldBeFalse();
        BankLog.Observed.Flows.Single(flow => flow.Name == "PE").Patience.Borrowed.ShouldBeTrue();
        // A naive mean wait of those who left is far below the patience.
        regular.Patience.Mean.Value!.Value.ShouldBeGreaterThan(300);
        regular.Handle.Chosen.Mean.ShouldBe(192.3438, 0.001);
    }

    [Fact]
    public void NotesAndFactsHaveTheirTexts()
    {
        foreach (var result in new[] { BankLog.JanuaryResult, BankLog.FebruaryResult })
        {
            foreach (var note in result.Evidence!.Quality!.Notes) TextsOf.Check(note.Code, note.Arguments);
            foreach (var fact in result.Evidence.Quality.Facts) TextsOf.Check($"fact.{fact.Code}", []);
        }

        foreach (var (_, code) in RowTagCatalogue.All) TextsOf.Check($"reason.{code}", []);
        foreach (var code in RejectionCatalogue.All) TextsOf.Check($"reason.{code}", []);
        TextsOf.Keys("fr").Order(StringComparer.Ordinal).ShouldBe(TextsOf.Keys("en").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheModelIsATypicalWeekOfWhatWasSeen()
    {
        var centre = BankLog.JanuaryResult.Evidence!.Centre;
        centre.Zone.ShouldBe("Asia/Jerusalem");
        centre.Grid.Count.ShouldBe(7 * 96);
        // Mondays were 4, 18 and 25 January: the 11th is a hole, not a zero.
        var monday = centre.Flows.Sum(flow => flow.ArrivalsPerPeriod.Take(96).Sum());
        monday.ShouldBe(BankLog.Observed.Grid.Days.Select((day, at) => (day, at)).Where(day => day.day.Weekday == IsoDayOfWeek.Monday).Average(day => BankLog.Observed.Days[day.at].Offered), 1e-9);
        centre.Groups.ShouldAllBe(group => group.Members.Length > 0 && group.Skills.Length > 0);
        centre.Groups.Sum(group => group.Members.Length).ShouldBe(centre.Agents.Count(agent => !agent.Skills.IsEmpty));
        centre.Flows.ShouldAllBe(flow => centre.Groups.Any(group => group.Skills.Any(skill => skill.Skill == flow.Skill)));
    }

    [Fact]
    public void TheReplicaHasTheObservedArrivalsAndPresence()
    {
        var evidence = BankLog.JanuaryResult.Evidence!;
        var replica = ReplicaModel.Of(evidence);
        replica.Grid.ShouldBe(BankLog.Observed.Grid);
        replica.Flows.Sum(flow => flow.ArrivalsPerPeriod.Sum()).ShouldBe(BankLog.Observed.Service.Offered);
        replica.Groups.Length.ShouldBe(evidence.Centre.Agents.Count(agent => !agent.Skills.IsEmpty));
        var left = BankLog.Observed.Agents.Where(agent => agent.Flows.All(flow => !flow.IsSkill)).Sum(agent => agent.StaffedHours);
        replica.StaffedHours.ShouldBe(BankLog.Observed.StaffingInUse.TotalHours - left, 1e-6);

        var february = Read.Logs(new ReadingSettings { Pseudonyms = BankLog.JanuaryResult.Pseudonyms }, BankLog.February).Evidence!;
        var predicted = ReplicaModel.Of(february, evidence.Centre);
        predicted.Flows.Single(flow => flow.Id.Value == "PS").HandleTime.ShouldBe(evidence.Centre.FlowOf(new("PS")).HandleTime);
        predicted.Flows.Sum(flow => flow.ArrivalsPerPeriod.Sum()).ShouldBe(february.Observed!.Service.Offered);
    }
}
