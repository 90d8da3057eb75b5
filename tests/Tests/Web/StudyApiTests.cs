using System.Net;
using System.Text.Json.Nodes;
using Plateau.Tests.Storage;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Web;

/// <summary>From a file to a report, through the host.</summary>
public sealed class StudyApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task From_a_log_to_the_report_in_both_languages(DatabaseKind database)
    {
        await using var studio = await StudioRun.Start(database);
        var centre = await studio.Centre("Ma boutique");
        (await studio.Browser.GetAsync($"/api/centres/{centre}/report", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await studio.Upload(centre, "appels.csv", Sample.Log());
        var told = await studio.Study(centre, "diagnosis");
        told[^1]["state"]!.GetValue<string>().ShouldBe("done", told[^1].ToJsonString());
        told.Select(summary => summary["done"]!.GetValue<double>()).ShouldBeInOrder();

        var (french, english) = (await studio.Get($"/api/centres/{centre}/report?language=fr"), await studio.Get($"/api/centres/{centre}/report?language=en"));
        Keys(french).ShouldBe(Keys(english));
        Keys(french).ShouldContain("findings");
        Keys(french).ShouldNotContain("cursor");
        Keys(await studio.Get($"/api/centres/{centre}/report?sections=answer,findings")).ShouldBe(["answer", "findings"]);
        told[^1]["headline"]!.GetValue<string>().ShouldBe(english["sections"]![0]!["headline"]!.GetValue<string>());
        (await studio.Browser.GetStringAsync($"/api/centres/{centre}/report.html?language=fr", Cancel)).ShouldContain("Ma boutique");
        (await studio.Browser.GetByteArrayAsync($"/api/centres/{centre}/report.xlsx?language=en", Cancel))[..2].ShouldBe("PK"u8.ToArray());

        // The steps know what the study saw, and a change of the settings makes it old.
        (await studio.Get($"/api/centres/{centre}/steps")).AsArray().First(step => step!["key"]!.GetValue<string>() == "flows")!["state"]!.GetValue<string>().ShouldBe("partly");
        var settings = await studio.Get($"/api/centres/{centre}/documents/settings");
        settings["content"]!["target"] = "90/15";
        await studio.Put($"/api/centres/{centre}/documents/settings", new { version = 1, content = settings["content"] });
        (await studio.Get($"/api/centres/{centre}"))["lastStudy"]!["stale"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task What_cannot_be_studied_says_why_and_what_to_do()
    {
        await using var studio = await StudioRun.Start();
        var centre = await studio.Centre();
        var told = await studio.Study(centre, "study");
        told[^1]["state"]!.GetValue<string>().ShouldBe("failed");
        told[^1]["problems"]![0]!["maybe"]!.GetValue<string>().ShouldStartWith("Maybe");
        await studio.Post($"/api/centres/{centre}/studies", new { kind = "magic" }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Studies_of_several_people_wait_in_turn_and_can_be_stopped()
    {
        await using var studio = await StudioRun.Start();
        var centres = new List<string>();
        for (var index = 0; index < 3; index++)
        {
            centres.Add(await studio.Centre($"C{index}"));
            await studio.Upload(centres[index], "appels.csv", Sample.Log(days: 15, aDay: 200));
        }

        var asked = new List<JsonNode>();
        foreach (var centre in centres)
            asked.Add(await studio.Post($"/api/centres/{centre}/studies", new { kind = "study" }, HttpStatusCode.Accepted));
        asked[2]["place"]!.GetValue<int>().ShouldBeGreaterThan(0);
        // The same study asked for twice is one study.
        (await studio.Post($"/api/centres/{centres[2]}/studies", new { kind = "study" }, HttpStatusCode.Accepted))["id"]!.GetValue<string>().ShouldBe(Id(asked[2]));
        // One of another centre cannot be reached through this one.
        (await studio.Browser.GetAsync($"/api/centres/{centres[0]}/studies/{Id(asked[2])}", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var index in new[] { 2, 0, 1 })
            (await studio.Post($"/api/centres/{centres[index]}/studies/{Id(asked[index])}/cancel"))["state"]!.GetValue<string>().ShouldBe("cancelled");
        foreach (var index in new[] { 0, 1, 2 })
            (await studio.Follow(centres[index], Id(asked[index])))[^1]["state"]!.GetValue<string>().ShouldBe("cancelled");
        // And the queue goes on.
        (await studio.Study(centres[1], "diagnosis"))[^1]["state"]!.GetValue<string>().ShouldBe("done");
    }

    [Fact]
    public async Task A_study_goes_on_when_the_server_starts_again_and_gives_the_same()
    {
        using var folder = new Cli.TemporaryFolder();
        string centre, study;
        double reached;
        await using (var studio = await StudioRun.Start(folder: folder.Path))
        {
            centre = await studio.Centre();
            await studio.Upload(centre, "appels.csv", Sample.Log(days: 15, aDay: 200));
            study = Id(await studio.Post($"/api/centres/{centre}/studies", new { kind = "study" }, HttpStatusCode.Accepted));
            do
            {
                await Task.Delay(100, Cancel);
                reached = (await studio.Get($"/api/centres/{centre}/studies/{study}"))["done"]!.GetValue<double>();
            }
            while (reached < 0.3);
        }

        var runs = new FileInfo(Directory.GetFiles(Path.Combine(folder.Path, "work")).Single());
        (runs.Extension, runs.Length > 0).ShouldBe((".runs", true));
        JsonNode resumed;
        await using (var studio = await StudioRun.Start(folder: folder.Path))
        {
            // It goes on with the runs that were kept: the file is never shorter than it was.
            var (shortest, ended) = (long.MaxValue, false);
            var watching = Task.Run(
                async () =>
                {
                    for (; !ended; await Task.Delay(5, Cancel))
                    {
                        if (new FileInfo(runs.FullName) is { Exists: true, Length: var length })
                            shortest = Math.Min(shortest, length);
                    }
                },
                Cancel);
            (await studio.Follow(centre, study))[^1]["state"]!.GetValue<string>().ShouldBe("done");
            ended = true;
            await watching;
            shortest.ShouldBeInRange(runs.Length, long.MaxValue - 1);
            resumed = await studio.Get($"/api/centres/{centre}/report.json");
        }

        Directory.GetFiles(Path.Combine(folder.Path, "work")).ShouldBeEmpty();
        await using var other = await StudioRun.Start();
        var again = await other.Centre();
        await other.Upload(again, "appels.csv", Sample.Log(days: 15, aDay: 200));
        (await other.Study(again, "study"))[^1]["state"]!.GetValue<string>().ShouldBe("done");
        var fresh = await other.Get($"/api/centres/{again}/report.json");
        foreach (var report in new[] { resumed, fresh })
            report.AsObject().Remove("run");
        resumed.ToJsonString().ShouldBe(fresh.ToJsonString());
    }

    private static string[] Keys(JsonNode report) => [.. report["sections"]!.AsArray().Select(section => section!["key"]!.GetValue<string>())];

    private static string Id(JsonNode study) => study["id"]!.GetValue<string>();
}
