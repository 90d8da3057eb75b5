using Plateau.Design.Organisations;
using Plateau.Design.Training;
using Plateau.Model.Organisations;
using Plateau.Report.Charts;
using Plateau.Report.Writers;
using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>Whom to train, in order: what each training spares is the study's, what it costs and when it is paid back follows the inputs of the costs sheet.</summary>
internal sealed class TrainingSheet : IWorkbookSheet
{
    // Columns: number, who, what, people, gain and its ends, cumulative and its ends, share, then money.
    private const int People = 4, Gain = 5, Cumulative = 8, Saving = 12, Cost = 13;

    private const double DaysPerYear = 365, DaysPerWeek = 7;

    public string Key => "training";

    public Sheet? Build(Telling telling, RunInfo run)
    {
        if (telling.Study.Cursor is not { Training: { CannotTell: null } plan } cursor)
            return null;
        var sheet = new SheetBuilder(telling.Say("workbook.training.sheet"));
        sheet.Head(telling.Say("workbook.training.title"), telling.Say("workbook.training.note"));
        sheet.Add([Cell.Of(""), Cell.Of(telling.Say("workbook.training.lacking")), Cell.Of(""), Cell.Of(""), .. EstimateCells.Ends(plan.LackingToday, CellLook.One)]);
        var whole = SheetBuilder.Address(Gain, sheet.NextRow);
        sheet.Add([Cell.Of(""), Cell.Of(telling.Say("workbook.training.whole")), Cell.Of(""), Cell.Of(plan.WholeTrainings, CellLook.Whole), .. EstimateCells.Ends(plan.WholeGain, CellLook.One)]);
        sheet.Add(Cell.Of(""), Cell.Of(telling.Say("workbook.training.refused")), Cell.Of(""), Cell.Of(plan.Refused, CellLook.Whole));
        sheet.Blank();
        string[] titles =
        [
            telling.Word("training.order"),
            telling.Word("training.who"),
            telling.Word("training.what"),
            telling.Say("workbook.training.people"),
            .. EstimateCells.EndTitles(telling, telling.Say("workbook.training.gain")),
            .. EstimateCells.EndTitles(telling, telling.Say("workbook.training.cumulative")),
            telling.Word("training.share"),
            Amounts.Title(telling, telling.Say("workbook.saving")),
            Amounts.Title(telling, telling.Say("workbook.training.cost")),
            telling.Say("workbook.payBack"),
        ];
        sheet.Header(titles);
        sheet.Freeze(2);
        var stated = cursor.Organisations?.Setting is null ? null : InputPoint.Middle(CostSides.Stated(telling.Centre));
        for (var step = 0; step < plan.List.Length; step++)
            sheet.Add(Row(telling, plan, step, whole, stated, sheet.NextRow));
        sheet.Widths([6, 34, 26, .. Enumerable.Repeat(13.0, titles.Length - 3)]);
        return sheet.Build();
    }

    /// <param name="stated">Null when the costs sheet has no inputs.</param>
    private static IEnumerable<Cell> Row(Telling telling, TrainingPlan plan, int step, string whole, InputPoint? stated, int row)
    {
        var one = plan.List[step];
        string At(int column) => SheetBuilder.Address(column, row);
        var (rate, year) = (telling.Centre.Costs.AgentHour ?? 1, DaysPerYear / DaysPerWeek);
        var saving = one.Gain.Value * year * rate;
        var cost = HoursOfOne(stated) * one.People * rate;
        return
        [
            Cell.Of(step + 1, CellLook.Whole),
            Cell.Of(TrainingTable.Who(telling, one)),
            Cell.Of(TrainingTable.What(telling, one)),
            Cell.Of(one.People, CellLook.Whole),
            .. EstimateCells.Ends(one.Gain, CellLook.One),
            Cell.Live(step == 0 ? At(Gain) : $"{SheetBuilder.Address(Cumulative, row - 1)}+{At(Gain)}", one.Cumulative.Value, CellLook.StrongOne),
            Cell.Of(one.Cumulative.Low, CellLook.One),
            Cell.Of(one.Cumulative.High, CellLook.One),
            Cell.Live($"IF({whole}>0,{At(Cumulative)}/{whole},\"\")", one.ShareOfWhole, "", CellLook.Percent),
            Cell.Live($"{At(Gain)}*365/7*{Amounts.Price}", saving, CellLook.Whole),
            stated is null ? Cell.Of("") : Cell.Live($"IF({Initial}=\"\",\"\",({Initial}+{Upkeep})*{At(People)}*{Amounts.Price})", cost, "", CellLook.Whole),
            stated is null ? Cell.Of("") : Cell.Live($"IF({At(Cost)}=\"\",\"\",IF({At(Saving)}>0,{At(Cost)}/{At(Saving)}*12,\"{Never(telling)}\"))", saving > 0 ? cost / saving * 12 : null, cost is null ? "" : Never(telling), CellLook.One),
        ];
    }

    private static string Initial => CostInputs.NameOf(UncertainInput.TrainingHoursPerSkill);

    private static string Upkeep => CostInputs.NameOf(UncertainInput.ContinuousTrainingHoursPerYear);

    /// <summary>Of one training in its first year; null when it is not stated.</summary>
    private static double? HoursOfOne(InputPoint? stated) =>
        stated is not null && stated.Values.TryGetValue(UncertainInput.TrainingHoursPerSkill, out var initial) ? initial + stated.Of(UncertainInput.ContinuousTrainingHoursPerYear) : null;

    private static string Never(Telling telling) => telling.Word("organisations.payback.never");
}
