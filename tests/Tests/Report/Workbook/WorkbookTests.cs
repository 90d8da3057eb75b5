using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Plateau.Design;
using Plateau.Design.Organisations;
using Plateau.Model.Organisations;
using Plateau.Report.Texts;
using Plateau.Report.Workbook;
using Plateau.Report.Writers;
using Plateau.Spreadsheets;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Report.Workbook;

/// <summary>The workbook: valid by the format's own rules, its written values those that its formulas give, the same bytes each time, and no data that becomes a formula.</summary>
public sealed class WorkbookTests
{
    public static TheoryData<string, Language> Cases { get; } = new(
        from study in new[] { "whole", "stopped", "without-log", "costed", "in-hours", "dear", "unstated", "free" }
        from language in Languages.All
        select (study, language));

    [Theory]
    [InlineData("costed", Language.French)]
    [InlineData("dear", Language.English)]
    [InlineData("stopped", Language.French)]
    public void It_is_valid_by_the_rules_of_the_format(string name, Language language)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Bytes(Study(name), language)), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        document.PackageProperties.Created.ShouldBeNull();
        document.PackageProperties.Creator.ShouldBeNull();
    }

    /// <summary>A viewer that does not compute shows what the program found; one that does finds the same.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_written_is_what_the_formulas_give(string name, Language language)
    {
        var book = new ReadBook(Bytes(Study(name), language));
        var again = new Recalculation(book);
        var wrong = from pair in book.Formulas
                    let written = book.Written(pair.Key)
                    let computed = again.Value(pair.Key)
                    where written is double number && computed is double found ? Math.Abs(found - number) > Math.Max(1e-6, 1e-9 * Math.Abs(number)) : !(computed ?? "").Equals(written ?? "")
                    select $"{pair.Key}: {pair.Value} gives {computed}, {written} is written";
        wrong.ShouldBeEmpty();
        if (name is "costed" or "in-hours")
            book.Formulas.Count.ShouldBeGreaterThan(800);
    }

    /// <summary>Another value in a yellow cell gives what the program gives with it.</summary>
    [Fact]
    public void Another_input_gives_what_the_program_gives()
    {
        var book = new ReadBook(Bytes(Study("costed"), Language.English));
        var again = new Recalculation(book);
        book.Enter("agentHour", 40);
        book.Enter("shrinkage", 0.25);
        book.Enter("breadthInflation", 0.05);
        book.Enter("absenceRise", null);
        book.Enter("trainingHoursPerSkill", 12);
        var setting = new CostSetting(40, 0.25, 240, 0.6, 0.3, 0.9);
        var point = InputPoint.Middle(CostedStudy.Everything).With(UncertainInput.BreadthInflation, 0.05).With(UncertainInput.AbsenceRise, 0).With(UncertainInput.TrainingHoursPerSkill, 12);
        var row = int.Parse(book.CellsWith("Everyone takes everything").Single(cell => cell.Sheet == "Costs").Address[1..], System.Globalization.CultureInfo.InvariantCulture);
        again.Value(("Costs", $"J{row}")).ShouldBeOfType<double>().ShouldBe(setting.Yearly(CostedStudy.Together, point), 1e-6);
        again.Value(("Costs", $"N{row}")).ShouldBe(12.0 * 140 * 40);

        // The break-even that the sheet now shows makes both cost the same.
        var turning = book.Formulas.Keys.Where(cell => cell.Sheet == "Costs" && cell.Address[0] == 'B' && "Longer handle times".Equals(book.Written(("Costs", $"A{cell.Address[1..]}")))).MaxBy(cell => int.Parse(cell.Address[1..], System.Globalization.CultureInfo.InvariantCulture));
        var inflation = again.Value(turning).ShouldBeOfType<double>();
        var at = point.With(UncertainInput.BreadthInflation, inflation);
        (setting.Yearly(CostedStudy.Together, at) + (12.0 * 140 * 40)).ShouldBe(setting.Yearly(CostedStudy.Alone, at), 1e-3);
    }

    /// <summary>What a training and a position cost follows the yellow cells: 12 + 0.75 hours a person at 40, and the cost formula of the program.</summary>
    [Fact]
    public void Trainings_and_positions_follow_the_inputs()
    {
        var book = new ReadBook(Bytes(Study("costed"), Language.English));
        var again = new Recalculation(book);
        book.Enter("agentHour", 40);
        book.Enter("trainingHoursPerSkill", 12);
        book.Enter("resolutionGain", 0.02);
        var study = Study("costed");
        var first = book.Formulas.Keys.Where(cell => cell.Sheet == "Training" && cell.Address[0] == 'M').Select(cell => int.Parse(cell.Address.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)).Min();
        for (var step = 0; step < study.Cursor!.Training!.List.Length; step++)
        {
            var one = study.Cursor.Training.List[step];
            again.Value(("Training", $"L{first + step}")).ShouldBeOfType<double>().ShouldBe(one.Gain.Value!.Value * 365 / 7 * 40, 1e-6);
            again.Value(("Training", $"M{first + step}")).ShouldBeOfType<double>().ShouldBe(12.75 * one.People * 40, 1e-6);
            again.Value(("Training", $"N{first + step}")).ShouldBeOfType<double>().ShouldBe(12.75 * one.People / (one.Gain.Value.Value * 365 / 7) * 12, 1e-6);
        }

        var setting = new CostSetting(40, 0.3, 240, 0.6, 0.3, 0.9);
        var point = InputPoint.Middle(CostedStudy.Everything).With(UncertainInput.TrainingHoursPerSkill, 12).With(UncertainInput.ResolutionGain, 0.02);
        var row = book.CellsWith("50%").Where(cell => cell.Sheet == "Positions").Max(cell => int.Parse(cell.Address.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture));
        var facts = study.Cursor.Positions.Single(position => position.Kind == Plateau.Design.Cursor.OrganisationKind.SecondSkill && position.Share == 0.5).GiveAndTake!.Facts!;
        again.Value(("Positions", $"J{row}")).ShouldBeOfType<double>().ShouldBe(setting.Yearly(facts, point), 1e-6);
        again.Value(("Positions", $"Y{row}")).ShouldBeOfType<double>().ShouldBe(0.02 * facts.Breadth, 1e-9);
        again.Value(("Positions", $"Z{row}")).ShouldBeOfType<double>().ShouldBe(((1 - 0.18) / (1 - ((0.3 - (0.02 * facts.Breadth)) * 0.6))) - 1, 1e-9);
        book.Formulas.Keys.Count(cell => cell.Sheet == "Fragility").ShouldBeGreaterThan(100);
    }

    [Fact]
    public void The_same_study_gives_the_same_bytes()
    {
        var once = Bytes(Study("costed"), Language.French);
        Bytes(Study("costed"), Language.French, ReportTests.Run with { StartedAt = "2030-01-01T00:00:00+01:00", ElapsedSeconds = 1, Threads = 64 }).ShouldBe(once);
    }

    /// <summary>Names from the data may begin like formulas; sheet, row and formula counts stay, and the text is marked as text.</summary>
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")")]
    [InlineData("+1")]
    [InlineData("-1+2")]
    [InlineData("@SUM(A1)")]
    public void No_data_becomes_a_formula(string text)
    {
        var plain = Study("whole");
        var centre = plain.Evidence.Centre;
        var bad = plain with { Evidence = plain.Evidence with { Centre = centre with { Name = text, Flows = [.. centre.Flows.Select(flow => flow with { Name = text })] } } };
        var bytes = Bytes(bad, Language.French);
        var (book, before) = (new ReadBook(bytes), new ReadBook(Bytes(plain, Language.French)));
        book.Formulas.ShouldBe(before.Formulas);
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var looks = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToArray();
        var cells = document.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()).Where(cell => cell.InnerText == text).ToArray();
        cells.ShouldNotBeEmpty();
        cells.ShouldAllBe(cell => cell.DataType! == CellValues.InlineString && cell.CellFormula == null);
        cells.Any(cell => looks[(int)cell.StyleIndex!.Value].QuotePrefix is { Value: true }).ShouldBeTrue();
    }

    [Fact]
    public void What_the_format_cannot_hold_is_left_out()
    {
        using var stream = new MemoryStream();
        WorkbookFile.Write([new Plateau.Spreadsheets.Sheet("One", [], 0, 0, [[Plateau.Spreadsheets.Cell.Of("a\u0000b\uFFFEc " + new string('x', 40_000)), Plateau.Spreadsheets.Cell.Of(double.NaN, CellLook.One)]], [])], stream);
        var book = new ReadBook(stream.ToArray());
        book.Written(("One", "A1")).ShouldBeOfType<string>().ShouldStartWith("abc xxx");
        ((string)book.Written(("One", "A1"))!).Length.ShouldBe(32_767);
        book.Written(("One", "B1")).ShouldBeNull();
    }

    [Theory]
    [InlineData(Language.French, "Positions,Modèles,Coûts,Formations,Fragilité,Besoin,Méthode")]
    [InlineData(Language.English, "Positions,Models,Costs,Training,Fragility,Need,Method")]
    public void Sheets_have_their_names(Language language, string names)
    {
        new ReadBook(Bytes(Study("costed"), language)).Sheets.ShouldBe(names.Split(','));
        WorkbookCatalogue.All.Length.ShouldBe(names.Split(',').Length);
        new ReadBook(Bytes(Study("stopped"), language)).Sheets.Count.ShouldBe(2);
    }

    internal static byte[] Bytes(StudyResult study, Language language, RunInfo? run = null)
    {
        using var stream = new MemoryStream();
        WorkbookFile.Write(ReportWriter.Sheets(study, SampleTexts.In(language), run ?? ReportTests.Run), stream);
        return stream.ToArray();
    }

    private static StudyResult Study(string name) => name switch
    {
        "whole" => CostedStudy.Summed(SampleStudy.Whole()),
        "stopped" => SampleStudy.Stopped(),
        "without-log" => CostedStudy.Summed(SampleStudy.WithoutLog()),
        "costed" => CostedStudy.Of(CostedStudy.Everything, 32.5, 0.3, CostedStudy.Together),
        "in-hours" => CostedStudy.Of(CostedStudy.Everything, null, 0.2, CostedStudy.Together, knowsRepeats: false),
        "dear" => CostedStudy.Of(CostedStudy.Everything, 20, null, CostedStudy.Dear),
        "free" => CostedStudy.Of(CostedStudy.Everything, 0, 0.3, CostedStudy.Together),
        _ => CostedStudy.Of(Assumptions.None, 20, null, CostedStudy.Together),
    };
}
