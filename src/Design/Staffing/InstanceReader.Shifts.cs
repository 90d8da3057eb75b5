using System.Collections.Immutable;
using System.Text.Json;
using Plateau.Design.Shifts;
using Plateau.Mathematics.Distributions;
using Plateau.Model.Texts;
using Plateau.Simulation.Workloads;

namespace Plateau.Design.Staffing;

/// <summary>Problems of several periods: contacts by period, and shapes of shifts.</summary>
internal sealed partial class InstanceReader
{
    private static bool IsOfShifts(JsonElement root) => root.ValueKind == JsonValueKind.Object && (root.TryGetProperty("shapes", out _) || root.TryGetProperty("periods", out _));

    private ShiftProblem? ReadShifts(JsonElement root)
    {
        if (JsonFields.Of(root, "", _problems, "name", "periods", "periodSeconds", "types", "groups", "shapes") is not { } fields) return null;
        var name = fields.Text("name");
        var periods = fields.Need("periods") is null ? null : fields.WholeNumber("periods");
        if (periods is < 1 or > InstanceFile.MostPeriods)
        {
            fields.Note("periods", "instance-periods-out-of-range", Argument.Count("count", periods.Value), Argument.Count("most", InstanceFile.MostPeriods));
            periods = null;
        }

        var seconds = Positive(fields, "periodSeconds", InstanceFile.MostPeriodSeconds, needed: false);
        var typeItems = Items(fields, "types", InstanceFile.MostTypes);
        var groupItems = Items(fields, "groups", InstanceFile.MostGroups);
        var shapeItems = Items(fields, "shapes", InstanceFile.MostShapes);
        ShiftType?[] types = [.. typeItems.Select(item => ReadShiftType(item.Element, item.Path, periods))];
        var ids = IdsOf(typeItems, "types");
        _knowsAllTypes = ids.Count == typeItems.Length && ids.Count > 0;
        IdsOf(groupItems, "groups");
        IdsOf(shapeItems, "shapes");
        CandidateGroup?[] groups = [.. groupItems.Select(item => ReadGroup(item.Element, item.Path, ids))];
        ShiftShape?[] shapes = [.. shapeItems.Select(item => ReadShape(item.Element, item.Path, periods))];
        if (_problems.Count > 0) return null;

        var usual = new ShiftProblem { Name = name!, Types = [.. types.OfType<ShiftType>()], Groups = [.. groups.OfType<CandidateGroup>()], Shapes = [.. shapes.OfType<ShiftShape>()], Periods = periods!.Value };
        var problem = usual with { PeriodSeconds = seconds ?? usual.PeriodSeconds };
        CheckWhole(problem);
        return problem;
    }

    private void CheckWhole(ShiftProblem problem)
    {
        if (problem.ContactsADay > InstanceFile.MostContactsPerDay)
            _problems.Add(Problem.At("types", "instance-too-many-contacts", Argument.Of("contacts", problem.ContactsADay), Argument.Of("most", InstanceFile.MostContactsPerDay)));
        if (!problem.Types.Any(type => type.ContactsPerHour.Any(contacts => contacts > 0) && type.DayPromises.Length + type.PeriodPromises.Length > 0))
            _problems.Add(Problem.At("types", "instance-nothing-promised"));
        if ((long)problem.Groups.Length * problem.Shapes.Length > InstanceFile.MostColumns)
            _problems.Add(Problem.At("shapes", "instance-too-many-choices", Argument.Count("groups", problem.Groups.Length), Argument.Count("shapes", problem.Shapes.Length), Argument.Count("most", InstanceFile.MostColumns)));
    }

    private ShiftType? ReadShiftType(JsonElement element, string path, int? periods)
    {
        if (JsonFields.Of(element, path, _problems, "id", "contactsPerHour", "patienceMeanSeconds", "promises") is not { } fields) return null;
        var id = fields.Text("id");
        var contacts = ReadContacts(fields, periods);
        var patience = Positive(fields, "patienceMeanSeconds", InstanceFile.MostSeconds, needed: false);
        var (day, each) = fields.Find("promises") is null ? ([], []) : ReadSpannedPromises(fields);
        return id is null ? null : new ShiftType(id, contacts, patience is { } mean ? new Exponential(mean) : new Endless(), day, each);
    }

    private ImmutableArray<double> ReadContacts(JsonFields type, int? periods)
    {
        var items = Items(type, "contactsPerHour", InstanceFile.MostPeriods);
        var contacts = ImmutableArray.CreateBuilder<double>(items.Length);
        foreach (var (element, path) in items)
        {
            var known = contacts.Count;
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetDouble(out var number) || !double.IsFinite(number)) _problems.Add(Problem.At(path, "workload-not-a-number", JsonFields.Value(element)));
            else if (number < 0) _problems.Add(Problem.At(path, "workload-must-be-not-negative", JsonFields.Value(element)));
            else if (number > InstanceFile.MostContactsPerHour) _problems.Add(Problem.At(path, "instance-number-too-large", JsonFields.Value(element), Argument.Of("most", InstanceFile.MostContactsPerHour)));
            else contacts.Add(number);
            if (contacts.Count == known) contacts.Add(0); // noted
        }

        if (items.Length > 0 && periods is { } wanted && items.Length != wanted) type.Note("contactsPerHour", "instance-periods-differ", Argument.Count("count", items.Length), Argument.Count("periods", wanted));
        return contacts.ToImmutable();
    }

    private (ImmutableArray<Promise> Day, ImmutableArray<Promise> Each) ReadSpannedPromises(JsonFields type)
    {
        var day = ImmutableArray.CreateBuilder<Promise>();
        var each = ImmutableArray.CreateBuilder<Promise>();
        foreach (var (element, path) in type.List("promises"))
        {
            if (ReadPromise(element, path, "over") is not { } promise) continue;
            var over = SpanOf(element, path);
            var own = over == InstanceWords.EachPeriod ? each : day;
            var other = over == InstanceWords.EachPeriod ? day : each;
            if (own.Any(known => known.Kind == promise.Kind)) _problems.Add(Problem.At($"{path}.kind", "instance-promise-twice", Argument.Of("kind", InstanceWords.Of(promise.Kind))));
            if (promise.Kind == PromiseKind.AnsweredWithin && other.FirstOrDefault(known => known.Kind == promise.Kind) is { } first && first.ThresholdSeconds != promise.ThresholdSeconds)
                _problems.Add(Problem.At($"{path}.seconds", "instance-thresholds-differ", Argument.Of("first", first.ThresholdSeconds), Argument.Of("second", promise.ThresholdSeconds)));
            own.Add(promise);
        }

        return (day.ToImmutable(), each.ToImmutable());
    }

    private string SpanOf(JsonElement promise, string path)
    {
        if (!promise.TryGetProperty("over", out var over) || over.ValueKind == JsonValueKind.Null) return InstanceWords.Day;
        if (over.ValueKind == JsonValueKind.String && InstanceWords.Spans.Contains(over.GetString())) return over.GetString()!;
        _problems.Add(Problem.At($"{path}.over", "workload-unknown-value", JsonFields.Value(over), Argument.List("known", InstanceWords.Spans)));
        return InstanceWords.Day;
    }

    private ShiftShape? ReadShape(JsonElement element, string path, int? periods)
    {
        if (JsonFields.Of(element, path, _problems, "id", "works", "paidPeriods") is not { } fields) return null;
        var id = fields.Text("id");
        var paid = Positive(fields, "paidPeriods", InstanceFile.MostPeriods, needed: true);
        var works = new bool[periods ?? InstanceFile.MostPeriods];
        var last = 0;
        foreach (var (piece, piecePath) in Items(fields, "works", InstanceFile.MostPeriods))
        {
            // A pair of period numbers, counted from 1, both worked; pieces in order and apart.
            if (piece.ValueKind == JsonValueKind.Array && piece.GetArrayLength() == 2 && piece[0].ValueKind == JsonValueKind.Number && piece[1].ValueKind == JsonValueKind.Number
                && piece[0].TryGetInt32(out var from) && piece[1].TryGetInt32(out var to) && from > last && to >= from && to <= works.Length)
            {
                Array.Fill(works, true, from - 1, to - from + 1);
                last = to;
            }
            else _problems.Add(Problem.At(piecePath, "instance-not-a-piece", JsonFields.Value(piece), Argument.Count("periods", works.Length)));
        }

        return id is null || paid is null ? null : new ShiftShape(id, [.. works], paid.Value);
    }
}
