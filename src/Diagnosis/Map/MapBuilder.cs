using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;

namespace Plateau.Diagnosis.Map;

/// <summary>Puts a map together: each place once, each way of a kind between two places once.</summary>
internal sealed class MapBuilder
{
    private readonly List<MapNode> nodes = [];
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    private readonly Dictionary<(MapLinkKind Kind, int From, int To), MapLink> links = [];

    /// <summary>The place; of two with one key the first one counts.</summary>
    public int Node(MapNode node)
    {
        if (positions.TryGetValue(node.Key, out var known))
            return known;
        positions.Add(node.Key, nodes.Count);
        nodes.Add(node);
        return nodes.Count - 1;
    }

    public int End(MapEnd end, string name = "") => Node(new MapNode(MapStage.End, name) { End = end });

    public void Link(MapLinkKind kind, int from, int to, Estimate weekly, double? delaySeconds = null)
    {
        var link = links.TryGetValue((kind, from, to), out var known) ? known with { Weekly = Sum(known.Weekly, weekly) } : new MapLink(kind, from, to) { Weekly = weekly, DelaySeconds = delaySeconds };
        links[(kind, from, to)] = link;
    }

    public CentreMap Build()
    {
        var order = nodes.Index().OrderBy(node => node.Item.Stage).ThenBy(node => node.Index).Select(node => node.Index).ToArray();
        var place = new int[nodes.Count];
        for (var position = 0; position < order.Length; position++)
            place[order[position]] = position;
        return new CentreMap(
            [.. order.Select(index => nodes[index])],
            [.. links.Values.Select(link => link with { From = place[link.From], To = place[link.To] }).OrderBy(link => link.From).ThenBy(link => link.To).ThenBy(link => link.Kind)]);
    }

    /// <summary>Unknown when one of the two is: a sum of parts that leaves some out is too low.</summary>
    public static Estimate Sum(Estimate one, Estimate other) => new(one.Value + other.Value, one.Low + other.Low, one.High + other.High, one.SampleSize + other.SampleSize);

    public static Estimate Times(Estimate weekly, double factor) => weekly with { Value = weekly.Value * factor, Low = weekly.Low * factor, High = weekly.High * factor };

    /// <summary>A number that people state, perhaps as a range; unknown when neither end is stated.</summary>
    public static Estimate Stated(double? low, double? high) => (low ?? high) is { } least && (high ?? low) is { } most ? new Estimate((least + most) / 2, least, most, 0) : Estimate.Unknown;
}
