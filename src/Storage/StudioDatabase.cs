using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Plateau.Storage;

/// <summary>Opens the database that a studio was told to use.</summary>
public static class StudioDatabase
{
    /// <summary>Name of the SQLite file in the folder of the studio.</summary>
    public const string FileName = "plateau.db";

    /// <param name="connection">Of PostgreSQL; null = a SQLite file in the folder.</param>
    public static IServiceCollection AddStudioDatabase(this IServiceCollection services, string folder, string? connection)
    {
        // The text is made once: a name drawn inside the lambda would differ for each context.
        var sqlite = $"Data Source={Path.Combine(folder, FileName)}";
        return services.AddPooledDbContextFactory<StudioContext>(options =>
        {
            _ = connection is null ? options.UseSqlite(sqlite) : options.UseNpgsql(connection);
            // Migrations are written by hand, without a snapshot that EF could hold the model against; a test does that instead.
            options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning, RelationalEventId.MigrationsNotFound));
        });
    }

    /// <summary>Brings the database to the form that this version of the program knows.</summary>
    public static async Task Migrate(IDbContextFactory<StudioContext> contexts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.MigrateAsync(cancel);
        if (context.Database.IsSqlite())
        {
            // Readers do not wait for the writer.
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancel);
        }
    }
}
