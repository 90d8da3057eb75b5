using System.Text.Json;
using System.Text.RegularExpressions;
using Plateau.Model.Files;
using Plateau.Tests.Design;
using Plateau.Tests.Report.Workbook;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Cli;

/// <summary>plateau cursor on small centre files: text, JSON, report, and what is wrong in them.</summary>
public sealed class CursorCommandTests
{
    [Fact]
    public void It_tells_the_models_side_by_side()
    {
        using var folder = new TemporaryFolder();
        var run = CliRun.Of("cursor", Small(folder), "--replications", "2", "--language", "fr", "--out", Path.Combine(folder.Path, "out"));
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("LES MODÈLES D’ORGANISATION CÔTE À CÔTE");
        run.Output.ShouldContain("Par canal");

        // A code that has no text would be shown as it is.
        Regex.IsMatch(run.Output, @"\b(organisation|verdict|limit)\.\w", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).ShouldBeFalse();
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80 || line.Contains(folder.Path, StringComparison.Ordinal));
        var page = File.ReadAllText(Path.Combine(folder.Path, "out", "report.html"));
        page.ShouldContain("id=\"organisations\"");
        page.ShouldNotContain("id=\"sizing\"");

        // The workbook stands beside it, and its formulas give what is written.
        run.Output.TrimEnd().Split('\n')[^2].ShouldStartWith("Classeur : ");
        var book = new ReadBook(File.ReadAllBytes(Path.Combine(folder.Path, "out", "report.xlsx")));
        book.Sheets.ShouldBe(["Positions", "Modèles", "Coûts", "Formations", "Fragilité", "Méthode"]);
        var again = new Recalculation(book);
        foreach (var (at, formula) in book.Formulas)
            if (book.Written(at) is double written) again.Value(at).ShouldBeOfType<double>($"{at}: {formula}").ShouldBe(written, Math.Max(1e-6, 1e-9 * Math.Abs(written)), $"{at}: {formula}");
        book.Formulas.Keys.Count(at => at.Sheet == "Coûts").ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Json_is_alone_on_standard_output()
    {
        using var folder = new TemporaryFolder();
        var run = CliRun.Of("cursor", Small(folder), "--replications", "2", "--json");
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

    /// <summary>Two people, two protected flows and a third: an ordinary answer, not an error, that names flows, people and the protection to lift.</summary>
    [Theory]
    [InlineData("en", "2 agents cannot keep 2 protected flows apart (Flow 0 and Flow 1) and take the rest: at least 3 are needed for that. Maybe lift the protection of Flow 0.")]
    [InlineData("fr", "2 conseillers ne peuvent garder à part 2 flux protégés (Flow 0 et Flow 1) et prendre le reste : il en faut au moins 3. Peut-être faut-il lever la protection de Flow 0.")]
    public void Too_few_people_for_what_is_protected_is_told_in_both_languages(string language, string sentence)
    {
        using var folder = new TemporaryFolder();
        var centre = DesignCentres.Week(flows: 3, contactsPerPeriod: 1, agentsPerGroup: 0.7, members: 0);
        centre = centre with
        {
            Flows = [.. centre.Flows.Select((flow, index) => flow with { Protected = index < 2 })],
            Groups = [centre.Groups[0] with { Skills = [.. centre.Flows.Select(flow => new Plateau.Model.SkillHeld(flow.Skill))] }],
        };
        var run = CliRun.Of("cursor", folder.File("centre.json", CentreFile.Write(centre)), "--replications", "2", "--language", language);
        run.ExitCode.ShouldBe(0, run.Error);
        Regex.Replace(run.Output, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldContain(sentence.Replace('\u202f', ' '));
    }

    /// <summary>Who refuses what they do is told where it stands, with what may have been meant.</summary>
    [Fact]
    public void A_refusal_of_a_skill_that_is_held_is_located()
    {
        using var folder = new TemporaryFolder();
        var text = CentreFile.Write(Plateau.Tests.Model.CentreSamples.Full()).Replace("\"refuses\": [\"internet\"]", "\"refuses\": [\"internet\", \"banque\"]", StringComparison.Ordinal);
        var run = CliRun.Of("check", folder.File("centre.json", text));
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("agents[0].refuses[1]");
        run.Error.ShouldContain("A01 refuses the skill banque, and has it.");
        run.Error.ShouldContain("Maybe");
    }

    [Fact]
    public void A_stopped_cursor_ends_with_130()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        CliRun.Of(new CliRun.Options { Stop = stop.Token }, "cursor", Small(folder)).ExitCode.ShouldBe(130);
    }

    /// <summary>Two small flows with a channel each, and a drawing.</summary>
    private static string Small(TemporaryFolder folder)
    {
        var centre = DesignCentres.Week(flows: 2, contactsPerPeriod: 2, agentsPerGroup: 1.5, members: 0);
        centre = centre with
        {
            Flows = [.. centre.Flows.Select((flow, index) => flow with { Channel = index == 0 ? "telephone" : "mail" })],
            Organisations = [new("own", "Own", [new([new("F0"), new("F1")])])],
            Costs = new("EUR", 31, 12),
        };
        return folder.File("centre.json", CentreFile.Write(centre));
    }
}
