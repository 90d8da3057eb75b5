using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Plateau.Model.Texts;
using Plateau.Report.Texts;
using Plateau.Storage;
using Plateau.Storage.Rows;
using Plateau.Web.Documents;
using Plateau.Web.Frame;
using Plateau.Web.Sources;
using Plateau.Web.Studies;

namespace Plateau.Web.Centres;

/// <summary>The list of centres, new ones, samples.</summary>
internal sealed class CentreEndpoints : IEndpoints
{
    public string Tag => "centres";

    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/samples", (HttpContext context, Samples samples) => samples.There.Select(key => new SampleReply(key, Say(context, $"studio.sample.{key}"), Say(context, $"studio.sample.{key}.purpose"))).ToImmutableArray());
        api.MapGet("/centres", All);
        api.MapPost("/centres", Create);
        var centre = api.MapCentre();
        centre.MapGet("", async (HttpContext context, DocumentStore documents, StudyDesk desk) => await Of(context.Centre(), context, documents, desk));
        centre.MapDelete("", Delete);
        centre.MapGet("/audit", async (HttpContext context, AuditTrail audit) => (await audit.Newest(context.Centre().Id, MostAudit, context.RequestAborted)).Select(row => new AuditReply(row.At, row.Who, row.What, JsonDocument.Parse(row.Detail).RootElement)));
    }

    private const int MostAudit = 500;

    private static string Say(HttpContext context, string code) => Wording.In(context.Language()).Render(code);

    private static async Task<ImmutableArray<CentreReply>> All(HttpContext context, CentreStore centres, DocumentStore documents, StudyDesk desk)
    {
        var replies = ImmutableArray.CreateBuilder<CentreReply>();
        foreach (var centre in await centres.All(context.RequestAborted))
            replies.Add(await Of(centre, context, documents, desk));
        return replies.ToImmutable();
    }

    private static async Task<CentreReply> Of(CentreRow centre, HttpContext context, DocumentStore documents, StudyDesk desk)
    {
        var cancel = context.RequestAborted;
        var heads = await documents.Heads(centre.Id, cancel);
        var settings = JsonSerializer.Deserialize<CentreSettings>((await documents.Newest(centre.Id, DocumentKinds.Settings, cancel))!.Content, StudioJson.Options)!;
        var sources = SourceFiles.Read((await documents.Newest(centre.Id, DocumentKinds.Sources, cancel))?.Content);
        var studies = await desk.Of(centre.Id, context.Language(), cancel);
        var newest = heads.MaxBy(line => line.At)!;
        return new(
            centre.Id, settings.Name, centre.CreatedAt, newest.At, newest.Who, sources.Items.Length,
            studies.FirstOrDefault(study => study.State == StudyState.Done), studies.FirstOrDefault(study => study.State is StudyState.Running or StudyState.Queued),
            [.. heads.Select(VersionReply.Of)]);
    }

    private static async Task<IResult> Create(CentreWish wish, HttpContext context, CentreStore centres, DocumentStore documents, Samples samples, StudyDesk desk, AuditTrail audit)
    {
        var (who, cancel) = (context.Name(), context.RequestAborted);
        var language = Languages.Of(wish.Language)?.Code() ?? context.Language().Code();
        IReadOnlyDictionary<string, string> content;
        if (wish.Sample is { } sample)
        {
            if (!samples.There.Contains(sample))
                return Reply.NotValid(context, Problem.At("sample", "studio.sample-unknown", Argument.Of("value", sample), Argument.List("known", samples.There)));
            content = await samples.Documents(sample, language, who, cancel);
        }
        else
        {
            var settings = new CentreSettings { Name = wish.Name?.Trim() ?? "", Language = language };
            var problems = settings.Check().ToImmutableArray();
            if (!problems.IsEmpty)
                return Reply.NotValid(context, problems);
            content = new Dictionary<string, string> { [DocumentKinds.Settings] = StudioJson.Write(settings) };
        }

        var centre = await centres.Create(content, who, cancel);
        await audit.Note(who, centre.Id, "centre-created", StudioJson.Write(new { sample = wish.Sample }), cancel);
        return Results.Created($"/api/centres/{centre.Id}", await Of(centre, context, documents, desk));
    }

    private static async Task<IResult> Delete(HttpContext context, CentreStore centres, StudyStore studies, StudyQueue queue, Sweeper sweeper, AuditTrail audit)
    {
        var (centre, cancel) = (context.Centre().Id, context.RequestAborted);
        foreach (var study in (await studies.Of(centre, cancel)).Where(row => !row.IsFinal))
            await queue.Cancel(study.Id, cancel);
        await centres.Delete(centre, cancel);
        sweeper.Wake();
        await audit.Note(context.Name(), centre, "centre-deleted", "{}", cancel);
        return Results.NoContent();
    }

    internal sealed record SampleReply(string Key, string Name, string Purpose);

    /// <param name="Sample">Key of a sample; null = an empty centre of that name.</param>
    internal sealed record CentreWish(string? Name, string? Sample, string? Language);

    internal sealed record CentreReply(Guid Id, string Name, Instant CreatedAt, Instant ChangedAt, string ChangedBy, int Sources, StudySummary? LastStudy, StudySummary? Running, ImmutableArray<VersionReply> Documents);

    internal sealed record AuditReply(Instant At, string Who, string What, JsonElement Detail);
}
