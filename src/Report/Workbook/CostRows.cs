using Plateau.Design.Organisations;
using Plateau.Model.Organisations;
using Plateau.Report.Writers;
using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>An organisation in a table of yearly costs.</summary>
/// <param name="IsReference">Whether the others are compared with it.</param>
internal sealed record CostRow(string Name, CostFacts Facts, Bill Bill, bool IsReference);

/// <summary>What organisations cost a year, as live formulas of the inputs at the head of the costs sheet: models there, positions of the cursor on their own sheet, in the same columns.</summary>
internal sealed class CostRows(Telling telling, SheetBuilder sheet, CostSetting setting, InputPoint point)
{
    // Columns: name, hours, breadth, several, switches, further skills, to learn, then the formulas.
    private const int Work = 8, Paid = 9, Yearly = 10, Training = 14;

    /// <param name="first">Of the first column.</param>
    public string[] Titles(string first) =>
    [
        first,
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
        telling.Say("workbook.payBack.best"),
        telling.Say("workbook.payBack.worst"),
    ];

    /// <param name="more">Further cells of a row, given its number; null = none.</param>
    /// <returns>Number of the first row.</returns>
    public int Write(IReadOnlyList<CostRow> rows, Func<int, int, IEnumerable<Cell>>? more = null)
    {
        var first = sheet.NextRow;
        var reference = rows.Index().Where(row => row.Item.IsReference).Select(row => (int?)row.Index).FirstOrDefault();
        var referenceYearly = reference is { } at ? setting.Yearly(rows[at].Facts, point) : (double?)null;
        for (var index = 0; index < rows.Count; index++)
        {
            var compared = reference is not null && index != reference;
            var cells = Row(rows[index], compared ? referenceYearly - setting.Yearly(rows[index].Facts, point) : null, compared ? first + reference : null, sheet.NextRow);
            sheet.Add(more is null ? cells : cells.Concat(more(index, sheet.NextRow)));
        }

        return first;
    }

    private static IEnumerable<string> Both(string what) => [$"{what} ↓", $"{what} ↑"];

    private IEnumerable<Cell> Row(CostRow one, double? saved, int? referenceRow, int row)
    {
        var (facts, bill) = (one.Facts, one.Bill);
        var yearly = setting.Yearly(facts, point);
        string At(int column) => SheetBuilder.Address(column, row);
        var hours = point.Values.TryGetValue(UncertainInput.TrainingHoursPerSkill, out var each) ? each * bill.SkillsToLearn : (double?)null;
        var payBack = hours is null || bill.SkillsToLearn == 0 || saved is not > 0 ? null : hours * setting.AgentHour / saved * 12;
        var unpaid = hours is null || bill.SkillsToLearn == 0 || saved is null ? "" : telling.Word("organisations.payback.never");
        var savedIs = referenceRow is { } other ? $"{SheetBuilder.Address(Yearly, other)}-{At(Yearly)}" : "\"\"";
        return
        [
            Cell.Of(one.Name, one.IsReference ? CellLook.Strong : CellLook.Text),
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
            Months(bill.PayBack, bill.PayBack?.Best),
            Months(bill.PayBack, bill.PayBack?.Worst),
        ];
    }

    private static IEnumerable<Cell> Ends(ValueRange? range) => [Cell.Of(range?.Low, CellLook.Whole), Cell.Of(range?.High, CellLook.Whole)];

    private Cell Months(PayBack? payBack, double? months) =>
        payBack is null || months is not null ? Cell.Of(months, CellLook.One) : Cell.Of(telling.Word("organisations.payback.never"));
}
