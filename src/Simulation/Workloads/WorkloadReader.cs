using System.Collections.Immutable;
using System.Text.Json;
using Plateau.Mathematics.Distributions;
using Plateau.Model.Texts;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Workloads;

/// <summary>Reads a workload file and lists everything that is wrong with it at once.</summary>
internal sealed class WorkloadReader
{
    /// <summary>Contacts of one replication: an hour of computing and more.</summary>
    private const double MostContacts = 1e10;
    private const string LongestIdleAgent = "longest-idle-agent";
    private static readonly string[] Picks = ["longest-wait", "listed-order"];
    private static readonly string[] Laws = ["exponential", "lognormal", "gamma", "deterministic"];
    private readonly List<Problem> _problems = [];

    public static WorkloadCheck Read(string json)
    {
        var reader = new WorkloadReader();
        try
        {
            using var document = JsonDocument.Parse(json);
            var workload = reader.ReadWorkload(document.RootElement);
            return new WorkloadCheck(reader._problems.Count == 0 ? workload : null, [.. reader._problems]);
        }
        catch (JsonException broken)
        {
            return new WorkloadCheck(null, [Problem.At("", "workload-not-json", Argument.Count("line", (broken.LineNumber ?? 0) + 1), Argument.Count("column", (broken.BytePositionInLine ?? 0) + 1))]);
        }
    }

    private Workload? ReadWorkload(JsonElement root)
    {
        var fields = JsonFields.Of(
            root, "", _problems, "name", "description", "horizonMinutes", "warmUpMinutes", "answeredWithinSeconds", "waitingPlaces", "assign", "types", "groups");
        if (fields is null) return null;
        var stated = fields.Number("horizonMinutes", "positive");
        var horizon = stated ?? 1;
        var warmUp = fields.OptionalNumber("warmUpMinutes", "not-negative") ?? 0;
        if (stated is not null && Ticks.FromSeconds(warmUp * 60) >= Ticks.FromSeconds(horizon * 60)) fields.Note("warmUpMinutes", "workload-warm-up-too-long", Argument.Of("warmUp", warmUp), Argument.Of("horizon", horizon));
        var workload = new Workload
        {
            Name = fields.Text("name") ?? "",
            Description = fields.Find("description") is null ? "" : fields.Text("description") ?? "",
            HorizonMinutes = horizon,
            WarmUpMinutes = warmUp,
            AnsweredWithinSeconds = fields.Number("answeredWithinSeconds", "not-negative") ?? 0,
            WaitingPlaces = fields.WholeNumber("waitingPlaces"),
            LongestIdleAgent = ReadAssign(fields),
            Types = [.. fields.List("types").Select(item => ReadType(item.Element, item.Path)).OfType<WorkloadType>()],
            Groups = [.. fields.List("groups").Select(item => ReadGroup(item.Element, item.Path)).OfType<WorkloadGroup>()],
        };

        // Names are compared only where every type and group could be read: else one mistake would be told many times.
        if (_problems.Count == 0) CheckNames(workload);
        var contacts = workload.Types.Sum(type => type.ArrivalsPerMinute) * horizon;
        if (contacts > MostContacts) fields.Note("horizonMinutes", "workload-too-many-contacts", Argument.Of("contacts", contacts), Argument.Of("most", MostContacts));
        return workload;
    }

    private static bool ReadAssign(JsonFields fields)
    {
        if (fields.Find("assign") is not { } assign) return false;
        if (assign.ValueKind == JsonValueKind.String && assign.GetString() == LongestIdleAgent) return true;
        fields.Note("assign", "workload-unknown-value", JsonFields.Value(assign), Argument.List("known", [LongestIdleAgent]));
        return false;
    }

    private WorkloadType? ReadType(JsonElement element, string path)
    {
        if (JsonFields.Of(element, path, _problems, "name", "arrivalsPerMinute", "service", "patienceMeanMinutes", "groups") is not { } fields) return null;
        var name = fields.Text("name");
        var arrivals = fields.Number("arrivalsPerMinute", "not-negative");
        var service = fields.Need("service") is { } law ? ReadLaw(law, fields.At("service")) : null;
        var patience = fields.OptionalNumber("patienceMeanMinutes", "positive");
        var levels = fields.List("groups").Select(level => ReadLevel(level.Element, level.Path)).ToImmutableArray();
        return name is null || arrivals is null || service is null ? null : new WorkloadType(name, arrivals.Value, service, patience, levels);
    }

    private ImmutableArray<string> ReadLevel(JsonElement element, string path)
    {
        var names = element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().ToArray() : [element];
        foreach (var name in names)
            if (name.ValueKind != JsonValueKind.String) _problems.Add(Problem.At(path, "workload-not-a-text", JsonFields.Value(name)));
        if (names.Length == 0) _problems.Add(Problem.At(path, "workload-not-a-list", JsonFields.Value(element)));
        return [.. names.Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!)];
    }

    private Distribution? ReadLaw(JsonElement element, string path)
    {
        if (JsonFields.Of(element, path, _problems, "law", "meanMinutes", "cv") is not { } fields) return null;
        var law = fields.Text("law");
        if (law is not null && !Laws.Contains(law)) fields.Note("law", "workload-unknown-value", Argument.Of("value", law), Argument.List("known", Laws));
        var mean = fields.Number("meanMinutes", law == "deterministic" ? "not-negative" : "positive") * 60;
        var hasVariation = law is "lognormal" or "gamma";
        var variation = hasVariation ? fields.Number("cv", "positive") : null;
        if (!hasVariation && law is not null && Laws.Contains(law) && fields.Find("cv") is { } stray) fields.Note("cv", "workload-law-without-cv", Argument.Of("law", law), JsonFields.Value(stray));
        if (law is not null && variation is < 0.001 or > 1000)
        {
            fields.Note("cv", "workload-cv-out-of-range", Argument.Of("law", law), Argument.Of("cv", variation.Value), Argument.Of("low", 0.001), Argument.Of("high", 1000));
            return null;
        }

        if (mean is not { } seconds || (hasVariation && variation is null)) return null;
        return law switch
        {
            "exponential" => new Exponential(seconds),
            "lognormal" => new LogNormal(seconds, variation!.Value),
            "gamma" => new Gamma(seconds, variation!.Value),
            "deterministic" => new Deterministic(seconds),
            _ => null,
        };
    }

    private WorkloadGroup? ReadGroup(JsonElement element, string path)
    {
        if (JsonFields.Of(element, path, _problems, "name", "agents", "takes", "pick", "serviceTimeFactor") is not { } fields) return null;
        var name = fields.Text("name");
        var agents = fields.Need("agents") is null ? null : fields.WholeNumber("agents");
        var takes = fields.List("takes").SelectMany(item => ReadLevel(item.Element, item.Path)).ToImmutableArray();
        var pick = fields.Text("pick");
        if (pick is not null && !Picks.Contains(pick)) fields.Note("pick", "workload-unknown-value", Argument.Of("value", pick), Argument.List("known", Picks));
        var factors = ReadFactors(fields, takes);
        return name is null || agents is null || pick is null ? null : new WorkloadGroup(name, agents.Value, takes, pick, factors);
    }

    private static ImmutableDictionary<string, double> ReadFactors(JsonFields fields, ImmutableArray<string> takes)
    {
        var factors = ImmutableDictionary.CreateBuilder<string, double>();
        if (fields.Find("serviceTimeFactor") is not { } stated) return factors.ToImmutable();
        if (stated.ValueKind != JsonValueKind.Object)
        {
            fields.Note("serviceTimeFactor", "workload-not-an-object", JsonFields.Value(stated));
            return factors.ToImmutable();
        }

        foreach (var factor in stated.EnumerateObject())
        {
            var field = "serviceTimeFactor." + factor.Name;
            if (!takes.Contains(factor.Name)) fields.Note(field, "workload-unknown-name", Argument.Of("name", factor.Name), Argument.List("known", takes));
            if (fields.NumberOf(factor.Value, field, "positive") is { } value) factors[factor.Name] = value;
        }

        return factors.ToImmutable();
    }

    private void CheckNames(Workload workload)
    {
        CheckUnique([.. workload.Types.Select(type => type.Name)], "types");
        CheckUnique([.. workload.Groups.Select(group => group.Name)], "groups");
        if (_problems.Count > 0) return;
        for (var index = 0; index < workload.Types.Length; index++)
        {
            var type = workload.Types[index];
            var listed = new HashSet<string>();
            foreach (var name in type.Levels.SelectMany(level => level))
            {
                var path = FormattableString.Invariant($"types[{index}].groups");
                if (workload.Groups.FirstOrDefault(group => group.Name == name) is not { } group)
                    _problems.Add(Problem.At(path, "workload-unknown-name", Argument.Of("name", name), Argument.List("known", workload.Groups.Select(known => known.Name))));
                else if (!listed.Add(name))
                    _problems.Add(Problem.At(path, "workload-name-twice", Argument.Of("name", name)));
                else if (!group.Takes.Contains(type.Name))
                    _problems.Add(Problem.At(path, "workload-group-does-not-take", Argument.Of("type", type.Name), Argument.Of("group", name)));
            }
        }

        for (var index = 0; index < workload.Groups.Length; index++) CheckTakes(workload, index);
    }

    private void CheckTakes(Workload workload, int index)
    {
        var group = workload.Groups[index];
        var listed = new HashSet<string>();
        var path = FormattableString.Invariant($"groups[{index}].takes");
        foreach (var name in group.Takes)
        {
            if (workload.Types.FirstOrDefault(type => type.Name == name) is not { } type)
                _problems.Add(Problem.At(path, "workload-unknown-name", Argument.Of("name", name), Argument.List("known", workload.Types.Select(known => known.Name))));
            else if (!listed.Add(name))
                _problems.Add(Problem.At(path, "workload-name-twice", Argument.Of("name", name)));
            else if (!type.Levels.Any(level => level.Contains(group.Name)))
                _problems.Add(Problem.At(path, "workload-type-does-not-list", Argument.Of("type", name), Argument.Of("group", group.Name)));
        }
    }

    private void CheckUnique(string[] names, string field)
    {
        for (var index = 0; index < names.Length; index++)
            if (Array.IndexOf(names, names[index]) < index)
                _problems.Add(Problem.At(FormattableString.Invariant($"{field}[{index}].name"), "workload-name-twice", Argument.Of("name", names[index])));
    }
}
