using System.Text.Json.Nodes;

namespace Plateau.Report.Charts;

/// <summary>
/// A table of shaded cells with their values written inside, so that nothing is told by shade alone. Four shades on which text can be read, in the light theme as in the dark one.
/// </summary>
internal sealed class HeatMap(IReadOnlyList<string> columns, IReadOnlyList<string> rows, int rowPixels)
{
    private const int Across = 660; // pixels for columns at the width of the page
    private const int Wide = 80; // pixels of a column in which names may stand on two lines
    private const double PerLetter = 5.8;

    private static readonly (string Colour, string Text)[] Shades = [("@sequence1", "@ink"), ("@sequence2", "@ink"), ("@sequence4", "@surface"), ("@sequence5", "@surface")];

    private readonly JsonArray cells = [];
    private readonly Dictionary<(string Symbol, int Down), JsonArray> marks = [];

    private double Longest => columns.Select(name => name.Length).DefaultIfEmpty(0).Max() * PerLetter;

    private int ColumnWidth => Across / Math.Max(1, columns.Count);

    private bool Upright => ColumnWidth < Wide && Longest + 6 > ColumnWidth;

    private int Bottom => Upright ? (int)Math.Clamp(Longest + 16, 40, 140) : Longest + 6 > ColumnWidth ? 46 : 32;

    private bool Narrow => columns.Count > 40;

    public int Height => 12 + Bottom + (rows.Count * rowPixels);

    /// <summary>The shade of a value: how many of the limits it reaches.</summary>
    /// <param name="limits">Three, ascending.</param>
    public static int ShadeOf(double value, params ReadOnlySpan<double> limits)
    {
        var shade = 0;
        foreach (var limit in limits)
            shade += value >= limit ? 1 : 0;
        return shade;
    }

    /// <param name="shade">0 to 3.</param>
    public void Add(int column, int row, int shade, string text, string tip)
    {
        var cell = Options.Datum(Options.Numbers(column, row, shade), tip);
        cell["label"] = new JsonObject { ["show"] = true, ["formatter"] = Options.Escaped(text), ["color"] = Shades[shade].Text, ["fontSize"] = Narrow ? 9 : 11 };
        cells.Add(cell);
    }

    /// <summary>A small sign in a cell, filled or not.</summary>
    /// <param name="down">Pixels below the middle of the cell.</param>
    public void Mark(int column, int row, string symbol, int down, string tip)
    {
        if (!marks.TryGetValue((symbol, down), out var data))
            marks.Add((symbol, down), data = []);
        data.Add(Options.Datum(Options.Numbers(column, row), tip));
    }

    public JsonObject Option()
    {
        var option = Options.Base();
        option["grid"] = Options.Grid(left: Options.LabelWidth(rows) + 12, right: 16, top: 8, bottom: Bottom);
        var across = Options.Category(columns);
        across["axisLabel"] = new JsonObject { ["color"] = "@ink", ["interval"] = 0, ["rotate"] = Upright ? 90 : 0, ["fontSize"] = Narrow ? 9 : 11, ["width"] = Upright ? Bottom - 12 : ColumnWidth - 6, ["overflow"] = Upright ? "truncate" : "break" };
        option["xAxis"] = across;
        var down = Options.Category(rows);
        down["inverse"] = true;
        down["axisLabel"] = new JsonObject { ["color"] = "@ink", ["interval"] = 0, ["width"] = Options.LabelWidth(rows), ["overflow"] = "truncate" };
        option["yAxis"] = down;
        option["visualMap"] = new JsonObject
        {
            ["show"] = false,
            ["type"] = "piecewise",
            ["seriesIndex"] = 0,
            ["dimension"] = 2,
            ["pieces"] = new JsonArray([.. Shades.Select((shade, index) => (JsonNode)new JsonObject { ["value"] = index, ["color"] = shade.Colour })]),
        };
        var series = new JsonArray(new JsonObject
        {
            ["type"] = "heatmap",
            ["data"] = cells,
            ["itemStyle"] = new JsonObject { ["borderColor"] = "@surface", ["borderWidth"] = Narrow ? 1 : 2 },
            ["emphasis"] = new JsonObject { ["disabled"] = true },
        });
        foreach (var ((symbol, offset), data) in marks.OrderBy(mark => mark.Key.Symbol, StringComparer.Ordinal).ThenBy(mark => mark.Key.Down))
            series.Add((JsonNode)Signs(symbol, offset, data));
        option["series"] = series;
        return option;
    }

    private static JsonObject Signs(string symbol, int down, JsonArray data) => new()
    {
        ["type"] = "scatter",
        ["data"] = data,
        ["symbol"] = symbol,
        ["symbolSize"] = 8,
        ["symbolOffset"] = Options.Numbers(0, down),
        ["itemStyle"] = symbol == "circle"
            ? new JsonObject { ["color"] = "@surface", ["borderColor"] = "@ink", ["borderWidth"] = 1.5 }
            : new JsonObject { ["color"] = "@specialised", ["borderColor"] = "@surface", ["borderWidth"] = 1 },
        ["emphasis"] = new JsonObject { ["disabled"] = true },
        ["z"] = 5,
    };
}
