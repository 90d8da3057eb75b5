using System.Text.Json;
using System.Text.RegularExpressions;
using Plateau.Model.Files;
using Plateau.Tests.Design;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Cli;

/// <summary>plateau cursor on a small centre file: text, JSON, report, and what is wrong in it.</summary>
public sealed class CursorCommandTests
{
    [Theory]
    [InlineData("fr", "LES MODÈLES D’ORGANISATION CÔTE À CÔTE", "Par canal")]
    [InlineData("en", "ORGANISATION MODELS SIDE BY SIDE", "By channel")]
    public void It_tells_the_models_side_by_side_in_both_languages(string language, string title, string model)
    {
        using var folder = new TemporaryFolder();
        var centre = folder.File("centre.json", CentreFile.Write(OrganisationModelTests.Tagged()));
        var run = CliRun.Of("cursor", centre, "--replications", "2", "--language", language, "--out", Path.Combine(folder.Path, "out"));
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain(title);
        run.Output.ShouldContain(model);

        // A code that has no text would be shown as it is.
        Regex.IsMatch(run.Output, @"\b(organisation|verdict|limit)\.\w", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBeFalse();
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80 || line.Contains(folder.Path, StringComparison.Ordinal));
        var page = File.ReadAllText(Path.Combine(folder.Path, "out", "report.html"));
        page.ShouldContain("id=\"organisations\"");
        page.ShouldNotContain("id=\"sizing\"");
    }

    [Fact]
    public void Json_is_alone_on_standard_output()
    {
        using var folder = new TemporaryFolder();
        var centre = folder.File("centre.json", CentreFile.Write(OrganisationModelTests.Tagged()));
        var run = CliRun.Of("cursor", centre, "--replications", "2", "--json");
        run.ExitCode.ShouldBe(0, run.Error);
        var models = JsonDocument.Parse(run.Output).RootElement.GetProperty("cursor").GetProperty("organisations").GetProperty("models");
        models.EnumerateArray().Select(model => model.GetProperty("key").GetString()).ShouldContain("drawn:own");
        Directory.GetFiles(folder.Path).Length.ShouldBe(1);
    }

    [Fact]
    public void Wrong_ranges_and_drawings_are_told_all_at_once()
    {
        using var folder = new TemporaryFolder();
        var text = CentreFile.Write(OrganisationModelTests.Tagged()).Replace("\"F3\"]", "\"F9\"]", StringComparison.Ordinal).TrimEnd().TrimEnd('}')
            + """, "assumptions": { "absenceRise": { "low": 0.2, "high": 0.1, "source": "x", "date": "March" }, "wagePremium": { "low": 0, "high": 1 }, "resolutionGain": { "low": 0, "high": 5, "source": "x" } } }""";
        var run = CliRun.Of("check", folder.File("centre.json", text));
        run.ExitCode.ShouldBe(2);
        foreach (var place in new[] { "organisations[0].groups[1].flows[2]", "assumptions.absenceRise", "assumptions.absenceRise.date", "assumptions.wagePremium.source", "assumptions.resolutionGain.high" })
            run.Error.ShouldContain(place);
    }

    [Fact]
    public void A_stopped_cursor_ends_with_130()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var centre = folder.File("centre.json", CentreFile.Write(OrganisationModelTests.Tagged()));
        CliRun.Of(new CliRun.Options { Stop = stop.Token }, "cursor", centre).ExitCode.ShouldBe(130);
    }
}
