using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Plateau.Storage;
using Plateau.Web.Documents;
using Plateau.Web.Frame;
using Plateau.Web.Sources;

namespace Plateau.Web.Centres;

/// <summary>The centres that come with the program, ready to be looked at.</summary>
internal sealed class Samples(StudioOptions options, FileStore files, IClock clock)
{
    /// <summary>Folders; their names and purposes are texts (<c>studio.sample.{key}</c>).</summary>
    private static readonly ImmutableArray<string> Keys = ["maison-lumen", "anonymous-bank"];

    public IEnumerable<string> There => Keys.Where(key => options.Samples is { } folder && File.Exists(Path.Combine(folder, key, "study.json")));

    /// <summary>The documents of a new centre, its files kept.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Documents(string key, string language, string who, CancellationToken cancel)
    {
        var folder = Path.Combine(options.Samples!, key);
        var study = JsonSerializer.Deserialize<SampleStudy>(await File.ReadAllTextAsync(Path.Combine(folder, "study.json"), cancel), StudioJson.Options)!;
        var items = ImmutableArray.CreateBuilder<SourceItem>();
        foreach (var (role, name) in study.Files)
        {
            await using var content = File.OpenRead(Path.Combine(folder, name));
            var file = await files.Keep(content, long.MaxValue, cancel);
            items.Add(new(Guid.CreateVersion7(), name, file.Hash, file.Bytes, role, role == SourceRoles.Organisation ? null : study.Format, null, null, clock.GetCurrentInstant(), who));
        }

        return new Dictionary<string, string>
        {
            [DocumentKinds.Settings] = StudioJson.Write(study.Settings(language)),
            [DocumentKinds.Sources] = StudioJson.Write(new SourceList(items.ToImmutable())),
        };
    }

    /// <summary>What the samples state in their study.json.</summary>
    private sealed record SampleStudy
    {
        public required string Name { get; init; }

        public ImmutableArray<string> Logs { get; init; } = [];

        public ImmutableArray<string> Predict { get; init; } = [];

        public string? Organisation { get; init; }

        public string? Format { get; init; }

        public string? Zone { get; init; }

        /// <summary>A text, or a list of them.</summary>
        public JsonElement Target { get; init; }

        public string? Language { get; init; }

        public ulong? Seed { get; init; }

        [JsonIgnore]
        public IEnumerable<(string Role, string Name)> Files =>
            [.. Logs.Select(name => (SourceRoles.Log, name)), .. Predict.Select(name => (SourceRoles.Predict, name)), .. Organisation is null ? [] : new[] { (SourceRoles.Organisation, Organisation) }];

        public CentreSettings Settings(string language)
        {
            var targets = Target.ValueKind == JsonValueKind.Array ? [.. Target.EnumerateArray().Select(text => text.GetString()!)] : Target.ValueKind == JsonValueKind.String ? new[] { Target.GetString()! } : [];
            return new CentreSettings
            {
                Name = Name,
                Language = language,
                Zone = Zone,
                Seed = Seed,
                Target = targets.FirstOrDefault(text => !text.Contains('=', StringComparison.Ordinal)),
                Targets = targets.Where(text => text.Contains('=', StringComparison.Ordinal)).ToImmutableDictionary(text => text[..text.LastIndexOf('=')], text => text[(text.LastIndexOf('=') + 1)..]),
            };
        }
    }
}
