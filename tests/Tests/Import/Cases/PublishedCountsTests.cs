using Plateau.Import;
using Plateau.Model.Observations;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Cases;

/// <summary>Two public event logs, read without any option, against counts made by others or by an independent script.</summary>
public sealed class PublishedCountsTests
{
    private static readonly Lazy<ReadingResult> _volvo = new(() => Read("volvo-incidents", "incidents.csv.gz"));
    private static readonly Lazy<ReadingResult> _italy = new(() => Read("helpdesk-italy", "tickets.csv.gz"));

    private static CaseObservation Volvo => _volvo.Value.Evidence!.Cases!;

    private static CaseObservation Italy => _italy.Value.Evidence!.Cases!;

    /// <summary>BPI Challenge 2013: 7,554 cases and 65,533 events are published; the others were counted apart from this program.</summary>
    [Fact]
    public void Volvo_counts()
    {
        _volvo.Value.Problems.ShouldBeEmpty();
        (Volvo.Cases, Volvo.Events).ShouldBe((7_554, 65_533));
        Volvo.BetweenGroups!.CasesWithSeveral.ShouldBe(3_820);
        Volvo.BetweenGroups.Changes.ShouldBe(9_454);
        Volvo.BetweenGroups.MostInOneCase.ShouldBe(31);
        Volvo.BetweenGroups.CasesWithDirectReturn.ShouldBe(1_177);
        Volvo.CasesAtFirstTier.ShouldBe(4_546);
        Volvo.Groups.Length.ShouldBe(649);
        Volvo.Edges.Length.ShouldBe(2_463);
        Volvo.Flows.Length.ShouldBe(704);
        Volvo.MostEvents.ShouldBe(123);
        var source = _volvo.Value.Log.Sources.Single();
        (source.Format, source.Read, source.Kept, source.Tagged, source.Rejected).ShouldBe(("event-csv", 65_533, 65_533, 0, 0));
    }

    [Fact]
    public void Volvo_events_by_level_and_sums()
    {
        long At(int? tier) => Volvo.Groups.Where(group => group.Tier == tier).Sum(group => group.Events);
        // Level L2/L3 (39 events, one team) counts with the lower.
        (At(1), At(2), At(3), At(null)).ShouldBe((46_042, 16_541 + 39, 2_911, 0));
        Volvo.Edges.Sum(edge => edge.Count).ShouldBe(9_454);
        Volvo.Groups.Sum(group => group.Received).ShouldBe(9_454);
        Volvo.Groups.Sum(group => group.HandedOn).ShouldBe(9_454);
        Volvo.Groups.Sum(group => group.Started).ShouldBe(7_554);
        Volvo.Groups.Sum(group => group.Ended).ShouldBe(7_554);
        Volvo.CasesByGroups.Sum().ShouldBe(7_554);
        Volvo.CasesByGroups[0].ShouldBe(7_554 - 3_820);
        Volvo.Closing!.Total.ShouldBe(3_820);
        Volvo.Unplaced.ShouldBe(0);
        Volvo.DirectlyFollows.Sum(pair => pair.Count).ShouldBe(65_533 - 7_554);
    }

    [Fact]
    public void Helpdesk_counts()
    {
        _italy.Value.Problems.ShouldBeEmpty();
        (Italy.Cases, Italy.Events).ShouldBe((4_580, 21_348));
        Italy.BetweenGroups.ShouldBeNull();
        Italy.BetweenPeople!.Changes.ShouldBe(8_648);
        Italy.BetweenPeople.CasesWithDirectReturn.ShouldBe(269);
        Italy.Activities.Select(activity => (activity.Name, activity.Events)).ShouldBe(
        [
            ("Take in charge ticket", 5_060), ("Resolve ticket", 4_983), ("Assign seriousness", 4_938), ("Closed", 4_574), ("Wait", 1_463), ("Require upgrade", 119), ("Insert ticket", 118),
            ("Create SW anomaly", 67), ("Resolve SW anomaly", 13), ("Schedule intervention", 5), ("VERIFIED", 3), ("INVALID", 2), ("RESOLVED", 2), ("DUPLICATE", 1),
        ]);
        // The publisher's column case:variant has as many values.
        Italy.VariantCount.ShouldBe(226);
        var source = _italy.Value.Log.Sources.Single();
        (source.Format, source.Read, source.Rejected).ShouldBe(("event-csv", 21_348, 0));
        source.Tagged.ShouldBe(21_348 - 21_221);
    }

    private static ReadingResult Read(params string[] path) => Reading.Run(new([Path.Combine([Repository.Root, "samples", .. path])]));
}
