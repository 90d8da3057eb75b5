using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Design.Cursor;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>The cursor of each flow: what the centre saves against the flow alone, over the share of agents with several skills among those who take it.</summary>
internal sealed class DialChart : IChart
{
    /// <summary>More lines than this are told apart by nobody; the table has them all.</summary>
    private const int MostLines = 8;

    public string Key => "dial";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Cursor is not { } cursor || cursor.Flows.All(flow => flow.Dial.Length < 2))
            return [];
        var option = Options.Base();
        option["grid"] = Options.Grid(left: 64, right: 120, top: 34, bottom: 60);
        var across = Options.Value(telling.Word("dial.axis"), "@percent", 0, 100, vertical: false);
        across["splitLine"] = new JsonObject { ["show"] = false };
        option["xAxis"] = across;
        option["yAxis"] = Options.Value(telling.Word("dial.saving"), "@percent");
        option["series"] = new JsonArray([.. cursor.Flows.Where(flow => flow.Dial.Length > 1).OrderByDescending(Widest).Take(MostLines).Select(flow => (JsonNode)Line(telling, flow))]);
        return [new(Key, telling.Word("dial.title"), option, Twin(telling, cursor), telling.Word("dial.sentence"), 300)];
    }

    private static double Widest(FlowVerdict flow) => flow.Dial.Max(position => Math.Abs(position.SavingOverAlone.Value ?? 0));

    private static JsonObject Line(Telling telling, FlowVerdict flow)
    {
        var name = telling.NameOf(flow.Flow);
        var data = new JsonArray();
        foreach (var position in flow.Dial.Where(position => position.Hours.Value is not null))
        {
            var saving = position.Share == 0 ? 0 : position.SavingOverAlone.Value * 100;
            var datum = Options.Datum(new JsonArray(Math.Round(position.Share * 100, 1), Options.Number(saving)), $"{name}, {Place(telling, position)}{telling.Word("colon")}{telling.Share(position.SavingOverAlone)}");
            if (position.IsBest)
                datum["symbolSize"] = 12;
            data.Add((JsonNode)datum);
        }

        var colour = flow.Verdict.Kind switch
        {
            VerdictKind.Pool => "@pooled",
            VerdictKind.Specialise => "@specialised",
            VerdictKind.Mixed => "@predicted",
            _ => "@neutral",
        };
        var line = Options.Line(name, colour, data, symbol: "circle");
        line["endLabel"] = Options.EndLabel(name, colour);
        return line;
    }

    private static Table Twin(Telling telling, CursorResult cursor)
    {
        var table = new TableBuilder(telling.Word("dial.twin")).Text(telling.Word("dial.flow")).Text(telling.Word("dial.share")).Number(telling.Word("dial.hours")).Number(telling.Word("dial.saving"));
        foreach (var flow in cursor.Flows)
        {
            foreach (var position in flow.Dial)
                table.Add(telling.NameOf(flow.Flow), Place(telling, position), position.Hours.Value is { } hours ? telling.Format.Number(hours, 0) : telling.Word("dial.out"), position.Share == 0 ? "" : telling.Share(position.SavingOverAlone));
        }

        return table.Build();
    }

    private static string Place(Telling telling, DialPosition position)
    {
        var share = telling.Format.Percent(position.Share, 0);
        return position.IsBest ? telling.Word("dial.best", Argument.Of("share", share)) : share;
    }
}
