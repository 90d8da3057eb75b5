using System.Globalization;
using Plateau.Design.Sizing;
using Plateau.Report.Writers;
using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>Agents needed in each open period of a typical week: the Erlang need as it was found, gross of shrinkage by live formulas.</summary>
internal sealed class SizingSheet : IWorkbookSheet
{
    public string Key => "sizing";

    public Sheet? Build(Telling telling, RunInfo run)
    {
        if (telling.Study.Sizing is not { } sizing)
            return null;
        var sheet = new SheetBuilder(telling.Say("workbook.sizing"));
        sheet.Head(telling.Say("workbook.sizing.title"), telling.Say("workbook.sizing.note"));
        string[] titles =
        [
            telling.Say("workbook.day"),
            telling.Say("workbook.from"),
            .. sizing.Flows.Select(flow => telling.NameOf(flow.Flow)),
            telling.Say("workbook.dedicated"),
            telling.Say("workbook.pooled"),
            telling.Say("workbook.dedicatedWhole"),
            telling.Say("workbook.pooledWhole"),
            telling.Say("workbook.dedicatedGross"),
            telling.Say("workbook.pooledGross"),
            telling.Say("workbook.staffed"),
        ];
        sheet.Header(titles);
        sheet.Freeze(2);
        var open = Enumerable.Range(0, sizing.Grid.Count).Where(period => sizing.Dedicated[period] is not null || sizing.Pooled[period] is not null).ToArray();
        Totals(telling, sizing, sheet, open.Length);
        foreach (var period in open)
            sheet.Add(Row(telling, sizing, period, sheet.NextRow));
        sheet.Widths([16, 8, .. Enumerable.Repeat(13.0, titles.Length - 2)]);
        return sheet.Build();
    }

    private static void Totals(Telling telling, SizingResult sizing, SheetBuilder sheet, int periods)
    {
        var first = sheet.NextRow + 1;
        var column = 3;
        var cells = new List<Cell> { Cell.Of(telling.Say("workbook.hoursAWeek"), CellLook.Strong), Cell.Of("") };
        foreach (var flow in sizing.Flows)
            cells.Add(Hours(flow.HoursPerWeek));
        var hours = sizing.Hours;
        cells.Add(Hours(hours.DedicatedFractional));
        cells.Add(Hours(hours.PooledFractional));
        cells.Add(Hours(hours.DedicatedWhole));
        cells.Add(Hours(hours.PooledWhole));
        cells.Add(Gross(hours.DedicatedWholeGross, column - 2, CellLook.StrongOne, sheet.NextRow));
        column++;
        cells.Add(Gross(hours.PooledWholeGross, column - 2, CellLook.StrongOne, sheet.NextRow));
        cells.Add(Cell.Of(hours.StaffedToday, CellLook.StrongOne));
        sheet.Add(cells);

        Cell Hours(double value)
        {
            var name = SheetBuilder.ColumnName(column++);
            return periods == 0 ? Cell.Of(value, CellLook.StrongOne)
                : Cell.Live(string.Create(CultureInfo.InvariantCulture, $"SUM({name}{first}:{name}{first + periods - 1})*{sizing.Grid.PeriodMinutes}/60"), value, CellLook.StrongOne);
        }
    }

    private static IEnumerable<Cell> Row(Telling telling, SizingResult sizing, int period, int row)
    {
        var wholeColumn = 3 + sizing.Flows.Length + 2;
        var day = sizing.Grid.Days[sizing.Grid.DayOf(period)];
        return
        [
            Cell.Of(telling.Format.Weekday((int)day.Weekday)),
            Cell.Of((double)sizing.Grid.PeriodOfDay(period) / sizing.Grid.PeriodsPerDay, CellLook.Time),
            .. sizing.Flows.Select(flow => Cell.Of(flow.Required[period], CellLook.Two)),
            Cell.Of(sizing.Dedicated[period], CellLook.Two),
            Cell.Of(sizing.Pooled[period], CellLook.Two),
            Cell.Of(sizing.DedicatedAgents[period], CellLook.Whole),
            Cell.Of(sizing.PooledAgents[period], CellLook.Whole),
            Gross(ByShrinkage(sizing.DedicatedAgents[period], sizing.Hours.Shrinkage), wholeColumn, CellLook.One, row),
            Gross(ByShrinkage(sizing.PooledAgents[period], sizing.Hours.Shrinkage), wholeColumn + 1, CellLook.One, row),
            Cell.Of(sizing.Staffed[period], CellLook.One),
        ];
    }

    /// <summary>Net ÷ (1 − shrinkage); empty where either is unknown.</summary>
    private static Cell Gross(double? gross, int netColumn, CellLook look, int row)
    {
        var net = SheetBuilder.Address(netColumn, row);
        return Cell.Live($"IF(OR({Amounts.Shrinkage}=\"\",{net}=\"\"),\"\",{net}/(1-{Amounts.Shrinkage}))", gross, look);
    }

    private static double? ByShrinkage(int? agents, double? shrinkage) => agents / (1 - shrinkage);
}
