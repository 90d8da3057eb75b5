using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plateau.Storage.Rows;

namespace Plateau.Storage;

/// <summary>The studies that were asked for, waiting, under way and ended.</summary>
public sealed class StudyStore(IDbContextFactory<StudioContext> contexts, IClock clock)
{
    /// <summary>Newest first.</summary>
    public async Task<ImmutableArray<StudyRow>> Of(Guid centre, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return [.. await context.Studies.AsNoTracking().Where(row => row.CentreId == centre).OrderByDescending(row => row.AskedAt).ThenByDescending(row => row.Id).ToListAsync(cancel)];
    }

    public async Task<StudyRow?> Find(Guid id, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Studies.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
    }

    /// <summary>Waiting and running ones, in the order in which they were asked for.</summary>
    public async Task<ImmutableArray<StudyRow>> Open(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return [.. await context.Studies.AsNoTracking().Where(row => row.State == StudyState.Queued || row.State == StudyState.Running).OrderBy(row => row.AskedAt).ThenBy(row => row.Id).ToListAsync(cancel)];
    }

    /// <param name="inputs">JSON: the versions of the documents that go in.</param>
    public async Task<StudyRow> Ask(Guid centre, string kind, string inputs, string who, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetCurrentInstant();
        var row = new StudyRow { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CentreId = centre, Kind = kind, State = StudyState.Queued, Inputs = inputs, AskedBy = who, AskedAt = now };
        context.Studies.Add(row);
        await context.SaveChangesAsync(cancel);
        return row;
    }

    /// <summary>Changes a study that has not ended; one that has stays as it is, whoever else writes at the same time.</summary>
    /// <param name="change">Called again, on the study as it then is, when somebody else moved it on meanwhile.</param>
    /// <returns>The study afterwards; null when there is none.</returns>
    public async Task<StudyRow?> Change(Guid id, Action<StudyRow, Instant> change, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(change);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        while (true)
        {
            var row = await context.Studies.FirstOrDefaultAsync(study => study.Id == id, cancel);
            if (row is null || row.IsFinal)
                return row;
            change(row, clock.GetCurrentInstant());
            try
            {
                await context.SaveChangesAsync(cancel);
                return row;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Its state is no longer the one that was read (or it is gone): look again.
                context.ChangeTracker.Clear();
            }
        }
    }
}
