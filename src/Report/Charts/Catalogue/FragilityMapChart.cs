using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Plateau.Design.Coverage;
using Plateau.Model.Texts;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>Flows down, hours of the week across: the further the shade from the background, the likelier that nobody able is there. A diamond marks an hour for which nobody able is planned at all.</summary>
internal sealed class FragilityMapChart : IChart
{
    /// <summary>Lower ends of the shades.</summary>
    private static readonly (double From, double To, string Colour)[] Shades =
        [(0, 0.01, "@sequence1"), (0.01, 0.05, "@sequence2"), (0.05, 0.2, "@sequence3"), (0.2, 0.5, "@sequence4"), (0.5, 1.01, "@sequence5")];

    public string Key => "fragility-map";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Cursor?.FragilityMap is not { } map || map.Flows.All(flow => flow.Cells.All(cell => cell.Nobody is null)))
            return [];
        var flows = map.Flows.Where(flow => !flow.Cells.IsEmpty).ToArray();
        var hours = Hours(flows);
        var option = Options.Base();
        var names = flows.Select(flow => telling.Word("skills.row", Argument.Of("flow", telling.NameOf(flow.Flow)), Argument.Count("holders", flow.Holders))).ToList();
        option["grid"] = Options.Grid(left: Options.LabelWidth(names) + 12, right: 16, top: 8, bottom: 34);
        option["xAxis"] = Across(telling, hours);
        var down = Options.Category(names);
        down["inverse"] = true;
        option["yAxis"] = down;
        option["visualMap"] = new JsonObject
        {
            ["show"] = false,
            ["type"] = "piecewise",
            ["seriesIndex"] = 0,
            ["dimension"] = 2,
            ["pieces"] = new JsonArray([.. Shades.Select(shade => new JsonObject { ["gte"] = shade.From, ["lt"] = shade.To, ["color"] = shade.Colour })]),
        };
        option["series"] = Cells(telling, flows, hours);
        var worst = FragilityMapTable.Worst(map);
        var title = worst?.Worst is { } cell
            ? telling.Word("fragility-map.title", Argument.Of("flow", telling.NameOf(worst.Flow)), Argument.Of("share", telling.Format.Percent(worst.ShareAtRisk)), Argument.Of("when", FragilityMapTable.When(telling, cell)))
            : telling.Word("fragility-map.title.none");
        var holes = flows.Sum(flow => flow.Cells.Count(Hole));
        var sentence = telling.Word("fragility-map.sentence", Argument.Count("flows", flows.Length), Argument.Count("holes", holes));
        return [new(Key, title, option, FragilityMapTable.Twin(telling, map), sentence, 60 + (flows.Length * 30), telling.Word("fragility-map.legend"))];
    }

    private static bool Hole(FragilityCell cell) => cell.Present <= 0;

    /// <summary>From the earliest to the latest hour with contacts, on each weekday with any.</summary>
    private static List<(IsoDayOfWeek Day, int Hour)> Hours(FlowFragility[] flows)
    {
        var cells = flows.SelectMany(flow => flow.Cells).ToArray();
        var hours = cells.Select(cell => cell.Hour).Distinct().Order().ToArray();
        return [.. cells.Select(cell => cell.Weekday).Distinct().Order().SelectMany(day => hours.Select(hour => (day, hour)))];
    }

    private static JsonObject Across(Telling telling, List<(IsoDayOfWeek Day, int Hour)> hours)
    {
        var perDay = hours.Count(hour => hour.Day == hours[0].Day);
        var axis = Options.Category(hours.Select((hour, index) => index % perDay == perDay / 2 ? telling.Format.Weekday((int)hour.Day) : ""));
        axis["splitLine"] = new JsonObject { ["show"] = false };
        return axis;
    }

    private static JsonArray Cells(Telling telling, FlowFragility[] flows, List<(IsoDayOfWeek Day, int Hour)> hours)
    {
        var shaded = new JsonArray();
        var holes = new JsonArray();
        for (var row = 0; row < flows.Length; row++)
        {
            foreach (var cell in flows[row].Cells)
            {
                var column = hours.IndexOf((cell.Weekday, cell.Hour));
                var tip = telling.Word(
                    "fragility-map.tip",
                    Argument.Of("flow", telling.NameOf(flows[row].Flow)),
                    Argument.Of("when", FragilityMapTable.When(telling, cell)),
                    Argument.Of("share", telling.Format.Percent(cell.Nobody)),
                    Argument.Of("present", telling.Format.Number(cell.Present, 1)));
                if (cell.Nobody is { } nobody)
                    shaded.Add(Options.Datum(Options.Numbers(column, row, Math.Round(nobody, 4)), tip));
                if (Hole(cell))
                    holes.Add(Options.Datum(Options.Numbers(column, row), tip));
            }
        }

        return new JsonArray(
            new JsonObject
            {
                ["type"] = "heatmap",
                ["data"] = shaded,
                ["itemStyle"] = new JsonObject { ["borderColor"] = "@surface", ["borderWidth"] = hours.Count > 100 ? 0.5 : 1 },
                ["emphasis"] = new JsonObject { ["disabled"] = true },
            },
            new JsonObject
            {
                ["type"] = "scatter",
                ["data"] = holes,
                ["symbol"] = "diamond",
                ["symbolSize"] = 7,
                ["itemStyle"] = new JsonObject { ["color"] = "@specialised", ["borderColor"] = "@surface", ["borderWidth"] = 1 },
                ["emphasis"] = new JsonObject { ["disabled"] = true },
                ["z"] = 5,
            });
    }
}
