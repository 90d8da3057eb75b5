using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Design.Cursor;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>Both sides of the trade-off over the position: service at today's hours above, hours or cost at equal service below.</summary>
internal sealed class CursorChart : IChart
{
    public string Key => "cursor";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Cursor is not { } cursor || cursor.Positions.IsEmpty)
            return [];
        var path = cursor.Positions.Where(position => position.Kind != OrganisationKind.Observed && position.Impossible is null).ToList();
        var observed = cursor.Positions.FirstOrDefault(position => position.Kind == OrganisationKind.Observed);
        var option = Options.Base();
        option["grid"] = new JsonArray(
            new JsonObject { ["left"] = 64, ["right"] = 24, ["top"] = 30, ["height"] = 178 },
            new JsonObject { ["left"] = 64, ["right"] = 24, ["top"] = 262, ["height"] = 178 });
        option["xAxis"] = new JsonArray(CursorAxis.Across(telling, 0, labels: false), CursorAxis.Across(telling, 1, labels: true));
        var upper = Options.Value(telling.Word("cursor.axis.service"), "@percent");
        upper["scale"] = true;
        var lower = Options.Value(telling.Word(cursor.CostInHours ? "cursor.axis.hours" : "cursor.axis.cost"), "@number");
        lower["gridIndex"] = 1;
        lower["scale"] = true;
        option["yAxis"] = new JsonArray(upper, lower);

        var series = new JsonArray();
        AddPanel(telling, series, 0, cursor, path, observed, position => InPercent(position.EqualHours.AnsweredWithin), position => telling.Share(position.EqualHours.AnsweredWithin));
        AddPanel(telling, series, 1, cursor, path, observed, position => position.EqualService.Cost, position => telling.Cost(position.EqualService.Cost));
        option["series"] = series;
        return [new(Key, Title(telling, cursor), option, CursorTable.Build(telling, cursor), Sentence(telling, cursor), 480, telling.Word("cursor.legend"))];
    }

    private static Estimate InPercent(Estimate share) => new(share.Value * 100, share.Low * 100, share.High * 100, share.SampleSize);

    private static void AddPanel(Telling telling, JsonArray series, int panel, CursorResult cursor, List<CursorPosition> path, CursorPosition? observed, Func<CursorPosition, Estimate> measure, Func<CursorPosition, string> text)
    {
        var lower = new JsonArray();
        var difference = new JsonArray();
        var middle = new JsonArray();
        foreach (var position in path)
        {
            var estimate = measure(position);
            var at = CursorAxis.At(position);
            lower.Add((JsonNode)new JsonArray(at, Options.Number(estimate.Low ?? estimate.Value)));
            difference.Add((JsonNode)new JsonArray(at, Options.Number((estimate.High - estimate.Low) ?? (estimate.Value is null ? null : 0))));
            var datum = Options.Datum(new JsonArray(at, Options.Number(estimate.Value)), $"{CursorAxis.Name(telling, position)}{telling.Word("colon")}{text(position)}");
            datum["itemStyle"] = new JsonObject { ["color"] = Colour(position.Kind) };
            middle.Add((JsonNode)datum);
        }

        foreach (var band in Options.Band($"band{panel}", "@neutralBand", lower, difference))
            series.Add((JsonNode)Placed(band, panel));
        var line = Placed(Options.Line("", "@neutral", middle, symbol: "circle"), panel);
        line["markLine"] = Marks(telling, cursor, panel);
        line["markArea"] = new JsonObject { ["silent"] = true, ["data"] = Areas(cursor) };

        series.Add((JsonNode)line);
        if (observed is not null && measure(observed).Value is { } today)
            series.Add((JsonNode)Today(telling, panel, observed, measure(observed), today, text(observed)));
    }

    /// <summary>The interval of the knee, and in grey the positions that this centre cannot take.</summary>
    private static JsonArray Areas(CursorResult cursor)
    {
        const double half = 5;
        var areas = new JsonArray();
        if (cursor.Knee is { } knee)
            areas.Add((JsonNode)Area(CursorAxis.At(knee).Low, CursorAxis.At(knee).High, "@pooledBand", 0.55));
        foreach (var position in cursor.Positions.Where(position => position.Impossible is not null))
            areas.Add((JsonNode)Area(CursorAxis.At(position) - half, CursorAxis.At(position) + half, "@line", 0.5));
        return areas;
    }

    private static JsonArray Area(double from, double to, string colour, double opacity) => new(
        new JsonObject { ["xAxis"] = from, ["itemStyle"] = new JsonObject { ["color"] = colour, ["opacity"] = opacity } },
        new JsonObject { ["xAxis"] = to });

    private static JsonObject Placed(JsonObject series, int panel)
    {
        series["xAxisIndex"] = panel;
        series["yAxisIndex"] = panel;
        return series;
    }

    private static string Colour(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Specialised => "@specialised",
        OrganisationKind.Everyone => "@pooled",
        _ => "@neutral",
    };

    private static JsonObject Marks(Telling telling, CursorResult cursor, int panel)
    {
        var data = new JsonArray();
        if (cursor.Knee is { } knee)
        {
            data.Add((JsonNode)new JsonObject
            {
                ["xAxis"] = CursorAxis.At(knee).At,
                ["label"] = new JsonObject { ["show"] = panel == 0, ["formatter"] = knee.EverySkill ? telling.Word("cursor.knee.alone") : telling.Word("cursor.knee.label", Argument.Share("share", Math.Round(knee.Share, 2))), ["color"] = "@pooled", ["position"] = "start", ["distance"] = 6, ["fontSize"] = Options.FontSize },
            });
        }

        return new JsonObject
        {
            ["silent"] = true,
            ["symbol"] = "none",
            ["lineStyle"] = new JsonObject { ["color"] = "@pooled", ["type"] = "dashed", ["width"] = 1.5 },
            ["data"] = data,
        };
    }

    private static JsonObject Today(Telling telling, int panel, CursorPosition observed, Estimate estimate, double value, string text)
    {
        var at = CursorAxis.At(observed);
        var point = Options.Datum(new JsonArray(at, Options.Number(value)), $"{telling.Word("cursor.today")}{telling.Word("colon")}{text}");
        var series = new JsonObject
        {
            ["type"] = "scatter",
            ["data"] = new JsonArray(point),
            ["symbol"] = "diamond",
            ["symbolSize"] = 15,
            ["itemStyle"] = new JsonObject { ["color"] = "@today", ["borderColor"] = "@surface", ["borderWidth"] = 1.5 },
            ["label"] = new JsonObject { ["show"] = true, ["formatter"] = telling.Word("cursor.today"), ["position"] = "top", ["color"] = "@today", ["distance"] = 8, ["fontWeight"] = "bold", ["textBorderColor"] = "@surface", ["textBorderWidth"] = 3 },
            ["emphasis"] = new JsonObject { ["disabled"] = true },
            ["z"] = 6,
        };
        if (estimate is { Low: { } low, High: { } high })
            series["markLine"] = Options.Segments([(new JsonArray(at, Options.Number(low)), new JsonArray(at, Options.Number(high)), "@today")]);
        return Placed(series, panel);
    }

    private static string Title(Telling telling, CursorResult cursor)
    {
        if (cursor.Knee is not { } knee)
            return telling.Word(CursorTable.CanCompare(cursor) ? "cursor.title.no-knee" : "cursor.title.not-compared");
        var best = cursor.Positions.Select(position => position.EqualService.SavingOverSpecialised.Value).Max();
        return telling.Word(knee.EverySkill ? "cursor.title.every-skill" : "cursor.title", Argument.Of("knee", telling.Knee(knee)), Argument.Of("best", telling.Format.Percent(best, 0)));
    }

    private static string Sentence(Telling telling, CursorResult cursor)
    {
        if (!CursorTable.CanCompare(cursor) || CursorTable.Ends(cursor) is not ({ } specialised, { } everyone))
            return telling.Word("cursor.sentence.not-compared");
        return telling.Word("cursor.sentence", Argument.Of("specialised", telling.Share(specialised.EqualHours.AnsweredWithin)),
            Argument.Of("everyone", telling.Share(everyone.EqualHours.AnsweredWithin)),
            Argument.Of("specialisedCost", telling.Cost(specialised.EqualService.Cost)),
            Argument.Of("everyoneCost", telling.Cost(everyone.EqualService.Cost)));
    }
}
