using Plateau.Design.Organisations;
using Plateau.Model.Organisations;
using Plateau.Model.Texts;
using Plateau.Report.Charts;
using Plateau.Report.Writers;
using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>
/// What the organisation models cost a year, as live formulas of the inputs at the head of the sheet: whoever doubts an input writes another. The formulas are those of docs/methods/organisation-models.md; the values written with
/// them are the program's own, each stated input at the middle of its range. What nobody stated stays empty and counts for nothing.
/// </summary>
internal sealed class CostsSheet : IWorkbookSheet
{
    public string Key => "costs";

    public Sheet Build(Telling telling, RunInfo run)
    {
        var sheet = new SheetBuilder(telling.Say("workbook.costs"));
        sheet.Head(telling.Say("workbook.costs.title"), telling.Say("workbook.costs.note"));
        var comparison = telling.Study.Cursor?.Organisations;
        CostInputs.Write(telling, sheet, comparison?.Setting);
        if (comparison is { Setting: { } setting })
        {
            var point = InputPoint.Middle(CostSides.Stated(telling.Centre));
            var rows = Models(telling, sheet, comparison, setting, point);
            if (comparison.Sensitivity is { } sensitivity && rows.TryGetValue("oneSkill", out var alone) && rows.TryGetValue("everyone", out var together))
                new BreakEvenRows(telling, sheet, setting, point, sensitivity).Write(alone, together);
        }

        sheet.Widths([48, .. Enumerable.Repeat(14.0, 3), 24, 30, .. Enumerable.Repeat(14.0, 17)]);
        return sheet.Build();
    }

    /// <returns>Row and facts of each model that has them.</returns>
    private static Dictionary<string, (int Row, CostFacts Facts)> Models(Telling telling, SheetBuilder sheet, OrganisationComparison comparison, CostSetting setting, InputPoint point)
    {
        sheet.Blank();
        sheet.Add(Cell.Of(telling.Say("workbook.models", Argument.Of("reference", OrganisationTables.Reference(telling, comparison))), CellLook.Strong));
        var built = comparison.Models.Where(model => model.Figures?.Facts is not null).ToArray();
        var table = new CostRows(telling, sheet, setting, point);
        sheet.Header(table.Titles(telling.Word("organisations.model")));
        var first = table.Write([.. built.Select(model => new CostRow(OrganisationTables.Name(telling, model), model.Figures!.Facts!, model.Figures.Bill, model.Key == comparison.Reference))]);
        return built.Index().ToDictionary(model => model.Item.Key, model => (first + model.Index, model.Item.Figures!.Facts!), StringComparer.Ordinal);
    }
}
