using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Plateau.Storage;
using Plateau.Tests.Cli;
using Plateau.Tests.Storage;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Web;

/// <summary>A full disk, a database without room or without the right to write, an upload that is cut: a sentence, the right status, nothing lost.</summary>
public sealed class StorageFaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_full_disk_an_upload_is_refused_and_what_was_there_stays()
    {
        using var folder = new TemporaryFolder();
        var disk = new SmallDisk(folder.Path);
        await using var studio = await StudioRun.Start(folder: folder.Path, replace: services => services.AddSingleton(disk.Store));
        var centre = await studio.Centre();
        await studio.Upload(centre, "un.csv", Sample.Log(days: 2));
        var kept = studio.Files();
        disk.Room = 10_000;
        var reply = await studio.Upload(centre, "deux.csv", Sample.Log(), HttpStatusCode.InsufficientStorage);
        Told(reply, "disk", "The disk is full");
        studio.Files().ShouldBe(kept);
        (await Names(studio, centre)).ShouldBe(["un.csv"]);

        // A study cannot keep its results: it says so, and works once there is room.
        var told = await studio.Study(centre, "diagnosis");
        told[^1]["state"]!.GetValue<string>().ShouldBe("failed");
        told[^1]["problems"]![0]!["sentence"]!.GetValue<string>().ShouldContain("the disk is full");
        studio.Files().ShouldBe(kept);
        disk.Room = long.MaxValue;
        await studio.Upload(centre, "deux.csv", Sample.Log());
        (await studio.Study(centre, "diagnosis"))[^1]["state"]!.GetValue<string>().ShouldBe("done");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "database-full", HttpStatusCode.InsufficientStorage, "no room left")]
    [InlineData(DatabaseKind.Sqlite, "database-read-only", HttpStatusCode.ServiceUnavailable, "not written")]
    [InlineData(DatabaseKind.Postgres, "database-read-only", HttpStatusCode.ServiceUnavailable, "not written")]
    public async Task A_database_that_takes_nothing_says_so_and_loses_nothing(DatabaseKind database, string code, HttpStatusCode status, string sentence)
    {
        var limits = new Limits();
        await using var studio = await StudioRun.Start(database, replace: services => services.ConfigureDbContext<StudioContext>(options => options.AddInterceptors(limits)));
        var centre = await studio.Centre("Avant");
        var plan = $"/api/centres/{centre}/documents/actions";
        var content = new { items = Enumerable.Range(0, 300).Select(place => new { id = Guid.NewGuid(), title = $"{place}", owner = "", state = "todo", expected = "", note = new string('x', 300) }) };
        limits.Code = code;
        Told(await studio.Put(plan, new { version = 0, content }, status), code, sentence);
        // A line of a few bytes still fits into a full file of SQLite.
        if (code == "database-read-only")
            Told(await studio.Upload(centre, "appels.csv", Sample.Log(days: 1), status), code, sentence);
        (await studio.Get(plan))["version"]!.GetValue<int>().ShouldBe(0);
        (await Names(studio, centre)).ShouldBeEmpty();
        (await studio.Get($"/api/centres/{centre}"))["name"]!.GetValue<string>().ShouldBe("Avant");
        limits.Code = "";
        await studio.Put(plan, new { version = 0, content });
        await studio.Upload(centre, "appels.csv", Sample.Log(days: 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upload_that_is_cut_leaves_no_file_and_no_line(bool chunked)
    {
        await using var studio = await StudioRun.Start();
        var centre = await studio.Centre();
        await studio.Upload(centre, "entier.csv", Sample.Log(days: 2));
        var kept = studio.Files();
        using (var line = new TcpClient())
        {
            await line.ConnectAsync(IPAddress.Loopback, studio.Root.Port, Cancel);
            var length = chunked ? "Transfer-Encoding: chunked" : "Content-Length: 1000000";
            var head = $"POST /api/centres/{centre}/files?name=coupe.csv HTTP/1.1\r\nHost: {studio.Root.Authority}\r\nCookie: {studio.Cookies.GetCookieHeader(studio.Root)}\r\n{StudioRun.EntryHeader}: 1\r\n{length}\r\n\r\n";
            var body = Sample.Log(days: 1);
            await line.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head + (chunked ? $"{Encoding.UTF8.GetByteCount(body):x}\r\n{body}\r\n" : body)), Cancel);
            await StudioRun.Until(() => studio.Files().Length > kept.Length, "the upload is under way");
            line.LingerState = new LingerOption(true, 0); // cut, not closed
        }

        await StudioRun.Until(() => studio.Files().SequenceEqual(kept), "the half that came");
        (await Names(studio, centre)).ShouldBe(["entier.csv"]);
        (await studio.Study(centre, "diagnosis"))[^1]["state"]!.GetValue<string>().ShouldBe("done");
    }

    private static void Told(JsonNode reply, string code, string sentence)
    {
        reply["code"]!.GetValue<string>().ShouldBe(code);
        reply["title"]!.GetValue<string>().ShouldContain(sentence);
        reply.ToJsonString().ShouldNotContain("   at ");
    }

    private static async Task<string[]> Names(StudioRun studio, string centre) =>
        [.. (await studio.Get($"/api/centres/{centre}/documents/sources"))["content"]!["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>())];

    /// <summary>A disk with so much room for each file; beyond it, what the system says.</summary>
    private sealed class SmallDisk(string folder)
    {
        // ENOSPC; ERROR_DISK_FULL as an HRESULT on Windows.
        private static readonly int Full = OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28;

        public long Room { get; set; } = long.MaxValue;

        public FileStore Store => field ??= new(Path.Combine(folder, "files"), path => new Drive(path, this));

        private sealed class Drive(string path, SmallDisk disk) : FileStream(path, FileMode.CreateNew, FileAccess.Write)
        {
            public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
                Position + buffer.Length > disk.Room ? throw new IOException("No space left on device", Full) : base.WriteAsync(buffer, cancellationToken);
        }
    }

    /// <summary>Sets what a database connection may do each time it is opened: the errors are the database's own.</summary>
    private sealed class Limits : DbConnectionInterceptor
    {
        public string Code { get; set; } = "";

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            var readOnly = Code == "database-read-only";
            await using var command = connection.CreateCommand();
            command.CommandText = connection is SqliteConnection
                ? $"PRAGMA max_page_count = {(Code == "database-full" ? 1 : 1_000_000)}; PRAGMA query_only = {(readOnly ? 1 : 0)}" // never less than the pages it has
                : $"SET SESSION CHARACTERISTICS AS TRANSACTION {(readOnly ? "READ ONLY" : "READ WRITE")}";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
