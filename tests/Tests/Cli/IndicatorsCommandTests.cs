using System.Text.Json.Nodes;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Cli;

public sealed class IndicatorsCommandTests
{
    private static readonly string[] Contacts =
    [
        "queue,timestamp,wait,handle,outcome,agent,channel",
        .. Enumerable.Range(0, 40).Select(row => FormattableString.Invariant($"{(row % 2 == 0 ? "Orders" : "Returns")},2026-01-{5 + (row % 5):00}T{9 + (row % 8):00}:{row:00}:00,{row},{(row % 10 == 9 ? 0 : 200)},{(row % 10 == 9 ? "abandoned" : "answered")},A{row % 3},phone")),
    ];

    [Theory]
    [InlineData("fr", "Par canal", "téléphone")]
    [InlineData("en", "By channel", "phone")]
    public void A_log_is_told_in_both_languages_and_written_as_a_page(string language, string heading, string channel)
    {
        using var folder = new TemporaryFolder();
        var log = Path.Combine(folder.Path, "contacts.csv");
        File.WriteAllLines(log, Contacts);
        var run = CliRun.Of("indicators", log, "--zone", "Europe/Paris", "--language", language, "--out", folder.Path);
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain(heading);
        run.Output.ShouldContain(channel);
        File.Exists(Path.Combine(folder.Path, "indicators.html")).ShouldBeTrue();
        var rows = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "indicators.json")))!["indicators"]!["rows"]!.AsArray();
        rows[0]!["contacts"]!.GetValue<long>().ShouldBe(40);
        // 4 of 40 are abandoned.
        var answered = rows[0]!["values"]!.AsArray().First(value => value!["indicator"]!.GetValue<string>() == "answered")!["value"]!;
        answered["value"]!.GetValue<double>().ShouldBe(0.9, 1e-9);
        answered["sampleSize"]!.GetValue<long>().ShouldBe(40);
    }

    [Fact]
    public void A_declared_organisation_without_a_log_has_no_indicators()
    {
        var run = CliRun.Of("indicators", Path.Combine(Repository.Root, "samples", "maison-lumen", "organisation.xlsx"), "--language", "en");
        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain("neither contacts nor cases");
        run.Error.ShouldContain("Maybe");
    }
}
