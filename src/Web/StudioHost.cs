using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.FileProviders;
using NodaTime;
using Plateau.Storage;
using Plateau.Web.Centres;
using Plateau.Web.Frame;
using Plateau.Web.Safety;
using Plateau.Web.Sources;
using Plateau.Web.Studies;
using Plateau.Web.WhatIf;

namespace Plateau.Web;

/// <summary>The studio as a server: one program, one folder, nothing else to install.</summary>
public static class StudioHost
{
    /// <summary>Builds the server; the database is brought to this version's form when it starts.</summary>
    public static WebApplication Build(StudioOptions options) => Build(options, null);

    /// <param name="replace">For tests: services that fail.</param>
    internal static WebApplication Build(StudioOptions options, Action<IServiceCollection>? replace)
    {
        ArgumentNullException.ThrowIfNull(options);
        Directory.CreateDirectory(options.Folder);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostJsonBytes;
            // An upload over a slow line is no attack.
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 50, gracePeriod: TimeSpan.FromSeconds(30));
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Two who write at once are an ordinary answer here, no error; a database that fails is told where it is used.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        Services(builder.Services, options);
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        Pipeline(app);
        return app;
    }

    /// <summary>Documents are small; files have an address of their own, with a limit of their own.</summary>
    private const long MostJsonBytes = 8 << 20;

    /// <summary>Address to open, with a token that works once.</summary>
    public static string AddressOf(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var port = new Uri(app.Urls.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal)).Port;
        return $"http://127.0.0.1:{port}/?token={app.Services.GetRequiredService<LocalKey>().Token}";
    }

    /// <summary>Called with each new address, when the one before was used.</summary>
    public static void OnNewAddress(WebApplication app, Action<string> tell)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.GetRequiredService<LocalKey>().Renewed = () => tell(AddressOf(app));
    }

    private static void Services(IServiceCollection services, StudioOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddStudioDatabase(options.Folder, options.Database);
        services.AddSingleton(new FileStore(Path.Combine(options.Folder, "files")));
        services.AddSingleton(new LocalKey(options.Folder));
        services.AddSingleton<CentreStore>().AddSingleton<DocumentStore>().AddSingleton<StudyStore>().AddSingleton<AuditTrail>().AddSingleton<FileReferences>();
        services.AddSingleton<SourceFiles>().AddSingleton<Samples>().AddSingleton<Broadcast>();
        services.AddSingleton<EvidenceReader>().AddSingleton<StudyWork>().AddSingleton<RunFiles>().AddSingleton<StudyQueue>().AddSingleton<StudyDesk>().AddSingleton<EvidenceCache>();
        services.AddHostedService<Migration>();
        services.AddHostedService(provider => provider.GetRequiredService<StudyQueue>());
        services.AddSingleton<Sweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<Sweeper>());
        services.ConfigureHttpJsonOptions(json => StudioJson.Set(json.SerializerOptions));
        services.AddOpenApi("v1", openApi => openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Plateau";
            document.Info.Version = "1";
            document.Servers = [];
            return Task.CompletedTask;
        }));
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
    }

    private static void Pipeline(WebApplication app)
    {
        // What the disk or the database refuses is told in one line; the trace is for defects.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Failed, SuppressDiagnosticsCallback = failure => ComesFromOutside(failure.Exception) });
        Headers.Use(app);
        app.UseMiddleware<Gate>();
        app.UseStatusCodePages(context => Reply.Of(context.HttpContext, context.HttpContext.Response.StatusCode, context.HttpContext.Response.StatusCode == StatusCodes.Status404NotFound ? "not-found" : "not-readable").ExecuteAsync(context.HttpContext));
        app.UseResponseCompression();
        var pages = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (Directory.Exists(pages))
        {
            var files = new PhysicalFileProvider(pages);
            app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = Cache });
            app.MapFallback("{*path:nonfile}", (HttpContext context) => IsApi(context) ? Reply.NotFound(context) : Results.File(Path.Combine(pages, "index.html"), "text/html; charset=utf-8"));
        }
        else
        {
            app.MapFallback((HttpContext context) => Reply.NotFound(context, IsApi(context) ? "not-found" : "no-page"));
        }

        app.MapOpenApi("/openapi/{documentName}.json");
        foreach (var endpoints in EndpointCatalogue.All)
            endpoints.Map(app.MapGroup("/api").WithTags(endpoints.Tag));
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    // Names of built files carry the hash of their content; the page that names them does not.
    private static void Cache(StaticFileResponseContext context) =>
        context.Context.Response.Headers.CacheControl = context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";

    private static Task Failed(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (error is not null and not Microsoft.AspNetCore.Http.BadHttpRequestException && ComesFromOutside(error))
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Plateau.Web").LogError("{Method} {Path}: {Message}", context.Request.Method, context.Request.Path, (DatabaseFaults.CauseOf(error) ?? error).Message);
        var reply = (error, DatabaseFaults.Of(error)) switch
        {
            (Microsoft.AspNetCore.Http.BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }, _) => Reply.TooLarge(context, MostJsonBytes),
            (Microsoft.AspNetCore.Http.BadHttpRequestException, _) => Reply.Of(context, StatusCodes.Status400BadRequest, "not-readable"),
            (_, DatabaseFault.Full) => Reply.Of(context, StatusCodes.Status507InsufficientStorage, "database-full"),
            (_, DatabaseFault.ReadOnly) => Reply.Of(context, StatusCodes.Status503ServiceUnavailable, "database-read-only"),
            (_, DatabaseFault.Away) => Reply.Of(context, StatusCodes.Status503ServiceUnavailable, "database"),
            (IOException, _) => Reply.Of(context, StatusCodes.Status507InsufficientStorage, "disk"),
            _ => Reply.Of(context, StatusCodes.Status500InternalServerError, "defect"),
        };
        return reply.ExecuteAsync(context);
    }

    private static bool ComesFromOutside(Exception error) => error is IOException || DatabaseFaults.Of(error) is not null;

    /// <summary>Before anything else starts.</summary>
    private sealed class Migration(IDbContextFactory<StudioContext> contexts) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => StudioDatabase.Migrate(contexts, cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
