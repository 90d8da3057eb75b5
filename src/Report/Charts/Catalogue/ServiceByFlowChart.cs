using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>Answered within the threshold, flow by flow, against what is promised: a dot plot with intervals.</summary>
internal sealed class ServiceByFlowChart : IChart
{
    public string Key => "service-by-flow";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Observed is not { Flows.Length: > 0 } observed)
            return [];
        var rows = observed.Flows.Where(flow => flow.Service.Offered > 0).Select(flow => new Row(
            telling.NameOf(flow.Flow), flow.Service.Level(TargetOf(telling, flow.Flow).Variant), TargetOf(telling, flow.Flow), flow.Service.Offered)).ToList();
        var dots = new DotPlot(telling.Word("answered-within"), "@percent", 0, 100);
        foreach (var row in rows)
        {
            var within = new Estimate(row.Within.Value * 100, row.Within.Low * 100, row.Within.High * 100, row.Within.SampleSize);
            dots.Add(row.Name, within, "@today", "circle", $"{row.Name}{telling.Word("colon")}{telling.Share(row.Within)}", row.Target.Share * 100, telling.Target(row.Target));
        }

        var judged = rows.Where(row => row.Within.Value is not null).ToList();
        var below = judged.Count(row => row.Within.High < row.Target.Share || (row.Within.High is null && row.Within.Value < row.Target.Share));
        var title = telling.Word(below == 0 ? "service-by-flow.title.none" : below == judged.Count ? "service-by-flow.title.all" : "service-by-flow.title",
            Argument.Count("below", below), Argument.Count("flows", judged.Count));
        var worst = judged.MinBy(row => row.Within.Value);
        var sentence = worst is null ? telling.Word("nothing-observed") : telling.Word("service-by-flow.sentence",
            Argument.Of("flow", worst.Name), Argument.Of("within", telling.Share(worst.Within)), Argument.Of("target", telling.Target(worst.Target)));

        var table = new TableBuilder(telling.Word("service-by-flow.twin")).Text(telling.Word("flow")).Number(telling.Word("offered")).Number(telling.Word("answered-within")).Number(telling.Word("target.header"));
        foreach (var row in rows)
            table.Add(row.Name, telling.Format.Count(row.Offered), telling.Share(row.Within), telling.Target(row.Target));
        return [new(Key, title, dots.Option(), table.Build(), sentence, dots.Height, telling.Word("service-by-flow.legend"))];
    }

    private sealed record Row(string Name, Estimate Within, ServiceTarget Target, long Offered);

    private static ServiceTarget TargetOf(Telling telling, FlowId flow) =>
        telling.Centre.Flows.FirstOrDefault(candidate => candidate.Id == flow) is { } known ? telling.Study.Settings.TargetOf(known) : telling.Study.Settings.Target;
}
