using System.Collections.Immutable;
using Plateau.Diagnosis.Map;

namespace Plateau.Report.Charts;

/// <summary>A box of the drawing: a place, or all places of a stage that have no box of their own.</summary>
/// <param name="Node">Null for the others.</param>
/// <param name="Others">How many places are together; 0 for a place of its own.</param>
/// <param name="Presence">On which map it stands.</param>
public sealed record MapBox(MapStage Stage, MapNode? Node, int Others, MapPresence Presence);

/// <param name="Weekly">Contacts a week, as far as they are known; null = nothing is.</param>
/// <param name="Partly">Whether a part of them is unknown, so that there are at least so many.</param>
public sealed record MapBand(int From, int To, double? Weekly, bool Partly, MapPresence Presence);

/// <summary>
/// Two maps as one drawing from left to right, at a level of detail: of each stage the places with most contacts have a box of their own. What does not lead to the right (transfers, help, rules from flow to flow) stands in the tables.
/// </summary>
public sealed record MapColumns(ImmutableArray<MapBox> Boxes, ImmutableArray<MapBand> Bands)
{
    /// <param name="boxes">Of a stage, at least 2.</param>
    public static MapColumns Of(MapDifference maps, int boxes)
    {
        ArgumentNullException.ThrowIfNull(maps);
        var kept = new List<MapBox>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stage in maps.Nodes.GroupBy(node => node.Node.Stage).OrderBy(stage => stage.Key))
        {
            var ranked = stage.OrderByDescending(node => Volume(maps, node)).ToArray(); // stable: equal volumes keep the order of the source
            var own = ranked.Length <= boxes ? ranked.Length : boxes - 1;
            foreach (var node in stage.Where(ranked.Take(own).Contains))
            {
                index.Add(node.Node.Key, kept.Count);
                kept.Add(new MapBox(stage.Key, node.Node, 0, node.Presence));
            }

            if (own == ranked.Length)
                continue;
            foreach (var node in ranked.Skip(own))
                index.Add(node.Node.Key, kept.Count);
            var presences = ranked.Skip(own).Select(node => node.Presence).Distinct().ToArray();
            kept.Add(new MapBox(stage.Key, null, ranked.Length - own, presences.Length == 1 ? presences[0] : MapPresence.Both));
        }

        return new MapColumns([.. kept], [.. Ways(maps, index, kept)]);
    }

    /// <summary>The column of each box, from 0: one for each stage that has boxes, and of menus one for each choice after another.</summary>
    public ImmutableArray<int> Columns()
    {
        var columns = new int[Boxes.Length];
        var next = 0;
        foreach (var stage in Boxes.Index().GroupBy(box => box.Item.Stage).OrderBy(stage => stage.Key))
        {
            int[] own = [.. stage.Select(box => box.Index)];
            foreach (var box in own)
                columns[box] = next;
            var inside = Bands.Where(band => Boxes[band.From].Stage == stage.Key && Boxes[band.To].Stage == stage.Key).ToArray();
            for (var moved = true; moved;) // ends, for bands make no ring
            {
                moved = false;
                foreach (var band in inside.Where(band => columns[band.To] <= columns[band.From]))
                {
                    columns[band.To] = columns[band.From] + 1;
                    moved = true;
                }
            }

            next = own.Max(box => columns[box]) + 1;
        }

        return [.. columns];
    }

    private static double Volume(MapDifference maps, NodeDifference node) => node.First?.Weekly.Value ?? node.Second?.Weekly.Value
        ?? maps.Links.Where(link => link.To.Key == node.Node.Key).Sum(link => link.First?.Weekly.Value ?? link.Second?.Weekly.Value ?? 0);

    private static IEnumerable<MapBand> Ways(MapDifference maps, Dictionary<string, int> index, List<MapBox> boxes)
    {
        var onward = new HashSet<(int From, int To)>();
        foreach (var ways in maps.Links.GroupBy(link => (From: index[link.From.Key], To: index[link.To.Key])).OrderBy(ways => ways.Key.From).ThenBy(ways => ways.Key.To))
        {
            var (from, to) = ways.Key;
            if (from == to || boxes[from].Stage > boxes[to].Stage || (boxes[from].Stage == boxes[to].Stage && (boxes[from].Stage != MapStage.Menu || Leads(onward, to, from))))
                continue;
            onward.Add((from, to));
            var known = ways.Select(link => link.First?.Weekly.Value ?? link.Second?.Weekly.Value).ToArray();
            var presences = ways.Select(link => link.Presence).Distinct().ToArray();
            yield return new MapBand(from, to, known.All(weekly => weekly is null) ? null : known.Sum(), known.Contains(null) && known.Any(weekly => weekly is not null), presences.Length == 1 ? presences[0] : MapPresence.Both);
        }
    }

    /// <summary>Whether the bands drawn so far lead from one box to the other: a drawing from left to right bears no ring.</summary>
    private static bool Leads(HashSet<(int From, int To)> bands, int from, int to)
    {
        var seen = new HashSet<int> { from };
        var open = new Queue<int>([from]);
        while (open.TryDequeue(out var box))
        {
            if (box == to)
                return true;
            foreach (var band in bands.Where(band => band.From == box && seen.Add(band.To)))
                open.Enqueue(band.To);
        }

        return false;
    }
}
