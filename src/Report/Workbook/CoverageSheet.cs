using Plateau.Design.Coverage;
using Plateau.Report.Charts;
using Plateau.Report.Writers;
using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>The fragility map: flow by flow with the best back-up, the departures that hurt most, and every hour of the week.</summary>
internal sealed class CoverageSheet : IWorkbookSheet
{
    public string Key => "coverage";

    public Sheet? Build(Telling telling, RunInfo run)
    {
        if (telling.Study.Cursor?.FragilityMap is not { } map)
            return null;
        var sheet = new SheetBuilder(telling.Say("workbook.coverage"));
        sheet.Head(telling.Say("workbook.coverage.title"), telling.Say("workbook.coverage.note"));
        Flows(telling, sheet, map);
        sheet.Blank();
        Departures(telling, sheet, map);
        sheet.Blank();
        Hours(telling, sheet, map);
        sheet.Widths([34, .. Enumerable.Repeat(14.0, 4), 24, 34, .. Enumerable.Repeat(14.0, 4)]);
        return sheet.Build();
    }

    private static void Flows(Telling telling, SheetBuilder sheet, FragilityMap map)
    {
        sheet.Add(Cell.Of(telling.Word("coverage.flows"), CellLook.Strong));
        sheet.Header(
        [
            telling.Word("flow"),
            telling.Word("coverage.holders"),
            telling.Word("coverage.contacts"),
            telling.Say("workbook.coverage.atRisk"),
            telling.Word("coverage.share"),
            telling.Word("coverage.worst"),
            telling.Word("coverage.back-up"),
            telling.Say("workbook.coverage.after"),
            telling.Say("workbook.coverage.secured"),
            telling.Say("workbook.trainingHours"),
            Amounts.Title(telling, telling.Say("workbook.training.cost")),
        ]);
        foreach (var flow in map.Flows)
        {
            var row = sheet.NextRow;
            var backUp = flow.BackUp;
            sheet.Add(
                Cell.Of(telling.NameOf(flow.Flow)),
                Cell.Of(flow.Holders, CellLook.Whole),
                Cell.Of(flow.ContactsPerWeek, CellLook.One),
                Cell.Of(flow.AtRisk, CellLook.One),
                Cell.Live($"IF(OR(D{row}=\"\",C{row}=0),\"\",D{row}/C{row})", flow.ShareAtRisk, "", CellLook.Percent),
                Cell.Of(flow.Worst is { } cell ? FragilityMapTable.When(telling, cell) : ""),
                Cell.Of(backUp is null ? "" : FragilityMapTable.Who(telling, backUp.Group)),
                Cell.Of(backUp?.AtRiskAfter, CellLook.One),
                Cell.Live($"IF(H{row}=\"\",\"\",D{row}-H{row})", flow.AtRisk - backUp?.AtRiskAfter, "", CellLook.One),
                Cell.Of(backUp?.TrainingHours, CellLook.One),
                Cell.Live($"IF(J{row}=\"\",\"\",J{row}*{Amounts.Price})", backUp?.TrainingHours * (telling.Centre.Costs.AgentHour ?? 1), "", CellLook.Whole));
        }
    }

    private static void Departures(Telling telling, SheetBuilder sheet, FragilityMap map)
    {
        sheet.Add(Cell.Of(telling.Word("coverage.departures"), CellLook.Strong));
        sheet.Header(
        [
            telling.Word("coverage.who"),
            telling.Word("coverage.more"),
            .. EstimateCells.EndTitles(telling, telling.Word("coverage.lost")),
            telling.Word("coverage.hardest"),
            telling.Word("coverage.uncovered"),
            .. EstimateCells.EndTitles(telling, telling.Say("workbook.coverage.hardestLost")),
        ]);
        foreach (var departure in map.Departures)
        {
            sheet.Add(
            [
                Cell.Of(FragilityMapTable.Who(telling, departure.Group)),
                Cell.Of(departure.MoreAtRisk, CellLook.One),
                .. EstimateCells.Ends(departure.Within, CellLook.Percent),
                Cell.Of(departure.HardestHit is { } flow ? telling.NameOf(flow) : ""),
                Cell.Of(departure.Uncovered.IsEmpty ? telling.Word("coverage.uncovered.none") : telling.Format.List([.. departure.Uncovered.Select(telling.NameOf)])),
                .. EstimateCells.Ends(departure.HardestHitWithin, CellLook.Percent),
            ]);
        }
    }

    private static void Hours(Telling telling, SheetBuilder sheet, FragilityMap map)
    {
        sheet.Add(Cell.Of(telling.Say("workbook.coverage.hours"), CellLook.Strong));
        sheet.Header(
        [
            telling.Word("flow"),
            telling.Say("workbook.day"),
            telling.Say("workbook.from"),
            telling.Say("workbook.coverage.present"),
            telling.Say("workbook.coverage.nobody"),
            telling.Word("coverage.contacts"),
            telling.Say("workbook.coverage.atRisk"),
        ]);
        foreach (var flow in map.Flows)
        {
            foreach (var cell in flow.Cells)
            {
                var row = sheet.NextRow;
                sheet.Add(
                    Cell.Of(telling.NameOf(flow.Flow)),
                    Cell.Of(telling.Format.Weekday((int)cell.Weekday)),
                    Cell.Of(cell.Hour / 24.0, CellLook.Time),
                    Cell.Of(cell.Present, CellLook.Two),
                    Cell.Of(cell.Nobody, CellLook.Percent),
                    Cell.Of(cell.Contacts, CellLook.One),
                    Cell.Live($"IF(E{row}=\"\",\"\",E{row}*F{row})", cell.Nobody * cell.Contacts, "", CellLook.Two));
            }
        }
    }
}
