using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Routing;

/// <summary>
/// What names stand for. A name that several places bear is taken as the head of a menu first, then as a flow, then as another node, then as an entry point; rules stand at a flow first. Each reference that had a choice is told.
/// </summary>
internal sealed class PlaceNames
{
    private readonly Dictionary<string, List<(PlaceKind Kind, int Index, int Rank)>> _places = new(StringComparer.Ordinal);

    public PlaceNames(Declarations declared)
    {
        foreach (var (index, flow) in declared.Flows.Index()) Add(flow.Name, PlaceKind.Flow, declared.EntryPoints.Length + declared.Menu.Length + index, 1);
        foreach (var (index, node) in declared.Menu.Index()) Add(node.Name, PlaceKind.MenuNode, declared.EntryPoints.Length + index, node.Parent is null ? 0 : 2);
        foreach (var (index, entry) in declared.EntryPoints.Index()) Add(entry.Name, PlaceKind.EntryPoint, index, 3);
        Flows = [.. declared.Flows.Select(flow => flow.Name).Distinct()];
        All = [.. _places.Keys.Order(StringComparer.Ordinal)];
    }

    public ImmutableArray<string> Flows { get; }

    public ImmutableArray<string> All { get; }

    /// <summary>References that had a choice: who refers, and the name.</summary>
    public List<(int From, string Name)> Doubtful { get; } = [];

    /// <summary>Where the rules of a name stand; null = nowhere.</summary>
    public int? At(string name)
    {
        if (!_places.TryGetValue(name, out var borne)) return null;
        var place = borne.OrderBy(candidate => candidate.Kind == PlaceKind.Flow ? -1 : candidate.Rank).First().Index;
        if (borne.Count > 1) Doubtful.Add((place, name));
        return place;
    }

    public int? Flow(string? name) => name is not null && _places.TryGetValue(name, out var borne) && borne.FirstOrDefault(candidate => candidate.Kind == PlaceKind.Flow) is { Rank: 1 } flow ? flow.Index : null;

    /// <summary>Where a reference leads; a place does not refer to itself where another bears the name.</summary>
    public int? Target(int from, string? name)
    {
        if (name is null || !_places.TryGetValue(name, out var borne)) return null;
        var candidates = borne.Count > 1 ? [.. borne.Where(candidate => candidate.Index != from)] : borne;
        if (candidates.Select(candidate => candidate.Kind).Where(kind => kind != PlaceKind.EntryPoint).Distinct().Count() > 1) Doubtful.Add((from, name));
        return candidates.OrderBy(candidate => candidate.Rank).First().Index;
    }

    private void Add(string name, PlaceKind kind, int index, int rank)
    {
        if (!_places.TryGetValue(name, out var borne)) _places.Add(name, borne = []);
        if (!borne.Any(candidate => candidate.Kind == kind)) borne.Add((kind, index, rank)); // a second one of a kind is never meant
    }
}
