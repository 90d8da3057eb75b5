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
    // Columns of the models: name, hours, breadth, several, switches, further skills, to learn, then the formulas.
    private const int Work = 8, Paid = 9, Yearly = 10, Training = 14;

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
        sheet.Header(Titles(telling));
        var built = comparison.Models.Where(model => model.Figures?.Facts is not null).ToArray();
        var first = sheet.NextRow;
        var reference = Array.FindIndex(built, model => model.Key == comparison.Reference);
        var referenceRow = reference < 0 ? (int?)null : first + reference;
        var referenceYearly = reference < 0 ? (double?)null : setting.Yearly(built[reference].Figures!.Facts!, point);
        var rows = new Dictionary<string, (int, CostFacts)>(StringComparer.Ordinal);
        foreach (var model in built)
        {
            rows.Add(model.Key, (sheet.NextRow, model.Figures!.Facts!));
            var saved = model.Key == comparison.Reference ? null : referenceYearly - setting.Yearly(model.Figures.Facts!, point);
            sheet.Add(Row(telling, model, model.Figures, setting, point, saved, model.Key == comparison.Reference ? null : referenceRow, sheet.NextRow));
        }

        return rows;
    }

    private static string[] Titles(Telling telling) =>
    [
        telling.Word("organisations.model"),
        telling.Say("workbook.hoursAYear"),
        telling.Say("workbook.breadth"),
        telling.Say("workbook.severalHours"),
        telling.Say("workbook.switches"),
        telling.Say("workbook.further"),
        telling.Word("organisations.learn"),
        telling.Say("workbook.work"),
        telling.Say("workbook.paid"),
        Amounts.Title(telling, telling.Say("workbook.yearly")),
        Amounts.Title(telling, telling.Say("workbook.saving")),
        telling.Say("workbook.savingShare"),
        telling.Say("workbook.trainingHours"),
        Amounts.Title(telling, telling.Say("workbook.training")),
        telling.Say("workbook.payBack"),
        .. Both(telling.Say("workbook.yearly")),
        .. Both(telling.Say("workbook.saving")),
        .. Both(telling.Say("workbook.training")),
        .. new[] { "workbook.payBack.best", "workbook.payBack.worst" }.Select(code => telling.Say(new Message(code, []))),
    ];

    private static IEnumerable<string> Both(string what) => [$"{what} ↓", $"{what} ↑"];

    private static IEnumerable<Cell> Row(Telling telling, ModelResult model, ModelFigures figures, CostSetting setting, InputPoint point, double? saved, int? referenceRow, int row)
    {
        var facts = figures.Facts!;
        var bill = figures.Bill;
        var yearly = setting.Yearly(facts, point);
        string At(int column) => SheetBuilder.Address(column, row);
        var hours = point.Values.TryGetValue(UncertainInput.TrainingHoursPerSkill, out var each) ? each * bill.SkillsToLearn : (double?)null;
        var payBack = hours is null || bill.SkillsToLearn == 0 || saved is not > 0 ? null : hours * setting.AgentHour / saved * 12;
        var unpaid = hours is null || bill.SkillsToLearn == 0 || saved is null ? "" : telling.Word("organisations.payback.never");
        var savedIs = referenceRow is { } other ? $"{SheetBuilder.Address(Yearly, other)}-{At(Yearly)}" : "\"\"";
        return
        [
            Cell.Of(OrganisationTables.Name(telling, model), referenceRow is null ? CellLook.Strong : CellLook.Text),
            Cell.Of(facts.YearlyHours, CellLook.Whole),
            Cell.Of(facts.Breadth, CellLook.Percent),
            Cell.Of(facts.SeveralShare, CellLook.Percent),
            Cell.Of(facts.SwitchShare, CellLook.Percent),
            Cell.Of(facts.FurtherSkills, CellLook.Whole),
            Cell.Of(bill.SkillsToLearn, CellLook.Whole),
            Cell.Live(CostFormulas.Work(row), setting.WorkFactor(facts, point), CellLook.Two),
            Cell.Live(CostFormulas.Paid(row), setting.PaidHours(facts, point), CellLook.Whole),
            Cell.Live(CostFormulas.Yearly(row), yearly, CellLook.StrongWhole),
            Cell.Live(savedIs, saved, "", CellLook.Whole),
            Cell.Live($"IF(OR({At(Yearly + 1)}=\"\",{At(Yearly)}<=0),\"\",{At(Yearly + 1)}/({At(Yearly)}+{At(Yearly + 1)}))", saved is { } gain && yearly > 0 ? gain / (yearly + gain) : null, "", CellLook.Percent),
            Cell.Live($"IF({CostInputs.NameOf(UncertainInput.TrainingHoursPerSkill)}=\"\",\"\",{CostInputs.NameOf(UncertainInput.TrainingHoursPerSkill)}*{At(7)})", hours, "", CellLook.Whole),
            Cell.Live($"IF({At(13)}=\"\",\"\",{At(13)}*{Amounts.Price})", hours * setting.AgentHour, "", CellLook.Whole),
            Cell.Live($"IF(OR({At(Training)}=\"\",{At(7)}=0,{At(11)}=\"\"),\"\",IF({At(11)}>0,{At(Training)}/{At(11)}*12,\"{telling.Word("organisations.payback.never")}\"))", payBack, unpaid, CellLook.One),
            .. Ends(bill.Yearly),
            .. Ends(bill.YearlySaving),
            .. Ends(bill.TrainingCost),
            Months(telling, bill.PayBack, bill.PayBack?.Best),
            Months(telling, bill.PayBack, bill.PayBack?.Worst),
        ];
    }

    private static IEnumerable<Cell> Ends(ValueRange? range) => [Cell.Of(range?.Low, CellLook.Whole), Cell.Of(range?.High, CellLook.Whole)];

    private static Cell Months(Telling telling, PayBack? payBack, double? months) =>
        payBack is null || months is not null ? Cell.Of(months, CellLook.One) : Cell.Of(telling.Word("organisations.payback.never"));
}
