using System.Globalization;
using System.Text;
using Plateau.Import;
using Plateau.Import.Formats;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import;

public sealed class ContactCsvTests
{
    private static readonly ReadingSettings _small = new() { FewestContacts = 1 };

    [Theory]
    [InlineData("22/11/2026 08:05:30", DateOrder.DayMonthYear)]
    [InlineData("11/22/2026 8:05:30 AM", DateOrder.MonthDayYear)]
    [InlineData("2026-11-22T08:05:30", DateOrder.YearMonthDay)]
    [InlineData("2026-11-22 08:05:30.250", DateOrder.YearMonthDay)]
    [InlineData("20261122 8h05m30", DateOrder.YearMonthDay)]
    [InlineData("22.11.26 08:05:30", DateOrder.DayMonthYear)]
    [InlineData("22-11-2026 08:05:30", DateOrder.DayMonthYear)]
    public void DatesAsPeopleWriteThem(string text, DateOrder order)
    {
        DateReading.TryMoment(text, order, out var moment).ShouldBeTrue();
        (DateOnly.FromDayNumber(moment.Day), moment.Seconds).ShouldBe((new DateOnly(2026, 11, 22), 8 * 3600 + 330));
        DateReading.Possible(text).ShouldContain(order);
    }

    [Theory]
    [InlineData("185", 1, 185)]
    [InlineData("185,6", 1, 186)]
    [InlineData("185.4", 1, 185)]
    [InlineData("1 234,5", 1, 1235)]
    [InlineData("3:05", 1, 185)]
    [InlineData("0:03:05", 1, 185)]
    [InlineData("3,5", 60, 210)]
    [InlineData("185 s", 1, 185)]
    public void DurationsAsExportsWriteThem(string text, double scale, int seconds)
    {
        DurationReading.TrySeconds(text, scale, out var read).ShouldBeTrue();
        read.ShouldBe(seconds);
    }

    [Theory]
    [InlineData(';', "utf-8")]
    [InlineData(',', "utf-8-bom")]
    [InlineData('\t', "windows-1252")]
    [InlineData('|', "utf-16")]
    public void DelimitersAndEncodings(char delimiter, string encoding)
    {
        using var bench = new Workbench();
        Encoding code = encoding switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8-bom" => new UTF8Encoding(true),
            "utf-16" => Encoding.Unicode,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        };
        var text = new StringBuilder(string.Join(delimiter, "Arrivée", "Motif", "Durée d'attente", "Durée de traitement", "Conseiller", "Résultat")).Append("\r\n");
        for (var i = 0; i < 60; i++)
            text.AppendJoin(delimiter, FormattableString.Invariant($"13/0{1 + i % 3}/2026 {8 + i % 8:00}:{i % 60:00}:00"), "Réclamation", "12", "180", "Zoé", "Traité").Append("\r\n");
        var result = Read.Logs(_small with { Zone = "Europe/Paris" }, bench.Write("export.csv", text.ToString(), code));
        result.Problems.ShouldBeEmpty();
        var flow = result.Evidence!.Observed!.Flows.ShouldHaveSingleItem();
        flow.Name.ShouldBe("Réclamation");
        flow.Service.MeanWaitAnsweredSeconds.Value.ShouldBe(12);
        flow.Service.MeanHandleSeconds.Value.ShouldBe(180);
        result.Log.Kept.ShouldBe(60);
    }

    [Fact]
    public void ColumnsByMappingAndTimesInsteadOfDurations()
    {
        using var bench = new Workbench();
        var mapping = bench.Write("mapping.json", """{ "columns": { "arrival": "A", "flow": "B", "answered": "C", "end": "4", "agent": "E" }, "dateFormat": "dd/MM/yyyy HH:mm:ss", "zone": "Europe/Paris", "delimiter": ";" }""");
        var (read, problems) = CsvMappingFile.Read(mapping);
        problems.ShouldBeEmpty();
        var log = bench.Write("x.csv", "A;B;C;D;E\n01/02/2026 23:59:00;Info;23:59:30;00:02:00;Ann\n02/02/2026 09:00:00;Info;;09:01:00;\n");
        var result = Read.Logs(_small with { Mapping = read }, log);
        result.Problems.ShouldBeEmpty();
        var service = result.Evidence!.Observed!.Service;
        (service.Offered, service.Answered, service.Abandoned).ShouldBe((2, 1, 1));
        service.MeanWaitAnsweredSeconds.Value.ShouldBe(30);
        service.MeanWaitAllSeconds.Value.ShouldBe(45);
        service.MeanHandleSeconds.Value.ShouldBe(150);
        result.Evidence.Centre.Zone.ShouldBe("Europe/Paris");
    }

    [Fact]
    public void OffsetsBecomeLocalTimesOfTheZone()
    {
        using var bench = new Workbench();
        // 23:30 UTC on 1 March is 0:30 on the 2nd in Paris.
        var log = bench.Write("utc.csv", "timestamp,queue,wait,outcome\n2026-03-01T23:30:00Z,Info,5,answered\n2026-07-01T22:30:00Z,Info,5,answered\n");
        var days = Read.Logs(_small with { Zone = "Europe/Paris" }, log).Evidence!.Observed!.Grid.Days;
        days.Select(day => day.Date!.Value).ShouldBe([new(2026, 3, 2), new(2026, 7, 2)]);
        Read.Logs(_small, log).Evidence!.Centre.Zone.ShouldBe("Etc/UTC");
    }

    [Fact]
    public void ClockChangesAreCountedAndTold()
    {
        using var bench = new Workbench();
        var log = bench.Write("dst.csv", "timestamp,queue,wait,outcome\n2026-10-25 02:30:00,Info,5,answered\n2026-10-25 03:30:00,Info,5,answered\n2026-03-29 02:30:00,Info,5,answered\n");
        var result = Read.Logs(_small with { Zone = "Europe/Paris" }, log);
        var reasons = result.Log.Sources.Single().Reasons;
        reasons.Single(reason => reason.Code == "ambiguous-time").FirstRows.ShouldBe([2]);
        reasons.Single(reason => reason.Code == "skipped-time").FirstRows.ShouldBe([4]);
        foreach (var note in result.Evidence!.Quality!.Notes) TextsOf.Check(note.Code, note.Arguments);
    }

    [Fact]
    public void QuotedCellsMayHoldDelimitersAndLineEnds()
    {
        var rows = new CsvRowReader(new StringReader("a;\"b;1\r\n\"\"x\"\"\";c\nd;e;f"), ';');
        rows.Next().ShouldBeTrue();
        (rows.Count, rows[1].ToString(), rows.LineNumber).ShouldBe((3, "b;1\r\n\"x\"", 1));
        rows.Next().ShouldBeTrue();
        (rows[2].ToString(), rows.LineNumber).ShouldBe(("f", 3));
        rows.Next().ShouldBeFalse();
    }

    [Fact]
    public void ChannelsAndTeamsAreKept()
    {
        using var bench = new Workbench();
        var text = new StringBuilder("timestamp,queue,wait,outcome,agent,team,channel\n");
        for (var i = 0; i < 30; i++) text.Append(CultureInfo.InvariantCulture, $"2026-01-{1 + i:00} 09:00:00,Info,5,answered,Ann,North,chat\n");
        var centre = Read.Logs(_small with { Zone = "Europe/Paris" }, bench.Write("x.csv", text.ToString())).Evidence!.Centre;
        centre.Flows.ShouldHaveSingleItem().Channel.ShouldBe("chat");
        centre.Agents.ShouldHaveSingleItem().Team!.Value.Value.ShouldBe("North");
    }
}
