using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plateau.Storage;
using Plateau.Storage.Rows;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Storage;

/// <summary>The same behaviour on SQLite and on PostgreSQL.</summary>
public sealed class StudioDatabaseTests
{
    private const int Writers = 16;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Dictionary<string, string> Settings => new() { [DocumentKinds.Settings] = """{"name":"Été"}""" };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Every_row_is_written_and_read_back_whole(DatabaseKind kind)
    {
        using var database = await TestDatabase.New(kind);
        var at = Instant.FromUnixTimeMilliseconds(1_795_000_000_123);
        var centre = new CentreRow { Id = Guid.NewGuid(), CreatedAt = at, CreatedBy = "Zoé", Secret = "s" };
        object[] rows =
        [
            centre,
            new DocumentRow { CentreId = centre.Id, Kind = "settings", Number = 3, At = at, Who = "Zoé", Note = "« pourquoi »", Content = "{\"a\":\"'; DROP TABLE centres;--\"}" },
            new StudyRow { Id = Guid.NewGuid(), CentreId = centre.Id, Kind = "study", State = StudyState.Running, Inputs = "{}", AskedBy = "Zoé", AskedAt = at, StartedAt = at, EndedAt = null, Stage = "cursor", Done = 0.25, Problems = "[]", Results = "{}" },
            new AuditRow { Id = Guid.NewGuid(), At = at, Who = "Zoé", CentreId = centre.Id, What = "x", Detail = "{}" },
        ];
        await using (var context = await database.Contexts.CreateDbContextAsync(Cancel))
        {
            context.AddRange(rows);
            await context.SaveChangesAsync(Cancel);
            // Every kind of row that the database has is among them: a table without a migration fails here.
            rows.Select(row => row.GetType()).ShouldBe(context.Model.GetEntityTypes().Select(type => type.ClrType), ignoreOrder: true);
        }

        await using var later = await database.Contexts.CreateDbContextAsync(Cancel);
        (await later.Centres.SingleAsync(Cancel)).ShouldBeEquivalentTo(rows[0]);
        (await later.Documents.SingleAsync(Cancel)).ShouldBeEquivalentTo(rows[1]);
        (await later.Studies.SingleAsync(Cancel)).ShouldBeEquivalentTo(rows[2]);
        (await later.Audit.SingleAsync(Cancel)).ShouldBeEquivalentTo(rows[3]);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Migrating_twice_changes_nothing(DatabaseKind kind)
    {
        using var database = await TestDatabase.New(kind);
        var centre = await database.Centres.Create(Settings, "a", Cancel);
        await StudioDatabase.Migrate(database.Contexts, Cancel);
        (await database.Centres.All(Cancel)).Select(row => row.Id).ShouldBe([centre.Id]);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Of_many_who_write_after_the_same_version_one_succeeds_and_the_others_are_told(DatabaseKind kind)
    {
        using var database = await TestDatabase.New(kind);
        var centre = (await database.Centres.Create(Settings, "a", Cancel)).Id;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => database.Documents.Write(centre, DocumentKinds.Settings, 1, $$"""{"name":"{{writer}}"}""", $"w{writer}", "", Cancel), Cancel)));
        var winner = outcomes.Single(outcome => outcome.Written is not null).Written!;
        winner.Number.ShouldBe(2);
        outcomes.ShouldAllBe(outcome => outcome.Newest!.Content == winner.Content);
        (await database.Documents.Versions(centre, DocumentKinds.Settings, Cancel)).Select(line => line.Number).ShouldBe([2, 1]);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Nothing_written_is_lost_when_everybody_tries_again(DatabaseKind kind)
    {
        using var database = await TestDatabase.New(kind);
        var centre = (await database.Centres.Create(Settings, "a", Cancel)).Id;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                for (var seen = 1; ;)
                {
                    var outcome = await database.Documents.Write(centre, DocumentKinds.Settings, seen, $$"""{"name":"{{writer}}"}""", $"w{writer}", "", Cancel);
                    if (outcome.Written is not null)
                        return;
                    seen = outcome.Newest!.Number;
                }
            },
            Cancel)));
        var versions = await database.Documents.Versions(centre, DocumentKinds.Settings, Cancel);
        versions.Select(line => line.Number).ShouldBe(Enumerable.Range(1, Writers + 1).Reverse());
        versions.Select(line => line.Who).Distinct().Count().ShouldBe(Writers + 1);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_deleted_centre_takes_its_documents_and_studies_and_leaves_the_trail(DatabaseKind kind)
    {
        using var database = await TestDatabase.New(kind);
        var (gone, stays) = (await database.Centres.Create(Settings, "a", Cancel), await database.Centres.Create(Settings, "a", Cancel));
        await database.Studies.Ask(gone.Id, StudyKinds.Study, "{}", "a", Cancel);
        await database.Audit.Note("a", gone.Id, "centre-deleted", "{}", Cancel);
        (await database.Centres.Delete(gone.Id, Cancel)).ShouldBeTrue();
        (await database.Centres.Delete(gone.Id, Cancel)).ShouldBeFalse();
        (await database.Centres.All(Cancel)).Select(row => row.Id).ShouldBe([stays.Id]);
        (await database.Studies.Of(gone.Id, Cancel)).ShouldBeEmpty();
        (await database.Documents.Newest(gone.Id, DocumentKinds.Settings, Cancel)).ShouldBeNull();
        (await database.Audit.Newest(gone.Id, 10, Cancel)).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_study_that_has_ended_stays_as_it_ended(DatabaseKind kind)
    {
        using var database = await TestDatabase.New(kind);
        var centre = (await database.Centres.Create(Settings, "a", Cancel)).Id;
        var (first, second) = (await database.Studies.Ask(centre, StudyKinds.Diagnosis, "{}", "a", Cancel), await database.Studies.Ask(centre, StudyKinds.Study, "{}", "a", Cancel));
        (await database.Studies.Open(Cancel)).Select(row => row.Id).ShouldBe([first.Id, second.Id]);
        await database.Studies.Change(first.Id, (study, now) => (study.State, study.EndedAt) = (StudyState.Cancelled, now), Cancel);
        (await database.Studies.Change(first.Id, (study, _) => study.State = StudyState.Done, Cancel))!.State.ShouldBe(StudyState.Cancelled);
        (await database.Studies.Open(Cancel)).Select(row => row.Id).ShouldBe([second.Id]);
        (await database.Studies.Change(Guid.NewGuid(), (study, _) => study.Done = 1, Cancel)).ShouldBeNull();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_was_read_before_a_study_ended_changes_it_no_more(DatabaseKind kind)
    {
        using var database = await TestDatabase.New(kind);
        var study = await Running(database);
        // Progress that was on its way, and an end that comes second: both were read while the study still ran.
        var late = await database.Studies.Change(study, (row, _) => (row.Stage, row.Done) = (Cancelled(database, study), 0.9), Cancel);
        (late!.State, late.Stage, late.Done).ShouldBe((StudyState.Cancelled, "", 0));

        study = await Running(database);
        var second = await database.Studies.Change(study, (row, _) => (row.Results, row.State) = (Cancelled(database, study), StudyState.Done), Cancel);
        (second!.State, second.Results).ShouldBe((StudyState.Cancelled, ""));

        // And one whose centre was deleted meanwhile is no fault.
        study = await Running(database);
        (await database.Studies.Change(study, (row, _) => row.Stage = Deleted(database, row.CentreId), Cancel)).ShouldBeNull();

        static string Cancelled(TestDatabase database, Guid study) =>
            Task.Run(() => database.Studies.Change(study, (row, now) => (row.State, row.EndedAt) = (StudyState.Cancelled, now), Cancel), Cancel).GetAwaiter().GetResult()!.State.ToString();

        static string Deleted(TestDatabase database, Guid centre) => Task.Run(() => database.Centres.Delete(centre, Cancel), Cancel).GetAwaiter().GetResult() ? "deleted" : "";
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Of_many_who_end_a_study_at_once_one_decides_and_all_are_told_the_same(DatabaseKind kind)
    {
        using var database = await TestDatabase.New(kind);
        StudyState[] ends = [StudyState.Done, StudyState.Failed, StudyState.Cancelled];
        for (var round = 0; round < 5; round++)
        {
            var study = await Running(database);
            var told = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
                () => writer % 2 == 0
                    ? database.Studies.Change(study, (row, now) => (row.State, row.EndedAt, row.Problems) = (ends[writer / 2 % 3], now, $"{ends[writer / 2 % 3]} {writer}"), Cancel)
                    : database.Studies.Change(study, (row, _) => (row.Stage, row.Done) = ("simulating", 0.1), Cancel),
                Cancel)));
            var kept = (await database.Studies.Find(study, Cancel))!;
            kept.Problems.ShouldStartWith(kept.State.ToString());
            told.Where((_, writer) => writer % 2 == 0).ShouldAllBe(row => row!.State == kept.State && row.Problems == kept.Problems && row.EndedAt == kept.EndedAt);
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Files_of_any_version_and_of_results_are_referred_to_until_the_centre_is_deleted(DatabaseKind kind)
    {
        using var database = await TestDatabase.New(kind);
        string[] hashes = [.. "0123".Select(sign => new string(sign, 64))];
        var (gone, stays) = (await database.Centres.Create(Settings, "a", Cancel), await database.Centres.Create(Settings, "a", Cancel));
        await database.Documents.Write(gone.Id, DocumentKinds.Sources, 0, $$"""{"items":[{"file":"{{hashes[0]}}"},{"file":"{{hashes[1]}}"}]}""", "a", "", Cancel);
        await database.Documents.Write(stays.Id, DocumentKinds.Sources, 0, $$"""{"items":[{"file":"{{hashes[1]}}"}]}""", "a", "", Cancel);
        await database.Documents.Write(stays.Id, DocumentKinds.Sources, 1, """{"items":[]}""", "a", "", Cancel);
        foreach (var (centre, hash) in new[] { (gone.Id, hashes[2]), (stays.Id, hashes[3]) })
        {
            var study = await database.Studies.Ask(centre, StudyKinds.Study, "{}", "a", Cancel);
            await database.Studies.Change(study.Id, (row, _) => (row.State, row.Results) = (StudyState.Done, $$"""{"json":"{{hash}}"}"""), Cancel);
        }

        (await database.References.All(Cancel)).ShouldBe(hashes, ignoreOrder: true);
        await database.Centres.Delete(gone.Id, Cancel);
        (await database.References.All(Cancel)).ShouldBe([hashes[1], hashes[3]], ignoreOrder: true);
    }

    private static async Task<Guid> Running(TestDatabase database)
    {
        var centre = (await database.Centres.Create(Settings, "a", Cancel)).Id;
        var study = (await database.Studies.Ask(centre, StudyKinds.Study, "{}", "a", Cancel)).Id;
        await database.Studies.Change(study, (row, _) => row.State = StudyState.Running, Cancel);
        return study;
    }
}
