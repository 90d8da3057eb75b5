using Plateau.Design.Cursor;
using Plateau.Report.Charts;
using Plateau.Report.Writers;
using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>The positions of the cursor with their intervals; the cost follows the cost of the agent hour.</summary>
internal sealed class CursorSheet : IWorkbookSheet
{
    private const int HoursColumn = 12;

    public string Key => "cursor";

    public Sheet? Build(Telling telling, RunInfo run)
    {
        if (telling.Study.Cursor is not { } cursor)
            return null;
        var sheet = new SheetBuilder(telling.Say("workbook.cursor"));
        sheet.Head(telling.Say("workbook.cursor.title"), telling.Say("workbook.cursor.note"));
        string[] titles =
        [
            telling.Word("cursor.position"),
            telling.Say("workbook.several"),
            .. EstimateCells.EndTitles(telling, telling.Word("cursor.within")),
            .. EstimateCells.EndTitles(telling, telling.Word("cursor.abandonment")),
            .. EstimateCells.EndTitles(telling, telling.Word("cursor.occupancy")),
            .. EstimateCells.EndTitles(telling, telling.Word("cursor.hours")),
            .. EstimateCells.EndTitles(telling, Amounts.Title(telling, telling.Word("cursor.cost"))),
            .. EstimateCells.EndTitles(telling, telling.Word("cursor.saving")),
            telling.Say("workbook.meanLoss"),
            telling.Say("workbook.worstLoss"),
            telling.Say("workbook.underAbsence"),
            telling.Say("workbook.remark"),
        ];
        sheet.Header(titles);
        sheet.Freeze(1);
        foreach (var position in cursor.Positions)
            sheet.Add(Row(telling, position, sheet.NextRow));
        sheet.Widths([26, .. Enumerable.Repeat(12.0, titles.Length - 2), 60]);
        return sheet.Build();
    }

    private static IEnumerable<Cell> Row(Telling telling, CursorPosition position, int row)
    {
        var (hours, cost, loss) = (position.EqualService.Hours, position.EqualService.Cost, position.Fragility);
        return
        [
            Cell.Of(CursorAxis.Name(telling, position)),
            Cell.Of(position.Share, CellLook.Percent),
            .. EstimateCells.Ends(position.EqualHours.AnsweredWithin, CellLook.Percent),
            .. EstimateCells.Ends(position.EqualHours.Abandonment, CellLook.Percent),
            .. EstimateCells.Ends(position.EqualHours.Occupancy, CellLook.Percent),
            .. EstimateCells.Ends(hours, CellLook.One),
            Amounts.OfHours(hours.Value, cost.Value, HoursColumn, row),
            Amounts.OfHours(hours.Low, cost.Low, HoursColumn + 1, row),
            Amounts.OfHours(hours.High, cost.High, HoursColumn + 2, row),
            .. EstimateCells.Ends(position.EqualService.SavingOverSpecialised, CellLook.Percent),
            Cell.Of(loss.MeanLoss.Value, CellLook.Percent),
            Cell.Of(loss.WorstLoss.Value, CellLook.Percent),
            Cell.Of(loss.UnderAbsence.Value, CellLook.Percent),
            Cell.Of(position.EqualService.Infeasible is { } reason ? telling.Say(reason) : ""),
        ];
    }
}
