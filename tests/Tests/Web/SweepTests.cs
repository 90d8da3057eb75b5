using System.Net;
using Plateau.Tests.Cli;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Web;

/// <summary>What nothing refers to any more leaves the disk, and nothing else does.</summary>
public sealed class SweepTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deleted_centre_takes_its_logs_and_results_and_leaves_what_others_use()
    {
        await using var studio = await StudioRun.Start(with: options => options with { KeepUnusedFor = TimeSpan.Zero });
        var (stays, gone) = (await studio.Centre("Reste"), await studio.Centre("Part"));
        await studio.Upload(stays, "commun.csv", Sample.Log(days: 2));
        var kept = studio.Files();
        await studio.Upload(gone, "le-meme.csv", Sample.Log(days: 2));
        var item = (await studio.Upload(gone, "le-sien.csv", Sample.Log(days: 3)))["item"]!;
        // Taken out of the list, it stays: the version that named it can be gone back to.
        await studio.Put($"/api/centres/{gone}/documents/sources", new { version = 2, content = new { items = Array.Empty<object>() } });
        await studio.Put($"/api/centres/{gone}/documents/sources", new { version = 3, content = new { items = new[] { item } } });
        (await studio.Study(gone, "diagnosis"))[^1]["state"]!.GetValue<string>().ShouldBe("done");
        studio.Files().Length.ShouldBeGreaterThan(kept.Length + 1);
        (await studio.Browser.DeleteAsync($"/api/centres/{gone}", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await StudioRun.Until(() => studio.Files().SequenceEqual(kept), "what only the deleted centre used");
    }

    [Fact]
    public async Task When_the_server_starts_remains_go_and_what_is_new_stays()
    {
        using var folder = new TemporaryFolder();
        string[] kept;
        string centre;
        await using (var studio = await StudioRun.Start(folder: folder.Path))
        {
            centre = await studio.Centre();
            await studio.Upload(centre, "appels.csv", Sample.Log(days: 2));
            kept = studio.Files();
        }

        // Half an upload and a study that is no more, as a killed server leaves them; and one that was just sent.
        var (half, unused, sent) = (Draft("half", "half"), Kept('a'), Kept('b'));
        var runs = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "work")).FullName, $"{Guid.NewGuid():N}.runs");
        await File.WriteAllTextAsync(runs, "", Cancel);
        foreach (var old in new[] { half, unused, Path.Combine(folder.Path, "files", kept[0]) })
            File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));
        await using var again = await StudioRun.Start(folder: folder.Path);
        await StudioRun.Until(() => !File.Exists(half) && !File.Exists(unused) && !File.Exists(runs), "remains");
        again.Files().ShouldBe([.. kept, Path.GetRelativePath(Path.Combine(folder.Path, "files"), sent)], ignoreOrder: true);
        (await again.Study(centre, "diagnosis"))[^1]["state"]!.GetValue<string>().ShouldBe("done");

        string Kept(char sign) => Draft($"{sign}{sign}", new string(sign, 64));

        string Draft(string within, string name)
        {
            var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "files", within == "half" ? "incoming" : within)).FullName, name);
            File.WriteAllText(path, name);
            return path;
        }
    }
}
