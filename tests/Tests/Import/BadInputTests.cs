using System.Globalization;
using System.Text;
using Plateau.Import;
using Plateau.Import.Formats;
using Plateau.Model.Texts;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import;

/// <summary>Each kind of bad input gives a problem of its own, with its place, its values and a sentence in both languages.</summary>
public sealed class BadInputTests
{
    private const string Header = "timestamp,queue,wait,outcome,agent\n";

    [Fact]
    public void AllFilesAreLookedAtBeforeAnythingIsSaid()
    {
        using var bench = new Workbench();
        var empty = bench.Write("empty.csv", "");
        var binary = bench.Write("book.xlsx", [0x50, 0x4b, 3, 4, 0, 0, 0, 0, 8, 0, 1, 2, 3]);
        var picture = bench.Write("photo.jpg", [0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 2, 3, 4]);
        var prose = bench.Write("letter.txt", "Dear all,\nnothing here.\n");
        bench.Write("january.csv", "x");
        var result = Read.Logs(new() { Format = "anonymous-bnk", Zone = "Europe/Pari" }, Path.Combine(bench.Folder, "januar.csv"), bench.Folder, empty, binary, picture);
        Codes(result).ShouldBe(["unknown-format", "unknown-zone", "file-missing", "folder-not-file", "file-empty", "org-damaged", "file-binary"]);
        result.Problems[0].What.Arguments.Single(argument => argument.Name == "nearest").Items.ShouldBe(["anonymous-bank"]);
        result.Problems[2].What.Arguments.Single(argument => argument.Name == "nearest").Items.ShouldContain("january.csv");
        result.Evidence.ShouldBeNull();
        Codes(Read.Logs(null, prose)).ShouldNotBeEmpty();
        Codes(Read.Logs(new() { PeriodMinutes = 7, StaffingMethod = "presence" })).ShouldBe(["period-length", "unknown-staffing-method", "no-files"]);
    }

    [Fact]
    public void ACsvWithoutDates() => One(["csv-no-dates", "columns-proposed"], "queue,wait,outcome\nInfo,5,answered\n");

    [Fact]
    public void ACsvWithoutOutcomeOrWaits() => One(["csv-no-outcome", "csv-no-wait", "columns-proposed"], "timestamp,queue\n2026-01-05 09:00:00,Info\n");

    [Fact]
    public void AmbiguousDatesAreNotGuessed()
    {
        var problem = One("dates-ambiguous", Header + "03/04/2026 09:00:00,Info,5,answered,Ann\n05/06/2026 09:00:00,Info,5,answered,Ann\n");
        problem.Where.ShouldBe("log.csv:2");
        problem.What.Arguments.Single(argument => argument.Name == "first").Text.ShouldBe("03/04/2026 09:00:00");
        using var bench = new Workbench();
        // A later row decides; and so does a mapping.
        var decided = bench.Write("log.csv", Header + "03/04/2026 09:00:00,Info,5,answered,Ann\n25/06/2026 09:00:00,Info,5,answered,Ann\n");
        Read.Logs(new() { FewestContacts = 1 }, decided).Evidence!.Observed!.Grid.Days[0].Date.ShouldBe(new NodaTime.LocalDate(2026, 4, 3));
        var stated = bench.Write("stated.csv", Header + "03/04/2026 09:00:00,Info,5,answered,Ann\n");
        Read.Logs(new() { FewestContacts = 1, Mapping = new() { DateFormat = "MM/dd/yyyy HH:mm:ss" } }, stated).Evidence!.Observed!.Grid.Days[0].Date.ShouldBe(new NodaTime.LocalDate(2026, 3, 4));
    }

    [Fact]
    public void DatesInTwoOrders() =>
        One("mixed-date-orders", Header + "03/04/2026 09:00:00,Info,5,answered,Ann\n2026-04-03 09:00:00,Info,5,answered,Ann\n").Where.ShouldBe("log.csv:3");

    [Fact]
    public void TwoZones()
    {
        One("two-zones", Header + "2026-01-05T09:00:00+01:00,Info,5,answered,Ann\n2026-01-05T09:00:00-05:00,Info,5,answered,Bob\n").Where.ShouldBe("log.csv:3");
        One("offset-on-some-rows", Header + "2026-01-05T09:00:00+01:00,Info,5,answered,Ann\n2026-01-05T09:00:00,Info,5,answered,Bob\n");
        One("two-zones", "timestamp,queue,wait,outcome,timezone\n2026-01-05T09:00:00,Info,5,answered,Europe/Paris\n2026-01-05T09:00:00,Info,5,answered,Asia/Tokyo\n");
    }

    [Fact]
    public void ALogOfOneCall()
    {
        var problem = One("too-few-contacts", Header + "2026-01-05 09:00:00,Info,5,answered,Ann\n");
        problem.What.Arguments.Single(argument => argument.Name == "contacts").Number.ShouldBe(1);
        One("no-contacts", Header + "\n");
    }

    [Fact]
    public void OneOfTwoRowsBroken()
    {
        using var bench = new Workbench();
        var written = new StringWriter(CultureInfo.InvariantCulture);
        var text = new StringBuilder(Header);
        for (var i = 0; i < 300; i++) text.Append(i % 2 == 0 ? FormattableString.Invariant($"2026-01-05 09:{i % 60:00}:{i / 60:00},Info,5,answered,Ann\n") : FormattableString.Invariant($"=broken {i},Info,5,answered,Ann\n"));
        var result = Read.Logs(new() { RejectedRows = new(written) }, bench.Write("log.csv", text.ToString()));
        var problem = result.Problems.ShouldHaveSingleItem();
        problem.What.Code.ShouldBe("too-many-rejected");
        problem.Where.ShouldBe("log.csv:3");
        TextsOf.Check(problem);
        (result.Log.Read, result.Log.Tagged, result.Log.Rejected).ShouldBe((300, 150, 150)); // tagged: no handle time
        // Nothing is lost, and no cell is a formula.
        var lines = written.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(151);
        lines[1].ShouldBe("\"log.csv\";3;date;\"'=broken 1,Info,5,answered,Ann\"");
        result.Evidence!.Observed!.Service.Offered.ShouldBe(150);
    }

    [Fact]
    public void EachReasonOfRejectionInTheBanksLog()
    {
        using var bench = new Workbench();
        const string good = "AA0101\t1\t5\t2\tPS\t990104\t8:00:00\t8:00:05\t5\t8:00:05\t8:00:15\t10\tAGENT\t8:00:15\t8:02:00\t105\tANN";
        string[] rows =
        [
            good, good, "AA0101\t2", good.Replace("990104", "991304"), good.Replace("8:00:05\t5", "8:75:05\t5"), good.Replace("\t10\tAGENT", "\tx\tAGENT"),
            good.Replace("\t10\tAGENT", "\t-10\tAGENT"), good.Replace("\t105\t", "\t-105\t"), good.Replace("AGENT", "GONE"), good.Replace("\tPS\t", "\t\t"), "",
        ];
        var result = Read.Logs(new() { MaxRejectedShare = 1, FewestContacts = 1 }, bench.Write("bank.txt", BankLog.Header(BankLog.January) + "\r\n" + string.Join("\r\n", rows)));
        var source = result.Log.Sources.Single();
        (source.Read, source.Kept, source.Tagged, source.Rejected).ShouldBe((10, 1, 0, 9));
        source.Reasons.Select(reason => (reason.Code, reason.FirstRows[0])).ShouldBe(
            [("date", 5), ("duplicate", 3), ("fields", 4), ("flow-empty", 11), ("negative-handle", 9), ("negative-wait", 8), ("number", 7), ("outcome", 10), ("time", 6)]);
    }

    [Fact]
    public void AgentsWithoutContactsAndFlowsWithoutAgents()
    {
        using var bench = new Workbench();
        var text = new StringBuilder(Header);
        for (var i = 0; i < 120; i++) text.Append(CultureInfo.InvariantCulture, $"2026-01-{1 + i % 28:00} 09:{i % 60:00}:{i / 60:00},Info,5,answered,Ann\n");
        for (var i = 0; i < 10; i++) text.Append(CultureInfo.InvariantCulture, $"2026-01-{1 + i:00} 10:00:00,Rare,50,abandoned,Bob\n");
        var result = Read.Logs(new() { Zone = "Europe/Paris" }, bench.Write("log.csv", text.ToString()));
        result.Problems.ShouldBeEmpty();
        result.Evidence!.Observed!.Agents.ShouldHaveSingleItem();
        result.Evidence.Observed.Flows.Length.ShouldBe(2);
        var notes = result.Evidence.Quality!.Notes;
        notes.ShouldContain(note => note.Code == "note.agents-without-contacts");
        notes.ShouldContain(note => note.Code == "note.flow-nobody-takes" && note.Arguments[0].Text == "Rare");
        foreach (var note in notes) TextsOf.Check(note.Code, note.Arguments);
    }

    [Fact]
    public void MappingsThatDoNotFit()
    {
        using var bench = new Workbench();
        var log = bench.Write("log.csv", Header + "2026-01-05 09:00:00,Info,5,answered,Ann\n");
        var problem = Read.Logs(new() { Mapping = new() { Columns = System.Collections.Immutable.ImmutableDictionary<CsvField, string>.Empty.Add(CsvField.Flow, "quue") } }, log).Problems.First();
        problem.What.Code.ShouldBe("mapping-column");
        problem.What.Arguments.Single(argument => argument.Name == "nearest").Items.ShouldContain("queue");
        TextsOf.Check(problem);
        var (mapping, problems) = CsvMappingFile.Read(bench.Write("m.json", """{ "colums": {}, "columns": { "flw": "x", "agent": 3 }, "dateFormat": "long", "zone": "Mars", "delimiter": ";;" }"""));
        mapping.ShouldBeNull();
        problems.Select(one => one.What.Code).ShouldBe(["unknown-key", "unknown-key", "expected-text", "date-format", "unknown-zone", "delimiter-form"], ignoreOrder: true);
        foreach (var one in problems) TextsOf.Check(one);
    }

    [Fact]
    public void ADamagedArchiveAndAnUnclosedQuote()
    {
        using var bench = new Workbench();
        var damaged = File.ReadAllBytes(BankLog.January)[..200_000];
        var result = Read.Logs(null, bench.Write("cut.gz", damaged));
        result.Problems.Select(problem => problem.What.Code).ShouldContain("file-damaged");
        foreach (var problem in result.Problems) TextsOf.Check(problem);
        var quote = Read.Logs(new() { MaxRejectedShare = 1, FewestContacts = 1 }, bench.Write("q.csv", Header + "2026-01-05 09:00:00,Info,5,answered,Ann\n2026-01-05 09:01:00,\"" + new string('x', 3 << 20)));
        quote.Log.Sources.Single().Reasons.ShouldContain(reason => reason.Code == "too-long");
    }

    private static string[] Codes(ReadingResult result)
    {
        foreach (var problem in result.Problems) TextsOf.Check(problem);
        return [.. result.Problems.Select(problem => problem.What.Code)];
    }

    private static Problem One(string code, string csv) => One([code], csv);

    private static Problem One(string[] codes, string csv)
    {
        using var bench = new Workbench();
        var result = Read.Logs(null, bench.Write("log.csv", csv));
        Codes(result).ShouldBe(codes);
        return result.Problems[0];
    }
}
