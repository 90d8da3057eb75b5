using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>Contacts answered and abandoned day by day; a day without data is a hole.</summary>
internal sealed class DaysOfLogChart : IChart
{
    public string Key => "days-of-log";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Observed is not { Days.Length: > 0 } observed || observed.Grid.Days[0].Date is null)
            return [];
        var days = Calendar(telling);
        var (say, format) = (telling, telling.Format);
        var answered = new JsonArray();
        var abandoned = new JsonArray();
        var table = new TableBuilder(say.Word("days.twin")).Text(say.Word("day")).Number(say.Word("offered")).Number(say.Word("answered")).Number(say.Word("abandoned"));
        foreach (var (date, day) in days)
        {
            if (day is { } seen)
            {
                var tip = say.Word("days.tip", Argument.Weekday("weekday", date.DayOfWeek), Argument.Date("date", date), Argument.Of("answered", format.Count(seen.Answered)), Argument.Of("abandoned", format.Count(seen.Abandoned)));
                answered.Add(Options.Datum(seen.Answered, tip));
                abandoned.Add(Options.Datum(seen.Abandoned, tip));
                table.Add(format.Date(date), format.Count(seen.Offered), format.Count(seen.Answered), format.Count(seen.Abandoned));
            }
            else
            {
                answered.Add((JsonNode?)null);
                abandoned.Add((JsonNode?)null);
                table.Add(format.Date(date), Texts.Formatter.UnknownMark, Texts.Formatter.UnknownMark, Texts.Formatter.UnknownMark);
            }
        }

        var option = Options.Base();
        option["grid"] = Options.Grid(top: 34, bottom: 30);
        option["legend"] = Options.Legend([say.Word("answered"), say.Word("abandoned")]);
        var axis = Options.Category(days.Select(day => format.ShortDate(day.Date)));
        axis["axisLabel"] = new JsonObject { ["color"] = "@muted", ["interval"] = Options.DayInterval(days.Count), ["hideOverlap"] = true };
        option["xAxis"] = axis;
        option["yAxis"] = Options.Value(say.Word("contacts.day"), "@number", min: 0);
        option["series"] = new JsonArray(Bars(say.Word("answered"), "@sequence4", answered, Holes(days)), Bars(say.Word("abandoned"), "@loss", abandoned, null));

        var observedDays = observed.Days.Where(day => day.Offered > 0).ToList();
        var holes = days.Count(day => day.Day is null);
        var title = say.Word(holes > 0 ? "days.title.holes" : "days.title",
            Argument.Count("days", observedDays.Count), Argument.Count("holes", holes), Argument.Count("mean", (long)Math.Round(observedDays.Average(day => day.Offered))));
        var sentence = say.Word("days.sentence", Argument.Date("first", days[0].Date), Argument.Date("last", days[^1].Date),
            Argument.Count("least", observedDays.Min(day => day.Offered)), Argument.Count("most", observedDays.Max(day => day.Offered)));
        return [new(Key, title, option, table.Build(), sentence, 240, holes > 0 ? say.Word("days.legend") : "")];
    }

    private static List<(LocalDate Date, Model.Observations.DayObservation? Day)> Calendar(Telling telling)
    {
        var observed = telling.Observed!;
        var byDate = new Dictionary<LocalDate, Model.Observations.DayObservation>();
        for (var day = 0; day < observed.Days.Length; day++)
            byDate[observed.Grid.Days[day].Date!.Value] = observed.Days[day];
        var dates = byDate.Keys.Concat(telling.Study.Evidence.Quality?.MissingDays ?? []).Distinct().Order();
        return [.. dates.Select(date => (date, byDate.TryGetValue(date, out var day) ? day : (Model.Observations.DayObservation?)null))];
    }

    private static JsonObject Bars(string name, string colour, JsonArray data, JsonObject? holes)
    {
        var series = new JsonObject
        {
            ["type"] = "bar",
            ["name"] = name,
            ["stack"] = "day",
            ["data"] = data,
            ["barCategoryGap"] = "25%",
            ["itemStyle"] = new JsonObject { ["color"] = colour },
            ["emphasis"] = new JsonObject { ["disabled"] = true },
        };
        if (holes is not null)
            series["markArea"] = holes;
        return series;
    }

    private static JsonObject Holes(List<(LocalDate Date, Model.Observations.DayObservation? Day)> days)
    {
        var data = new JsonArray();
        for (var day = 0; day < days.Count; day++)
        {
            if (days[day].Day is null)
                data.Add(new JsonArray(new JsonObject { ["xAxis"] = day }, new JsonObject { ["xAxis"] = day }));
        }

        return new JsonObject
        {
            ["silent"] = true,
            ["itemStyle"] = new JsonObject { ["color"] = "@neutralBand" },
            ["data"] = data,
        };
    }
}
