using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Design.Reproduction;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>Answered within the threshold day by day, observed and simulated: one chart for each comparison.</summary>
internal sealed class ReproductionChart : IChart
{
    /// <summary>A day counts as far off from here.</summary>
    private const double FarOff = 0.10;

    public string Key => "reproduction";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        var drawings = ImmutableArray.CreateBuilder<Drawing>();
        foreach (var comparison in telling.Study.Reproductions)
        {
            if (comparison.ByDay.Any(day => day is { ObservedWithin: not null, PredictedWithin: not null }))
                drawings.Add(Draw(telling, comparison, $"{Key}-{drawings.Count + 1}"));
        }

        return drawings.ToImmutable();
    }

    private static Drawing Draw(Telling telling, ReproductionResult comparison, string key)
    {
        var (format, days) = (telling.Format, comparison.ByDay);
        var observed = new JsonArray();
        var predicted = new JsonArray();
        var twin = new TableBuilder(telling.Word("reproduction.twin")).Text(telling.Word("day")).Number(telling.Word("offered"))
            .Number(telling.Word("reproduction.observed")).Number(telling.Word("reproduction.predicted")).Number(telling.Word("reproduction.difference"));
        foreach (var day in days)
        {
            var tip = telling.Word("reproduction.tip", Argument.Weekday("weekday", day.Date.DayOfWeek), Argument.Date("date", day.Date),
                Argument.Of("observed", format.Percent(day.ObservedWithin)), Argument.Of("predicted", format.Percent(day.PredictedWithin)), Argument.Count("offered", day.Offered));
            observed.Add(Options.Datum(Options.Number(day.ObservedWithin * 100), tip));
            predicted.Add(Options.Datum(Options.Number(day.PredictedWithin * 100), tip));
            twin.Add(format.Date(day.Date), format.Count(day.Offered), format.Percent(day.ObservedWithin, 0), format.Percent(day.PredictedWithin, 0), format.Points(day.PredictedWithin - day.ObservedWithin, 0));
        }

        var option = Options.Base();
        option["grid"] = Options.Grid(right: 76, bottom: 30);
        var axis = Options.Category(days.Select(day => format.ShortDate(day.Date)));
        axis["axisLabel"] = new JsonObject { ["color"] = "@muted", ["interval"] = Math.Max(0, (days.Length / 10) - 1), ["hideOverlap"] = true };
        option["xAxis"] = axis;
        option["yAxis"] = Options.Value(telling.Word("answered-within"), "@percent", 0, 100);
        option["series"] = new JsonArray(
            Named(Options.Line(telling.Word("reproduction.observed"), "@today", observed, symbol: "circle"), telling.Word("reproduction.observed"), "@today"),
            Named(Options.Line(telling.Word("reproduction.predicted"), "@predicted", predicted, dash: "dashed", symbol: "emptyDiamond"), telling.Word("reproduction.predicted"), "@predicted"));

        var compared = days.Where(day => day is { ObservedWithin: not null, PredictedWithin: not null }).ToList();
        var far = compared.Where(day => Math.Abs(day.PredictedWithin!.Value - day.ObservedWithin!.Value) > FarOff).ToList();
        var worst = compared.MaxBy(day => Math.Abs(day.PredictedWithin!.Value - day.ObservedWithin!.Value))!;
        var title = telling.Word(far.Count == 0 ? "reproduction.title.near" : "reproduction.title", Argument.Of("source", comparison.Source), Argument.Of("kind", telling.Word($"reproduction.{comparison.Kind}.short")),
            Argument.Count("near", compared.Count - far.Count), Argument.Count("days", compared.Count));
        var sentence = telling.Word("reproduction.sentence", Argument.Date("worst", worst.Date),
            Argument.Of("observed", format.Percent(worst.ObservedWithin, 0)), Argument.Of("predicted", format.Percent(worst.PredictedWithin, 0)));
        var legend = comparison.Calibration is null ? "" : telling.Say(comparison.Calibration);
        return new(key, title, option, twin.Build(), sentence, 260, legend);
    }

    private static JsonObject Named(JsonObject line, string name, string colour)
    {
        line["endLabel"] = Options.EndLabel(name, colour);
        line["labelLayout"] = new JsonObject { ["moveOverlap"] = "shiftY" };
        return line;
    }
}
