using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Design.Reproduction;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>Answered within the threshold day by day, observed and simulated, the calibrated run beside the plain one: one chart for each comparison.</summary>
internal sealed class ReproductionChart : IChart
{
    /// <summary>A day counts as far off from here.</summary>
    private const double FarOff = 0.10;

    public string Key => "reproduction";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        var drawings = ImmutableArray.CreateBuilder<Drawing>();
        foreach (var pair in ReproductionPair.Of(telling.Study.Reproductions))
        {
            if (pair.Main.ByDay.Any(day => day is { ObservedWithin: not null, PredictedWithin: not null }))
                drawings.Add(Draw(telling, pair, $"{Key}-{drawings.Count + 1}"));
        }

        return drawings.ToImmutable();
    }

    private static Drawing Draw(Telling telling, ReproductionPair pair, string key)
    {
        var (format, days) = (telling.Format, pair.Main.ByDay);
        var beside = pair.Plain is null ? null : pair.Calibrated;
        var tips = days.Select(day => Tip(telling, day, beside)).ToList();
        JsonArray Data(Func<ReproductionDay, double?> value) =>
            new([.. days.Select((day, index) => (JsonNode)Options.Datum(Options.Number(value(day) * 100), tips[index]))]);

        var series = new JsonArray(
            Options.Named(Options.Line(telling.Word("reproduction.observed"), "@today", Data(day => day.ObservedWithin), symbol: "circle"), telling.Word("reproduction.observed"), "@today"),
            Options.Named(Options.Line(telling.Word("reproduction.predicted"), "@predicted", Data(day => day.PredictedWithin), dash: "dashed", symbol: "emptyDiamond"), telling.Word("reproduction.predicted"), "@predicted"));
        if (beside is not null)
            series.Add((JsonNode)Options.Named(Options.Line(telling.Word("reproduction.calibrated"), "@neutral", Data(day => Predicted(beside, day)), dash: "dotted", width: 1.5), telling.Word("reproduction.calibrated"), "@neutral"));

        var option = Options.Base();
        option["tooltip"] = new JsonObject { ["trigger"] = "axis", ["confine"] = true };
        option["grid"] = Options.Grid(right: 108, bottom: 30);
        var axis = Options.Category(days.Select(day => format.ShortDate(day.Date)));
        axis["axisLabel"] = new JsonObject { ["color"] = "@muted", ["interval"] = Options.DayInterval(days.Length), ["hideOverlap"] = true };
        option["xAxis"] = axis;
        option["yAxis"] = Options.Value(telling.Word("answered-within"), "@percent", 0, 100);
        option["series"] = series;
        return new(key, Title(telling, pair), option, Twin(telling, pair.Main, beside), Sentence(telling, pair.Main), 250);
    }

    private static double? Predicted(ReproductionResult comparison, ReproductionDay day) => comparison.ByDay.FirstOrDefault(other => other.Date == day.Date)?.PredictedWithin;

    private static string Tip(Telling telling, ReproductionDay day, ReproductionResult? beside) => telling.Word(beside is null ? "reproduction.tip" : "reproduction.tip.calibrated",
        Argument.Weekday("weekday", day.Date.DayOfWeek), Argument.Date("date", day.Date), Argument.Of("observed", telling.Format.Percent(day.ObservedWithin, 0)), Argument.Of("predicted", telling.Format.Percent(day.PredictedWithin, 0)),
        Argument.Of("calibrated", beside is null ? "" : telling.Format.Percent(Predicted(beside, day), 0)), Argument.Count("offered", day.Offered));

    private static List<ReproductionDay> Compared(ReproductionResult comparison) => [.. comparison.ByDay.Where(day => day is { ObservedWithin: not null, PredictedWithin: not null })];

    private static double Distance(ReproductionDay day) => Math.Abs(day.PredictedWithin!.Value - day.ObservedWithin!.Value);

    private static string Title(Telling telling, ReproductionPair pair)
    {
        var compared = Compared(pair.Main);
        var near = compared.Count(day => Distance(day) <= FarOff);
        return telling.Word(near == compared.Count ? "reproduction.title.near" : "reproduction.title", Argument.Of("source", pair.Source), Argument.Of("kind", telling.Word($"reproduction.{pair.Kind}.short")),
            Argument.Count("near", near), Argument.Count("days", compared.Count));
    }

    private static string Sentence(Telling telling, ReproductionResult comparison)
    {
        var worst = Compared(comparison).MaxBy(Distance)!;
        return telling.Word("reproduction.sentence", Argument.Date("worst", worst.Date),
            Argument.Of("observed", telling.Format.Percent(worst.ObservedWithin, 0)), Argument.Of("predicted", telling.Format.Percent(worst.PredictedWithin, 0)));
    }

    private static Table Twin(Telling telling, ReproductionResult comparison, ReproductionResult? beside)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("reproduction.twin")).Text(telling.Word("day")).Number(telling.Word("offered"))
            .Number(telling.Word("reproduction.observed")).Number(telling.Word("reproduction.predicted")).Number(telling.Word("reproduction.difference"));
        if (beside is not null)
            table.Number(telling.Word("reproduction.calibrated"));
        foreach (var day in comparison.ByDay)
        {
            string[] cells = [format.Date(day.Date), format.Count(day.Offered), format.Percent(day.ObservedWithin, 0), format.Percent(day.PredictedWithin, 0), format.Points(day.PredictedWithin - day.ObservedWithin, 0)];
            table.Add(beside is null ? cells : [.. cells, format.Percent(Predicted(beside, day), 0)]);
        }

        return table.Build();
    }
}
