using System.Collections.Immutable;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using NodaTime;
using Plateau.Model.Texts;
using Plateau.Report.Texts;
using Plateau.Storage;
using Plateau.Storage.Rows;
using Plateau.Web.Frame;

namespace Plateau.Web.Studies;

/// <summary>Studies are asked for, watched and stopped.</summary>
internal sealed class StudyEndpoints : IEndpoints
{
    public string Tag => "studies";

    public void Map(RouteGroupBuilder api)
    {
        var centre = api.MapCentre();
        centre.MapPost("/studies", Ask);
        centre.MapGet("/studies", async (HttpContext context, StudyDesk desk) => await desk.Of(context.Centre().Id, context.Language(), context.RequestAborted));
        centre.MapGet("/events", (HttpContext context, Broadcast broadcast) => TypedResults.ServerSentEvents(broadcast.Watch(context.Centre().Id, context.RequestAborted), "changed"));
        var study = centre.MapGroup("/studies/{study:guid}");
        study.MapGet("", async (Guid study, HttpContext context, StudyDesk desk) => await desk.Find(context.Centre().Id, study, context.Language(), context.RequestAborted) is { } summary ? Results.Ok(summary) : Reply.NotFound(context));
        study.MapPost("/cancel", Cancel);
        study.MapGet("/events", async (Guid study, HttpContext context, StudyDesk desk) => await desk.Find(context.Centre().Id, study, context.Language(), context.RequestAborted) is null
            ? Reply.NotFound(context)
            : TypedResults.ServerSentEvents(desk.Watch(context.Centre().Id, study, context.Language(), context.RequestAborted)));
    }

    private static async Task<IResult> Ask(StudyWish wish, HttpContext context, StudyStore studies, DocumentStore documents, StudyQueue queue, StudyDesk desk, AuditTrail audit, Broadcast broadcast)
    {
        var (centre, who, cancel) = (context.Centre().Id, context.Name(), context.RequestAborted);
        if (!StudyKinds.All.Contains(wish.Kind))
            return Reply.NotValid(context, Problem.At("kind", "studio.study-kind", Argument.Of("value", wish.Kind), Argument.List("known", StudyKinds.All)));
        var versions = await StudyVersions.Newest(documents, centre, cancel);
        // The same study that waits already is the answer: whoever asks twice does not wait twice.
        var open = (await studies.Open(cancel)).FirstOrDefault(row => row.CentreId == centre && row.Kind == wish.Kind && StudyVersions.Read(row.Inputs) == versions);
        var asked = open ?? await studies.Ask(centre, wish.Kind, StudioJson.Write(versions), who, cancel);
        if (open is null)
        {
            await audit.Note(who, centre, "study-asked", StudioJson.Write(new { kind = wish.Kind, study = asked.Id }), cancel);
            queue.Wake();
            broadcast.Tell(centre, new Changed("study", asked.Id.ToString(), 0));
        }

        return Results.Accepted($"/api/centres/{centre}/studies/{asked.Id}", await desk.Find(centre, asked.Id, context.Language(), cancel));
    }

    private static async Task<IResult> Cancel(Guid study, HttpContext context, StudyQueue queue, StudyDesk desk, AuditTrail audit)
    {
        var (centre, cancel) = (context.Centre().Id, context.RequestAborted);
        if (await desk.Find(centre, study, context.Language(), cancel) is null)
            return Reply.NotFound(context);
        await queue.Cancel(study, cancel);
        await audit.Note(context.Name(), centre, "study-cancelled", StudioJson.Write(new { study }), cancel);
        return Results.Ok(await desk.Find(centre, study, context.Language(), cancel));
    }

    internal sealed record StudyWish(string Kind);
}

/// <summary>Summaries of studies, as they are now and as they go on.</summary>
internal sealed class StudyDesk(StudyStore studies, DocumentStore documents, StudyQueue queue, Broadcast broadcast, IClock clock)
{
    public async Task<ImmutableArray<StudySummary>> Of(Guid centre, Language language, CancellationToken cancel)
    {
        var rows = await studies.Of(centre, cancel);
        var (open, newest) = (await studies.Open(cancel), await StudyVersions.Newest(documents, centre, cancel));
        return [.. rows.Select(row => StudySummary.Of(row, queue.Live, newest, open, clock.GetCurrentInstant(), language))];
    }

    /// <summary>Null when the centre has no such study.</summary>
    public async Task<StudySummary?> Find(Guid centre, Guid study, Language language, CancellationToken cancel) => await studies.Find(study, cancel) is { } row && row.CentreId == centre
        ? StudySummary.Of(row, queue.Live, await StudyVersions.Newest(documents, centre, cancel), row.State == StudyState.Queued ? await studies.Open(cancel) : [], clock.GetCurrentInstant(), language)
        : null;

    /// <summary>The study now, and again whenever something changes, until it has ended.</summary>
    public async IAsyncEnumerable<SseItem<StudySummary>> Watch(Guid centre, Guid study, Language language, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await using var changes = broadcast.Watch(centre, stop.Token).GetAsyncEnumerator(stop.Token);
        var next = changes.MoveNextAsync().AsTask(); // watching begins before the first look: nothing falls between
        while (await Find(centre, study, language, cancel) is { } summary)
        {
            yield return new(summary, "progress");
            if (summary.IsFinal)
                break;
            await next;
            next = changes.MoveNextAsync().AsTask();
        }

        await stop.CancelAsync();
        await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
