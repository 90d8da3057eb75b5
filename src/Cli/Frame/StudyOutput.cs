using System.Globalization;
using Plateau.Design;
using Plateau.Model.Texts;
using Plateau.Report.Writers;

namespace Plateau.Cli.Frame;

/// <summary>Writes what a study found: text or JSON to standard output, the report to its folder.</summary>
internal static class StudyOutput
{
    public const string HtmlName = "report.html";
    public const string JsonName = "report.json";
    public const string MapName = "map.html";
    public const string JourneysName = "journeys.html";
    public const string IndicatorsName = "indicators.html";
    public const string WorkbookName = "report.xlsx";

    /// <param name="sections">The sections that the command is about; none = all.</param>
    /// <returns>The exit code.</returns>
    public static int Write(Session session, StudyInputs inputs, StudyResult result, string? folder, bool json, params string[] sections)
    {
        var language = session.Speech.Language;
        session.Output.Write(json ? JsonOf(session, inputs, result) : sections.Length == 0 ? ReportWriter.Text(result, language) : ReportWriter.Text(result, language, sections));
        if (folder is not null)
        {
            ResultFile.Write(Path.Combine(folder, HtmlName), ReportWriter.Html(result, language, RunOf(session, inputs), sections.Length == 0 ? sections : [.. sections, "methods"]));
            ResultFile.Write(Path.Combine(folder, JsonName), JsonOf(session, inputs, result));
            ResultFile.Write(Path.Combine(folder, WorkbookName), stream => ReportWriter.Workbook(result, language, RunOf(session, inputs), stream));
        }

        if (result.Partial)
            session.Note("console.cancelled");
        if (folder is not null)
        {
            // The last lines say where workbook and report are; on standard output only where that is meant for people.
            var lines = json ? session.Error : session.Output;
            lines.WriteLine(Speech.Plain(session.Speech.Say("console.workbook", Argument.Of("file", Path.GetFullPath(Path.Combine(folder, WorkbookName))))));
            lines.WriteLine(Speech.Plain(session.Speech.Say("console.report", Argument.Of("file", Path.GetFullPath(Path.Combine(folder, HtmlName))))));
        }

        session.Output.Flush();
        return result.Partial ? ExitCode.Cancelled : ExitCode.Done;
    }

    /// <summary>What a log shows, without anything designed: its sections to standard output (or JSON), and to the folder as a page and as data; a workbook would have nothing to compute.</summary>
    /// <param name="page">Name of the page; the data have the same with .json.</param>
    public static int WritePage(Session session, StudyInputs inputs, StudyResult result, string? folder, string page, bool json, string[] sections)
    {
        Print(session, inputs, result, json, sections);
        if (folder is null)
            return ExitCode.Done;
        ResultFile.Write(Path.Combine(folder, page), ReportWriter.Html(result, session.Speech.Language, RunOf(session, inputs), sections));
        ResultFile.Write(Path.Combine(folder, Path.ChangeExtension(page, ".json")), JsonOf(session, inputs, result));
        (json ? session.Error : session.Output).WriteLine(Speech.Plain(session.Speech.Say("console.report", Argument.Of("file", Path.GetFullPath(Path.Combine(folder, page))))));
        session.Output.Flush();
        return ExitCode.Done;
    }

    /// <summary>What one step gave, to standard output: its sections as text, or JSON alone.</summary>
    public static void Print(Session session, StudyInputs inputs, StudyResult result, bool json, params string[] sections)
    {
        session.Output.Write(json ? JsonOf(session, inputs, result) : ReportWriter.Text(result, session.Speech.Language, sections));
        session.Output.Flush();
    }

    private static string JsonOf(Session session, StudyInputs inputs, StudyResult result) => ReportWriter.Json(result, RunOf(session, inputs));

    private static RunInfo RunOf(Session session, StudyInputs inputs) => new(
        ProductVersion.Text,
        inputs.Settings.Seed,
        inputs.Settings.Threads,
        (session.Now - session.Elapsed).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        session.Elapsed.TotalSeconds);
}
