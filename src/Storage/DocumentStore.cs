using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plateau.Storage.Rows;

namespace Plateau.Storage;

/// <summary>What became of an attempt to write.</summary>
/// <param name="Written">Null when somebody else was first.</param>
/// <param name="Newest">The newest version there is; null when the document was never written.</param>
public sealed record WriteOutcome(DocumentRow? Written, DocumentRow? Newest);

/// <summary>A version without its content.</summary>
public sealed record VersionLine(string Kind, int Number, Instant At, string Who, string Note);

/// <summary>Documents of centres in all their versions. Two people never overwrite each other: a version is added after the one that was seen, or not at all.</summary>
public sealed class DocumentStore(IDbContextFactory<StudioContext> contexts, IClock clock)
{
    public async Task<DocumentRow?> Newest(Guid centre, string kind, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await Newest(context, centre, kind, cancel);
    }

    public async Task<DocumentRow?> At(Guid centre, string kind, int number, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Documents.AsNoTracking().FirstOrDefaultAsync(row => row.CentreId == centre && row.Kind == kind && row.Number == number, cancel);
    }

    /// <summary>Newest first.</summary>
    public async Task<ImmutableArray<VersionLine>> Versions(Guid centre, string kind, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var lines = await context.Documents.AsNoTracking().Where(row => row.CentreId == centre && row.Kind == kind).OrderByDescending(row => row.Number)
            .Select(row => new VersionLine(row.Kind, row.Number, row.At, row.Who, row.Note)).ToListAsync(cancel);
        return [.. lines];
    }

    /// <summary>The newest version of each document of the centre.</summary>
    public async Task<ImmutableArray<VersionLine>> Heads(Guid centre, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var lines = await context.Documents.AsNoTracking()
            .Where(row => row.CentreId == centre && row.Number == context.Documents.Where(other => other.CentreId == centre && other.Kind == row.Kind).Max(other => other.Number))
            .OrderBy(row => row.Kind).Select(row => new VersionLine(row.Kind, row.Number, row.At, row.Who, row.Note)).ToListAsync(cancel);
        return [.. lines];
    }

    /// <summary>Adds a version.</summary>
    /// <param name="seen">Number of the version that the content was made from; 0 = there was none.</param>
    public async Task<WriteOutcome> Write(Guid centre, string kind, int seen, string content, string who, string note, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var newest = await Newest(context, centre, kind, cancel);
        if ((newest?.Number ?? 0) != seen)
            return new(null, newest);
        var row = new DocumentRow { CentreId = centre, Kind = kind, Number = seen + 1, At = clock.GetCurrentInstant(), Who = who, Note = note, Content = content };
        context.Documents.Add(row);
        try
        {
            await context.SaveChangesAsync(cancel);
            return new(row, row);
        }
        catch (DbUpdateException)
        {
            // Somebody was first between the look and the write; anything else is a fault of the database.
            context.ChangeTracker.Clear();
            newest = await Newest(context, centre, kind, cancel);
            if ((newest?.Number ?? 0) == seen)
                throw;
            return new(null, newest);
        }
    }

    private static Task<DocumentRow?> Newest(StudioContext context, Guid centre, string kind, CancellationToken cancel) =>
        context.Documents.AsNoTracking().Where(row => row.CentreId == centre && row.Kind == kind).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
}
