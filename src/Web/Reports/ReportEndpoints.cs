using System.Text.Json.Nodes;
using Plateau.Report.Texts;
using Plateau.Storage;
using Plateau.Storage.Rows;
using Plateau.Web.Frame;
using Plateau.Web.Studies;

namespace Plateau.Web.Reports;

/// <summary>What the last study found: as sections for the page, and as files to take away.</summary>
internal sealed class ReportEndpoints : IEndpoints
{
    public string Tag => "reports";

    public void Map(RouteGroupBuilder api)
    {
        var centre = api.MapCentre();
        centre.MapGet("/report", Sections);
        centre.MapGet("/report.html", (HttpContext context, StudyStore studies, FileStore files) => Download(context, studies, files, StudyResults.Page, "text/html; charset=utf-8", inline: true));
        centre.MapGet("/report.xlsx", (HttpContext context, StudyStore studies, FileStore files) => Download(context, studies, files, StudyResults.Workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", inline: false));
        centre.MapGet("/report.json", (HttpContext context, StudyStore studies, FileStore files) => Download(context, studies, files, StudyResults.Data, "application/json", inline: false));
    }

    private static async Task<IResult> Sections(string? sections, Guid? study, HttpContext context, StudyStore studies, StudyDesk desk, FileStore files)
    {
        var language = context.Language();
        if (await Newest(context, studies, study) is not { } row || StudyResults.Read(row.Results)?.Files.GetValueOrDefault(StudyResults.NameOf(StudyResults.Document, language)) is not { } hash || !files.Has(hash))
            return Reply.NotFound(context, "no-study");
        await using var stream = files.Open(hash);
        var document = (JsonObject)(await JsonNode.ParseAsync(stream, cancellationToken: context.RequestAborted))!;
        if (!string.IsNullOrEmpty(sections))
        {
            var wanted = sections.Split(',').ToHashSet(StringComparer.Ordinal);
            document["sections"] = new JsonArray([.. document["sections"]!.AsArray().Where(section => wanted.Contains(section!["key"]!.GetValue<string>())).Select(section => section!.DeepClone())]);
        }

        document["study"] = JsonNode.Parse(StudioJson.Write(await desk.Find(row.CentreId, row.Id, language, context.RequestAborted)));
        return Results.Text(document.ToJsonString(StudioJson.Options), "application/json");
    }

    private static async Task<IResult> Download(HttpContext context, StudyStore studies, FileStore files, string form, string mediaType, bool inline)
    {
        var study = Guid.TryParse(context.Request.Query["study"], out var id) ? id : (Guid?)null;
        if (await Newest(context, studies, study) is not { } row || StudyResults.Read(row.Results)?.Files.GetValueOrDefault(StudyResults.NameOf(form, context.Language())) is not { } hash || !files.Has(hash))
            return Reply.NotFound(context, "no-study");
        // The report brings its own script and style, and its own policy against everything else.
        if (inline)
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        return Results.File(files.Open(hash), mediaType, inline ? null : $"plateau-{context.Language().Code()}.{form}");
    }

    /// <summary>The study that is named, or the newest that is done: a whole one before a diagnosis that was made from the same.</summary>
    private static async Task<StudyRow?> Newest(HttpContext context, StudyStore studies, Guid? study)
    {
        var done = (await studies.Of(context.Centre().Id, context.RequestAborted)).Where(row => row.State == StudyState.Done).ToList();
        if (study is { } id)
            return done.FirstOrDefault(row => row.Id == id);
        return done.FirstOrDefault() is not { } newest ? null : done.FirstOrDefault(row => row.Kind == StudyKinds.Study && row.Inputs == newest.Inputs) ?? newest;
    }
}
