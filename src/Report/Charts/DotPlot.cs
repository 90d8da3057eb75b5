using System.Text.Json.Nodes;
using Plateau.Mathematics.Statistics;

namespace Plateau.Report.Charts;

/// <summary>Estimates one under another: a dot with its interval, and where there is one a tick for the value to compare with.</summary>
internal sealed class DotPlot(string axisName, string formatter, double? least, double? most)
{
    private readonly List<string> names = [];
    private readonly JsonArray dots = [];
    private readonly JsonArray ticks = [];
    private readonly List<(JsonArray, JsonArray, string)> intervals = [];
    private readonly List<double> seen = [];

    /// <summary>Pixels for all rows and the axis.</summary>
    public int Height => 60 + (names.Count * 28);

    /// <summary>Shaded range of values, and a line at a value.</summary>
    public (double Low, double High)? Shade { get; init; }

    public double? LineAt { get; init; }

    public void Add(string name, Estimate estimate, string colour, string symbol, string tip, double? reference = null, string referenceTip = "", bool hollow = false)
    {
        names.Add(name);
        seen.AddRange(new[] { estimate.Value, estimate.Low, estimate.High, reference }.OfType<double>().Where(double.IsFinite));
        if (estimate.Value is { } value)
        {
            var dot = Options.Datum(new JsonArray(Options.Number(value), name), tip);
            dot["symbol"] = symbol;
            dot["itemStyle"] = new JsonObject { ["color"] = hollow ? "@surface" : colour, ["borderColor"] = colour, ["borderWidth"] = 2 };
            dots.Add(dot);
            if (estimate is { Low: { } low, High: { } high })
                intervals.Add((new JsonArray(Options.Number(low), name), new JsonArray(Options.Number(high), name), colour));
        }

        if (reference is { } compared)
            ticks.Add(Options.Datum(new JsonArray(Options.Number(compared), name), referenceTip));
    }

    /// <summary>Round ends around all dots, intervals and marks. Dots are read by place, not by length: the axis need not begin at zero.</summary>
    private (double Low, double High, double Step) Range()
    {
        if (Shade is { } shade)
            seen.AddRange([shade.Low, shade.High]);
        if (LineAt is { } at)
            seen.Add(at);
        if (seen.Count == 0)
            return (0, 1, 0.25);
        var width = Math.Max(seen.Max() - seen.Min(), 1e-9);
        var power = Math.Pow(10, Math.Floor(Math.Log10(width / 4)));
        var step = power * (width / 4 / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        return (Math.Round(Math.Floor(seen.Min() / step) * step, 9), Math.Round(Math.Ceiling(seen.Max() / step) * step, 9), Math.Round(step, 9));
    }

    public JsonObject Option()
    {
        var option = Options.Base();
        var labelWidth = Options.LabelWidth(names);
        option["grid"] = Options.Grid(left: labelWidth + 16, right: 32, top: 8, bottom: 48);
        var (low, high, step) = Range();
        var across = Options.Value(axisName, formatter, least ?? low, most ?? high, vertical: false);
        if (least is null && most is null)
            across["interval"] = step;
        option["xAxis"] = across;
        var down = Options.Category(names);
        down["inverse"] = true;
        down["splitLine"] = new JsonObject { ["show"] = true, ["lineStyle"] = new JsonObject { ["color"] = "@line", ["type"] = "dotted" } };
        down["axisLabel"] = new JsonObject { ["color"] = "@ink", ["interval"] = 0, ["width"] = labelWidth, ["overflow"] = "truncate" };
        option["yAxis"] = down;

        var points = new JsonObject
        {
            ["type"] = "scatter",
            ["data"] = dots,
            ["symbolSize"] = 10,
            ["emphasis"] = new JsonObject { ["disabled"] = true },
            ["markLine"] = Options.Segments(intervals),
            ["z"] = 4,
        };
        if (Shade is { } shade)
        {
            points["markArea"] = new JsonObject
            {
                ["silent"] = true,
                ["itemStyle"] = new JsonObject { ["color"] = "@neutralBand" },
                ["data"] = new JsonArray(new JsonArray(new JsonObject { ["xAxis"] = shade.Low }, new JsonObject { ["xAxis"] = shade.High })),
            };
        }

        if (LineAt is { } at)
        {
            ((JsonArray)points["markLine"]!["data"]!).Add(new JsonObject
            {
                ["xAxis"] = at,
                ["lineStyle"] = new JsonObject { ["color"] = "@muted", ["width"] = 1, ["type"] = "solid" },
            });
        }

        var series = new JsonArray(points);
        if (ticks.Count > 0)
        {
            series.Add(new JsonObject
            {
                ["type"] = "scatter",
                ["data"] = ticks,
                ["symbol"] = "rect",
                ["symbolSize"] = Options.Numbers(3, 18),
                ["itemStyle"] = new JsonObject { ["color"] = "@specialised" },
                ["emphasis"] = new JsonObject { ["disabled"] = true },
            });
        }

        option["series"] = series;
        return option;
    }
}
