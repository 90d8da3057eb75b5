using Plateau.Import;
using Plateau.Model.Observations;
using Plateau.Tests.Cli;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Journeys;

/// <summary>Small logs of which every figure can be counted by hand, and public logs with figures of an independent count.</summary>
public sealed class JourneyFactsTests
{
    private const int Day = JourneyReading.Day;

    /// <summary>Counted independently by a short script that compares all pairs of contacts of a customer.</summary>
    [Fact]
    public void The_bank_in_January_has_the_repeats_of_an_independent_count()
    {
        var seen = JourneyReading.ReadFiles(ReadingSettings.Defaults, Path.Combine(Repository.Root, "samples", "anonymous-bank", "january.txt.gz"))!;
        (seen.Match.Contacts, seen.Match.Matched, seen.Overall.Customers).ShouldBe((31_357, 13_224, 3_928));
        foreach (var (days, eligible, certain, possible, chance) in new[] { (1, 12_815, 4_776, 5_485, 0.2758801890738671), (7, 11_160, 6_556, 7_092, 0.553249373325037), (14, 7_751, 5_308, 5_615, 0.6563361017690932) })
        {
            var window = seen.Overall.At(days);
            window.Eligible.ShouldBe(eligible);
            window.Certain.Value!.Value.ShouldBe((double)certain / eligible, 1e-12);
            window.Possible.Value!.Value.ShouldBe((double)possible / eligible, 1e-12);
            window.ByChance!.Value.ShouldBe(chance, 1e-9);
        }

        seen.ChannelChanges.ShouldBeNull();
        seen.Overall.Effort.Transfers.Value.ShouldBeNull();
    }

    [Fact]
    public void Declared_cases_go_before_customer_and_window()
    {
        LogRow[] rows =
        [
            new(0, 1, 0, Case: 7), new(20 * Day, 1, 1, Case: 7), // one matter, two flows, long after
            new(0, 2, 0, Case: 8), new(Day, 2, 0, Case: 9), // two matters on one flow
            new(0, 3, 0), new(Day, 3, 1), // perhaps one
            new(0, 0, 0), new(60 * Day - 5, 5, 0), new(60 * Day, 4, 0),
        ];
        var seen = JourneyReading.Read(rows)!;
        seen.Match.ShouldBe(new JourneyMatch(9, 4, 4, 1, 0, 0, 5, false));
        seen.Overall.At(7).Certain.Value.ShouldBe(0);
        seen.Overall.At(7).Possible.Value!.Value.ShouldBe(1 / 6.0, 1e-12);
        seen.Overall.At(30).Certain.Value!.Value.ShouldBe(1 / 6.0, 1e-12);
        seen.Overall.Conversations.ShouldBe(7);
    }

    [Fact]
    public void Rows_of_one_contact_are_its_legs_and_no_repeats()
    {
        LogRow[] rows = [.. Enumerable.Range(1, 10).SelectMany(customer => new LogRow[] { new(customer, customer, 0, Contact: customer, Handle: 60), new(customer + 5, customer, 1, Contact: customer, Handle: 300, Wait: 30) }), new(40 * Day, 99, 0, Contact: 99)];
        var seen = JourneyReading.Read(rows)!;
        seen.Match.Transfers.ShouldBeTrue();
        seen.Overall.Contacts.ShouldBe(11);
        seen.Overall.At(7).Possible.Value.ShouldBe(0);
        seen.Overall.Effort.Transfers.Value.ShouldBe(1);
        seen.Overall.Resolutions.First(one => one.Code == "no-transfer").Share.Value.ShouldBe(0);
        var transfer = seen.Frictions.Single(friction => friction.Kind == FrictionKind.Transfer);
        (transfer.Contacts, transfer.HandleMinutesSpared, transfer.WaitMinutesSpared).ShouldBe((10, 10.0, 5.0));
    }

    [Fact]
    public void Channels_that_change_have_their_rate_and_durations()
    {
        LogRow[] rows =
        [
            .. Enumerable.Range(1, 20).SelectMany(customer => customer <= 5
                ? new LogRow[] { new(customer, customer, Channel: "mail", Handle: 600), new(customer + Day, customer, Channel: "phone", Handle: 200) }
                : [new(customer, customer, Channel: "mail", Handle: 600), new(customer + 20 * Day, customer, Channel: "phone", Handle: 100)]),
            new(60 * Day, 99, Channel: "mail"),
        ];
        var change = JourneyReading.Read(rows)!.ChannelChanges!.Value.Single();
        (change.From, change.To, change.Certain, change.Possible, change.HandleBeforeSeconds, change.HandleAfterSeconds, change.HandleDirectSeconds).ShouldBe(("mail", "phone", 5, 0, 600, 200, 100));
        change.Rate.Value.ShouldBe(0.25);
    }

    [Fact]
    public void Frictions_have_what_followed_from_them()
    {
        var ten = 10 * 60;
        LogRow[] rows =
        [
            // Ten customers abandon at 10 o'clock on Monday, six of them try again and are answered on Tuesday; all others are answered on Mondays at ten.
            .. Enumerable.Range(1, 10).Select(customer => new LogRow(ten + customer, customer, Answered: false, Wait: 60)), .. Enumerable.Range(1, 6).Select(customer => new LogRow(Day + ten + customer, customer, Wait: 240)),
            .. Enumerable.Range(20, 10).Select(customer => new LogRow(ten + customer, customer)),
            // Five come on a Sunday, when nobody is there.
            .. Enumerable.Range(40, 5).Select(customer => new LogRow(6 * Day + customer, customer, Answered: false, Wait: 30)), new(49 * Day + ten, 99),
        ];
        var frictions = JourneyReading.Read(rows)!.Frictions.ToDictionary(friction => friction.Kind);
        (frictions[FrictionKind.Abandoned].Contacts, frictions[FrictionKind.Abandoned].ContactsSpared, frictions[FrictionKind.Abandoned].WaitMinutesSpared).ShouldBe((10, 6, 10.0));
        (frictions[FrictionKind.Closed].Contacts, frictions[FrictionKind.Closed].ContactsSpared).ShouldBe((5, 0));
        (frictions[FrictionKind.LongWait].Contacts, frictions[FrictionKind.LongWait].WaitMinutesSpared).ShouldBe((6, 6.0));
        frictions.ShouldNotContainKey(FrictionKind.Repeat);
    }

    [Fact]
    public void An_identifier_with_a_thousand_contacts_is_nobody()
    {
        LogRow[] rows = [.. Enumerable.Range(0, 1_200).Select(at => new LogRow(20 * at, 1)), .. Enumerable.Range(0, 10).Select(at => new LogRow(10 * at + 5, 2 + at))];
        var seen = JourneyReading.Read(rows)!;
        (seen.Match.SharedIdentifiers, seen.Match.OfShared, seen.Match.Matched, seen.Match.Contacts).ShouldBe((1, 1_200, 10, 1_210));
        seen.Overall.At(1).Certain.Value.ShouldBe(0);
    }

    [Fact]
    public void Flows_of_few_customers_are_hidden_and_no_customer_is_told()
    {
        LogRow[] rows = [.. Enumerable.Range(1, 8).Select(at => new LogRow(at, at)), .. Enumerable.Range(1, 8).Select(at => new LogRow(Day + at, 1 + at % 4, 1)), new(30 * Day, 99)];
        var seen = JourneyReading.Read(rows)!;
        seen.Flows.Select(flow => flow.Flow.Value).ShouldBe(["F0"]);
        seen.FlowsHidden.ShouldBe(1);
        seen.Paths.ShouldAllBe(path => path.Flows.All(flow => flow.Value == "F0"));
        using var folder = new TemporaryFolder();
        var run = CliRun.Of("journeys", folder.File("log.csv", JourneyReading.Csv(rows)), "--json");
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldNotContain("C99");
    }

    [Fact]
    public void Without_customers_there_is_nothing_to_put_together() => JourneyReading.Read([.. Enumerable.Range(0, 200).Select(at => new LogRow(at, 0))]).ShouldBeNull();

    [Fact]
    public void Exports_of_platforms_know_customers_and_legs()
    {
        var samples = Path.Combine(Repository.Root, "samples", "formats");
        foreach (var name in new[] { "amazon-connect-ctr.jsonl", "genesys-cloud-conversation-details.json", "nice-cxone-contacts.csv" })
        {
            var seen = JourneyReading.ReadFiles(ReadingSettings.Defaults, Path.Combine(samples, name));
            seen.ShouldNotBeNull(name);
            seen.Match.Transfers.ShouldBeTrue(name);
        }
    }

    [Fact]
    public void Settings_out_of_range_are_told_at_once()
    {
        using var folder = new TemporaryFolder();
        var problems = Reading.Run(new([folder.File("log.csv", JourneyReading.Csv([new(0, 1)]))]), ReadingSettings.Defaults with { JourneyWindowDays = 0, LongWaitSeconds = 7 }, cancellation: TestContext.Current.CancellationToken).Problems;
        problems.Select(problem => problem.Where).ShouldBe(["journeyWindowDays", "longWaitSeconds"]);
    }
}
