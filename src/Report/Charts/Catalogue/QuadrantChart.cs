using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Design.Activities;
using Plateau.Model.Texts;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>Volume across (by powers of ten), complexity upward, with the lines that part the four fields.</summary>
internal sealed class QuadrantChart : IChart
{
    public string Key => "quadrant";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Cursor?.Activities?.Quadrant is not { } quadrant || quadrant.Flows.Count(flow => flow.ContactsPerWeek > 0) < 2)
            return [];
        var flows = quadrant.Flows.Where(flow => flow.ContactsPerWeek > 0).ToArray();
        var option = Options.Base();
        option["grid"] = Options.Grid(left: 64, right: 90, top: 34, bottom: 52);
        var across = Options.Value(telling.Word("quadrant.axis.volume"), "@number", Math.Pow(10, Math.Floor(Math.Log10(flows.Min(flow => flow.ContactsPerWeek)))), Math.Pow(10, Math.Ceiling(Math.Log10(flows.Max(flow => flow.ContactsPerWeek) * 1.01))), vertical: false);
        across["type"] = "log";
        across["splitLine"] = new JsonObject { ["show"] = false };
        option["xAxis"] = across;
        var up = Options.Value(telling.Word(quadrant.ByTier ? "quadrant.axis.tier" : "quadrant.axis.time"), "@number", min: 0);
        up["splitLine"] = new JsonObject { ["show"] = false };
        option["yAxis"] = up;
        var points = new JsonObject
        {
            ["type"] = "scatter",
            ["data"] = new JsonArray([.. flows.Select(flow => (JsonNode)Point(telling, quadrant, flow))]),
            ["symbolSize"] = 12,
            ["emphasis"] = new JsonObject { ["disabled"] = true },
            ["markLine"] = Lines(quadrant),
            ["z"] = 4,
        };
        option["series"] = new JsonArray(points);
        int Count(QuadrantField field) => flows.Count(flow => flow.Field == field);
        var title = telling.Word("quadrant.title", Argument.Count("base", Count(QuadrantField.MuchSimple)), Argument.Count("team", Count(QuadrantField.MuchComplex)), Argument.Count("experts", Count(QuadrantField.LittleComplex)), Argument.Count("along", Count(QuadrantField.LittleSimple)));
        var largest = flows.MaxBy(flow => flow.ContactsPerWeek)!;
        var hardest = flows.MaxBy(flow => flow.Complexity)!;
        var sentence = telling.Word("quadrant.sentence", Argument.Of("largest", telling.NameOf(largest.Flow)), Argument.Of("contacts", telling.Format.Number(largest.ContactsPerWeek, 0)), Argument.Of("hardest", telling.NameOf(hardest.Flow)));
        return [new(Key, title, option, QuadrantTable.Build(telling, quadrant), sentence, 320, telling.Word("quadrant.legend"))];
    }

    private static JsonObject Point(Telling telling, Quadrant quadrant, QuadrantFlow flow)
    {
        var (colour, symbol) = flow.Field switch
        {
            QuadrantField.MuchSimple => ("@pooled", "circle"),
            QuadrantField.MuchComplex => ("@specialised", "rect"),
            QuadrantField.LittleComplex => ("@loss", "diamond"),
            _ => ("@neutral", "triangle"),
        };
        var name = telling.NameOf(flow.Flow);
        var point = Options.Datum(
            new JsonArray(Options.Number(flow.ContactsPerWeek), Options.Number(quadrant.ByTier ? flow.Complexity : flow.Complexity / 60)),
            telling.Word("quadrant.tip", Argument.Of("flow", name), Argument.Of("contacts", telling.Format.Number(flow.ContactsPerWeek, 0)), Argument.Of("complexity", QuadrantTable.Complexity(telling, quadrant, flow.Complexity)), Argument.Of("field", telling.Word($"quadrant.field.{flow.Field}"))));
        point["symbol"] = symbol;
        point["itemStyle"] = new JsonObject { ["color"] = colour, ["borderColor"] = "@surface", ["borderWidth"] = 1 };
        point["label"] = new JsonObject { ["show"] = true, ["formatter"] = Options.Escaped(name), ["position"] = "right", ["color"] = "@ink", ["fontSize"] = Options.FontSize };
        return point;
    }

    private static JsonObject Lines(Quadrant quadrant) => new()
    {
        ["silent"] = true,
        ["symbol"] = "none",
        ["label"] = new JsonObject { ["show"] = false },
        ["lineStyle"] = new JsonObject { ["color"] = "@muted", ["type"] = "dashed", ["width"] = 1 },
        ["data"] = new JsonArray(new JsonObject { ["xAxis"] = Options.Number(quadrant.VolumeLine) }, new JsonObject { ["yAxis"] = Options.Number(quadrant.ByTier ? quadrant.ComplexityLine : quadrant.ComplexityLine / 60) }),
    };
}
