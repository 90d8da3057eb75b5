using System.Globalization;
using System.Text;
using Plateau.Import;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Platforms;

/// <summary>Asterisk queue_log: figures of the sample worked out by hand from its 23 lines.</summary>
public sealed class AsteriskQueueLogTests
{
    private const string Sample = "asterisk-queue_log.txt";

    [Fact]
    public void The_sample_gives_the_figures_worked_out_by_hand()
    {
        var result = FormatSamples.Of(FormatSamples.Path(Sample));
        var source = result.Log.Sources.Single();
        // 7 lines of agents and configuration, 2 legs passed on, 2 that a rule sent on.
        source.Counts().ShouldBe("asterisk-queue-log: 23 = 12 + 11 + 0");
        source.Reasons().ShouldBe("no-contact 7, sent-on 2, passed-on 2");
        // Waits 12 + 6 and 10; abandoned after 41, by time-out after 60, by key after 25; talks 140 + 82 and 100.
        result.Flows().ShouldBe(["sales: 2 2 0 0; 18 0 222", "support: 4 1 3 2; 10 126 100"]);
        var observed = result.Evidence!.Observed!;
        // 1366720340 = 2013-04-23 12:32:20 UTC, 14:32 in Paris.
        observed.Grid.Days.Single().Date.ShouldBe(new NodaTime.LocalDate(2013, 4, 23));
        observed.Flows.Single(flow => flow.Name == "sales").ArrivalsPerPeriod[(14 * 4) + 2].ShouldBe(2);
        result.Evidence.Quality!.Notes.ShouldContain(note => note.Code == "note.zone-assumed");
        // 1,000 ms of ringing is one second.
        result.Evidence.Quality!.Facts.Select(fact => (fact.Code, fact.Value)).ShouldBe([("rings-not-answered", 1), ("rings-not-answered-seconds", 1)]);
        var cases = result.Evidence.Cases!;
        (cases.Cases, cases.Events).ShouldBe((5, 6));
        cases.Edges.Select(edge => (edge.From, edge.To, edge.Count, edge.MeanDelaySeconds)).ShouldBe([("support", "sales", 1, 112)]);
    }

    [Fact]
    public void Two_deliveries_and_files_cut_at_midnight_count_once()
    {
        using var bench = new Workbench();
        var lines = File.ReadAllLines(FormatSamples.Path(Sample));
        var whole = FormatSamples.Of(FormatSamples.Path(Sample));
        // Cut in the middle of calls; the second file repeats five lines of the first.
        var first = bench.Write("one", string.Join('\n', lines[..11]));
        var second = bench.Write("two", string.Join('\n', lines[6..]));
        var cut = FormatSamples.Of(first, second);
        cut.Flows().ShouldBe(whole.Flows());
        cut.Evidence!.Cases!.Events.ShouldBe(6);
        cut.Log.Read.ShouldBe(11 + 17);
        var twice = FormatSamples.Of(FormatSamples.Path(Sample), bench.Write("again", string.Join('\n', lines)));
        twice.Flows().ShouldBe(whole.Flows());
        twice.Evidence!.Cases!.Events.ShouldBe(6);
        twice.Log.Sources[1].Reasons().ShouldBe("duplicate 16, no-contact 7");
    }

    [Fact]
    public void Calls_past_midnight_and_over_a_clock_change_keep_their_durations()
    {
        using var bench = new Workbench();
        // 2026-03-29 00:59:50 UTC is 01:59:50 in Paris; the answer 20 s later is at 03:00:10 on the wall.
        var change = new DateTimeOffset(2026, 3, 29, 0, 59, 50, TimeSpan.Zero).ToUnixTimeSeconds();
        // 22:59:55 UTC in winter is 23:59:55 in Paris.
        var midnight = new DateTimeOffset(2026, 1, 10, 22, 59, 55, TimeSpan.Zero).ToUnixTimeSeconds();
        var text = string.Join('\n', Call(midnight, "1", 30, 600)) + "\n" + string.Join('\n', Call(change, "2", 20, 100));
        var result = FormatSamples.With(FormatSamples.Small with { Zone = "Europe/Paris" }, bench.Write("log", text));
        result.Problems.ShouldBeEmpty();
        result.Flows().ShouldBe(["q: 2 2 0 0; 50 0 700"]);
        var observed = result.Evidence!.Observed!;
        observed.Grid.Days.Select(day => day.Date).ShouldBe([new(2026, 1, 10), new(2026, 3, 29)]);
        var arrivals = observed.Flows.Single().ArrivalsPerPeriod;
        (arrivals[95], arrivals[96 + 7]).ShouldBe((1, 1));
        result.Evidence.Quality!.Notes.ShouldNotContain(note => note.Code == "note.zone-assumed");
    }

    [Fact]
    public void Whatever_is_missing_is_told()
    {
        using var bench = new Workbench();
        var text = new StringBuilder("1366720340|1|q|SIP/1|CONNECT|5|x|1\n1366720341|2|q|NONE|ENTERQUEUE||555|1\n1366720342|NONE|q|NONE|ENTERQUEUE||555|1\nhier|3|q|NONE|ENTERQUEUE||555|1\n1366720342|3|q\n")
            .Append("1366720343|4|q|NONE|ENTERQUEUE||555|1\n1366720353|4|q|SIP/1|CONNECT|10|x|1\n1366720360|5|q|NONE|ENTERQUEUE||556|1\n1366720460|5|q|SIP/2|COMPLETEAGENT|9|91|1\n");
        var result = FormatSamples.With(FormatSamples.Small with { MaxRejectedShare = 1 }, bench.Write("log", text.ToString()));
        var source = result.Log.Sources.Single();
        source.Counts().ShouldBe("asterisk-queue-log: 9 = 3 + 3 + 3");
        source.Reasons().ShouldBe("date 1, fields 1, id-empty 1, handle-unknown 1, unfinished 1, beginning-missing 1");
        // Call 4 was answered, for an unknown time; of call 5 the connection is missing, its last line says all.
        result.Flows().ShouldBe(["q: 2 2 0 0; 19 0 91"]);
    }

    [Fact]
    public void Harm_done_to_the_sample_loses_no_line() =>
        FormatFuzz.Run("asterisk-queue-log", "queue_log", FormatSamples.Bytes(Sample), 11, 200, EachLineOnce);

    [Fact(Explicit = true)]
    [Trait("tier", "deep")]
    public void Much_harm_done_to_the_sample_loses_no_line() =>
        FormatFuzz.Run("asterisk-queue-log", "queue_log", FormatSamples.Bytes(Sample), 1_000_000, 20_000, EachLineOnce);

    [Fact]
    public void Extremes_are_rows_or_problems() => FormatFuzz.Extremes("asterisk-queue-log", "queue_log", FormatSamples.Bytes(Sample));

    private static void EachLineOnce(byte[] bytes, ReadingResult result)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n').Count(line => line.Trim(' ', '\t', '\r').Length > 0);
        if (result.Log.Sources.Length > 0) result.Log.Read.ShouldBe(lines);
    }

    private static string[] Call(long at, string call, int wait, int talk) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{at}|{call}|q|NONE|ENTERQUEUE||555{call}|1"),
        string.Create(CultureInfo.InvariantCulture, $"{at + wait}|{call}|q|SIP/1|CONNECT|{wait}|x|2"),
        string.Create(CultureInfo.InvariantCulture, $"{at + wait + talk}|{call}|q|SIP/1|COMPLETEAGENT|{wait}|{talk}|1"),
    ];
}
