using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Plateau.Tests.Architecture;
using Plateau.Tests.Cli;
using Plateau.Tests.Storage;
using Plateau.Web;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Web;

/// <summary>A studio on a free port, as people start it, with a browser that has entered.</summary>
internal sealed class StudioRun : IAsyncDisposable
{
    public const string EntryHeader = "X-Plateau";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly TemporaryFolder? own;
    private readonly WebApplication app;

    private StudioRun(WebApplication app, TemporaryFolder? own, string folder)
    {
        (this.app, this.own, Folder) = (app, own, folder);
        Cookies = new CookieContainer();
        Browser = NewBrowser(Cookies);
        Browser.DefaultRequestHeaders.Add(EntryHeader, "1");
        Browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    /// <summary>Where it keeps everything.</summary>
    public string Folder { get; }

    public HttpClient Browser { get; }

    public CookieContainer Cookies { get; }

    public Uri Root => new(StudioHost.AddressOf(app)[..StudioHost.AddressOf(app).IndexOf("/?", StringComparison.Ordinal)]);

    /// <summary>With its token.</summary>
    public string Address => StudioHost.AddressOf(app);

    public IServiceProvider Services => app.Services;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="folder">Of an earlier studio; null = a new one.</param>
    /// <param name="replace">Services that fail when the test says so.</param>
    public static async Task<StudioRun> Start(DatabaseKind database = DatabaseKind.Sqlite, string? folder = null, Func<StudioOptions, StudioOptions>? with = null, Action<IServiceCollection>? replace = null)
    {
        var place = folder is null ? new TemporaryFolder() : null;
        var options = new StudioOptions
        {
            Folder = folder ?? place!.Path,
            Port = 0,
            Samples = Path.Combine(Repository.Root, "samples"),
            Threads = 2,
            Database = database == DatabaseKind.Postgres ? PostgresServer.NewDatabase() : null,
        };
        options = with?.Invoke(options) ?? options;
        var host = StudioHost.Build(options, replace);
        await host.StartAsync(Cancel);
        var studio = new StudioRun(host, place, options.Folder);
        (await studio.Browser.GetAsync(studio.Address, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return studio;
    }

    /// <summary>Another browser, with cookies of its own.</summary>
    public HttpClient NewBrowser(CookieContainer? cookies = null) => new(new SocketsHttpHandler { CookieContainer = cookies ?? new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Root, Timeout = Patience };

    public async Task<JsonNode> Get(string path) => await Read(await Browser.GetAsync(path, Cancel), HttpStatusCode.OK);

    public async Task<JsonNode> Post(string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK) => await Read(await Browser.PostAsJsonAsync(path, body ?? new { }, Cancel), expected);

    public async Task<JsonNode> Put(string path, object body, HttpStatusCode expected = HttpStatusCode.OK) => await Read(await Browser.PutAsJsonAsync(path, body, Cancel), expected);

    public async Task<JsonNode> Upload(string centre, string name, byte[] content, HttpStatusCode expected = HttpStatusCode.OK) =>
        await Read(await Browser.PostAsync($"/api/centres/{centre}/files?name={Uri.EscapeDataString(name)}", new ByteArrayContent(content), Cancel), expected);

    public Task<JsonNode> Upload(string centre, string name, string content, HttpStatusCode expected = HttpStatusCode.OK) => Upload(centre, name, Encoding.UTF8.GetBytes(content), expected);

    /// <summary>Kept files and what lies beside them, relative to their folder.</summary>
    public string[] Files()
    {
        var files = Path.Combine(Folder, "files");
        return [.. Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(files, file)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Looks again until it is so.</summary>
    public static async Task Until(Func<bool> so, string what)
    {
        for (var tries = 0; !so(); tries++)
        {
            tries.ShouldBeLessThan(600, what);
            await Task.Delay(50, Cancel);
        }
    }

    /// <summary>A new centre; its id.</summary>
    public async Task<string> Centre(string name = "Centre") => (await Post("/api/centres", new { name, language = "fr" }, HttpStatusCode.Created))["id"]!.GetValue<string>();

    /// <summary>Asks for a study and follows its events to the end.</summary>
    /// <returns>All states that were told, the last one final.</returns>
    public async Task<List<JsonNode>> Study(string centre, string kind)
    {
        var study = await Post($"/api/centres/{centre}/studies", new { kind }, HttpStatusCode.Accepted);
        return await Follow(centre, study["id"]!.GetValue<string>());
    }

    public async Task<List<JsonNode>> Follow(string centre, string study)
    {
        var told = new List<JsonNode>();
        await using var stream = await Browser.GetStreamAsync($"/api/centres/{centre}/studies/{study}/events?language=en", Cancel);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(Cancel) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                told.Add(JsonNode.Parse(line[6..])!);
        }

        return told;
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        own?.Dispose();
    }

    private static async Task<JsonNode> Read(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        response.StatusCode.ShouldBe(expected, text);
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }
}

internal static class Sample
{
    /// <summary>A log of a small centre in columns that are recognised: contacts of two flows over some days, made by counting, not drawn.</summary>
    public static string Log(int days = 12, int aDay = 60)
    {
        var text = new StringBuilder("contact_id,queue,arrival,answered,end,agent,outcome\n");
        for (var contact = 0; contact < days * aDay; contact++)
        {
            var (day, place) = (contact / aDay, contact % aDay);
            var arrival = new DateTime(2026, 9, 7, 9, 0, 0).AddDays(day + (day / 5 * 2)).AddSeconds(place * 8 * 60 * 60 / aDay);
            var answered = arrival.AddSeconds(5 + (contact * 7 % 40));
            var end = answered.AddSeconds(120 + (contact * 37 % 300));
            var flow = contact % 3 == 0 ? "Ventes" : "Service";
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"c{contact},{flow},{arrival:yyyy-MM-dd HH:mm:ss},{answered:yyyy-MM-dd HH:mm:ss},{end:yyyy-MM-dd HH:mm:ss},a{contact % 5},answered\n");
        }

        return text.ToString();
    }
}
