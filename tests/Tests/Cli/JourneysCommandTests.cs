using System.Text.Json.Nodes;
using Plateau.Tests.Import.Journeys;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Cli;

public sealed class JourneysCommandTests
{
    [Fact]
    public void The_bank_is_told_in_both_languages_and_written_as_a_page()
    {
        var log = Path.Combine(Repository.Root, "samples", "anonymous-bank", "january.txt.gz");
        using var folder = new TemporaryFolder();
        var run = CliRun.Of("journeys", log, "--out", folder.Path);
        run.ExitCode.ShouldBe(0);
        foreach (var figure in new[] { "13,224", "58.7%", "55.3%" }) run.Output.ShouldContain(figure);
        CliRun.Of("journeys", log, "--language", "fr").Output.ShouldContain("LES CLIENTS QUI REVIENNENT");
        File.ReadAllText(Path.Combine(folder.Path, "journeys.html")).ShouldContain("Customers who come back");
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "journeys.json")))!["journeys"]!["observed"]!["match"]!["withCustomer"]!.GetValue<long>().ShouldBe(13_224);
    }

    [Fact]
    public void The_window_is_an_option_with_a_range()
    {
        using var folder = new TemporaryFolder();
        var log = folder.File("log.csv", JourneyReading.Csv([.. Enumerable.Range(1, 50).SelectMany(customer => new LogRow[] { new(customer, customer), new(customer + (3 * JourneyReading.Day), customer) }), new(40 * JourneyReading.Day, 99)]));
        long Conversations(string days) => JsonNode.Parse(CliRun.Of("journeys", log, "--window", days, "--json").Output)!["journeys"]!["observed"]!["overall"]!["conversations"]!.GetValue<long>();
        (Conversations("2"), Conversations("4")).ShouldBe((101, 51));
        var wrong = CliRun.Of("journeys", log, "--window", "61");
        (wrong.ExitCode, wrong.Error.Contains("61", StringComparison.Ordinal)).ShouldBe((2, true));
    }

    [Fact]
    public void What_a_log_cannot_tell_is_said()
    {
        using var folder = new TemporaryFolder();
        var without = CliRun.Of("journeys", folder.File("log.csv", JourneyReading.Csv([.. Enumerable.Range(1, 150).Select(at => new LogRow(at, 0))])));
        (without.ExitCode, without.Error.Contains("column “customer”", StringComparison.Ordinal)).ShouldBe((0, true));
        var events = CliRun.Of("journeys", Path.Combine(Repository.Root, "samples", "helpdesk-italy", "tickets.csv.gz"));
        (events.ExitCode, events.Error.Contains("plateau map", StringComparison.Ordinal)).ShouldBe((2, true));
    }
}
