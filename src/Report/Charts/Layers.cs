using System.Text.Json.Nodes;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts;

/// <summary>Things that pass from column to column, left to right: boxes with their counts, and bands between them as wide as what passes.</summary>
internal sealed class Layers(Telling telling)
{
    private const int Across = 700; // pixels between the columns of the page
    private const double PerLetter = 6.4;
    private const int Count = 9; // letters of a count beside a name
    private const int ShortestName = 9;

    private readonly List<(int Column, string Name, string Colour)> boxes = [];
    private readonly Dictionary<(int Column, string Key), int> index = [];
    private readonly List<(int From, int To, long Count, bool Thin)> bands = [];

    /// <summary>The box of this key in this column; it is made when it is asked for first, below those made before.</summary>
    public int Box(int column, string key, string name, string colour)
    {
        if (index.TryGetValue((column, key), out var box))
            return box;
        boxes.Add((column, name, colour));
        return index[(column, key)] = boxes.Count - 1;
    }

    /// <param name="thin">Drawn as a hair where nothing passes; else left out.</param>
    public void Band(int from, int to, long count, bool thin = false)
    {
        if (count > 0 || thin)
            bands.Add((from, to, count, thin));
    }

    private long CountOf(int box)
    {
        var (into, outOf) = (bands.Where(band => band.To == box).Sum(band => band.Count), bands.Where(band => band.From == box).Sum(band => band.Count));
        return Math.Max(into, outOf);
    }

    private IEnumerable<int> Used => Enumerable.Range(0, boxes.Count).Where(box => bands.Any(band => band.From == box || band.To == box));

    public int Height => Math.Clamp(70 + (38 * Used.GroupBy(box => boxes[box].Column).Max(column => column.Count())), 220, 900);

    public JsonObject Option()
    {
        var widest = Math.Max(1, bands.Max(band => band.Count));
        var option = Options.Base();
        option["series"] = new JsonArray(new JsonObject
        {
            ["type"] = "sankey",
            ["left"] = 8,
            ["right"] = 200,
            ["top"] = 8,
            ["bottom"] = 8,
            ["nodeWidth"] = 10,
            ["nodeGap"] = 16,
            ["nodeAlign"] = "left",
            ["layoutIterations"] = 0,
            ["draggable"] = false,
            ["emphasis"] = new JsonObject { ["focus"] = "adjacency" },
            ["data"] = new JsonArray([.. Used.Select(box => (JsonNode)Node(box))]),
            ["links"] = new JsonArray([.. bands.Select(band => (JsonNode)new JsonObject
            {
                ["source"] = $"b:{band.From}",
                ["target"] = $"b:{band.To}",
                ["value"] = band.Thin ? Math.Max(0.01 * widest, band.Count) : band.Count,
                ["lineStyle"] = new JsonObject { ["color"] = "@neutral", ["opacity"] = band.Count == 0 ? 0.14 : 0.32, ["curveness"] = 0.5 },
                ["tip"] = $"{boxes[band.From].Name} → {boxes[band.To].Name}{telling.Word("colon")}{telling.Format.Count(band.Count)}",
            })]),
        });
        return option;
    }

    private JsonObject Node(int box)
    {
        var (column, name, colour) = boxes[box];
        var longest = Math.Max(ShortestName, (int)(Across / (double)Math.Max(1, boxes.Max(one => one.Column)) / PerLetter) - Count);
        var count = telling.Format.Count(CountOf(box));
        return new JsonObject
        {
            ["name"] = $"b:{box}",
            ["depth"] = column,
            ["itemStyle"] = new JsonObject { ["color"] = colour, ["borderWidth"] = 0 },
            ["label"] = new JsonObject { ["formatter"] = Options.Escaped($"{(name.Length > longest ? name[..(longest - 1)] + "…" : name)}  {count}"), ["position"] = "right", ["color"] = "@ink", ["fontSize"] = Options.FontSize },
            ["tip"] = $"{name}{telling.Word("colon")}{count}",
        };
    }

    /// <summary>Every band as a row.</summary>
    /// <param name="of">All that enters, for the shares.</param>
    public Table Twin(string caption, string counted, long of)
    {
        var table = new TableBuilder(caption).Text(telling.Word("map.from")).Text(telling.Word("map.to")).Number(counted).Number(telling.Word("map.share"));
        foreach (var (from, to, count, _) in bands)
            table.Add(boxes[from].Name, boxes[to].Name, telling.Format.Count(count), telling.Format.Percent(of == 0 ? null : (double)count / of));
        return table.Build();
    }
}
