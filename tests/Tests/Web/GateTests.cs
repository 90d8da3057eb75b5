using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Web;

/// <summary>A port on this machine can be reached by any page and any user of it: who gets in.</summary>
public sealed class GateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_printed_address_nothing_is_answered()
    {
        await using var studio = await StudioRun.Start();
        using var stranger = studio.NewBrowser();
        foreach (var path in new[] { "/", "/api/session", "/api/centres", "/openapi/v1.json", "/assets/x.js" })
            (await stranger.GetAsync(path, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        (await stranger.GetAsync("/?token=0000", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_works_once_and_the_next_one_works()
    {
        await using var studio = await StudioRun.Start();
        var address = studio.Address;
        using (var second = studio.NewBrowser())
            (await second.GetAsync(address, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        studio.Address.ShouldNotBe(address);
        using var third = studio.NewBrowser();
        (await third.GetAsync(address, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await third.GetAsync(studio.Address, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await third.GetAsync("/api/session", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_alone_and_no_script_reads_it()
    {
        await using var studio = await StudioRun.Start();
        using var browser = studio.NewBrowser();
        var response = await browser.GetAsync(studio.Address, Cancel);
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_browser_stays_known_when_the_server_starts_again()
    {
        using var folder = new Cli.TemporaryFolder();
        string value;
        await using (var studio = await StudioRun.Start(folder: folder.Path))
            value = studio.Cookies.GetCookies(studio.Root)["plateau"]!.Value;
        await using var again = await StudioRun.Start(folder: folder.Path);
        (await StatusOf(again)).ShouldBe(HttpStatusCode.OK);
        // The key is the folder's: another studio does not know the browser.
        await using var other = await StudioRun.Start();
        (await StatusOf(other)).ShouldBe(HttpStatusCode.Unauthorized);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(folder.Path, "local.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        async Task<HttpStatusCode> StatusOf(StudioRun studio)
        {
            var cookies = new CookieContainer();
            cookies.Add(studio.Root, new Cookie("plateau", value));
            using var browser = studio.NewBrowser(cookies);
            return (await browser.GetAsync("/api/session", Cancel)).StatusCode;
        }
    }

    [Theory]
    [InlineData("evil.example", null, HttpStatusCode.MisdirectedRequest)]
    [InlineData("plateau.local:80", null, HttpStatusCode.MisdirectedRequest)]
    [InlineData(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    [InlineData(null, "http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    public async Task Another_host_or_origin_is_refused_even_with_the_cookie(string? host, string? origin, HttpStatusCode expected)
    {
        await using var studio = await StudioRun.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        request.Headers.Host = host;
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        (await studio.Browser.SendAsync(request, Cancel)).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_form_of_another_page_changes_nothing()
    {
        await using var studio = await StudioRun.Start();
        using var form = studio.NewBrowser(studio.Cookies); // the cookie, without the header that only our page can set
        (await form.PostAsync("/api/centres", new StringContent("""{"name":"x"}""", Encoding.UTF8, "application/json"), Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await studio.Get("/api/centres")).AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_endpoint_is_closed_to_strangers_and_to_ids_that_are_not_there()
    {
        await using var studio = await StudioRun.Start();
        using var stranger = studio.NewBrowser();
        var endpoints = studio.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)).ToList();
        endpoints.Count.ShouldBeGreaterThan(20);
        var there = await studio.Centre();
        foreach (var endpoint in endpoints)
        {
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var path = PathOf(endpoint, Guid.NewGuid().ToString());
                using var refused = await stranger.SendAsync(Request(method, path), Cancel);
                refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
                if (endpoint.RoutePattern.GetParameter("centre") is null)
                    continue;
                using var missing = await studio.Browser.SendAsync(Request(method, path), Cancel);
                missing.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
                (await missing.Content.ReadAsStringAsync(Cancel)).ShouldContain("\"code\":\"not-found\"");
                // Nor may an id below a centre that is there, but not of it.
                if (!endpoint.RoutePattern.Parameters.Any(parameter => parameter.Name is "study" or "item"))
                    continue;
                path = PathOf(endpoint, there);
                using var foreign = await studio.Browser.SendAsync(Request(method, path), Cancel);
                foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
            }
        }

        static string PathOf(RouteEndpoint endpoint, string centre) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => segment.Parts[0] switch
        {
            RoutePatternParameterPart parameter => parameter.Name switch { "centre" => centre, "number" => "1", "kind" => "settings", _ => Guid.NewGuid().ToString() },
            var literal => ((RoutePatternLiteralPart)literal).Content,
        }));

        static HttpRequestMessage Request(string method, string path) => new(new HttpMethod(method), path) { Content = method == "GET" ? null : new StringContent("{}", Encoding.UTF8, "application/json") };
    }

    [Fact]
    public async Task Every_answer_forbids_other_sites()
    {
        await using var studio = await StudioRun.Start();
        foreach (var path in new[] { "/api/session", "/", "/nothing.js" })
        {
            var response = await studio.Browser.GetAsync(path, Cancel);
            response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';");
            response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            response.Headers.Contains("Server").ShouldBeFalse();
        }
    }
}
