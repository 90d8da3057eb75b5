using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using NodaTime;
using Plateau.Import;
using Plateau.Import.Formats;
using Plateau.Model.Texts;
using Plateau.Report.Texts;
using Plateau.Storage;
using Plateau.Web.Documents;
using Plateau.Web.Frame;
using Plateau.Web.Studies;

namespace Plateau.Web.Sources;

/// <summary>Files come in, and what their columns are understood to be.</summary>
internal sealed class SourceEndpoints : IEndpoints
{
    public string Tag => "sources";

    public void Map(RouteGroupBuilder api)
    {
        var centre = api.MapCentre();
        centre.MapPost("/files", Upload);
        centre.MapGet("/sources/{item:guid}/preview", Preview);
    }

    private static async Task<IResult> Upload(string? name, HttpContext context, StudioOptions options, FileStore files, SourceFiles sources, AuditTrail audit, Broadcast broadcast, IClock clock)
    {
        var (centre, who, cancel) = (context.Centre().Id, context.Name(), context.RequestAborted);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.UploadBytes;
        if (context.Request.ContentLength > options.UploadBytes)
            return Reply.TooLarge(context, options.UploadBytes);
        StoredFile file;
        try
        {
            file = await files.Keep(context.Request.Body, options.UploadBytes, cancel);
        }
        catch (Exception exception) when (exception is FileTooLargeException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return Reply.TooLarge(context, options.UploadBytes);
        }

        var safe = SafeName.Of(name);
        if (file.Bytes == 0)
            return Reply.NotValid(context, Problem.At(safe, "file-empty", Argument.Of("file", safe)));
        var recognition = sources.Recognise(file, safe);
        var (item, version) = await sources.Add(centre, new SourceItem(Guid.CreateVersion7(), safe, file.Hash, file.Bytes, recognition.Role, null, null, null, clock.GetCurrentInstant(), who), who, cancel);
        await audit.Note(who, centre, "file-added", StudioJson.Write(new { name = safe, bytes = file.Bytes, file = file.Hash }), cancel);
        broadcast.Tell(centre, new Changed("document", DocumentKinds.Sources, version));
        return Results.Ok(new UploadReply(item, version, recognition.Role, recognition.Format, Named(recognition.Format, context.Language())));
    }

    private static async Task<IResult> Preview(Guid item, HttpContext context, SourceFiles sources, FileStore files)
    {
        var (centre, language) = (context.Centre(), context.Language());
        if ((await sources.Of(centre.Id, context.RequestAborted)).Items.FirstOrDefault(one => one.Id == item) is not { } source || !files.Has(source.File))
            return Reply.NotFound(context);
        var (mapping, problems) = source.MappingOrProblems();
        if (!problems.IsEmpty)
            return Reply.NotValid(context, problems);
        var settings = ReadingSettings.Defaults with { Format = source.Format, Sheet = source.Sheet, Mapping = mapping, CustomerSecret = centre.Secret };
        List<Problem> found = [];
        var proposal = ColumnMapping.Propose(files.PathOf(source.File), settings, found, source.Name);
        return proposal is null ? Results.Ok(PreviewReply.Nothing(ProblemLine.Of(found, language))) : Results.Ok(PreviewReply.Of(proposal, language));
    }

    internal static string? Named(string? key, Language language) => key is null ? null : Wording.In(language).Render($"studio.format.{key}");

    internal sealed record UploadReply(SourceItem Item, int Version, string LooksLike, string? Format, string? FormatName);

    internal sealed record FieldReply(string Key, string Name);

    internal sealed record ColumnReply(int Number, string Name, string? Field, string Sample, string Kind);

    /// <param name="Rows">The first rows as they are understood, as sentences.</param>
    internal sealed record PreviewReply(
        string? Format, string? FormatName, IReadOnlyList<ColumnReply> Columns, IReadOnlyList<FieldReply> Fields, IReadOnlyList<string> Rows, long Rejected, IReadOnlyList<ProblemLine> Problems, IReadOnlyList<string> Notes, JsonNode? Mapping)
    {
        public static PreviewReply Nothing(IReadOnlyList<ProblemLine> problems) => new(null, null, [], [], [], 0, problems, [], null);

        public static PreviewReply Of(ColumnProposal proposal, Language language)
        {
            var words = Wording.In(language);
            using var text = new MemoryStream();
            CsvMappingFile.Write(proposal.Mapping, [], text);
            var stated = proposal.Mapping.Columns.ToLookup(pair => pair.Value, pair => CsvMappingFile.KeyOf(pair.Key), StringComparer.OrdinalIgnoreCase);
            return new(
                proposal.Mapping.Format,
                Named(proposal.Mapping.Format, language),
                [.. proposal.Columns.Select(column => new ColumnReply(column.Number, column.Header, FieldOf(column, stated), column.Example, words.Render($"columns.kind.{column.Kind.ToString().ToLowerInvariant()}")))],
                [.. Enum.GetValues<CsvField>().Select(field => new FieldReply(CsvMappingFile.KeyOf(field), words.Render($"columns.field.{CsvMappingFile.KeyOf(field)}")))],
                [.. proposal.Rows.Select(words.Render)],
                proposal.Rejected,
                ProblemLine.Of(proposal.Problems, language),
                [.. proposal.Notes.Select(words.Render)],
                JsonNode.Parse(Encoding.UTF8.GetString(text.ToArray())));
        }

        private static string? FieldOf(ColumnGuess column, ILookup<string, string> stated) =>
            stated[column.Header].FirstOrDefault() ?? stated[column.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)].FirstOrDefault();
    }
}
