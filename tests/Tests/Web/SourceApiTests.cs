using System.IO.Compression;
using System.Net;
using System.Text;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Web;

/// <summary>Files that people send: whatever they hold and whatever they are called.</summary>
public sealed class SourceApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_is_recognised_kept_and_shown_with_its_columns()
    {
        await using var studio = await StudioRun.Start();
        var centre = await studio.Centre();
        var reply = await studio.Upload(centre, "appels.csv", Sample.Log());
        reply["looksLike"]!.GetValue<string>().ShouldBe("log");
        reply["format"]!.GetValue<string>().ShouldBe("contact-csv");
        var item = reply["item"]!["id"]!.GetValue<string>();
        var preview = await studio.Get($"/api/centres/{centre}/sources/{item}/preview?language=fr");
        preview["columns"]!.AsArray().Single(column => column!["name"]!.GetValue<string>() == "queue")!["field"]!.GetValue<string>().ShouldBe("flow");
        preview["rows"]!.AsArray().Count.ShouldBe(5);
        preview["problems"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\appels.csv", "appels.csv")]
    [InlineData("a\u202Evsc.exe", "avsc.exe")]
    [InlineData("\u0000\u0007", "file")]
    [InlineData("=cmd|' /C calc'!A0.csv", "C calc'!A0.csv")]
    public async Task A_hostile_name_is_a_harmless_text(string sent, string kept)
    {
        await using var studio = await StudioRun.Start();
        var centre = await studio.Centre();
        (await studio.Upload(centre, sent, "x"))["item"]!["name"]!.GetValue<string>().ShouldBe(kept);
    }

    [Fact]
    public async Task Too_large_or_empty_is_refused_with_a_sentence_and_leaves_nothing()
    {
        await using var studio = await StudioRun.Start(with: options => options with { UploadBytes = 10_000 });
        var centre = await studio.Centre();
        var stated = await studio.Upload(centre, "big.csv", new byte[10_001], HttpStatusCode.RequestEntityTooLarge);
        stated["problems"]![0]!["maybe"]!.GetValue<string>().ShouldContain("Maybe");
        using var unstated = new StreamContent(new Endless());
        using var answer = await Send(studio, centre, unstated);
        answer?.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        await studio.Upload(centre, "empty.csv", [], HttpStatusCode.BadRequest);
        (await studio.Get($"/api/centres/{centre}/documents/sources"))["version"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_file_of_another_centre_opens_nothing()
    {
        await using var studio = await StudioRun.Start();
        var (one, other) = (await studio.Centre("Un"), await studio.Centre("Autre"));
        var item = (await studio.Upload(one, "appels.csv", Sample.Log()))["item"]!;
        var reply = await studio.Put($"/api/centres/{other}/documents/sources", new { version = 0, content = new { items = new[] { item } } }, HttpStatusCode.BadRequest);
        reply["problems"]![0]!["sentence"]!.GetValue<string>().ShouldBe("This file was never sent to this centre.");
        (await studio.Browser.GetAsync($"/api/centres/{other}/sources/{item["id"]}/preview", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_taken_out_of_the_list_can_be_put_back()
    {
        await using var studio = await StudioRun.Start();
        var centre = await studio.Centre();
        var item = (await studio.Upload(centre, "appels.csv", Sample.Log()))["item"]!;
        await studio.Put($"/api/centres/{centre}/documents/sources", new { version = 1, content = new { items = Array.Empty<object>() } });
        await studio.Put($"/api/centres/{centre}/documents/sources", new { version = 2, content = new { items = new[] { item } } });
    }

    [Fact]
    public async Task Files_sent_at_the_same_time_are_all_in_the_list()
    {
        await using var studio = await StudioRun.Start();
        var centre = await studio.Centre();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(file => studio.Upload(centre, $"{file}.csv", $"a,b\n{file},2\n")));
        (await studio.Get($"/api/centres/{centre}/documents/sources"))["content"]!["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()).Order().ShouldBe(Enumerable.Range(0, 8).Select(file => $"{file}.csv"));
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("half.gz")]
    [InlineData("bomb.xlsx")]
    public async Task A_wrong_file_ends_in_a_sentence_never_in_a_trace(string kind)
    {
        await using var studio = await StudioRun.Start();
        var centre = await studio.Centre();
        await studio.Upload(centre, kind, kind switch
        {
            "notes.txt" => Encoding.UTF8.GetBytes("Bonjour,\nvoici mes notes de réunion."),
            "half.gz" => Gzip(Sample.Log())[..200],
            _ => Zip("xl/workbook.xml", new string('a', 50_000_000)),
        });
        var told = await studio.Study(centre, "diagnosis");
        told[^1]["state"]!.GetValue<string>().ShouldBe("failed");
        var problems = told[^1]["problems"]!.AsArray();
        problems.ShouldNotBeEmpty();
        problems.ShouldAllBe(problem => problem!["place"]!.GetValue<string>().Contains(kind) && problem["sentence"]!.GetValue<string>().Length > 10 && !problem["sentence"]!.GetValue<string>().Contains("/files/"));
    }

    private static async Task<HttpResponseMessage?> Send(StudioRun studio, string centre, HttpContent content)
    {
        try
        {
            return await studio.Browser.PostAsync($"/api/centres/{centre}/files?name=endless", content, Cancel);
        }
        catch (HttpRequestException)
        {
            return null; // the server answered and closed while the sender was still sending
        }
    }

    private static byte[] Gzip(string text)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return memory.ToArray();
    }

    private static byte[] Zip(string name, string text)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            using var entry = new StreamWriter(zip.CreateEntry(name).Open());
            entry.Write(text);
        }

        return memory.ToArray();
    }

    /// <summary>A million bytes whose end nobody states.</summary>
    private sealed class Endless : MemoryStream
    {
        public Endless()
            : base(new byte[1_000_000])
        {
        }

        public override bool CanSeek => false;
    }
}
