using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Design.Sizing;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts.Catalogue;

/// <summary>Agents needed against agents staffed through a typical week, as steps: the need lies between one pool and separate groups.</summary>
internal sealed class RequirementChart : IChart
{
    public string Key => "requirement";

    public ImmutableArray<Drawing> Draw(Telling telling)
    {
        if (telling.Study.Sizing is not { } sizing || OpenHours(sizing) is not { } hours)
            return [];
        var periods = new List<int>();
        for (var day = 0; day < sizing.Grid.Days.Length; day++)
        {
            for (var period = hours.First; period <= hours.Last; period++)
                periods.Add((day * sizing.Grid.PeriodsPerDay) + period);
        }

        var option = Options.Base();
        option["tooltip"] = new JsonObject { ["trigger"] = "axis", ["confine"] = true };
        option["grid"] = Options.Grid(top: 40, bottom: 30, right: 16);
        var legend = Options.Legend([telling.Word("requirement.staffed"), telling.Word("requirement.pooled"), telling.Word("requirement.dedicated")]);
        legend["itemStyle"] = new JsonObject { ["opacity"] = 0 };
        option["legend"] = legend;
        option["xAxis"] = Axis(telling, sizing, periods, hours);
        option["yAxis"] = Options.Value(telling.Word("requirement.axis"), "@number", min: 0);
        option["series"] = Series(telling, sizing, periods, hours.Last - hours.First + 1);

        var (shortage, compared) = Shortage(sizing);
        var title = telling.Word(sizing.Hours.StaffedToday is null || compared == 0 ? "requirement.title.unknown" : shortage == 0 ? "requirement.title.none" : "requirement.title",
            Argument.Share("share", compared == 0 ? 0 : (double)shortage / compared), Argument.Hours("pooled", sizing.Hours.PooledWhole), Argument.Hours("dedicated", sizing.Hours.DedicatedWhole));
        var sentence = telling.Word("requirement.sentence", Argument.Of("pooled", telling.Format.Hours(sizing.Hours.PooledWhole)), Argument.Of("dedicated", telling.Format.Hours(sizing.Hours.DedicatedWhole)),
            Argument.Of("staffed", telling.Format.Hours(sizing.Hours.StaffedToday)));
        return [new(Key, title, option, Twin(telling, sizing, periods), sentence, 320, telling.Word("requirement.legend"))];
    }

    /// <summary>First and last open period of the day over all days; null when nothing is open.</summary>
    private static (int First, int Last)? OpenHours(SizingResult sizing)
    {
        var open = Enumerable.Range(0, sizing.Grid.Count).Where(period => sizing.Pooled[period] is not null || sizing.Staffed[period] > 0).Select(sizing.Grid.PeriodOfDay).ToList();
        return open.Count == 0 ? null : (open.Min(), open.Max());
    }

    private static JsonObject Axis(Telling telling, SizingResult sizing, List<int> periods, (int First, int Last) hours)
    {
        var middle = hours.First + ((hours.Last - hours.First) / 2);
        var axis = Options.Category(periods.Select(period => sizing.Grid.PeriodOfDay(period) == middle
            ? telling.Format.Weekday((int)sizing.Grid.Days[sizing.Grid.DayOf(period)].Weekday) : ""));
        axis["axisPointer"] = new JsonObject { ["label"] = new JsonObject { ["show"] = false } };
        return axis;
    }

    private static JsonArray Series(Telling telling, SizingResult sizing, List<int> periods, int periodsADay)
    {
        var lower = new JsonArray();
        var difference = new JsonArray();
        foreach (var period in periods)
        {
            var (pooled, dedicated) = (sizing.Pooled[period], sizing.Dedicated[period]);
            lower.Add(Options.Number(pooled));
            difference.Add(Options.Number(dedicated is { } need && pooled is { } least ? Math.Max(0, need - least) : null));
        }

        var series = new JsonArray();
        foreach (var band in Options.Band("need", "@neutralBand", lower, difference))
        {
            band["step"] = "middle";
            series.Add((JsonNode)band);
        }

        var staffed = Step(telling, sizing, periods, sizing.Staffed, telling.Word("requirement.staffed"), "@today", "solid", 2.2);
        var separators = new JsonArray();
        for (var day = 1; day < sizing.Grid.Days.Length; day++)
            separators.Add(new JsonObject { ["xAxis"] = day * periodsADay });
        staffed["markLine"] = new JsonObject
        {
            ["silent"] = true,
            ["symbol"] = "none",
            ["label"] = new JsonObject { ["show"] = false },
            ["lineStyle"] = new JsonObject { ["color"] = "@line", ["type"] = "solid", ["width"] = 1 },
            ["data"] = separators,
        };
        series.Add((JsonNode)Step(telling, sizing, periods, sizing.Dedicated, telling.Word("requirement.dedicated"), "@specialised", "dashed", 1.4));
        series.Add((JsonNode)Step(telling, sizing, periods, sizing.Pooled, telling.Word("requirement.pooled"), "@pooled", "solid", 1.4));
        series.Add((JsonNode)staffed);
        return series;
    }

    private static JsonObject Step(Telling telling, SizingResult sizing, List<int> periods, ImmutableArray<double?> values, string name, string colour, string dash, double width)
    {
        var data = new JsonArray();
        foreach (var period in periods)
        {
            // A line alone carries the text of the whole period: three equal tips would stand in one box.
            var tip = colour == "@today" ? Tip(telling, sizing, period) : "";
            data.Add(Options.Datum(Options.Number(values[period] is > 0 or null || sizing.Pooled[period] is not null ? values[period] : null), tip));
        }

        var line = Options.Line(name, colour, data, dash, width: width);
        line["step"] = "middle";
        return line;
    }

    private static string Tip(Telling telling, SizingResult sizing, int period) => telling.Word("requirement.tip",
        Argument.Weekday("weekday", sizing.Grid.Days[sizing.Grid.DayOf(period)].Weekday),
        Argument.TimeOfDay("time", sizing.Grid.PeriodOfDay(period) * sizing.Grid.PeriodMinutes),
        Argument.Of("staffed", telling.Format.Number(sizing.Staffed[period], 1)),
        Argument.Of("pooled", telling.Format.Number(sizing.Pooled[period], 1)),
        Argument.Of("dedicated", telling.Format.Number(sizing.Dedicated[period], 1)));

    /// <summary>Periods in which fewer are staffed than even one pool needs, of those in which both are known.</summary>
    private static (int Shortage, int Compared) Shortage(SizingResult sizing)
    {
        var both = Enumerable.Range(0, sizing.Grid.Count).Where(period => sizing.Pooled[period] is not null && sizing.Staffed[period] is not null).ToList();
        return (both.Count(period => sizing.Staffed[period] < sizing.Pooled[period]), both.Count);
    }

    /// <summary>By weekday and hour: a table of 476 quarters of an hour would not be read.</summary>
    private static Table Twin(Telling telling, SizingResult sizing, List<int> periods)
    {
        var table = new TableBuilder(telling.Word("requirement.twin")).Text(telling.Word("day")).Text(telling.Word("hour"))
            .Number(telling.Word("requirement.staffed")).Number(telling.Word("requirement.pooled")).Number(telling.Word("requirement.dedicated"));
        var byHour = periods.GroupBy(period => (Day: sizing.Grid.DayOf(period), Hour: sizing.Grid.PeriodOfDay(period) * sizing.Grid.PeriodMinutes / 60));
        foreach (var hour in byHour)
        {
            string Mean(ImmutableArray<double?> values)
            {
                var known = hour.Select(period => values[period]).Where(value => value is not null).ToList();
                return telling.Format.Number(known.Count == 0 ? null : known.Average(), 1);
            }

            if (hour.Any(period => sizing.Pooled[period] is not null || sizing.Staffed[period] > 0))
                table.Add(telling.Format.Weekday((int)sizing.Grid.Days[hour.Key.Day].Weekday), telling.Format.TimeOfDay(hour.Key.Hour * 60), Mean(sizing.Staffed), Mean(sizing.Pooled), Mean(sizing.Dedicated));
        }

        return table.Build();
    }
}
