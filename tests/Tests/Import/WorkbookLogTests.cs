using System.Globalization;
using System.IO.Compression;
using System.Text;
using Plateau.Import;
using Plateau.Import.Organisation;
using Plateau.Model.Declared;
using Plateau.Spreadsheets;
using Plateau.Tests.Import.Platforms;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import;

/// <summary>Workbooks of contacts or of intervals: the same figures as the same table as a CSV, and every kind of workbook that is none.</summary>
public sealed class WorkbookLogTests
{
    private static readonly string[] _headings = ["Date d'appel", "Motif", "Attente", "Issue", "Conseiller", "Durée de traitement"];

    [Fact]
    public void A_sheet_with_titles_serials_and_French_decimals_reads_as_the_csv_does()
    {
        using var bench = new Workbench();
        var workbook = bench.Write("journal.xlsx", Book(Titled("Journal", 120, serials: true), Notes("Légende"), Notes("Caché") with { Hidden = true }));
        var csv = bench.Write("journal.csv", Csv(120));
        var (one, other) = (FormatSamples.Of(workbook), FormatSamples.Of(csv));
        one.Flows().ShouldBe(other.Flows());
        one.Flows().Length.ShouldBe(2);
        one.Log.Sources.Single().Counts().ShouldBe("contact-csv: 120 = 120 + 0 + 0");
        var notes = one.Evidence!.Quality!.Notes;
        var sheet = notes.Single(note => note.Code == "note.workbook-sheet");
        (sheet.Arguments[1].Text, sheet.Arguments[2].Number).ShouldBe(("Journal", 4));
        notes.Single(note => note.Code == "note.workbook-others").Arguments[1].Items.ShouldBe(["Légende"]);
        notes.Single(note => note.Code == "note.workbook-hidden").Arguments[1].Items.ShouldBe(["Caché"]);
        foreach (var note in notes) TextsOf.Check(note.Code, note.Arguments);
    }

    [Fact]
    public void Rows_are_numbered_as_in_the_workbook()
    {
        using var bench = new Workbench();
        var sheet = Titled("Journal", 30, serials: true, broken: 7);
        var result = FormatSamples.With(FormatSamples.Small with { MaxRejectedShare = 1 }, bench.Write("journal.xlsx", Book(sheet)));
        // Three rows of titles, one of headings: the contact number 7 (from 0) is row 12.
        result.Log.Sources.Single().Reasons.Single(reason => reason.Rejects).FirstRows.ShouldBe([12]);
    }

    [Fact]
    public void A_sheet_is_named_and_a_hidden_one_is_read_only_then()
    {
        using var bench = new Workbench();
        var path = bench.Write("journal.xlsx", Book(Titled("Mars", 40, serials: true), Titled("Avril", 60, serials: true) with { Hidden = true }));
        Offered(null).ShouldBe(40);
        Offered("avril").ShouldBe(60);
        var problem = FormatSamples.With(FormatSamples.Small with { Sheet = "Mai" }, path).Problems.Single();
        problem.What.Code.ShouldBe("workbook-no-sheet");
        problem.What.Arguments.Single(argument => argument.Name == "nearest").Items.ShouldContain("Mars");
        TextsOf.Check(problem);

        long Offered(string? sheet) => FormatSamples.With(FormatSamples.Small with { Sheet = sheet }, path).Evidence!.Observed!.Service.Offered;
    }

    [Fact]
    public void A_table_of_intervals()
    {
        using var bench = new Workbench();
        var sheet = new SheetBuilder("Statistiques");
        sheet.Add(Cell.Of("Statistiques de janvier"));
        sheet.Add(new[] { "Date", "Heure", "File", "Présentés", "Traités", "Abandonnés", "DMT" }.Select(title => Cell.Of(title)));
        for (var row = 0; row < 20; row++) sheet.Add(Cell.Of(46_035, CellLook.Date), Cell.Of((9 + row / 4.0) / 24, CellLook.Time), Cell.Of("Info"), Cell.Of(10, CellLook.Whole), Cell.Of(9, CellLook.Whole), Cell.Of(1, CellLook.Whole), Cell.Of(200.5, CellLook.One));
        var result = FormatSamples.Of(bench.Write("stats.xlsx", Book(sheet.Build())));
        result.Log.Sources.Single().Counts().ShouldBe("interval-csv: 20 = 20 + 0 + 0");
        // Serial 46,035 is 13 January 2026; 9 × 200.5 rounded in each row.
        result.Evidence!.Observed!.Grid.Days.Single().Date.ShouldBe(new NodaTime.LocalDate(2026, 1, 13));
        result.Flows().ShouldBe(["Info: 200 180 20 0;   36100"]);
    }

    [Fact]
    public void An_old_xls_reads_as_the_csv_does()
    {
        using var bench = new Workbench();
        var result = FormatSamples.Of(bench.Write("journal.xls", OldWorkbook.Of(_headings, 60, Contact)));
        result.Flows().ShouldBe(FormatSamples.Of(bench.Write("journal.csv", Csv(60))).Flows());
        result.Log.Sources.Single().Read.ShouldBe(60);
    }

    [Fact]
    public void A_mapping_finds_the_headings_that_no_format_knows()
    {
        using var bench = new Workbench();
        var sheet = new SheetBuilder("Feuil1");
        sheet.Add(Cell.Of("Export"));
        sheet.Add(new[] { "Q1", "Q2", "Q3", "Q4" }.Select(title => Cell.Of(title)));
        for (var row = 0; row < 12; row++) sheet.Add(Cell.Of(46_035 + (9 + row / 60.0) / 24, CellLook.Time), Cell.Of("Info"), Cell.Of("0:12"), Cell.Of("Anne"));
        var path = bench.Write("export.xlsx", Book(sheet.Build()));
        FormatSamples.Of(path).Problems.Select(problem => problem.What.Code).ShouldContain("columns-proposed");
        var mapping = CsvMappingFile.Read(bench.Write("m.json", """{ "format": "contact-csv", "columns": { "arrivalTime": "Q1", "flow": "Q2", "waitSeconds": "Q3", "agent": "Q4" } }""")).Mapping!;
        mapping = mapping with { Columns = mapping.Columns.Remove(Plateau.Import.Formats.CsvField.ArrivalTime).Add(Plateau.Import.Formats.CsvField.Arrival, "Q1") };
        FormatSamples.With(FormatSamples.Small with { Mapping = mapping }, path).Log.Sources.Single().Read.ShouldBe(12);
    }

    [Fact]
    public void What_is_no_log_is_told()
    {
        using var bench = new Workbench();
        using var organisation = new MemoryStream();
        OrganisationWriter.Write(Declarations.None, french: true, organisation);
        Code(bench.Write("organisation.xlsx", organisation.ToArray())).ShouldBe("workbook-is-organisation");
        Code(bench.Write("empty.xlsx", Book(new SheetBuilder("Feuil1").Build()))).ShouldBe("file-empty");
        Code(bench.Write("bomb.xlsx", Bomb())).ShouldBe("workbook-too-large");
        var whole = Book(Titled("Journal", 200, serials: true));
        Code(bench.Write("cut.xlsx", whole[..(whole.Length / 2)])).ShouldBe("org-damaged");

        static string Code(string path)
        {
            var problem = FormatSamples.Of(path).Problems.ShouldHaveSingleItem();
            TextsOf.Check(problem);
            return problem.What.Code;
        }
    }

    [Fact]
    public void Harm_done_to_workbooks_is_told()
    {
        FormatFuzz.Run("contact-csv", "log.xlsx", Book(Titled("Journal", 30, serials: true)), 91, 100);
        FormatFuzz.Run("contact-csv", "log.xls", OldWorkbook.Of(_headings, 30, Contact), 92, 100);
    }

    [Fact(Explicit = true)]
    [Trait("tier", "deep")]
    public void Much_harm_done_to_workbooks_is_told()
    {
        FormatFuzz.Run("contact-csv", "log.xlsx", Book(Titled("Journal", 30, serials: true)), 9_100_000, 3_000);
        FormatFuzz.Run("contact-csv", "log.xls", OldWorkbook.Of(_headings, 30, Contact), 9_200_000, 3_000);
    }

    /// <summary>Number, motif, wait, outcome, agent and handle time of a contact; the moment is <see cref="Serial"/>.</summary>
    private static (string Flow, double Wait, string Outcome, string Agent, double Handle) Row(int number) =>
        (number % 3 == 0 ? "Panne" : "Facture", 5 + number % 40, "traité", number % 2 == 0 ? "Anne" : "Paul", 100.5 + number % 200);

    /// <summary>From 13 January 2026, 9:00, every 7 minutes.</summary>
    private static double Serial(int number) => 46_035 + 9 / 24.0 + number * 7 / 1440.0;

    private static object[] Contact(int number)
    {
        var (flow, wait, outcome, agent, handle) = Row(number);
        return [Serial(number), flow, wait, outcome, agent, handle];
    }

    private static string Csv(int count)
    {
        var text = new StringBuilder(string.Join(';', _headings)).Append('\n');
        for (var number = 0; number < count; number++)
        {
            var (flow, wait, outcome, agent, handle) = Row(number);
            var moment = new DateTime(2026, 1, 13, 9, 0, 0, DateTimeKind.Unspecified).AddMinutes(7 * number);
            text.Append(CultureInfo.GetCultureInfo("fr-FR"), $"{moment:dd/MM/yyyy HH:mm:ss};{flow};{wait};{outcome};{agent};{handle}\n");
        }

        return text.ToString();
    }

    private static Sheet Titled(string name, int count, bool serials, int broken = -1)
    {
        var sheet = new SheetBuilder(name);
        sheet.Add(Cell.Of("Journal des appels", CellLook.Title));
        sheet.Add(Cell.Of("Direction de la relation client"));
        sheet.Blank();
        sheet.Header(_headings);
        for (var number = 0; number < count; number++)
        {
            var (flow, wait, outcome, agent, handle) = Row(number);
            var moment = number == broken ? Cell.Of("hier") : serials ? Cell.Of(Serial(number), CellLook.Text) : Cell.Of("13/01/2026");
            // Handle times as French words, waits as numbers.
            sheet.Add(moment, Cell.Of(flow), Cell.Of(wait, CellLook.Whole), Cell.Of(outcome), Cell.Of(agent), Cell.Of(handle.ToString(CultureInfo.GetCultureInfo("fr-FR"))));
        }

        return sheet.Build();
    }

    private static Sheet Notes(string name)
    {
        var sheet = new SheetBuilder(name);
        sheet.Add(Cell.Of("Motif"), Cell.Of("Sens"));
        sheet.Add(Cell.Of("Panne"), Cell.Of("Le matériel ne marche pas"));
        return sheet.Build();
    }

    private static byte[] Book(params Sheet[] sheets)
    {
        using var stream = new MemoryStream();
        WorkbookFile.Write(sheets, stream);
        return stream.ToArray();
    }

    /// <summary>A small log as a workbook.</summary>
    internal static byte[] SmallBook() => Book(Titled("Journal", 30, serials: true));

    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 210; megabyte++) part.Write(zeros);
        }

        return stream.ToArray();
    }
}
