using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;

namespace Plateau.Diagnosis.Map;

/// <summary>On which of two maps something stands.</summary>
public enum MapPresence
{
    Both,

    OnlyFirst,

    OnlySecond,

    /// <summary>On one map alone, and the other cannot show such a thing: a log knows no menus.</summary>
    CannotTell,
}

/// <summary>How the second volume compares with the first.</summary>
public enum VolumeVerdict
{
    /// <summary>One of the two is unknown.</summary>
    Unknown,

    /// <summary>Their ranges meet.</summary>
    Agrees,

    /// <summary>All of the second range lies below the first.</summary>
    Less,

    /// <summary>All of the second range lies above the first.</summary>
    More,
}

/// <summary>A property that two maps say differently of one place.</summary>
public enum MapProperty
{
    Channel,

    Tier,

    Owner,

    Indicators,
}

/// <param name="First">Null when it is on the second map alone; likewise <paramref name="Second"/>.</param>
/// <param name="Changed">Properties that both state, or the first alone, and that differ.</param>
public sealed record NodeDifference(MapNode? First, MapNode? Second, MapPresence Presence, VolumeVerdict Volume, ImmutableArray<MapProperty> Changed)
{
    public MapNode Node => First ?? Second!;
}

/// <param name="From">The place as it stands on the map that has the link, the first one's where both do.</param>
public sealed record LinkDifference(MapNode From, MapNode To, MapLink? First, MapLink? Second, MapPresence Presence, VolumeVerdict Volume)
{
    public MapLinkKind Kind => (First ?? Second)!.Kind;
}

/// <summary>What two maps of one centre say differently. Places are one when stage and name agree, letters and digits alone compared.</summary>
public sealed record MapDifference(ImmutableArray<NodeDifference> Nodes, ImmutableArray<LinkDifference> Links)
{
    /// <param name="first">As declared, or as it is.</param>
    /// <param name="second">As observed, or as it is to be.</param>
    /// <param name="alike">Whether both can show everything, so that what is missing is missing. Else a stage or a kind of way of which a map has nothing is one that it cannot show.</param>
    public static MapDifference Of(CentreMap first, CentreMap second, bool alike)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new MapDifference([.. Places(first, second, alike)], [.. Ways(first, second, alike)]);
    }

    /// <summary>Whether the two maps say the same of everything that both can show.</summary>
    public bool IsEmpty => Nodes.All(node => node is { Presence: MapPresence.Both or MapPresence.CannotTell, Volume: VolumeVerdict.Unknown or VolumeVerdict.Agrees, Changed.IsEmpty: true })
        && Links.All(link => link is { Presence: MapPresence.Both or MapPresence.CannotTell, Volume: VolumeVerdict.Unknown or VolumeVerdict.Agrees });

    private static IEnumerable<NodeDifference> Places(CentreMap first, CentreMap second, bool alike)
    {
        var others = second.Nodes.ToDictionary(node => node.Key, StringComparer.Ordinal);
        var known = first.Nodes.Select(node => node.Key).ToHashSet(StringComparer.Ordinal);
        var (shown, otherShown) = (first.Nodes.Select(node => node.Stage).ToHashSet(), second.Nodes.Select(node => node.Stage).ToHashSet());
        foreach (var node in first.Nodes)
        {
            var other = others.GetValueOrDefault(node.Key);
            var presence = other is not null ? MapPresence.Both : node.Outside && !alike ? MapPresence.CannotTell : Missing(MapPresence.OnlyFirst, node.Stage, alike, otherShown);
            yield return new NodeDifference(node, other, presence, other is null ? VolumeVerdict.Unknown : Compare(node.Weekly, other.Weekly), other is null ? [] : [.. Changed(node, other, alike)]);
        }

        foreach (var node in second.Nodes.Where(node => !known.Contains(node.Key)))
            yield return new NodeDifference(null, node, Missing(MapPresence.OnlySecond, node.Stage, alike, shown), VolumeVerdict.Unknown, []);
    }

    /// <summary>Ends that only one kind of source can know say nothing about the other.</summary>
    private static MapPresence Missing(MapPresence presence, MapStage stage, bool alike, HashSet<MapStage> shownByOther) =>
        alike || (stage != MapStage.End && shownByOther.Contains(stage)) ? presence : MapPresence.CannotTell;

    private static IEnumerable<LinkDifference> Ways(CentreMap first, CentreMap second, bool alike)
    {
        string Key(CentreMap map, MapLink link) => $"{Means(link.Kind)}|{map.Nodes[link.From].Key}|{map.Nodes[link.To].Key}";
        var others = second.Links.GroupBy(link => Key(second, link), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var known = first.Links.Select(link => Key(first, link)).ToHashSet(StringComparer.Ordinal);
        var (shown, otherShown) = (first.Links.Select(link => Means(link.Kind)).ToHashSet(), second.Links.Select(link => Means(link.Kind)).ToHashSet());
        foreach (var link in first.Links)
        {
            var other = others.GetValueOrDefault(Key(first, link));
            var presence = other is not null ? MapPresence.Both : !alike && (first.Nodes[link.From].Outside || first.Nodes[link.To].Outside) ? MapPresence.CannotTell : Absent(MapPresence.OnlyFirst, link.Kind, alike, otherShown);
            yield return new LinkDifference(first.Nodes[link.From], first.Nodes[link.To], link, other, presence, other is null ? VolumeVerdict.Unknown : Compare(link.Weekly, other.Weekly));
        }

        foreach (var link in second.Links.Where(link => !known.Contains(Key(second, link))))
            yield return new LinkDifference(second.Nodes[link.From], second.Nodes[link.To], null, link, Absent(MapPresence.OnlySecond, link.Kind, alike, shown), VolumeVerdict.Unknown);
    }

    private static MapPresence Absent(MapPresence presence, MapLinkKind kind, bool alike, HashSet<MapLinkKind> shownByOther) =>
        alike || (Means(kind) != MapLinkKind.Ends && shownByOther.Contains(Means(kind))) ? presence : MapPresence.CannotTell;

    /// <summary>A team that can treat a flow and one that does are one claim.</summary>
    private static MapLinkKind Means(MapLinkKind kind) => kind == MapLinkKind.MayTreat ? MapLinkKind.Treats : kind;

    /// <summary>A value without a range is its own range.</summary>
    public static VolumeVerdict Compare(Estimate first, Estimate second)
    {
        if ((first.Low ?? first.Value, first.High ?? first.Value, second.Low ?? second.Value, second.High ?? second.Value) is not ({ } low, { } high, { } otherLow, { } otherHigh))
            return VolumeVerdict.Unknown;
        return otherHigh < low ? VolumeVerdict.Less : otherLow > high ? VolumeVerdict.More : VolumeVerdict.Agrees;
    }

    /// <summary>Between a plan and what is, what is no longer said has changed too; a log merely may not know.</summary>
    private static IEnumerable<MapProperty> Changed(MapNode first, MapNode second, bool alike)
    {
        bool Differs<T>(T? one, T? other) => !Equals(one, other) && (alike || (one is not null && other is not null));
        if (Differs(first.Channel, second.Channel)) yield return MapProperty.Channel;
        if (Differs(first.Tier, second.Tier)) yield return MapProperty.Tier;
        if (Differs(first.Owner, second.Owner)) yield return MapProperty.Owner;
        if (Differs(first.Indicators, second.Indicators)) yield return MapProperty.Indicators;
    }
}
