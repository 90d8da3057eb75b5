using NodaTime;
using Plateau.Storage;
using Plateau.Web.Studies;

namespace Plateau.Web.Sources;

/// <summary>Removes what nothing refers to any more: logs and results of deleted centres, remains of broken-off uploads and studies. When the server starts, after a centre was deleted, and every hour.</summary>
internal sealed class Sweeper(FileStore files, FileReferences references, StudyStore studies, RunFiles runs, StudioOptions options, IClock clock, ILogger<Sweeper> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim asked = new(0);

    /// <summary>Whoever removed something that refers to files wakes it.</summary>
    public void Wake() => asked.Release();

    public override void Dispose()
    {
        asked.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Sweep(stoppingToken);
                await asked.WaitAsync(Between, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(exception, "Unused files could not be removed; the next time is in {Minutes} min", Between.TotalMinutes);
                await Task.Delay(Between, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return; // the server stops
            }
        }
    }

    private async Task Sweep(CancellationToken cancel)
    {
        // The time first, then who uses what: a file that comes between the two is newer than the time.
        var keepNewerThan = (clock.GetCurrentInstant() - Duration.FromTimeSpan(options.KeepUnusedFor)).ToDateTimeUtc();
        files.Sweep(await references.All(cancel), keepNewerThan);
        var there = runs.All;
        var open = (await studies.Open(cancel)).Select(row => row.Id).ToHashSet();
        foreach (var study in there.Where(study => !open.Contains(study)))
            runs.Delete(study);
    }
}
