using System.Collections.Immutable;
using Plateau.Diagnosis.Routing;
using Plateau.Mathematics.Statistics;

namespace Plateau.Diagnosis.Map;

/// <summary>
/// Contacts a week that reach each declared place, by what is said of entry points and of the choices in menus. Rules are left out: how often their conditions hold is not said. One unknown part makes a sum unknown, and so does a menu
/// that leads back to itself.
/// </summary>
internal sealed class DeclaredVolumes
{
    private readonly PlaceGraph graph;
    private readonly List<(int From, double? Share)>[] into;
    private readonly Estimate?[] known;
    private readonly bool[] open; // being computed

    public DeclaredVolumes(PlaceGraph graph)
    {
        this.graph = graph;
        into = [.. graph.Places.Select(_ => new List<(int, double?)>())];
        known = new Estimate?[graph.Places.Length];
        open = new bool[graph.Places.Length];
        foreach (var place in graph.Places)
        {
            if (place.Target is { } target)
                into[target].Add((place.Index, Kept(place)));
            foreach (var child in place.Children)
                into[child].Add((place.Index, graph.Places[child].Node!.Share));
        }
    }

    /// <summary>Contacts a week that come to the place.</summary>
    public Estimate Into(int place)
    {
        if (known[place] is { } found)
            return found;
        if (open[place])
            return Estimate.Unknown;
        open[place] = true;
        var own = graph.Places[place].Entry is { } entry ? MapBuilder.Stated(entry.Weekly, entry.Weekly) : (Estimate?)null;
        foreach (var (from, share) in into[place])
        {
            var part = share is { } kept ? MapBuilder.Times(Into(from), kept) : Estimate.Unknown;
            own = own is { } sum ? MapBuilder.Sum(sum, part) : part;
        }

        open[place] = false;
        return (known[place] = own ?? Estimate.Unknown).Value;
    }

    /// <summary>What goes on to where the place leads: all but those who hang up there.</summary>
    public static double? Kept(Place place) => place.Node is { } node ? 1 - node.DropOutShare : 1;

    /// <summary>Contacts a week that hang up in the menu; unknown where the share is not said.</summary>
    public Estimate HangingUp(Place place) => place.Node?.DropOutShare is { } share ? MapBuilder.Times(Into(place.Index), share) : Estimate.Unknown;
}
