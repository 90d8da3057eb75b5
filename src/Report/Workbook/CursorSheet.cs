using Plateau.Design.Cursor;
using Plateau.Design.Organisations;
using Plateau.Model.Organisations;
using Plateau.Model.Texts;
using Plateau.Report.Charts;
using Plateau.Report.Writers;
using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>The positions of the cursor with their intervals, and what each asks for and gives back; costs follow the inputs of the costs sheet.</summary>
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
        if (cursor.Organisations is { Setting: { } setting } comparison)
            Given(telling, sheet, cursor, comparison, setting);
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

    /// <summary>A second table, in the columns of the costs sheet, with the variety of the day and what a stated gain of resolution comes to.</summary>
    private static void Given(Telling telling, SheetBuilder sheet, CursorResult cursor, OrganisationComparison comparison, CostSetting setting)
    {
        var given = cursor.Positions.Where(position => position.GiveAndTake?.Facts is not null).ToArray();
        if (given.Length == 0)
            return;
        var point = InputPoint.Middle(CostSides.Stated(telling.Centre));
        var table = new CostRows(telling, sheet, setting, point);
        sheet.Blank();
        sheet.Add(Cell.Of(telling.Say("workbook.positions", Argument.Of("reference", OrganisationTables.Reference(telling, comparison))), CellLook.Strong));
        sheet.Header([.. table.Titles(telling.Word("cursor.position")), telling.Word("organisations.variety"), telling.Say("workbook.resolution"), telling.Say("workbook.contacts")]);
        table.Write(
            [.. given.Select(position => new CostRow(CursorAxis.Name(telling, position), position.GiveAndTake!.Facts!, position.GiveAndTake.Bill, GiveAndTakeTable.IsReference(position, comparison)))],
            (index, row) => More(given[index].GiveAndTake!, row));

        IEnumerable<Cell> More(GiveAndTake one, int row)
        {
            var claim = point.Values.TryGetValue(UncertainInput.ResolutionGain, out var gain) ? setting.Claimed(one.Facts!, new StatedRange(gain, gain, "")) : null;
            return
            [
                Cell.Of(one.Day.Variety.Value, CellLook.Percent),
                Cell.Live(CostFormulas.Resolved(row), claim?.Gain.Low, "", CellLook.Percent),
                Cell.Live(CostFormulas.Contacts(row), claim?.Contacts?.Low, "", CellLook.Percent),
            ];
        }
    }
}
