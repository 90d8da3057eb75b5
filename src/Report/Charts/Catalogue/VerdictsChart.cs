using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>Cost of pooling less cost of specialising, flow by flow, against the range in which the user does not care.</summary>
internal sealed class VerdictsChart : IChart
{
    public string Key => "verdicts";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Cursor is not { } cursor)
            return [];
        var indifference = telling.Study.Settings.Indifference * 100;
        var dots = new DotPlot(telling.Word("verdicts.axis"), "@percent", null, null) { Shade = (-indifference, indifference), LineAt = 0 };
        var table = new TableBuilder(telling.Word("verdicts.twin")).Text(telling.Word("flow")).Text(telling.Word("verdict")).Number(telling.Word("verdicts.difference"));
        Add(telling.Word("whole-centre"), cursor.Whole, strong: true);
        foreach (var flow in cursor.Flows)
            Add(telling.NameOf(flow.Flow), flow.Verdict, strong: false);

        void Add(string name, Verdict verdict, bool strong)
        {
            var difference = verdict.CostDifference;
            var word = telling.Word($"verdict.{verdict.Kind}");
            var (colour, symbol, hollow) = verdict.Kind switch
            {
                VerdictKind.Pool => ("@pooled", "circle", false),
                VerdictKind.Specialise => ("@specialised", "rect", false),
                VerdictKind.Mixed => ("@predicted", "diamond", false),
                _ => ("@neutral", "circle", true),
            };
            dots.Add(name, new Estimate(difference.Value * 100, difference.Low * 100, difference.High * 100, difference.SampleSize), colour, symbol,
                $"{name}{telling.Word("colon")}{word}, {telling.Share(difference)}", hollow: hollow);
            if (strong)
                table.AddStrong(name, word, telling.Share(difference));
            else
                table.Add(name, word, telling.Share(difference));
        }

        if (cursor.Flows.All(flow => flow.Verdict.CostDifference.Value is null) && cursor.Whole.CostDifference.Value is null)
            return [];
        var counts = cursor.Flows.GroupBy(flow => flow.Verdict.Kind).ToDictionary(kind => kind.Key, kind => kind.Count());
        var parts = Enum.GetValues<VerdictKind>().Where(counts.ContainsKey).Select(kind => telling.Word($"verdicts.part.{kind}", Argument.Count("count", counts[kind])));
        var title = telling.Word("verdicts.title", Argument.Count("flows", cursor.Flows.Length), Argument.List("parts", parts));
        var sentence = telling.Word("verdicts.sentence", Argument.Of("whole", telling.Word($"verdict.{cursor.Whole.Kind}")), Argument.Of("difference", telling.Share(cursor.Whole.CostDifference)));
        return [new(Key, title, dots.Option(), table.Build(), sentence, dots.Height, telling.Word("verdicts.legend", Argument.Share("indifference", telling.Study.Settings.Indifference)))];
    }
}
