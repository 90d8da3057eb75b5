using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plateau.Storage.Rows;

namespace Plateau.Storage;

/// <summary>The centres that the studio knows.</summary>
public sealed class CentreStore(IDbContextFactory<StudioContext> contexts, IClock clock)
{
    private const int SecretBytes = 32;

    /// <summary>In the order in which they were made.</summary>
    public async Task<ImmutableArray<CentreRow>> All(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return [.. await context.Centres.AsNoTracking().OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(cancel)];
    }

    public async Task<CentreRow?> Find(Guid id, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Centres.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
    }

    /// <summary>A centre with the first version of its documents, all or nothing.</summary>
    /// <param name="documents">Content (JSON) by kind.</param>
    public async Task<CentreRow> Create(IReadOnlyDictionary<string, string> documents, string who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(documents);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetCurrentInstant();
        var centre = new CentreRow { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CreatedAt = now, CreatedBy = who, Secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(SecretBytes)) };
        context.Centres.Add(centre);
        foreach (var (kind, content) in documents)
            context.Documents.Add(new DocumentRow { CentreId = centre.Id, Kind = kind, Number = 1, At = now, Who = who, Note = "", Content = content });
        await context.SaveChangesAsync(cancel);
        return centre;
    }

    /// <summary>Removes the centre with its documents and studies. Files stay until <see cref="FileStore.Sweep"/>.</summary>
    public async Task<bool> Delete(Guid id, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Centres.Where(row => row.Id == id).ExecuteDeleteAsync(cancel) > 0;
    }
}
