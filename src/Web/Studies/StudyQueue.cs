using System.Collections.Immutable;
using System.Threading.Channels;
using NodaTime;
using Plateau.Design;
using Plateau.Model.Texts;
using Plateau.Storage;
using Plateau.Storage.Rows;
using Plateau.Web.Frame;

namespace Plateau.Web.Studies;

/// <summary>How far the study is that is running.</summary>
internal sealed record LiveStudy(Guid Id, string Stage, double Done, Instant BeganAt);

/// <summary>
/// Does one study after the other, in the order in which they were asked for. What waits or runs stands in the database: a server that starts again goes on with it.
/// </summary>
internal sealed class StudyQueue(StudyStore studies, CentreStore centres, DocumentStore documents, FileStore files, StudyWork work, RunFiles runs, Broadcast broadcast, StudioOptions options, IClock clock, ILogger<StudyQueue> log) : BackgroundService
{
    private static readonly Duration BetweenTellings = Duration.FromMilliseconds(300);
    private static readonly Duration BetweenWrites = Duration.FromSeconds(2);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);
    private readonly Channel<bool> asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock gate = new();
    private CancellationTokenSource? current;
    private LiveStudy? live;

    /// <summary>Null when none is running.</summary>
    public LiveStudy? Live
    {
        get
        {
            lock (gate)
                return live;
        }
    }

    /// <summary>Whoever added a study wakes the queue.</summary>
    public void Wake() => asked.Writer.TryWrite(true);

    /// <summary>Stops a study that waits or runs; one that has ended stays as it is.</summary>
    public async Task<StudyRow?> Cancel(Guid id, CancellationToken cancel)
    {
        lock (gate)
        {
            if (live?.Id == id)
                current?.Cancel();
        }

        var row = await studies.Change(id, (study, now) => (study.State, study.EndedAt) = (StudyState.Cancelled, now), cancel);
        if (row is not null)
            Tell(row);
        return row;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What is under way when the server stops stands as such in the database, and goes on when it starts again.
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // One at a time: the order may change while it runs.
                if ((await studies.Open(stoppingToken)).FirstOrDefault() is { } next)
                    await Do(next, stoppingToken);
                else
                    await asked.Reader.ReadAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database does not answer, or the folder: the server stays, and the study is taken up again where it was.
                log.LogError(DatabaseFaults.Of(exception) is null ? exception : null, "The queue of studies waits {Seconds} s and tries again: {Message}", BetweenTries.TotalSeconds, (DatabaseFaults.CauseOf(exception) ?? exception).Message);
                await Task.Delay(BetweenTries, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return; // the server stops
            }
        }
    }

    private async Task Do(StudyRow row, CancellationToken stopping)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        lock (gate)
            (current, live) = (stop, new(row.Id, "", 0, clock.GetCurrentInstant()));
        try
        {
            if (await centres.Find(row.CentreId, stopping) is not { } centre
                || await studies.Change(row.Id, (study, now) => (study.State, study.StartedAt) = (StudyState.Running, study.StartedAt ?? now), stopping) is not { State: StudyState.Running } running)
                return;
            Tell(running);
            var inputs = await StudyInputs.Load(documents, row.CentreId, StudyVersions.Read(row.Inputs), stopping);
            var (outcome, results) = await Compute(running, inputs, centre.Secret, stop.Token);
            await End(row.Id, results is null ? StudyState.Failed : StudyState.Done, outcome.Problems, results, stopping);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            if (!stopping.IsCancellationRequested)
                await End(row.Id, StudyState.Cancelled, [], null, stopping);
        }
        catch (Exception exception) when (DatabaseFaults.Of(exception) is null && !stopping.IsCancellationRequested)
        {
            // A defect of the program must not end the queue; whoever asked is told, its trace goes to the log. A full disk is none.
            log.LogError(exception is IOException ? null : exception, "Study {Study} failed: {Message}", row.Id, exception.Message);
            await End(row.Id, StudyState.Failed, [Problem.At("", exception is IOException ? "studio.disk" : "studio.defect", Argument.Of("study", row.Id.ToString()))], null, stopping);
        }
        finally
        {
            lock (gate)
                (current, live) = (null, null);
        }
    }

    private async Task<(StudyOutcome Outcome, StudyResults? Results)> Compute(StudyRow row, StudyInputs inputs, string secret, CancellationToken cancel)
    {
        var began = clock.GetCurrentInstant();
        using var memory = new SimulationMemoryFile(runs.PathOf(row.Id));
        var outcome = await Task.Run(() => work.Run(row.Kind, inputs, secret, memory, progress => Note(row, progress), cancel), cancel);
        return (outcome, outcome.Result is { } result ? await StudyResults.Keep(files, result, options, began, clock.GetCurrentInstant(), cancel) : null);
    }

    private async Task End(Guid id, StudyState state, ImmutableArray<Problem> problems, StudyResults? results, CancellationToken cancel)
    {
        var row = await studies.Change(
            id,
            (study, now) => (study.State, study.EndedAt, study.Done, study.Problems, study.Results) =
                (state, now, state == StudyState.Done ? 1 : study.Done, problems.IsEmpty ? "" : StudioJson.Write(problems), results is null ? "" : StudioJson.Write(results)),
            cancel);
        runs.Delete(id);
        if (row is not null)
            Tell(row);
    }

    /// <summary>Called from the threads that compute: tells watchers a few times a second, and the database now and then.</summary>
    private void Note(StudyRow row, StudyProgress progress)
    {
        lock (gate)
        {
            if (live?.Id != row.Id)
                return;
            // Parts that run side by side may report out of order; a bar never goes back.
            live = live with { Stage = progress.Stage, Done = Math.Max(live.Done, Math.Clamp(progress.Done, 0, 1)) };
            var now = clock.GetCurrentInstant();
            if (now - told > BetweenTellings)
            {
                told = now;
                Tell(row);
            }

            if (now - written < BetweenWrites)
                return;
            written = now;
        }

        _ = Task.Run(() => Write(row.Id, progress));
    }

    private async Task Write(Guid study, StudyProgress progress)
    {
        try
        {
            await studies.Change(study, (row, _) => (row.Stage, row.Done) = (progress.Stage, Math.Max(row.Done, progress.Done)), CancellationToken.None);
        }
        catch (Exception exception) when (DatabaseFaults.Of(exception) is not null || exception is ObjectDisposedException)
        {
            // The next one tells more.
        }
    }

    private Instant told;
    private Instant written;

    private void Tell(StudyRow row) => broadcast.Tell(row.CentreId, new Changed("study", row.Id.ToString(), 0));
}
