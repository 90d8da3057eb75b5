using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Design.Cursor;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>What one absence costs in service, on average and at worst, over the positions.</summary>
internal sealed class FragilityChart : IChart
{
    public string Key => "fragility";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Cursor is not { } cursor || cursor.Positions.All(position => position.Fragility.WorstLoss.Value is null))
            return [];
        var worst = new JsonArray();
        var mean = new JsonArray();
        var table = new TableBuilder(telling.Word("fragility.twin")).Text(telling.Word("cursor.position")).Number(telling.Word("fragility.mean")).Number(telling.Word("fragility.worst"))
            .Text(telling.Word("fragility.agent")).Number(telling.Word("fragility.absence"));
        foreach (var position in cursor.Positions.Where(position => position.Impossible is null))
        {
            var fragility = position.Fragility;
            if (position.Kind != OrganisationKind.Observed)
            {
                worst.Add((JsonNode)Point(telling, position, fragility.WorstLoss));
                mean.Add((JsonNode)Point(telling, position, fragility.MeanLoss));
            }

            table.Add(CursorAxis.Name(telling, position), telling.Format.Points(fragility.MeanLoss.Value, signed: false), telling.Format.Points(fragility.WorstLoss.Value, signed: false),
                fragility.WorstLoss.Value is null ? Texts.Formatter.UnknownMark : fragility.WorstAgent, telling.Share(fragility.UnderAbsence));
        }

        var option = Options.Base();
        option["grid"] = Options.Grid(left: 64, top: 34, bottom: 60);
        option["legend"] = Options.Legend([telling.Word("fragility.worst"), telling.Word("fragility.mean")]);
        option["xAxis"] = CursorAxis.Across(telling, 0, labels: true);
        option["yAxis"] = Options.Value(telling.Word("fragility.axis"), "@number", min: 0);
        option["series"] = new JsonArray(
            Options.Line(telling.Word("fragility.worst"), "@loss", worst, symbol: "circle"),
            Options.Line(telling.Word("fragility.mean"), "@neutral", mean, dash: "dashed", symbol: "emptyCircle"));

        var start = cursor.Positions.FirstOrDefault(position => position.Kind == OrganisationKind.Specialised);
        var end = cursor.Positions.FirstOrDefault(position => position.Kind == OrganisationKind.Everyone);
        var title = telling.Word("fragility.title", Argument.Of("specialised", telling.Format.Points(start?.Fragility.WorstLoss.Value, signed: false)), Argument.Of("everyone", telling.Format.Points(end?.Fragility.WorstLoss.Value, signed: false)));
        var today = cursor.Positions.FirstOrDefault(position => position.Kind == OrganisationKind.Observed);
        var sentence = telling.Word("fragility.sentence", Argument.Of("agent", today?.Fragility.WorstAgent ?? Texts.Formatter.UnknownMark), Argument.Of("loss", telling.Format.Points(today?.Fragility.WorstLoss.Value, signed: false)),
            Argument.Of("rate", telling.Share(cursor.AbsenceRate)));
        return [new(Key, title, option, table.Build(), sentence, 260)];
    }

    private static JsonObject Point(Telling telling, CursorPosition position, Estimate loss) =>
        Options.Datum(new JsonArray(CursorAxis.At(position), Options.Number(loss.Value * 100)), $"{CursorAxis.Name(telling, position)}{telling.Word("colon")}{telling.Format.Points(loss.Value, signed: false)}");
}
