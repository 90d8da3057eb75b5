using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plateau.Storage;
using Plateau.Tests.Cli;
using Xunit;

namespace Plateau.Tests.Storage;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>An empty database of the studio, on either of the two.</summary>
internal sealed class TestDatabase : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;

    private TestDatabase(DatabaseKind kind)
    {
        services = new ServiceCollection().AddStudioDatabase(folder.Path, kind == DatabaseKind.Postgres ? PostgresServer.NewDatabase() : null).BuildServiceProvider();
        Contexts = services.GetRequiredService<IDbContextFactory<StudioContext>>();
        Documents = new(Contexts, Clock);
        Centres = new(Contexts, Clock);
        Studies = new(Contexts, Clock);
        Audit = new(Contexts, Clock);
        References = new(Contexts);
    }

    public IDbContextFactory<StudioContext> Contexts { get; }

    public TestClock Clock { get; } = new();

    public DocumentStore Documents { get; }

    public CentreStore Centres { get; }

    public StudyStore Studies { get; }

    public AuditTrail Audit { get; }

    public FileReferences References { get; }

    public static async Task<TestDatabase> New(DatabaseKind kind)
    {
        var database = new TestDatabase(kind);
        await StudioDatabase.Migrate(database.Contexts, TestContext.Current.CancellationToken);
        return database;
    }

    public void Dispose()
    {
        services.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}

/// <summary>A clock that ticks a second each time it is read, so that the order of events shows.</summary>
internal sealed class TestClock : IClock
{
    private long seconds;

    public Instant GetCurrentInstant() => Instant.FromUtc(2026, 11, 22, 8, 0) + Duration.FromSeconds(Interlocked.Increment(ref seconds));
}
