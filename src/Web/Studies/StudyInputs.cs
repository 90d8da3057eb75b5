using System.Collections.Immutable;
using System.Text.Json;
using Plateau.Storage;
using Plateau.Web.Documents;
using Plateau.Web.Frame;
using Plateau.Web.Sources;

namespace Plateau.Web.Studies;

/// <summary>What a study is made from: the versions of the documents as they were when it was asked for.</summary>
/// <param name="Settings">Number of the version.</param>
/// <param name="Sources">Number of the version; 0 = there was none.</param>
internal sealed record StudyVersions(int Settings, int Sources)
{
    public static StudyVersions Read(string inputs) => JsonSerializer.Deserialize<StudyVersions>(inputs, StudioJson.Options)!;

    public static async Task<StudyVersions> Newest(DocumentStore documents, Guid centre, CancellationToken cancel)
    {
        var heads = (await documents.Heads(centre, cancel)).ToDictionary(line => line.Kind, line => line.Number, StringComparer.Ordinal);
        return new(heads.GetValueOrDefault(DocumentKinds.Settings), heads.GetValueOrDefault(DocumentKinds.Sources));
    }
}

/// <summary>The documents themselves.</summary>
internal sealed record StudyInputs(CentreSettings Settings, ImmutableArray<SourceItem> Sources)
{
    public static async Task<StudyInputs> Load(DocumentStore documents, Guid centre, StudyVersions versions, CancellationToken cancel)
    {
        var settings = await documents.At(centre, DocumentKinds.Settings, versions.Settings, cancel) ?? throw new InvalidOperationException("A centre without settings was to be studied.");
        var sources = await documents.At(centre, DocumentKinds.Sources, versions.Sources, cancel);
        return new(JsonSerializer.Deserialize<CentreSettings>(settings.Content, StudioJson.Options)!, SourceFiles.Read(sources?.Content).Items);
    }

    public IEnumerable<SourceItem> Of(string role) => Sources.Where(item => item.Role == role);
}
