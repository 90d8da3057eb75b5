using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Plateau.Model.Texts;
using Plateau.Storage;
using Plateau.Storage.Rows;
using Plateau.Web.Frame;
using Plateau.Web.Sources;
using Plateau.Web.Studies;

namespace Plateau.Web.Documents;

/// <summary>Documents of a centre in all their versions: read, write after what was seen, compare, go back.</summary>
internal sealed class DocumentEndpoints : IEndpoints
{
    private const int LongestNote = 400;

    public string Tag => "documents";

    public void Map(RouteGroupBuilder api)
    {
        var documents = api.MapCentre().MapGroup("/documents/{kind}");
        documents.MapGet("", Newest);
        documents.MapPut("", Write);
        documents.MapGet("/versions", async (string kind, HttpContext context, DocumentStore store) =>
            DocumentForms.Find(kind) is null ? Reply.NotFound(context) : Results.Ok((await store.Versions(context.Centre().Id, kind, context.RequestAborted)).Select(VersionReply.Of)));
        documents.MapGet("/versions/{number:int}", async (string kind, int number, HttpContext context, DocumentStore store) =>
            await store.At(context.Centre().Id, kind, number, context.RequestAborted) is { } row ? Results.Ok(DocumentReply.Of(row)) : Reply.NotFound(context));
        documents.MapPost("/versions/{number:int}/restore", Restore);
        documents.MapGet("/compare", Compare);
    }

    private static async Task<IResult> Newest(string kind, HttpContext context, DocumentStore store)
    {
        if (DocumentForms.Find(kind) is not { } form)
            return Reply.NotFound(context);
        return await store.Newest(context.Centre().Id, kind, context.RequestAborted) is { } row ? Results.Ok(DocumentReply.Of(row))
            : form.Empty is { } empty ? Results.Ok(new DocumentReply(kind, 0, null, "", "", JsonNode.Parse(empty))) : Reply.NotFound(context);
    }

    private static async Task<IResult> Write(string kind, DocumentWish wish, HttpContext context, DocumentStore store, SourceFiles files, AuditTrail audit, Broadcast broadcast)
    {
        if (DocumentForms.Find(kind) is not { } form)
            return Reply.NotFound(context);
        var problems = form.Check(wish.Content);
        if ((wish.Note?.Length ?? 0) > LongestNote)
            problems = problems.Add(Problem.At("note", "studio.note", Argument.Count("most", LongestNote)));
        if (kind == DocumentKinds.Sources && problems.IsEmpty)
            problems = await files.Foreign(context.Centre().Id, wish.Content!, context.RequestAborted);
        if (!problems.IsEmpty)
            return Reply.NotValid(context, problems);
        return await Add(kind, wish.Version, wish.Content!.ToJsonString(StudioJson.Options), wish.Note ?? "", "document-written", context, store, audit, broadcast);
    }

    private static async Task<IResult> Restore(string kind, int number, RestoreWish wish, HttpContext context, DocumentStore store, AuditTrail audit, Broadcast broadcast) =>
        await store.At(context.Centre().Id, kind, number, context.RequestAborted) is { } old
            ? await Add(kind, wish.Version, old.Content, old.Note, "document-restored", context, store, audit, broadcast)
            : Reply.NotFound(context);

    private static async Task<IResult> Compare(string kind, int from, int to, HttpContext context, DocumentStore store)
    {
        var (centre, cancel) = (context.Centre().Id, context.RequestAborted);
        return await store.At(centre, kind, from, cancel) is { } before && await store.At(centre, kind, to, cancel) is { } after
            ? Results.Ok(JsonCompare.Of(JsonNode.Parse(before.Content), JsonNode.Parse(after.Content)))
            : Reply.NotFound(context);
    }

    private static async Task<IResult> Add(string kind, int seen, string content, string note, string what, HttpContext context, DocumentStore store, AuditTrail audit, Broadcast broadcast)
    {
        var (centre, who, cancel) = (context.Centre().Id, context.Name(), context.RequestAborted);
        var outcome = await store.Write(centre, kind, seen, content, who, note, cancel);
        if (outcome.Written is not { } row)
        {
            return Reply.Of(context, StatusCodes.Status409Conflict, "conflict", more: new JsonObject
            {
                ["current"] = outcome.Newest?.Number ?? 0,
                ["currentDocument"] = outcome.Newest is { } newest ? JsonNode.Parse(StudioJson.Write(DocumentReply.Of(newest))) : null,
            });
        }

        await audit.Note(who, centre, what, StudioJson.Write(new { kind, version = row.Number }), cancel);
        broadcast.Tell(centre, new Changed("document", kind, row.Number));
        return Results.Ok(DocumentReply.Of(row));
    }

    /// <param name="Version">The one that was seen.</param>
    internal sealed record DocumentWish(int Version, JsonNode? Content, string? Note);

    internal sealed record RestoreWish(int Version);
}

internal sealed record DocumentReply(string Kind, int Version, Instant? At, string Who, string Note, JsonNode? Content)
{
    public static DocumentReply Of(DocumentRow row) => new(row.Kind, row.Number, row.At, row.Who, row.Note, JsonNode.Parse(row.Content));
}

internal sealed record VersionReply(string Kind, int Version, Instant At, string Who, string Note)
{
    public static VersionReply Of(VersionLine line) => new(line.Kind, line.Number, line.At, line.Who, line.Note);
}
