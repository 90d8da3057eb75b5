using System.Collections.Immutable;
using System.Text.Json;
using Plateau.Model.Files;
using Plateau.Model.Texts;

namespace Plateau.Cli.Frame;

/// <summary>
/// study.json: what belongs to a study, so that the folder is all one has to name. Options on the command line go before it. Null = not stated.
/// </summary>
internal sealed record StudyFile
{
    public const string FileName = "study.json";

    /// <summary>Name of the centre, as shown.</summary>
    public string? Name { get; init; }

    /// <summary>Logs to fit, full paths.</summary>
    public ImmutableArray<string> Logs { get; init; } = [];

    /// <summary>Logs to predict, full paths.</summary>
    public ImmutableArray<string> Predict { get; init; } = [];

    /// <summary>A centre file in place of logs.</summary>
    public string? Centre { get; init; }

    public string? Format { get; init; }

    public string? Zone { get; init; }

    public string? Mapping { get; init; }

    public ImmutableArray<string> Targets { get; init; } = [];

    public string? Language { get; init; }

    public ulong? Seed { get; init; }

    public int? Replications { get; init; }

    public double? Shrinkage { get; init; }

    public double? Indifference { get; init; }

    private static readonly ImmutableArray<string> Keys =
        ["name", "logs", "predict", "centre", "format", "zone", "mapping", "target", "language", "seed", "replications", "shrinkage", "indifference"];

    /// <summary>Reads the study.json of a folder.</summary>
    /// <exception cref="UserErrorException">There is none, or it has problems; all are told.</exception>
    public static StudyFile OfFolder(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new UserErrorException([NoStudyFile(folder)]);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return new Reader(path, folder).Read(document.RootElement);
        }
        catch (JsonException bad)
        {
            throw UserErrorException.Of(path, "console.notJson", Argument.Count("line", (bad.LineNumber ?? 0) + 1), Argument.Count("position", (bad.BytePositionInLine ?? 0) + 1));
        }
    }

    private static Problem NoStudyFile(string folder)
    {
        // Files of the folder that might be a log: the likeliest thing to name instead.
        var others = Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>().Where(name => name[0] != '.').Order(StringComparer.Ordinal).Take(6).ToList();
        return others.Count == 0
            ? Problem.At(folder, "console.emptyFolder")
            : Problem.At(folder, "console.noStudyFile", Argument.Of("example", Path.Combine(folder, others[0])), Argument.List("files", others));
    }

    private sealed class Reader(string path, string folder)
    {
        private readonly List<Problem> problems = [];

        public StudyFile Read(JsonElement root)
        {
            if (root.ValueKind != JsonValueKind.Object)
                throw UserErrorException.Of(path, "console.notObject");
            foreach (var unknown in root.EnumerateObject().Select(property => property.Name).Where(name => name != "$schema" && !Keys.Contains(name)))
                problems.Add(Problem.At(path, "console.unknownKey", Argument.Of("value", unknown), Argument.List("nearest", Nearest.To(unknown, Keys))));

            var file = new StudyFile
            {
                Name = Text(root, "name"),
                Logs = [.. Texts(root, "logs").Select(Existing)],
                Predict = [.. Texts(root, "predict").Select(Existing)],
                Centre = Text(root, "centre") is { } centre ? Existing(centre) : null,
                Format = Text(root, "format"),
                Zone = Text(root, "zone"),
                Mapping = Text(root, "mapping") is { } mapping ? Existing(mapping) : null,
                Targets = Texts(root, "target"),
                Language = OneOf(root, "language", LanguageChoice.Codes),
                Seed = Number(root, "seed", 0, 1.8e19) is { } ? root.GetProperty("seed").TryGetUInt64(out var seed) ? seed : Wrong(root, "seed", (ulong?)null) : null,
                Replications = (int?)Number(root, "replications", 1, 100_000),
                Shrinkage = Number(root, "shrinkage", 0, 0.99),
                Indifference = Number(root, "indifference", 0, 1),
            };
            if (file.Logs.Length == 0 && file.Centre is null && !root.TryGetProperty("logs", out _))
                problems.Add(Problem.At(path, "console.nothingToStudy"));
            if (problems.Count > 0)
                throw new UserErrorException([.. problems]);
            return file;
        }

        private string? Text(JsonElement root, string key) =>
            !root.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : Wrong<string?>(root, key, null);

        // One text, or a list of them.
        private ImmutableArray<string> Texts(JsonElement root, string key)
        {
            if (!root.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
                return [];
            if (value.ValueKind == JsonValueKind.String)
                return [value.GetString()!];
            if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
                return Wrong<ImmutableArray<string>>(root, key, []);
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        }

        private double? Number(JsonElement root, string key, double low, double high)
        {
            if (!root.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
                return null;
            if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= low && number <= high)
                return number;
            problems.Add(Problem.At($"{path}: {key}", "console.notNumberBetween", Argument.Of("value", value.ToString()), Argument.Of("low", low), Argument.Of("high", high)));
            return null;
        }

        private string? OneOf(JsonElement root, string key, IReadOnlyList<string> known)
        {
            var value = Text(root, key);
            if (value is null || known.Contains(value))
                return value;
            problems.Add(Problem.At($"{path}: {key}", "console.notOneOf", Argument.Of("value", value), Argument.List("known", known)));
            return null;
        }

        private string Existing(string name)
        {
            var full = Path.Combine(folder, name);
            if (!File.Exists(full))
                problems.Add(Problem.At(path, "console.namedFileMissing", Argument.Of("file", full)));
            return full;
        }

        private T Wrong<T>(JsonElement root, string key, T instead)
        {
            problems.Add(Problem.At($"{path}: {key}", "console.wrongKind", Argument.Of("value", root.GetProperty(key).ToString())));
            return instead;
        }
    }
}
