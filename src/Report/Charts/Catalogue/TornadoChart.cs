using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Design.Organisations;
using Plateau.Model.Texts;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>How far each stated input moves the cost of pooling against specialising, the one that matters most on top, with the value at which the verdict turns.</summary>
internal sealed class TornadoChart : IChart
{
    public string Key => "tornado";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Cursor?.Organisations?.Sensitivity is not { } sensitivity)
            return [];
        var bars = sensitivity.Inputs.Where(effect => effect is { AtLow: not null, AtHigh: not null }).ToList();
        if (bars.Count == 0)
            return [];
        var names = new List<string> { telling.Word("organisations.all") };
        var starts = new JsonArray(Options.Number(sensitivity.Low * 100));
        var widths = new JsonArray(Bar(telling, names[0], sensitivity.Low, sensitivity.High, "@neutral", ""));
        foreach (var effect in bars)
        {
            var (low, high) = (Math.Min(effect.AtLow!.Value, effect.AtHigh!.Value), Math.Max(effect.AtLow.Value, effect.AtHigh.Value));
            var name = OrganisationTables.InputName(telling, effect.Input);
            names.Add(name);
            starts.Add(Options.Number(low * 100));
            var turns = effect is { Input: { } input, BreakEven: { } value } ? telling.Word("tornado.turns", Argument.Of("value", OrganisationTables.Value(telling, input, value))) : "";
            widths.Add((JsonNode)Bar(telling, name, low, high, effect.Turns ? "@loss" : "@predicted", turns));
        }

        var most = bars[0];
        var title = telling.Word(
            sensitivity.High < 0 ? "tornado.title.pool" : sensitivity.Low > 0 ? "tornado.title.specialise" : "tornado.title.open", Argument.Of("input", OrganisationTables.InputName(telling, most.Input)));
        var sentence = telling.Word("tornado.sentence", Argument.Share("difference", sensitivity.Difference), Argument.Share("low", sensitivity.Low), Argument.Share("high", sensitivity.High));
        return [new(Key, title, Option(telling, names, starts, widths), OrganisationTables.Inputs(telling, sensitivity), sentence, 70 + (names.Count * 34), telling.Word("tornado.legend"))];
    }

    private static JsonObject Bar(Telling telling, string name, double low, double high, string colour, string label)
    {
        // A bar without width would not be seen: a range of one value still has a place.
        var bar = Options.Datum(Options.Number(Math.Max(0.02, (high - low) * 100)), $"{name}{telling.Word("colon")}{telling.Format.Percent(low)}{telling.Word("organisations.to")}{telling.Format.Percent(high)}");
        bar["itemStyle"] = new JsonObject { ["color"] = colour };
        bar["label"] = new JsonObject { ["show"] = label.Length > 0, ["formatter"] = Options.Escaped(label), ["position"] = "right", ["color"] = "@ink", ["fontSize"] = Options.FontSize };
        return bar;
    }

    private static JsonObject Option(Telling telling, List<string> names, JsonArray starts, JsonArray widths)
    {
        var option = Options.Base();
        var labelWidth = Options.LabelWidth(names);
        option["grid"] = Options.Grid(left: labelWidth + 16, right: 150, top: 8, bottom: 48);
        option["xAxis"] = Options.Value(telling.Word("tornado.axis"), "@percent", vertical: false);
        var down = Options.Category(names);
        down["inverse"] = true;
        down["axisLabel"] = new JsonObject { ["color"] = "@ink", ["interval"] = 0, ["width"] = labelWidth, ["overflow"] = "truncate" };
        option["yAxis"] = down;
        option["series"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "bar",
                ["stack"] = "range",
                ["stackStrategy"] = "all",
                ["silent"] = true,
                ["data"] = starts,
                ["itemStyle"] = new JsonObject { ["color"] = "transparent" },
                ["tooltip"] = new JsonObject { ["show"] = false },
                ["emphasis"] = new JsonObject { ["disabled"] = true },
            },
            new JsonObject
            {
                ["type"] = "bar",
                ["stack"] = "range",
                ["stackStrategy"] = "all",
                ["data"] = widths,
                ["barWidth"] = 16,
                ["emphasis"] = new JsonObject { ["disabled"] = true },
                ["markLine"] = new JsonObject
                {
                    ["silent"] = true,
                    ["symbol"] = "none",
                    ["label"] = new JsonObject { ["show"] = false },
                    ["lineStyle"] = new JsonObject { ["color"] = "@ink", ["width"] = 1.5, ["type"] = "solid" },
                    ["data"] = new JsonArray(new JsonObject { ["xAxis"] = 0 }),
                },
            });
        return option;
    }
}
