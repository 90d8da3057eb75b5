using System.Collections.Immutable;

namespace Plateau.Report.Charts;

/// <summary>Handovers between boxes; an index that is the number of boxes stands for all others.</summary>
public sealed record BoxLink(int From, int To, long Count);

/// <summary>
/// A map at one level of detail: the teams with the most handovers as boxes of their own, all others as one. No volume is lost at any level: what passes between two of the others
/// is a link from the box of the others to itself.
/// </summary>
/// <param name="Names">Boxes of their own, most handovers first.</param>
/// <param name="Others">Teams within the box of the others; 0 = there is none.</param>
/// <param name="Links">Most handovers first.</param>
public sealed record MapBoxes(ImmutableArray<string> Names, int Others, ImmutableArray<BoxLink> Links)
{
    /// <param name="boxes">At least 2; from the number of names on, every name has its own.</param>
    public static MapBoxes Of(IReadOnlyCollection<(string From, string To, long Count)> links, int boxes)
    {
        var volume = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (from, to, count) in links)
        {
            volume[from] = volume.GetValueOrDefault(from) + count;
            if (from != to) volume[to] = volume.GetValueOrDefault(to) + count;
        }

        var ranked = volume.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key).ToArray();
        var own = ranked.Length <= boxes ? ranked.Length : Math.Max(1, boxes - 1);
        var index = ranked.Take(own).Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => pair.at, StringComparer.Ordinal);
        var boxed = links.GroupBy(link => (From: index.GetValueOrDefault(link.From, own), To: index.GetValueOrDefault(link.To, own)))
            .Select(group => new BoxLink(group.Key.From, group.Key.To, group.Sum(link => link.Count)))
            .OrderByDescending(link => link.Count).ThenBy(link => link.From).ThenBy(link => link.To);
        return new([.. ranked.Take(own)], ranked.Length - own, [.. boxed]);
    }
}
