using System.Text.Json.Nodes;
using Plateau.Report.Texts;

namespace Plateau.Report.Charts;

/// <summary>Pieces of ECharts options that several charts share, so that all look alike.</summary>
internal static class Options
{
    public const int FontSize = 12;

    public static JsonObject Base() => new()
    {
        ["animation"] = false,
        ["textStyle"] = new JsonObject { ["color"] = "@ink", ["fontSize"] = FontSize },
        ["tooltip"] = new JsonObject { ["confine"] = true },
    };

    public static JsonObject Grid(int left = 56, int right = 24, int top = 28, int bottom = 44) => new()
    {
        ["left"] = left,
        ["right"] = right,
        ["top"] = top,
        ["bottom"] = bottom,
        ["containLabel"] = false,
    };

    /// <summary>A value axis: quiet grid lines, unit in the name above or below it.</summary>
    public static JsonObject Value(string name, string formatter, double? min = null, double? max = null, bool vertical = true)
    {
        var axis = new JsonObject
        {
            ["type"] = "value",
            ["name"] = name,
            ["nameLocation"] = vertical ? "end" : "middle",
            ["nameGap"] = vertical ? 12 : 28,
            ["nameTextStyle"] = vertical ? new JsonObject { ["color"] = "@muted", ["align"] = "left", ["padding"] = Numbers(0, 0, 0, -44) } : new JsonObject { ["color"] = "@muted" },
            ["axisLabel"] = new JsonObject { ["color"] = "@muted", ["formatter"] = formatter },
            ["splitLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = "@line", ["width"] = 1 } },
            ["axisLine"] = new JsonObject { ["show"] = false },
            ["axisTick"] = new JsonObject { ["show"] = false },
        };
        if (min is { } least)
            axis["min"] = least;
        if (max is { } most)
            axis["max"] = most;
        return axis;
    }

    public static JsonObject Category(IEnumerable<string> names) => new()
    {
        ["type"] = "category",
        ["data"] = Texts(names),
        ["axisLabel"] = new JsonObject { ["color"] = "@ink", ["interval"] = 0 },
        ["axisLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = "@line" } },
        ["axisTick"] = new JsonObject { ["show"] = false },
        ["splitLine"] = new JsonObject { ["show"] = false },
    };

    /// <summary>A line; data are values or [x, y] pairs.</summary>
    public static JsonObject Line(string name, string colour, JsonArray data, string dash = "solid", string symbol = "none", double width = 2) => new()
    {
        ["type"] = "line",
        ["name"] = name,
        ["data"] = data,
        ["symbol"] = symbol,
        ["symbolSize"] = 7,
        ["showSymbol"] = symbol != "none",
        ["lineStyle"] = new JsonObject { ["color"] = colour, ["width"] = width, ["type"] = dash },
        ["itemStyle"] = new JsonObject { ["color"] = colour },
        ["emphasis"] = new JsonObject { ["disabled"] = true },
    };

    /// <summary>Two stacked series that fill the area between a lower and an upper line.</summary>
    public static IEnumerable<JsonObject> Band(string stack, string colour, JsonArray lower, JsonArray difference)
    {
        foreach (var (data, filled) in new[] { (lower, false), (difference, true) })
        {
            var series = Line("", colour, data, width: 0);
            series["stack"] = stack;
            series["stackStrategy"] = "all";
            series["silent"] = true;
            series["tooltip"] = new JsonObject { ["show"] = false };
            if (filled)
                series["areaStyle"] = new JsonObject { ["color"] = colour, ["opacity"] = 1 };
            yield return series;
        }
    }

    /// <summary>Line segments from one coordinate to another, as marks of a series: intervals of a dot plot.</summary>
    public static JsonObject Segments(IEnumerable<(JsonArray From, JsonArray To, string Colour)> segments)
    {
        var data = new JsonArray();
        foreach (var (from, to, colour) in segments)
        {
            data.Add(new JsonArray(
                new JsonObject { ["coord"] = from, ["lineStyle"] = new JsonObject { ["color"] = colour, ["width"] = 2, ["type"] = "solid" } },
                new JsonObject { ["coord"] = to }));
        }

        return new JsonObject
        {
            ["silent"] = true,
            ["symbol"] = "none",
            ["animation"] = false,
            ["label"] = new JsonObject { ["show"] = false },
            ["data"] = data,
        };
    }

    /// <summary>A text at the end of a line instead of a legend.</summary>
    public static JsonObject EndLabel(string text, string colour) => new()
    {
        ["show"] = true,
        ["formatter"] = Escaped(text),
        ["color"] = colour,
        ["distance"] = 6,
        ["fontSize"] = FontSize,
    };

    /// <summary>A line with its name at its end.</summary>
    public static JsonObject Named(JsonObject line, string name, string colour)
    {
        line["endLabel"] = EndLabel(name, colour);
        line["labelLayout"] = new JsonObject { ["moveOverlap"] = "shiftY" };
        return line;
    }

    /// <summary>A label's text is a template for ECharts: braces of a name would be read as one.</summary>
    public static string Escaped(string text) => text.Replace('{', '(').Replace('}', ')');

    public static JsonArray Numbers(params ReadOnlySpan<double> values)
    {
        var array = new JsonArray();
        foreach (var value in values)
            array.Add(value);
        return array;
    }

    public static JsonArray Texts(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);

    /// <summary>A number, or null where it is unknown: a gap, never a zero.</summary>
    public static JsonNode? Number(double? value) =>
        value is { } number && double.IsFinite(number) ? JsonValue.Create(Math.Round(number, 6)) : null;

    public static JsonArray Series(IEnumerable<double?> values)
    {
        var array = new JsonArray();
        foreach (var value in values)
            array.Add(Number(value));
        return array;
    }

    /// <summary>A datum with the text of its tooltip.</summary>
    public static JsonObject Datum(JsonNode? value, string tip) => new() { ["value"] = value, ["tip"] = tip };

    /// <summary>Pixels that the longest of these names needs beside an axis, within reason.</summary>
    public static int LabelWidth(IEnumerable<string> names) => Math.Clamp((int)(names.Select(name => name.Length).DefaultIfEmpty(0).Max() * 6.8) + 8, 64, 230);

    /// <summary>Every how many days an axis of dates is labelled.</summary>
    public static int DayInterval(int days) => Math.Max(0, (int)Math.Ceiling(days / 8.0) - 1);

    /// <summary>Names of the series at the upper right.</summary>
    public static JsonObject Legend(IEnumerable<string> names, int top = 0) => new()
    {
        ["data"] = Texts(names),
        ["top"] = top,
        ["right"] = 8,
        ["itemWidth"] = 22,
        ["itemHeight"] = 10,
        ["itemGap"] = 20,
        ["textStyle"] = new JsonObject { ["color"] = "@ink" },
        ["selectedMode"] = false,
    };
}
