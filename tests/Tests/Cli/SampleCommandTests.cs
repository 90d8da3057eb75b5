using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Plateau.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Cli;

/// <summary>The bank's month through the commands, end to end: what people get on the console, and what programs read.</summary>
public sealed partial class SampleCommandTests
{
    private static readonly string January = Path.Combine(Repository.Root, "samples", "anonymous-bank", "january.txt.gz");

    [Fact]
    public void Import_tells_what_became_of_each_row_and_writes_a_centre_that_check_accepts()
    {
        using var folder = new TemporaryFolder();
        var (centre, rejected) = (Path.Combine(folder.Path, "centre.json"), Path.Combine(folder.Path, "rejected.csv"));
        var import = CliRun.Of("import", January, "--out", centre, "--rejected", rejected);
        import.ExitCode.ShouldBe(0, import.Error);
        import.Output.ShouldContain("31,599");
        BareCode().Match(import.Output + import.Error).Value.ShouldBeEmpty();
        import.Output.Split('\n').ShouldAllBe(line => line.Length <= 80 || line.Contains(folder.Path, StringComparison.Ordinal));
        File.Exists(rejected).ShouldBeTrue();
        Directory.GetFiles(folder.Path).Length.ShouldBe(2, "no half-written file may stay");

        CliRun.Of("check", centre).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Threads_change_nothing_but_the_run_block()
    {
        using var folder = new TemporaryFolder();
        var centre = Path.Combine(folder.Path, "centre.json");
        CliRun.Of("import", January, "--out", centre).ExitCode.ShouldBe(0);
        string Simulated(string seed, string threads) => WithoutRun(CliRun.Of("simulate", centre, "--replications", "3", "--seed", seed, "--threads", threads, "--json"));
        Simulated("7", "1").ShouldBe(Simulated("7", "2"));
        Simulated("7", "1").ShouldNotBe(Simulated("8", "1"));
    }

    [Fact]
    public void Size_ends_with_3_where_no_staffing_meets_the_target_and_with_0_where_one_does()
    {
        var feasible = CliRun.Of("size", January, "--target", "80/20");
        feasible.ExitCode.ShouldBe(0, feasible.Error);
        feasible.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        BareCode().Match(feasible.Output).Value.ShouldBeEmpty();

        // Nobody answers within no time at all however many agents there are: some customers leave first.
        CliRun.Of("size", January, "--target", "99.9999/0").ExitCode.ShouldBe(3);
    }

    [Fact]
    public void Diagnose_speaks_in_sentences_in_both_languages()
    {
        foreach (var language in new[] { "fr", "en" })
        {
            var run = CliRun.Of("diagnose", January, "--language", language);
            run.ExitCode.ShouldBe(0, run.Error);
            BareCode().Match(run.Output).Value.ShouldBeEmpty();
            run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        }
    }

    [Fact]
    public void An_unknown_flow_in_a_target_is_answered_with_the_nearest()
    {
        var run = CliRun.Of("size", January, "--target", "NX=90/30");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("NE");
    }

    [Fact]
    public void A_stopped_study_ends_with_130()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var run = CliRun.Of(new CliRun.Options { Stop = stop.Token }, "study", January, "--json");
        run.ExitCode.ShouldBe(130);
        run.Error.ShouldContain("Stopped");
    }

    [Fact]
    public void In_a_pipe_progress_is_plain_lines_on_standard_error()
    {
        var run = CliRun.Of("diagnose", January, "--json");
        JsonDocument.Parse(run.Output).RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
        run.Error.ShouldContain("Reading the logs");
        run.Error.ShouldNotContain("\u001b");
        run.Error.ShouldNotContain("\r");
    }

    private static string WithoutRun(CliRun run)
    {
        run.ExitCode.ShouldBe(0, run.Error);
        var json = JsonNode.Parse(run.Output)!.AsObject();
        json.Remove("run").ShouldBeTrue();
        return json.ToJsonString();
    }

    // A code that has no text is shown as it is: note.duplicates count=0.
    [GeneratedRegex(@"\b(note|reason|fact|rule|evidence|problem|limit|answer|stage|change|console)\.[\w.\-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BareCode();
}
