using System.Globalization;
using System.Text;
using Plateau.Import;
using Plateau.Import.Formats;
using Plateau.Mathematics.Distributions;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Platforms;

/// <summary>Intervals of Amazon Connect, of Genesys Cloud and of any table; figures of the made samples worked out by hand.</summary>
public sealed class IntervalFormatsTests
{
    private const string Header = "Date;Heure;File;Présentés;Traités;Abandonnés;Durée totale de traitement\n";

    private const string Open = "Date;Heure;File;Présentés;Traités;Abandonnés;Durée de traitement\n";

    private static readonly ReadingSettings _lenient = FormatSamples.Small with { MaxRejectedShare = 1 };

    [Fact]
    public void Amazon_forecast_volumes_count_once_and_say_nothing_of_waits()
    {
        var result = FormatSamples.Of(FormatSamples.Path("amazon-connect-forecast.csv"));
        result.Log.Sources.Single().Counts().ShouldBe("amazon-connect-forecast: 5 = 4 + 0 + 1");
        // 13 in the place of 12, 16, and 4 on the other channel; 210 × 11 + 205 × 14 + 480 × 4.
        result.Flows().ShouldBe(["Commandes: 33 29  ;   7100", "Litiges: 3 3  ;   1800"]);
        var flow = result.Evidence!.Observed!.Flows.Single(flow => flow.Name == "Commandes");
        flow.Handle.Mean.Value!.Value.ShouldBe(7100.0 / 29, 1e-9);
        // Unknown, not 0.
        (flow.Service.Abandoned, flow.Service.AbandonmentShare.Value, flow.Service.MeanWaitAnsweredSeconds.Value, flow.Service.ServiceLevels[2].Value).ShouldBe((null, null, null, null));
        flow.ByWeekdayPeriod.First(period => period.Offered > 0).AnsweredWithin.ShouldBeNull();
        result.Evidence.Quality!.Notes.Select(note => note.Code).ShouldContain("note.sums-unknown");
        result.Evidence.Quality.Notes.Select(note => note.Code).ShouldContain("note.patience-unknown");
    }

    [Fact]
    public void Instants_of_Amazon_fall_on_the_wall_clock_and_both_hours_of_a_clock_change_count()
    {
        using var bench = new Workbench();
        const string header = "QueueName,QueueId,ChannelType,TimeStamp,IntervalDuration,IncomingContactVolume,AverageHandleTime,ContactsHandled\n";
        // 25 October 2026: 00:00 and 01:00 UTC are both 02:00 in Paris; a whole day stays the day that is written.
        var path = bench.Write("log.csv", header + "A,1,VOICE,2026-10-25T00:00:00Z,30mins,5,100,5\nA,1,VOICE,2026-10-25T01:00:00Z,30mins,7,100,7\nB,2,VOICE,2026-10-25T00:00:00Z,daily,96,100,96\n");
        var result = FormatSamples.With(_lenient with { Zone = "Europe/Paris" }, path);
        result.Log.Sources.Single().Counts().ShouldBe("amazon-connect-forecast: 3 = 3 + 0 + 0");
        var flows = result.Evidence!.Observed!.Flows.ToDictionary(flow => flow.Name, StringComparer.Ordinal);
        (flows["A"].ArrivalsPerPeriod[8] + flows["A"].ArrivalsPerPeriod[9], flows["B"].ArrivalsPerPeriod.All(count => count == 1)).ShouldBe((12, true));
        // Without the columns: a problem of its own.
        FormatSamples.With(_lenient with { Format = "amazon-connect-forecast" }, bench.Write("b.csv", "QueueName,QueueId\nA,1\n")).Problems.Single().What.Code.ShouldBe("forecast-columns");
    }

    [Fact]
    public void Genesys_aggregates_are_in_milliseconds_and_leave_zeros_out()
    {
        var result = FormatSamples.With(FormatSamples.Small with { Zone = "Europe/Paris" }, FormatSamples.Path("genesys-aggregates.json"));
        result.Log.Sources.Single().Counts().ShouldBe("genesys-aggregates: 3 = 3 + 0 + 0");
        // No tAbandon in the second interval of the first queue: 0, for the file has the metric elsewhere.
        result.Flows().ShouldBe(["0f1e2d3c-commandes: 17 15 2 0; 200 94 3100", "4b5a6978-litiges: 3 0 3 0; 0 90 0"]);
        var flow = result.Evidence!.Observed!.Flows[0];
        (flow.ArrivalsPerPeriod[36], flow.ArrivalsPerPeriod[37], flow.Days.Single().AnsweredWithin).ShouldBe((12, 5, 13));
        flow.Patience.Law.ShouldBe(new Exponential(294.0 / 2));
        result.Evidence.Centre.Flows[0].Channel.ShouldBe("voice");
    }

    [Fact]
    public void A_metric_that_was_not_asked_for_is_unknown()
    {
        using var bench = new Workbench();
        var text = File.ReadAllText(FormatSamples.Path("genesys-aggregates.json")).Replace("tAbandon", "tOther", StringComparison.Ordinal).Replace("tShortAbandon", "tOther", StringComparison.Ordinal);
        var service = FormatSamples.Of(bench.Write("log.json", text)).Evidence!.Observed!.Service;
        (service.Offered, service.Answered, service.Abandoned, service.AbandonmentShare.Value).ShouldBe((20, 15, null, null));
    }

    [Fact]
    public void A_French_table_with_stretches_and_averages()
    {
        var result = FormatSamples.With(_lenient, FormatSamples.Path("intervalles.csv"));
        result.Log.Sources.Single().Counts().ShouldBe("interval-csv: 7 = 6 + 0 + 1");
        // 22 × 18.5 + 27 × 25 = 1,082; 22 × 210 + 27 × 205.4 = 10,165.8, rounded row by row; one cell of Litiges is empty: its abandonments are unknown.
        result.Flows().ShouldBe(["Commandes: 54 49 5 0; 1082  10166", "Litiges: 15 14  ; 264  8432"]);
        result.Evidence!.Observed!.Flows[0].ArrivalsPerPeriod[36..38].ShouldBe([12, 12]);
        result.Problems.ShouldBeEmpty();
        // Both kinds of day: what is known of the one stays known.
        result.Evidence.Observed.Flows[1].Service.AbandonmentShare.Value!.Value.ShouldBe(1.0 / 11, 1e-9);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Averages_and_totals_are_told_apart_by_the_values(bool averages)
    {
        using var bench = new Workbench();
        var text = new StringBuilder(Open);
        var (sum, answered) = (0, 0);
        for (var row = 0; row < 40; row++)
        {
            var (count, mean) = (2 + 7 * row % 60, 170 + 13 * row % 40);
            text.Append(CultureInfo.InvariantCulture, $"13/01/2026;{8 + row / 4:00}:{15 * (row % 4):00};Info;{count + 1};{count};1;{(averages ? mean : mean * count)}\n");
            sum += mean * count;
            answered += count;
        }

        var result = FormatSamples.Of(bench.Write("log.csv", text.ToString()));
        result.Evidence!.Observed!.Service.MeanHandleSeconds.Value!.Value.ShouldBe((double)sum / answered, 1e-9);
        var note = result.Evidence.Quality!.Notes.Single(note => note.Code == (averages ? "note.interval-averages" : "note.interval-totals"));
        TextsOf.Check(note.Code, note.Arguments);
    }

    [Fact]
    public void What_the_values_do_not_decide_is_asked_and_a_mapping_answers()
    {
        using var bench = new Workbench();
        var path = bench.Write("log.csv", Open + "13/01/2026;09:00;Info;10;10;0;200\n13/01/2026;09:15;Info;10;10;0;210\n");
        var problem = FormatSamples.Of(path).Problems.Single();
        problem.What.Code.ShouldBe("interval-totals-or-averages");
        TextsOf.Check(problem);
        Mean(true).ShouldBe(205);
        Mean(false).ShouldBe(20.5);

        double Mean(bool averages) => FormatSamples.With(FormatSamples.Small with { Mapping = new CsvMapping { Averages = averages } }, path).Evidence!.Observed!.Service.MeanHandleSeconds.Value!.Value;
    }

    [Fact]
    public void Overlapping_files_count_each_interval_once_whatever_the_days_between()
    {
        using var bench = new Workbench();
        // A year, and one of its first weeks again, delivered later with one more contact each day.
        var year = Days(0, 364, 10);
        var again = Days(12, 7, 11);
        var result = FormatSamples.Of(bench.Write("year.csv", Header + year), bench.Write("week.csv", Header + again));
        result.Evidence!.Observed!.Service.Offered.ShouldBe(364 * 10 + 7);
        result.Log.Sources.Select(source => source.Counts()).ShouldBe(["interval-csv: 364 = 357 + 0 + 7", "interval-csv: 7 = 7 + 0 + 0"]);
        result.Problems.ShouldBeEmpty();
        result.Evidence.Quality!.Notes.Select(note => note.Code).ShouldContain("note.sources-overlap");
        result.Evidence.Quality.Notes.Single(note => note.Code == "note.intervals-replaced").Arguments[0].Number.ShouldBe(7);
    }

    [Fact]
    public void The_order_of_rows_changes_nothing_where_none_comes_twice()
    {
        using var bench = new Workbench();
        var rows = Days(0, 30, 10).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var straight = FormatSamples.Of(bench.Write("a.csv", Header + string.Join('\n', rows)));
        var reversed = FormatSamples.Of(bench.Write("b.csv", Header + string.Join('\n', rows.Reverse())));
        reversed.Flows().ShouldBe(straight.Flows());
    }

    [Fact]
    public void A_table_of_single_contacts_is_no_table_of_intervals()
    {
        using var bench = new Workbench();
        var text = "timestamp,queue,offered,answered,abandoned,wait\n" + string.Concat(Enumerable.Range(0, 20).Select(row => FormattableString.Invariant($"2026-01-05 09:{row:00}:00,Info,1,1,0,5\n")));
        FormatSamples.With(_lenient, bench.Write("log.csv", text)).Log.Sources.Single().Format.ShouldBe("contact-csv");
    }

    [Theory]
    [InlineData("15", 900)]
    [InlineData("30mins", 1800)]
    [InlineData("PT15M", 900)]
    [InlineData("1h", 3600)]
    [InlineData("00:30", 1800)]
    [InlineData("daily", 86_400)]
    [InlineData("0", 0)]
    [InlineData("fortnight", 0)]
    public void Lengths_as_exports_write_them(string text, int seconds) => (IntervalCells.TryLength(text, out var read) ? read : 0).ShouldBe(seconds);

    [Theory]
    [InlineData("amazon-connect-forecast", "amazon-connect-forecast.csv", 81)]
    [InlineData("genesys-aggregates", "genesys-aggregates.json", 82)]
    [InlineData("interval-csv", "intervalles.csv", 83)]
    public void Harm_done_to_a_sample_is_told(string format, string sample, int seed) => FormatFuzz.Run(format, "log.csv", FormatSamples.Bytes(sample), (ulong)seed, 200);

    [Theory(Explicit = true)]
    [Trait("tier", "deep")]
    [InlineData("amazon-connect-forecast", "amazon-connect-forecast.csv", 8_100_000)]
    [InlineData("genesys-aggregates", "genesys-aggregates.json", 8_200_000)]
    [InlineData("interval-csv", "intervalles.csv", 8_300_000)]
    public void Much_harm_done_to_a_sample_is_told(string format, string sample, int seed) => FormatFuzz.Run(format, "log.csv", FormatSamples.Bytes(sample), (ulong)seed, 20_000);

    [Theory]
    [InlineData("amazon-connect-forecast", "amazon-connect-forecast.csv")]
    [InlineData("genesys-aggregates", "genesys-aggregates.json")]
    [InlineData("interval-csv", "intervalles.csv")]
    public void Extremes_are_rows_or_problems(string format, string sample) => FormatFuzz.Extremes(format, "log.csv", FormatSamples.Bytes(sample));

    private static string Days(int from, int count, int offered) => string.Concat(Enumerable.Range(from, count).Select(day =>
        $"{new DateOnly(2026, 1, 1).AddDays(day).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)};09:00;Info;{offered};{offered - 1};1;{180 * (offered - 1 + (day % 3))}\n")).Replace("\r", "", StringComparison.Ordinal);
}
