using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Design.Training;
using Plateau.Model.Texts;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>Hours spared as the trainings of the list add up, against what everyone taking everything would spare.</summary>
internal sealed class TrainingChart : IChart
{
    public string Key => "training";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Cursor?.Training is not { List.IsEmpty: false } plan)
            return [];
        var lower = new JsonArray((JsonNode)Options.Numbers(0, 0));
        var difference = new JsonArray((JsonNode)Options.Numbers(0, 0));
        var middle = new JsonArray((JsonNode)Options.Datum(Options.Numbers(0, 0), telling.Word("training.tip.today")));
        for (var step = 0; step < plan.List.Length; step++)
        {
            var one = plan.List[step];
            var (low, high) = (one.Cumulative.Low ?? one.Cumulative.Value, one.Cumulative.High ?? one.Cumulative.Value);
            lower.Add((JsonNode)new JsonArray(step + 1, Options.Number(low)));
            difference.Add((JsonNode)new JsonArray(step + 1, Options.Number(high - low)));
            middle.Add((JsonNode)Options.Datum(new JsonArray(step + 1, Options.Number(one.Cumulative.Value)), telling.Word(
                "training.tip", Argument.Of("who", TrainingTable.Who(telling, one)), Argument.Of("what", TrainingTable.What(telling, one)), Argument.Of("hours", telling.Format.Estimate(ArgumentKind.Hours, one.Cumulative)))));
        }

        var option = Options.Base();
        option["grid"] = Options.Grid(left: 64, top: 34, bottom: 52);
        var across = Options.Value(telling.Word("training.axis.across"), "@number", 0, plan.List.Length, vertical: false);
        across["interval"] = 1;
        option["xAxis"] = across;
        var up = Options.Value(telling.Word("training.axis"), "@number", min: 0);
        up["max"] = Options.Number(Math.Ceiling(new[] { plan.WholeGain.Value ?? 0, plan.List.Max(step => step.Cumulative.High ?? 0) }.Max() * 1.12));
        option["yAxis"] = up;
        var line = Options.Line("", "@pooled", middle, symbol: "circle");
        line["markLine"] = Whole(telling, plan);
        option["series"] = new JsonArray([.. Options.Band("band", "@pooledBand", lower, difference), line]);
        return [new(Key, Title(telling, plan), option, TrainingTable.Build(telling, plan), Sentence(telling, plan), 280, telling.Word("training.legend"))];
    }

    private static JsonObject Whole(Telling telling, TrainingPlan plan) => new()
    {
        ["silent"] = true,
        ["symbol"] = "none",
        ["lineStyle"] = new JsonObject { ["color"] = "@muted", ["type"] = "dashed", ["width"] = 1.5 },
        ["data"] = new JsonArray(new JsonObject
        {
            ["yAxis"] = Options.Number(plan.WholeGain.Value),
            ["label"] = new JsonObject { ["show"] = true, ["formatter"] = Options.Escaped(telling.Word("training.everyone")), ["position"] = "insideStartTop", ["color"] = "@muted", ["fontSize"] = Options.FontSize },
        }),
    };

    private static string Title(Telling telling, TrainingPlan plan)
    {
        var half = plan.List.Select((step, index) => (step.ShareOfWhole, Count: plan.List.Take(index + 1).Sum(one => one.People))).FirstOrDefault(step => step.ShareOfWhole >= 0.5);
        var (share, count) = half.Count > 0 ? half : (plan.List[^1].ShareOfWhole, plan.List.Sum(one => one.People));
        return telling.Word("training.title", Argument.Count("count", count), Argument.Count("whole", plan.WholeTrainings), Argument.Of("share", telling.Format.Percent(share, 0)));
    }

    private static string Sentence(Telling telling, TrainingPlan plan) => telling.Word(
        "training.sentence",
        Argument.Of("first", TrainingTable.Who(telling, plan.List[0])),
        Argument.Of("what", TrainingTable.What(telling, plan.List[0])),
        Argument.Of("gain", telling.Format.Estimate(ArgumentKind.Hours, plan.List[0].Gain)),
        Argument.Of("all", telling.Format.Estimate(ArgumentKind.Hours, plan.List[^1].Cumulative)),
        Argument.Of("whole", telling.Format.Estimate(ArgumentKind.Hours, plan.WholeGain)));
}
