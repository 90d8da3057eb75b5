using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plateau.Storage.Rows;

namespace Plateau.Storage;

/// <summary>Who did what, and when.</summary>
public sealed class AuditTrail(IDbContextFactory<StudioContext> contexts, IClock clock)
{
    /// <param name="detail">JSON: the values that the sentence shows.</param>
    public async Task Note(string who, Guid? centre, string what, string detail, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetCurrentInstant();
        context.Audit.Add(new AuditRow { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), At = now, Who = who, CentreId = centre, What = what, Detail = detail });
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>Newest first.</summary>
    /// <param name="centre">Null = of all.</param>
    public async Task<ImmutableArray<AuditRow>> Newest(Guid? centre, int most, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return [.. await context.Audit.AsNoTracking().Where(row => centre == null || row.CentreId == centre).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(most).ToListAsync(cancel)];
    }
}
