using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Plateau.Storage;
using Plateau.Storage.Rows;
using Plateau.Tests.Storage;
using Plateau.Web.Studies;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Web;

/// <summary>The queue of studies when the database fails for a while.</summary>
public sealed class StudyQueueTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_queue_that_cannot_be_read_for_a_while_goes_on_and_so_does_the_server(DatabaseKind database)
    {
        await using var studio = await StudioRun.Start(database);
        var centre = await studio.Centre();
        await studio.Upload(centre, "appels.csv", Sample.Log());
        await Do(studio, "ALTER TABLE studies RENAME TO studies_away");
        studio.Services.GetRequiredService<StudyQueue>().Wake();
        var reply = await studio.Post($"/api/centres/{centre}/studies", new { kind = "diagnosis" }, System.Net.HttpStatusCode.ServiceUnavailable);
        reply["code"]!.GetValue<string>().ShouldBe("database");
        await Task.Delay(500, Cancel);
        await Do(studio, "ALTER TABLE studies_away RENAME TO studies");
        (await studio.Study(centre, "diagnosis"))[^1]["state"]!.GetValue<string>().ShouldBe("done");
    }

    [Fact]
    public async Task A_study_whose_end_could_not_be_written_is_taken_up_again_and_ends()
    {
        var failing = new FailingEnds(2);
        await using var studio = await StudioRun.Start(replace: services => services.ConfigureDbContext<StudioContext>(options => options.AddInterceptors(failing)));
        var centre = await studio.Centre();
        await studio.Upload(centre, "appels.csv", Sample.Log());
        var told = await studio.Study(centre, "diagnosis");
        failing.Left.ShouldBe(0);
        told[^1]["state"]!.GetValue<string>().ShouldBe("done", told[^1].ToJsonString());
        Directory.GetFiles(Path.Combine(studio.Folder, "work")).ShouldBeEmpty();
    }

    private static async Task Do(StudioRun studio, string sql)
    {
        await using var context = await studio.Services.GetRequiredService<IDbContextFactory<StudioContext>>().CreateDbContextAsync(Cancel);
        await context.Database.ExecuteSqlRawAsync(sql, Cancel);
    }

    /// <summary>A database that does not take the first ends of studies.</summary>
    private sealed class FailingEnds(int times) : SaveChangesInterceptor
    {
        public int Left { get; private set; } = times;

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (Left > 0 && eventData.Context!.ChangeTracker.Entries<StudyRow>().Any(entry => entry.Entity.State == StudyState.Done))
            {
                Left--;
                throw new DbUpdateException("The connection was lost.", new Npgsql.NpgsqlException("The connection was lost."));
            }

            return ValueTask.FromResult(result);
        }
    }
}
