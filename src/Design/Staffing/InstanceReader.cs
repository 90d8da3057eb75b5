using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Plateau.Mathematics.Distributions;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Plateau.Simulation.Workloads;

namespace Plateau.Design.Staffing;

/// <summary>Reads the file of a staffing problem and lists everything that is wrong with it at once.</summary>
internal sealed partial class InstanceReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly List<Problem> _problems = [];
    private bool _knowsAllTypes; // else one mistake among the types would be told again by every group

    public static InstanceCheck Read(string json)
    {
        var reader = new InstanceReader();
        try
        {
            using var document = JsonDocument.Parse(Strict.GetBytes(json));
            if (IsOfShifts(document.RootElement))
            {
                var shifts = reader.ReadShifts(document.RootElement);
                return new InstanceCheck(null, [.. reader._problems]) { Shifts = reader._problems.Count == 0 ? shifts : null };
            }

            var instance = reader.ReadProblem(document.RootElement);
            return new InstanceCheck(reader._problems.Count == 0 ? instance : null, [.. reader._problems]);
        }
        catch (JsonException broken)
        {
            return new InstanceCheck(null, [Problem.At("", "workload-not-json", Argument.Count("line", (broken.LineNumber ?? 0) + 1), Argument.Count("column", (broken.BytePositionInLine ?? 0) + 1))]);
        }
        catch (Exception half) when (half is InvalidOperationException or EncoderFallbackException)
        {
            // A sign beyond 16 bits lacks its other half: in the text itself, or (the parser's way to say so) in an escape such as \ud83d. Neither says where.
            return new InstanceCheck(null, [.. reader._problems, Problem.At("", "instance-half-sign")]);
        }
    }

    private StaffingProblem? ReadProblem(JsonElement root)
    {
        if (JsonFields.Of(root, "", _problems, "name", "periodSeconds", "warmUpSeconds", "mostMultiSkilledShare", "types", "groups") is not { } fields) return null;
        var name = fields.Text("name");
        var period = Positive(fields, "periodSeconds", InstanceFile.MostPeriodSeconds, needed: false);
        var warmUp = NotNegative(fields, "warmUpSeconds", InstanceFile.MostPeriodSeconds, needed: false);
        var share = fields.Find("mostMultiSkilledShare") is { } stated ? ShareOf(fields, "mostMultiSkilledShare", stated, endsToo: true) : null;
        var typeItems = Items(fields, "types", InstanceFile.MostTypes);
        var groupItems = Items(fields, "groups", InstanceFile.MostGroups);
        DemandType?[] types = [.. typeItems.Select(item => ReadType(item.Element, item.Path))];
        var ids = IdsOf(typeItems, "types");
        _knowsAllTypes = ids.Count == typeItems.Length && ids.Count > 0;
        IdsOf(groupItems, "groups");
        CandidateGroup?[] groups = [.. groupItems.Select(item => ReadGroup(item.Element, item.Path, ids))];
        if (_problems.Count > 0) return null;

        var usual = new StaffingProblem { Name = name!, Types = [.. types.OfType<DemandType>()], Groups = [.. groups.OfType<CandidateGroup>()] };
        var problem = usual with { PeriodSeconds = period ?? usual.PeriodSeconds, WarmUpSeconds = warmUp ?? usual.WarmUpSeconds, MostMultiSkilledShare = share ?? usual.MostMultiSkilledShare };
        CheckWhole(problem);
        return problem;
    }

    private void CheckWhole(StaffingProblem problem)
    {
        var contacts = problem.Types.Sum(type => type.ContactsPerHour) * (problem.PeriodSeconds + problem.WarmUpSeconds) / 3600;
        if (contacts > InstanceFile.MostContactsPerDay)
            _problems.Add(Problem.At("types", "instance-too-many-contacts", Argument.Of("contacts", contacts), Argument.Of("most", InstanceFile.MostContactsPerDay)));
        if (!problem.Types.Any(type => type.ContactsPerHour > 0 && !type.Promises.IsEmpty))
            _problems.Add(Problem.At("types", "instance-nothing-promised"));
    }

    /// <summary>The elements of a list, none when there are too many.</summary>
    private static (JsonElement Element, string Path)[] Items(JsonFields fields, string field, int most)
    {
        (JsonElement, string)[] items = [.. fields.List(field)];
        if (items.Length <= most) return items;
        fields.Note(field, "instance-list-too-long", Argument.Count("count", items.Length), Argument.Count("most", most));
        return [];
    }

    /// <summary>Position of each id; one that stands twice is noted. Elements without a readable id are noted elsewhere.</summary>
    private Dictionary<string, int> IdsOf((JsonElement Element, string Path)[] items, string list)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var position = 0; position < items.Length; position++)
        {
            var (element, path) = items[position];
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("id", out var value) || value.ValueKind != JsonValueKind.String) continue;
            var id = value.GetString()!;
            if (!positions.TryAdd(id, position))
                _problems.Add(Problem.At($"{path}.id", "instance-id-twice", Argument.Of("id", id), Argument.Of("first", string.Create(CultureInfo.InvariantCulture, $"{list}[{positions[id]}]"))));
        }

        return positions;
    }

    private DemandType? ReadType(JsonElement element, string path)
    {
        if (JsonFields.Of(element, path, _problems, "id", "contactsPerHour", "patienceMeanSeconds", "promises") is not { } fields) return null;
        var id = fields.Text("id");
        var contacts = NotNegative(fields, "contactsPerHour", InstanceFile.MostContactsPerHour, needed: true);
        var patience = Positive(fields, "patienceMeanSeconds", InstanceFile.MostSeconds, needed: false);
        var promises = fields.Find("promises") is null ? [] : ReadPromises(fields);
        return id is null || contacts is null ? null : new DemandType(id, contacts.Value, patience is { } mean ? new Exponential(mean) : new Endless(), promises);
    }

    private ImmutableArray<Promise> ReadPromises(JsonFields type)
    {
        var promises = ImmutableArray.CreateBuilder<Promise>();
        foreach (var (element, path) in type.List("promises"))
        {
            if (ReadPromise(element, path) is not { } promise) continue;
            if (promises.Any(known => known.Kind == promise.Kind))
                _problems.Add(Problem.At($"{path}.kind", "instance-promise-twice", Argument.Of("kind", InstanceWords.Of(promise.Kind))));
            promises.Add(promise);
        }

        return promises.ToImmutable();
    }

    /// <param name="more">Further fields, read elsewhere.</param>
    private Promise? ReadPromise(JsonElement element, string path, params string[] more)
    {
        if (JsonFields.Of(element, path, _problems, ["kind", "share", "seconds", .. more]) is not { } fields || fields.Text("kind") is not { } kind) return null;
        switch (kind)
        {
            case InstanceWords.AnsweredWithin:
                var within = NeededShare(fields);
                var seconds = NotNegative(fields, "seconds", InstanceFile.MostSeconds, needed: true);
                return within is null || seconds is null ? null : new Promise(PromiseKind.AnsweredWithin, within.Value, seconds.Value);
            case InstanceWords.Abandoned:
                Surplus(fields, "seconds", kind);
                return NeededShare(fields) is { } lost ? new Promise(PromiseKind.Abandoned, lost) : null;
            case InstanceWords.MeanWait:
                Surplus(fields, "share", kind);
                return Positive(fields, "seconds", InstanceFile.MostSeconds, needed: true) is { } wait ? new Promise(PromiseKind.MeanWait, wait) : null;
            default:
                fields.Note("kind", "workload-unknown-value", Argument.Of("value", kind), Argument.List("known", Nearest.To(kind, InstanceWords.Kinds)));
                return null;
        }
    }

    private CandidateGroup? ReadGroup(JsonElement element, string path, Dictionary<string, int> types)
    {
        if (JsonFields.Of(element, path, _problems, "id", "cost", "mostAgents", "takes") is not { } fields) return null;
        var id = fields.Text("id");
        var cost = Positive(fields, "cost", InstanceFile.MostCost, needed: true);
        var most = fields.WholeNumber("mostAgents");
        var takes = new List<(int Type, Distribution Handle)>();
        var listed = new HashSet<int>();
        foreach (var (item, itemPath) in Items(fields, "takes", InstanceFile.MostTypes))
        {
            if (ReadTake(item, itemPath, types) is not { } take) continue;
            if (!listed.Add(take.Type)) _problems.Add(Problem.At($"{itemPath}.type", "workload-name-twice", Argument.Of("name", item.GetProperty("type").GetString()!)));
            takes.Add((take.Type, take.Handle ?? new Endless()));
        }

        return id is null || cost is null ? null : new CandidateGroup(id, [.. takes.Select(take => take.Type)], [.. takes.Select(take => take.Handle)], cost.Value, most ?? int.MaxValue);
    }

    /// <summary>Null when the type is not known; the handle time is null when it was noted.</summary>
    private (int Type, Distribution? Handle)? ReadTake(JsonElement element, string path, Dictionary<string, int> types)
    {
        if (JsonFields.Of(element, path, _problems, "type", "handleMeanSeconds", "cv") is not { } fields) return null;
        var name = fields.Text("type");
        var mean = Positive(fields, "handleMeanSeconds", InstanceFile.MostSeconds, needed: true);
        var variation = fields.Find("cv") is { } stated ? fields.FiniteOf(stated, "cv") : null;
        if (variation is < InstanceFile.LeastVariation or > InstanceFile.MostVariation)
        {
            fields.Note("cv", "instance-cv-out-of-range", JsonFields.Value(fields.Find("cv")!.Value), Argument.Of("low", InstanceFile.LeastVariation), Argument.Of("high", InstanceFile.MostVariation));
            variation = null;
        }

        Distribution? handle = mean is not { } seconds ? null : variation is { } cv ? new LogNormal(seconds, cv) : new Exponential(seconds);
        if (name is null) return null;
        if (types.TryGetValue(name, out var type)) return (type, handle);
        if (_knowsAllTypes) fields.Note("type", "workload-unknown-name", Argument.Of("name", name), Argument.List("known", Nearest.To(name, types.Keys)));
        return null;
    }

    private static void Surplus(JsonFields fields, string field, string kind)
    {
        if (fields.Find(field) is not null) fields.Note(field, "instance-field-of-other-kind", Argument.Of("field", field), Argument.Of("kind", kind));
    }

    private static double? NeededShare(JsonFields fields) => fields.Need("share") is { } value ? ShareOf(fields, "share", value, endsToo: false) : null;

    /// <param name="endsToo">Whether 0 and 1 are allowed.</param>
    private static double? ShareOf(JsonFields fields, string field, JsonElement value, bool endsToo)
    {
        if (fields.FiniteOf(value, field) is not { } share) return null;
        if (endsToo ? share is >= 0 and <= 1 : share is > 0 and < 1) return share;
        fields.Note(field, endsToo ? "instance-not-share-with-ends" : "instance-not-share", JsonFields.Value(value));
        return null;
    }

    private static double? Positive(JsonFields fields, string field, double most, bool needed) => Number(fields, field, most, needed, mayBeZero: false);

    private static double? NotNegative(JsonFields fields, string field, double most, bool needed) => Number(fields, field, most, needed, mayBeZero: true);

    private static double? Number(JsonFields fields, string field, double most, bool needed, bool mayBeZero)
    {
        if ((needed ? fields.Need(field) : fields.Find(field)) is not { } value || fields.FiniteOf(value, field) is not { } number) return null;
        if (number < 0 || (number == 0 && !mayBeZero)) fields.Note(field, mayBeZero ? "workload-must-be-not-negative" : "workload-must-be-positive", JsonFields.Value(value));
        else if (number > most) fields.Note(field, "instance-number-too-large", JsonFields.Value(value), Argument.Of("most", most));
        else if (number < InstanceFile.LeastPositive && !mayBeZero) fields.Note(field, "instance-number-too-small", JsonFields.Value(value), Argument.Of("least", InstanceFile.LeastPositive));
        else return number;
        return null;
    }
}
