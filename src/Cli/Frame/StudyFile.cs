using System.Collections.Immutable;
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

    /// <summary>Sheet that is read of a workbook.</summary>
    public string? Sheet { get; init; }

    public string? Zone { get; init; }

    public string? Mapping { get; init; }

    /// <summary>The workbook in which the centre describes its organisation.</summary>
    public string? Organisation { get; init; }

    public ImmutableArray<string> Targets { get; init; } = [];

    public string? Language { get; init; }

    public ulong? Seed { get; init; }

    public int? Replications { get; init; }

    public double? Shrinkage { get; init; }

    public double? Indifference { get; init; }

    private static readonly ImmutableArray<string> Keys =
        ["name", "logs", "predict", "centre", "format", "sheet", "zone", "mapping", "organisation", "target", "language", "seed", "replications", "shrinkage", "indifference"];

    /// <summary>Reads the study.json of a folder.</summary>
    /// <exception cref="UserErrorException">There is none, or it has problems; all are told.</exception>
    public static StudyFile OfFolder(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new UserErrorException([NoStudyFile(folder)]);
        return JsonSettings.Read(path, Keys, settings => Read(settings, folder));
    }

    private static StudyFile Read(JsonSettings settings, string folder)
    {
        if (!settings.Has("logs") && !settings.Has("centre") && !settings.Has("organisation"))
            settings.Note("console.nothingToStudy");
        return new StudyFile
        {
            Name = settings.Text("name"),
            Logs = [.. settings.Texts("logs").Select(log => Existing(settings, folder, log))],
            Predict = [.. settings.Texts("predict").Select(log => Existing(settings, folder, log))],
            Centre = settings.Text("centre") is { } centre ? Existing(settings, folder, centre) : null,
            Format = settings.Text("format"),
            Sheet = settings.Text("sheet"),
            Zone = settings.Text("zone"),
            Mapping = settings.Text("mapping") is { } mapping ? Existing(settings, folder, mapping) : null,
            Organisation = settings.Text("organisation") is { } workbook ? Existing(settings, folder, workbook) : null,
            Targets = settings.Texts("target"),
            Language = settings.OneOf("language", LanguageChoice.Codes),
            Seed = settings.Seed("seed"),
            Replications = settings.Whole("replications", 1, 100_000),
            Shrinkage = settings.Number("shrinkage", 0, 0.99),
            Indifference = settings.Number("indifference", 0, 1),
        };
    }

    // Names in a study.json are relative to its folder.
    private static string Existing(JsonSettings settings, string folder, string name)
    {
        var full = Path.Combine(folder, name);
        if (!File.Exists(full))
            settings.Note("console.namedFileMissing", Argument.Of("file", full));
        return full;
    }

    private static Problem NoStudyFile(string folder)
    {
        // Files of the folder that might be a log: the likeliest thing to name instead.
        var others = Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>().Where(name => name[0] != '.').Order(StringComparer.Ordinal).Take(6).ToList();
        return others.Count == 0
            ? Problem.At(folder, "console.emptyFolder")
            : Problem.At(folder, "console.noStudyFile", Argument.Of("example", Path.Combine(folder, others[0])), Argument.List("files", others));
    }
}
