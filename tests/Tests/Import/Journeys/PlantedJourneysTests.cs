using Plateau.Import;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Journeys;

/// <summary>Logs in which repeats are planted at a known rate, and relations that must hold when a log changes.</summary>
public sealed class PlantedJourneysTests
{
    private const int Day = JourneyReading.Day;

    /// <summary>Contacts that come by chance alone, at rates that differ between customers: the share expected by chance must be the share seen.</summary>
    [Fact]
    public void Chance_explains_contacts_that_come_independently()
    {
        var random = new Random(1999);
        var rows = new List<LogRow>();
        for (var customer = 1; customer <= 1_500; customer++)
        {
            var rate = 1 + customer % 9; // contacts in 60 days
            for (var flow = 0; flow < 2; flow++)
                for (var at = -Math.Log(1 - random.NextDouble()) / rate; at < 1; at += -Math.Log(1 - random.NextDouble()) / rate) rows.Add(new((int)(at * 60 * Day), customer, flow));
        }

        var seen = JourneyReading.Read(rows)!.Overall;
        foreach (var window in seen.Windows.Where(window => window.Days <= 14))
        {
            // Both are means over customers, so that half of the difference of the interval's ends (two standard errors) is more than its spread: three standard errors are allowed.
            Math.Abs(window.ByChance!.Value - window.Certain.Value!.Value).ShouldBeLessThan(1.5 * window.Certain.HalfWidth!.Value, $"{window.Days} days");
            window.Linked!.Value.ShouldBeLessThan(0.12, $"{window.Days} days");
        }
    }

    /// <summary>One contact a customer, and a follow-up on another flow for a fifth of them: nearly all of it is linked, and none of it merged.</summary>
    [Fact]
    public void Planted_follow_ups_are_told_from_chance()
    {
        var rows = new List<LogRow> { new(80 * Day, 999_999) };
        for (var customer = 1; customer <= 1_000; customer++)
        {
            rows.Add(new(customer * 60, customer));
            if (customer % 10 < 3) rows.Add(new(customer * 60 + Day, customer));
            else if (customer % 10 < 5) rows.Add(new(customer * 60 + Day, customer, 1));
        }

        var seen = JourneyReading.Read(rows)!;
        var firsts = 1_000.0 + 300 + 200;
        var week = seen.Overall.At(7);
        week.Certain.Value!.Value.ShouldBe(300 / firsts, 1e-12);
        week.Possible.Value!.Value.ShouldBe(500 / firsts, 1e-12);
        week.Linked!.Value.ShouldBeGreaterThan(0.9);
        week.ByChance!.Value.ShouldBeLessThan(0.05);
        week.Probable!.Value.ShouldBeInRange(week.Certain.Value!.Value, week.Possible.Value!.Value);
        seen.Overall.Conversations.ShouldBe(1_001 + 200);
        seen.Overall.Resolutions.First(one => one is { Code: "same-flow", Days: 7 }).Share.Value!.Value.ShouldBe(1 - 300 / firsts, 1e-12);
    }

    /// <summary>Customers are the clusters: an interval that took contacts as independent would miss the truth far more often than one time in twenty.</summary>
    [Fact]
    public void The_interval_covers_the_planted_share_when_customers_differ()
    {
        const int Logs = 1_000;
        var random = new Random(20_260_322);
        int covered = 0, simple = 0;
        for (var log = 0; log < Logs; log++)
        {
            var sums = new ClusterSums();
            long successes = 0, trials = 0;
            for (var customer = 0; customer < 150; customer++)
            {
                // Half of the customers repeat with 0.1, half with 0.5, whatever the number of their contacts.
                var own = random.Next(2) == 0 ? 0.1 : 0.5;
                for (var contacts = random.Next(1, 12); contacts > 0; contacts--)
                {
                    var repeats = random.NextDouble() < own;
                    sums.Add(repeats);
                    trials++;
                    if (repeats) successes++;
                }

                sums.EndCluster();
            }

            var share = sums.Share();
            share.SampleSize.ShouldBe(trials);
            share.Value!.Value.ShouldBe((double)successes / trials, 1e-12);
            if (share.Low <= 0.3 && share.High >= 0.3) covered++;
            var naive = Intervals.Share(successes, trials);
            if (naive.Low <= 0.3 && naive.High >= 0.3) simple++;
        }

        // Three standard errors of a share of 0.95 over 1,000 logs are 0.021.
        covered.ShouldBeInRange(925, 975);
        simple.ShouldBeLessThan(920);
    }

    [Fact]
    public void Independent_trials_give_the_interval_of_Wilson()
    {
        var random = new Random(7);
        var sums = new ClusterSums();
        var successes = 0;
        for (var trial = 0; trial < 20_000; trial++)
        {
            var success = random.NextDouble() < 0.3;
            if (success) successes++;
            sums.Add(success);
            sums.EndCluster();
        }

        var (clustered, wilson) = (sums.Share(), Intervals.Share(successes, 20_000));
        clustered.Low!.Value.ShouldBe(wilson.Low!.Value, 1e-5);
        clustered.High!.Value.ShouldBe(wilson.High!.Value, 1e-5);
        new ClusterSums().Share().ShouldBe(Estimate.Unknown);
        new ClusterSums().Ratio().ShouldBe(Estimate.Unknown);
    }

    [Fact]
    public void A_longer_window_never_lowers_the_number_of_repeats()
    {
        // The last contact is far away, so that every window is over for all others.
        var rows = Some().Append(new(200 * Day, 77)).ToArray();
        var windows = JourneyReading.Read(rows)!.Overall.Windows;
        windows.Select(window => window.Eligible).Distinct().Count().ShouldBe(1);
        windows.Select(window => window.Certain.Value!.Value).ShouldBe(windows.Select(window => window.Certain.Value!.Value).Order());
        windows.Select(window => window.Possible.Value!.Value).ShouldBe(windows.Select(window => window.Possible.Value!.Value).Order());
        foreach (var (shorter, longer) in new[] { (2, 5), (5, 21) })
            JourneyReading.Read(rows, ReadingSettings.Defaults with { JourneyWindowDays = longer })!.Overall.Conversations.ShouldBeLessThanOrEqualTo(JourneyReading.Read(rows, ReadingSettings.Defaults with { JourneyWindowDays = shorter })!.Overall.Conversations);
    }

    [Fact]
    public void Merging_two_customers_never_lowers_repeats_and_renaming_changes_nothing()
    {
        var rows = Some();
        var before = JourneyReading.Read(rows)!;
        var merged = JourneyReading.Read(rows.Select(row => row with { Customer = row.Customer == 2 ? 1 : row.Customer }))!;
        for (var at = 0; at < before.Overall.Windows.Length; at++) merged.Overall.Windows[at].Certain.Value!.Value.ShouldBeGreaterThanOrEqualTo(before.Overall.Windows[at].Certain.Value!.Value);
        var renamed = JourneyReading.Read(rows.Select(row => row with { Customer = row.Customer + 1_000 }))!;
        renamed.Overall.Windows.Select(window => (window.Certain.Value, window.Possible.Value)).ShouldBe(before.Overall.Windows.Select(window => (window.Certain.Value, window.Possible.Value)));
        var doubled = JourneyReading.Read(rows.Concat(rows.Select(row => row with { Customer = row.Customer + 1_000 })))!;
        doubled.Overall.Contacts.ShouldBe(2 * before.Overall.Contacts);
        doubled.Overall.At(7).Certain.Value!.Value.ShouldBe(before.Overall.At(7).Certain.Value!.Value, 1e-12);
        doubled.Overall.At(7).Certain.HalfWidth!.Value.ShouldBeLessThan(before.Overall.At(7).Certain.HalfWidth!.Value);
    }

    private static LogRow[] Some()
    {
        var random = new Random(42);
        return [.. Enumerable.Range(0, 400).Select(at => new LogRow(random.Next(60 * Day), 1 + random.Next(60), random.Next(3))).DistinctBy(row => row.Minute)];
    }
}
