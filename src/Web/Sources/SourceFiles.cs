using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plateau.Import.Formats;
using Plateau.Import.Organisation;
using Plateau.Model.Texts;
using Plateau.Storage;
using Plateau.Web.Documents;
using Plateau.Web.Frame;

namespace Plateau.Web.Sources;

/// <summary>What a file seems to be.</summary>
/// <param name="Role">See <see cref="SourceRoles"/>.</param>
/// <param name="Format">Key of the format; null = it is not recognised, or it is no log.</param>
internal sealed record Recognition(string Role, string? Format);

/// <summary>The files of a centre: recognised by looking, and never those of another centre.</summary>
internal sealed class SourceFiles(FileStore files, DocumentStore documents)
{
    public async Task<SourceList> Of(Guid centre, CancellationToken cancel) => Read((await documents.Newest(centre, DocumentKinds.Sources, cancel))?.Content);

    public static SourceList Read(string? content) => content is null ? SourceList.Empty : JsonSerializer.Deserialize<SourceList>(content, StudioJson.Options)!;

    /// <summary>Files named in a document that this centre never had: a hash learnt elsewhere opens nothing.</summary>
    public async Task<ImmutableArray<Problem>> Foreign(Guid centre, JsonNode content, CancellationToken cancel)
    {
        var asked = content.Deserialize<SourceList>(StudioJson.Options)!.Items;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var version in await documents.Versions(centre, DocumentKinds.Sources, cancel))
        {
            known.UnionWith(Read((await documents.At(centre, DocumentKinds.Sources, version.Number, cancel))?.Content).Items.Select(item => item.File));
            if (asked.All(item => known.Contains(item.File)))
                return [];
        }

        return [.. asked.Where(item => !known.Contains(item.File)).Select(item => Problem.At($"items[{item.Name}].file", "studio.file-unknown"))];
    }

    public Recognition Recognise(StoredFile file, string name)
    {
        using (var stream = files.Open(file.Hash))
        {
            if (OrganisationReader.IsOne(stream))
                return new(SourceRoles.Organisation, null);
        }

        try
        {
            var path = files.PathOf(file.Hash);
            var sample = FileSample.Of(name, () => FileSample.OpenFile(path));
            var best = FormatCatalogue.All.Select(format => (format.Info.Key, format.Recognise(sample).Strength)).MaxBy(candidate => candidate.Strength);
            return new(SourceRoles.Log, best.Strength > 0 ? best.Key : null);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return new(SourceRoles.Log, null); // reading says what is wrong with it
        }
    }

    /// <summary>Adds a file to the newest list; whoever writes at the same time is waited for.</summary>
    public async Task<(SourceItem Item, int Version)> Add(Guid centre, SourceItem item, string who, CancellationToken cancel)
    {
        while (true)
        {
            var newest = await documents.Newest(centre, DocumentKinds.Sources, cancel);
            var list = Read(newest?.Content);
            var content = StudioJson.Write(new SourceList(list.Items.Add(item)));
            if ((await documents.Write(centre, DocumentKinds.Sources, newest?.Number ?? 0, content, who, "", cancel)).Written is { } written)
                return (item, written.Number);
        }
    }
}
