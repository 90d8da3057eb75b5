using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Plateau.Design;
using Plateau.Report.Texts;
using Plateau.Report.Writers;
using Plateau.Storage;
using Plateau.Web.Frame;
using Plateau.Web.Steps;

namespace Plateau.Web.Studies;

/// <summary>What is kept of a study that is done: finished files in both languages, so that whoever looks waits for nothing.</summary>
/// <param name="Files">Hash by name; see <see cref="NameOf"/>.</param>
/// <param name="Headlines">The answer in one sentence, by language.</param>
internal sealed record StudyResults(ImmutableDictionary<string, string> Files, ImmutableDictionary<string, string> Headlines, CentreFacts Facts)
{
    public const string Document = "document";
    public const string Page = "html";
    public const string Workbook = "xlsx";
    public const string Data = "json";

    /// <summary>Sections that a diagnosis fills; the others are left out rather than shown empty.</summary>
    private static readonly string[] SectionsOfDiagnosis = ["answer", "reading", "flows", "organisation-map", "map", "indicators", "journeys", "service", "findings", "limits", "methods"];

    public static string NameOf(string form, Language language) => form == Data ? form : $"{form}.{language.Code()}";

    public static StudyResults? Read(string text) => text.Length == 0 ? null : JsonSerializer.Deserialize<StudyResults>(text, StudioJson.Options);

    public static async Task<StudyResults> Keep(FileStore store, StudyResult study, StudioOptions options, Instant startedAt, Instant endedAt, CancellationToken cancel)
    {
        var run = new RunInfo(options.Version, study.Settings.Seed, study.Settings.Threads, InstantPattern.General.Format(startedAt), (endedAt - startedAt).TotalSeconds);
        string[] sections = study.Sizing is null ? SectionsOfDiagnosis : [];
        var files = ImmutableDictionary.CreateBuilder<string, string>();
        var headlines = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var language in Languages.All)
        {
            var document = ReportWriter.Document(study, language, sections);
            headlines[language.Code()] = document["sections"]?[0]?["headline"]?.GetValue<string>() ?? "";
            files[NameOf(Document, language)] = await Keep(document.ToJsonString(StudioJson.Options));
            files[NameOf(Page, language)] = await Keep(ReportWriter.Html(study, language, run, sections));
            using var workbook = new MemoryStream();
            ReportWriter.Workbook(study, language, run, workbook);
            workbook.Position = 0;
            files[NameOf(Workbook, language)] = (await store.Keep(workbook, long.MaxValue, cancel)).Hash;
        }

        files[Data] = await Keep(ReportWriter.Json(study, run));
        return new(files.ToImmutable(), headlines.ToImmutable(), CentreFacts.Of(study));

        async Task<string> Keep(string text)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            return (await store.Keep(stream, long.MaxValue, cancel)).Hash;
        }
    }
}
