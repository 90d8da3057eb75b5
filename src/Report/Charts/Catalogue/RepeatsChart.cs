using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Report.Sections;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>How many contacts are followed by another of the same customer, window by window: for certain with its interval, at most, and by chance alone.</summary>
internal sealed class RepeatsChart : IChart
{
    public string Key => "repeats";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Evidence.Journeys is not { } journeys)
            return [];
        RepeatAtWindow[] windows = [.. journeys.Overall.Windows.Where(window => window.Certain.Value is not null)];
        if (windows.Length < 2)
            return [];
        var told = windows.FirstOrDefault(window => window.Days == journeys.WindowDays) ?? windows[^1];
        Argument[] values =
        [
            Argument.Of("certain", telling.Format.Percent(told.Certain.Value)), Argument.Of("chance", telling.Format.Percent(told.ByChance)), Argument.Count("days", told.Days), Argument.Count("judged", told.Eligible),
            Argument.Count("customers", journeys.Overall.Customers), Argument.Count("first", windows[0].Days), Argument.Count("last", windows[^1].Days), Argument.Of("least", telling.Format.Percent(windows[0].Certain.Value)), Argument.Of("most", telling.Format.Percent(windows[^1].Certain.Value)),
        ];
        var title = telling.Word(told.ByChance is null ? "repeats.title.no-chance" : "repeats.title", values);
        return [new(Key, title, Option(telling, windows), JourneyTables.Windows(telling, journeys), telling.Word("repeats.sentence", values), 260, telling.Word("repeats.legend"))];
    }

    private static JsonObject Option(Telling telling, RepeatAtWindow[] windows)
    {
        var option = Options.Base();
        option["tooltip"] = new JsonObject { ["trigger"] = "axis", ["confine"] = true };
        string[] names = [.. windows.Select(window => telling.Word("journeys.days", Argument.Count("days", window.Days)))];
        option["grid"] = Options.Grid(right: 128, bottom: 34);
        option["xAxis"] = Options.Category(names);
        option["yAxis"] = Options.Value(telling.Word("repeats.axis"), "@percent", 0);
        string[] tips = [.. windows.Select(window => telling.Word("repeats.tip", Argument.Count("days", window.Days), Argument.Of("certain", telling.Share(window.Certain)), Argument.Of("possible", telling.Share(window.Possible)), Argument.Of("chance", telling.Format.Percent(window.ByChance)), Argument.Count("judged", window.Eligible)))];
        JsonArray Data(Func<RepeatAtWindow, double?> value) => new([.. windows.Select((window, index) => (JsonNode)Options.Datum(Options.Number(value(window) * 100), tips[index]))]);

        var certain = Options.Named(Options.Line(telling.Word("journeys.certain"), "@today", Data(window => window.Certain.Value), symbol: "circle"), telling.Word("journeys.certain"), "@today");
        certain["markLine"] = Options.Segments(windows.Index().Where(window => window.Item.Certain is { Low: not null, High: not null }).Select(window => (
            new JsonArray(names[window.Index], Options.Number(window.Item.Certain.Low * 100)), new JsonArray(names[window.Index], Options.Number(window.Item.Certain.High * 100)), "@today")));
        var series = new JsonArray(certain, Options.Named(Options.Line(telling.Word("journeys.possible"), "@neutral", Data(window => window.Possible.Value), dash: "dotted", symbol: "emptyTriangle", width: 1.5), telling.Word("journeys.possible"), "@muted"));
        if (windows.Any(window => window.ByChance is not null))
            series.Add((JsonNode)Options.Named(Options.Line(telling.Word("journeys.by-chance"), "@predicted", Data(window => window.ByChance), dash: "dashed", symbol: "emptyDiamond"), telling.Word("journeys.by-chance"), "@predicted"));
        option["series"] = series;
        return option;
    }
}
