using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Plateau.Import.Formats;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Plateau.Model;

namespace Plateau.Import;

/// <summary>A folder's <c>study.json</c>: which logs to learn from, which to predict, and what is wished. Null = not stated.</summary>
public sealed record StudyFile
{
    public const string FileName = "study.json";

    public string? Name { get; init; }

    /// <summary>Full paths of the logs to fit, at least one.</summary>
    public ImmutableArray<string> Fit { get; init; } = [];

    /// <summary>Full paths of the logs to predict.</summary>
    public ImmutableArray<string> Predict { get; init; } = [];

    public string? Format { get; init; }

    public string? Zone { get; init; }

    public CsvMapping? Mapping { get; init; }

    public ServiceTarget? Target { get; init; }

    public ImmutableDictionary<FlowId, ServiceTarget> Targets { get; init; } = ImmutableDictionary<FlowId, ServiceTarget>.Empty;

    /// <summary>fr or en.</summary>
    public string? Language { get; init; }

    public ulong? Seed { get; init; }

    public double? Shrinkage { get; init; }

    public Costs? Costs { get; init; }

    /// <summary>Reads the file of a folder.</summary>
    /// <returns>The file, or null with all that is wrong in it at once.</returns>
    public static (StudyFile? File, ImmutableArray<Problem> Problems) Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            var logs = Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).Take(5) : [];
            return (null, [Problem.At(folder, Directory.Exists(folder) ? "study-missing" : "folder-missing", Argument.Of("file", FileName), Argument.List("found", logs))]);
        }

        var problems = new List<Problem>();
        using var json = JsonInput.Open(path, FileName, problems);
        var file = json is null ? null : new StudyFileReader(Path.GetFullPath(folder), problems).Read(json.RootElement);
        return problems.Count == 0 ? (file, []) : (null, [.. problems]);
    }
}

/// <summary>Reads the keys of a study file, collecting every problem.</summary>
internal sealed class StudyFileReader(string folder, List<Problem> problems)
{
    private static readonly string[] _keys = ["name", "logs", "fit", "predict", "format", "zone", "mapping", "target", "targets", "language", "seed", "shrinkage", "costs"];

    private readonly JsonInput _input = new(StudyFile.FileName, problems);

    public StudyFile? Read(JsonElement root)
    {
        if (!_input.IsObject(root, "", _keys)) return null;
        var targets = Targets(root);
        var file = new StudyFile
        {
            Name = _input.Text(root, "name"),
            Fit = [.. Logs(root, "logs"), .. Logs(root, "fit")],
            Predict = Logs(root, "predict"),
            Format = OneOf(root, "format", [.. FormatCatalogue.All.Select(format => format.Info.Key)], "unknown-format"),
            Zone = Zone(root),
            Mapping = Mapping(root),
            Target = targets.Of,
            Targets = targets.ByFlow,
            Language = OneOf(root, "language", ["fr", "en"], "unknown-language"),
            Seed = _input.Whole(root, "seed"),
            Shrinkage = _input.Number(root, "shrinkage", 0, 0.99),
            Costs = CostsOf(root),
        };
        if (!root.TryGetProperty("logs", out _) && !root.TryGetProperty("fit", out _)) problems.Add(Problem.At(_input.Where("logs"), "study-no-fit"));
        return file;
    }

    private ImmutableArray<string> Logs(JsonElement root, string key)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        var names = _input.Texts(root, key);
        for (var i = 0; i < names.Length; i++)
        {
            // A study may not read outside its own folder: the file may come from somebody else.
            var path = Path.GetFullPath(Path.Combine(folder, names[i]));
            var where = _input.Where(FormattableString.Invariant($"{key}[{i}]"));
            if (!path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                problems.Add(Problem.At(where, "study-outside", Argument.Of("file", names[i])));
            else if (!File.Exists(path))
                problems.Add(Problem.At(where, "file-missing", Argument.Of("file", names[i]), Argument.List("nearest", Nearest.To(names[i], Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)))));
            else
                paths.Add(path);
        }

        return paths.ToImmutable();
    }

    private string? Zone(JsonElement root)
    {
        if (_input.Text(root, "zone") is not { } zone) return null;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            problems.Add(Problem.At(_input.Where("zone"), "unknown-zone", Argument.Of("zone", zone), Argument.List("nearest", Nearest.To(zone, DateTimeZoneProviders.Tzdb.Ids))));
        return zone;
    }

    private string? OneOf(JsonElement root, string key, string[] known, string code)
    {
        if (_input.Text(root, key) is not { } value) return null;
        if (!known.Contains(value, StringComparer.Ordinal))
            problems.Add(Problem.At(_input.Where(key), code, Argument.Of(key, value), Argument.List("known", known), Argument.List("nearest", Nearest.To(value, known))));
        return value;
    }

    /// <summary>The mapping itself, or the name of a file that holds it.</summary>
    private CsvMapping? Mapping(JsonElement root)
    {
        if (!root.TryGetProperty("mapping", out var mapping) || mapping.ValueKind == JsonValueKind.Null) return null;
        if (mapping.ValueKind != JsonValueKind.String) return CsvMappingFile.Read(mapping, "mapping", _input);
        if (Logs(root, "mapping") is not [var path]) return null;
        var (read, wrong) = CsvMappingFile.Read(path);
        problems.AddRange(wrong);
        return read;
    }

    /// <summary>"80/20" for all flows, "NE=90/30" for one; one text, a list of them, or an object by flow under "targets".</summary>
    private (ServiceTarget? Of, ImmutableDictionary<FlowId, ServiceTarget> ByFlow) Targets(JsonElement root)
    {
        ServiceTarget? all = null;
        var byFlow = ImmutableDictionary.CreateBuilder<FlowId, ServiceTarget>();
        foreach (var text in _input.Texts(root, "target"))
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            if (Target(text[(sign + 1)..], text, "target") is not { } target) continue;
            if (sign > 0) byFlow[new FlowId(text[..sign].Trim())] = target;
            else all = target;
        }

        if (root.TryGetProperty("targets", out var element) && _input.IsObject(element, "targets", null))
        {
            foreach (var flow in element.EnumerateObject())
            {
                var path = $"targets.{flow.Name}";
                if (_input.Text(element, flow.Name, path) is { } text && Target(text, text, path) is { } target) byFlow[new FlowId(flow.Name)] = target;
            }
        }

        return (all, byFlow.ToImmutable());
    }

    private ServiceTarget? Target(string form, string whole, string path)
    {
        if (TargetText.TryParse(form, out var target)) return target;
        problems.Add(Problem.At(_input.Where(path), "target-form", Argument.Of("target", whole)));
        return null;
    }

    private Costs? CostsOf(JsonElement root)
    {
        if (!root.TryGetProperty("costs", out var element) || !_input.IsObject(element, "costs", ["currency", "agentHour", "trainingHoursPerSkill"])) return null;
        return new(
            _input.Text(element, "currency", "costs.currency"),
            _input.Number(element, "agentHour", 0, 1e6, "costs.agentHour"),
            _input.Number(element, "trainingHoursPerSkill", 0, 1e6, "costs.trainingHoursPerSkill"));
    }
}
