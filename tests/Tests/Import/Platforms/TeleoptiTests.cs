using Plateau.Import;
using Plateau.Mathematics.Distributions;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Platforms;

/// <summary>The 21 fields of Teleopti: sums of intervals, no single contact; figures of the made sample worked out by hand.</summary>
public sealed class TeleoptiTests
{
    private const string Sample = "teleopti-queue.csv";

    private static readonly string[] _flows = ["Commandes: 28 24 3 0; 430 105 5040", "Litiges: 7 7 1 0; 110 80 3500"];

    [Fact]
    public void The_sample_gives_the_sums_of_its_columns()
    {
        var result = FormatSamples.Of(FormatSamples.Path(Sample));
        result.Log.Sources.Single().Counts().ShouldBe("teleopti: 4 = 4 + 0 + 0");
        result.Flows().ShouldBe(_flows);
        var flow = result.Evidence!.Observed!.Flows.Single(flow => flow.Name == "Commandes");
        // Totals, not averages: 5,040 s ÷ 24. What sums do not tell stays unknown, or is an assumed law with the mean that they do tell.
        flow.Handle.Mean.Value!.Value.ShouldBe(210, 1e-9);
        flow.Handle.Chosen.ShouldBe(new Exponential(210));
        flow.Handle.Median.ShouldBeNull();
        // Exponential patience: seconds waited ÷ abandonments.
        flow.Patience.Law.ShouldBe(new Exponential(535.0 / 3));
        flow.Service.AnsweredAtOnceShare.Value.ShouldBeNull();
        (flow.ArrivalsPerPeriod[32], flow.ArrivalsPerPeriod[33]).ShouldBe((12, 16));
        var notes = result.Evidence.Quality!.Notes;
        notes.ShouldContain(note => note.Code == "note.intervals");
        // Row 4: 3 answered and 1 abandoned of 3 offered.
        notes.Single(note => note.Code == "note.interval-more-handled").Arguments[0].Text.ShouldBe("teleopti-queue.csv:4");
    }

    [Fact]
    public void Two_deliveries_count_once_the_last_wins_and_a_different_row_is_told()
    {
        using var bench = new Workbench();
        var text = File.ReadAllText(FormatSamples.Path(Sample));
        var again = bench.Write("again.csv", text.Replace(";12;0;2;0;10;", ";13;0;2;0;11;", StringComparison.Ordinal).Replace("Litiges", "Réclamations", StringComparison.Ordinal));
        var result = FormatSamples.Of(FormatSamples.Path(Sample), bench.Write("same.csv", text.Replace(';', ',')), again);
        result.Flows().ShouldBe(["Commandes: 29 25 3 0; 430 105 5040", _flows[1]]);
        result.Log.Sources.Select(source => source.Counts()).ShouldBe(["teleopti: 4 = 1 + 0 + 3", "teleopti: 4 = 0 + 0 + 4", "teleopti: 4 = 3 + 0 + 1"]);
        result.Log.Sources.Select(source => source.Reasons()).ShouldBe(["superseded 3", "duplicate 4", "duplicate 1"]);
        result.Evidence!.Quality!.Notes.Count(note => note.Code == "note.interval-replaced").ShouldBe(3);
        result.Evidence!.Quality!.Notes.ShouldContain(note => note.Code == "note.queue-renamed");
    }

    [Fact]
    public void Both_hours_of_a_clock_change_count_and_long_intervals_are_spread()
    {
        using var bench = new Workbench();
        // 25 October 2026: 02:00 comes twice in Paris.
        var row = "30;20261025;02:00;101;Q;{0};0;0;0;{0};0;0;100;0;0;0;1;{0};0;0;0\n";
        var text = row.Replace("{0}", "5", StringComparison.Ordinal) + row.Replace("{0}", "8", StringComparison.Ordinal) + row.Replace("{0}", "9", StringComparison.Ordinal);
        var result = FormatSamples.With(FormatSamples.Small with { Zone = "Europe/Paris", MaxRejectedShare = 1 }, bench.Write("log.csv", text));
        result.Log.Sources.Single().Reasons().ShouldBe("superseded 1, ambiguous-time 2");
        var arrivals = result.Evidence!.Observed!.Flows.Single().ArrivalsPerPeriod;
        // 5 = 3 + 2; 9 = 5 + 4 in the place of 8.
        (arrivals[8], arrivals[9]).ShouldBe((8, 6));
    }

    [Fact]
    public void Harm_done_to_the_sample_is_told() => FormatFuzz.Run("teleopti", "log.csv", FormatSamples.Bytes(Sample), 71, 200);

    [Fact(Explicit = true)]
    [Trait("tier", "deep")]
    public void Much_harm_done_to_the_sample_is_told() => FormatFuzz.Run("teleopti", "log.csv", FormatSamples.Bytes(Sample), 7_000_000, 20_000);

    [Fact]
    public void Extremes_are_rows_or_problems() => FormatFuzz.Extremes("teleopti", "log.csv", FormatSamples.Bytes(Sample));
}
