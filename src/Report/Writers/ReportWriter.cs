using System.Text.Json.Nodes;
using Plateau.Design;
using Plateau.Report.Blocks;
using Plateau.Report.Sections;
using Plateau.Report.Texts;
using Plateau.Report.Workbook;
using Plateau.Spreadsheets;

namespace Plateau.Report.Writers;

/// <summary>A study in each form in which it leaves the program. All forms tell the same content.</summary>
public static class ReportWriter
{
    /// <summary>Columns of a terminal that shows it.</summary>
    public const int ConsoleWidth = 80;

    /// <summary>One file that needs no other: style, script and charts are inside, nothing is fetched.</summary>
    public static string Html(StudyResult study, Language language, RunInfo run) => Html(study, Wording.In(language), run);

    /// <summary>Some sections alone, by their keys; none = all.</summary>
    public static string Html(StudyResult study, Language language, RunInfo run, IReadOnlyCollection<string> sections)
    {
        var words = Wording.In(language);
        return new HtmlWriter(words, run).Write(Only(ReportSections.Build(study, words), sections));
    }

    private static ReportDocument Only(ReportDocument whole, IReadOnlyCollection<string> sections) =>
        sections.Count == 0 ? whole : whole with { Sections = [.. whole.Sections.Where(section => sections.Contains(section.Key))] };

    /// <summary>The report as data, for a page that lays it out itself: sections, blocks, charts and the colours they name.</summary>
    /// <param name="sections">Their keys; none = all.</param>
    public static JsonObject Document(StudyResult study, Language language, IReadOnlyCollection<string> sections)
    {
        var words = Wording.In(language);
        return DocumentJson.Of(Only(ReportSections.Build(study, words), sections), words);
    }

    /// <summary>The whole study as data (docs/schema/study.schema.json), the same bytes for the same study outside <c>run</c>.</summary>
    public static string Json(StudyResult study, RunInfo run) => StudyJson.Write(study, run);

    /// <summary>Positions, models, costs and needs as a workbook with live formulas (XLSX): the same bytes for the same study and version.</summary>
    public static void Workbook(StudyResult study, Language language, RunInfo run, Stream output) => WorkbookFile.Write(Sheets(study, Wording.In(language), run), output);

    /// <summary>For a terminal or a pipe: no colour, no line longer than the width.</summary>
    /// <param name="width">Columns, at least 40.</param>
    public static string Text(StudyResult study, Language language, int width = ConsoleWidth) => Text(study, Wording.In(language), width);

    /// <summary>Some sections alone, by their keys, for a command that did one step of a study.</summary>
    public static string Text(StudyResult study, Language language, IReadOnlyCollection<string> sections, int width = ConsoleWidth)
    {
        var words = Wording.In(language);
        var whole = ReportSections.Build(study, words);
        return new ConsoleWriter(width, words.Formatter).Write(whole with { Sections = [.. whole.Sections.Where(section => sections.Contains(section.Key))] });
    }

    internal static IReadOnlyList<Sheet> Sheets(StudyResult study, Wording words, RunInfo run)
    {
        var telling = new Telling(study, words);
        return [.. WorkbookCatalogue.All.Select(sheet => sheet.Build(telling, run)).OfType<Sheet>()];
    }

    internal static string Html(StudyResult study, Wording words, RunInfo run) => new HtmlWriter(words, run).Write(ReportSections.Build(study, words));

    internal static string Text(StudyResult study, Wording words, int width) => new ConsoleWriter(width, words.Formatter).Write(ReportSections.Build(study, words));
}
