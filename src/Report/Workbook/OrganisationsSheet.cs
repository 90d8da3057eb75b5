using Plateau.Design.Organisations;
using Plateau.Model.Texts;
using Plateau.Report.Charts;
using Plateau.Report.Writers;
using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>The organisation models side by side, those that could not be built too.</summary>
internal sealed class OrganisationsSheet : IWorkbookSheet
{
    private const int HoursColumn = 10;

    public string Key => "organisations";

    public Sheet? Build(Telling telling, RunInfo run)
    {
        if (telling.Study.Cursor?.Organisations is not { } comparison)
            return null;
        var sheet = new SheetBuilder(telling.Say("workbook.organisations"));
        sheet.Head(telling.Say("workbook.organisations.title"), telling.Say("workbook.organisations.note", Argument.Of("reference", OrganisationTables.Reference(telling, comparison))));
        string[] titles =
        [
            telling.Word("organisations.model"),
            telling.Say("workbook.several"),
            telling.Say("workbook.skillsPerAgent"),
            .. EstimateCells.EndTitles(telling, telling.Word("cursor.within")),
            .. EstimateCells.EndTitles(telling, telling.Word("organisations.gain")),
            .. EstimateCells.EndTitles(telling, telling.Word("cursor.hours")),
            .. EstimateCells.EndTitles(telling, Amounts.Title(telling, telling.Word("cursor.cost"))),
            .. EstimateCells.EndTitles(telling, telling.Word("organisations.saving")),
            .. EstimateCells.EndTitles(telling, telling.Word("organisations.agents")),
            telling.Word("organisations.variety"),
            telling.Word("organisations.worst"),
            telling.Word("organisations.fewer"),
            telling.Word("organisations.more"),
            telling.Word("organisations.learn"),
            telling.Say("workbook.remark"),
        ];
        sheet.Header(titles);
        sheet.Freeze(1);
        foreach (var model in comparison.Models)
            sheet.Add(Row(telling, comparison, model, titles.Length, sheet.NextRow));
        sheet.Widths([30, .. Enumerable.Repeat(12.0, titles.Length - 2), 80]);
        return sheet.Build();
    }

    private static IEnumerable<Cell> Row(Telling telling, OrganisationComparison comparison, ModelResult model, int columns, int row)
    {
        var name = Cell.Of(OrganisationTables.Name(telling, model), model.Key == comparison.Reference ? CellLook.Strong : CellLook.Text);
        var remark = Cell.Of(Remark(telling, comparison, model));
        if (model.Figures is not { } figures)
            return [name, .. Enumerable.Repeat(Cell.Of(""), columns - 2), remark];
        var (hours, cost) = (figures.EqualService.Hours, figures.EqualService.Cost);
        return
        [
            name,
            Cell.Of(figures.Share, CellLook.Percent),
            Cell.Of(figures.SkillsPerAgent, CellLook.Two),
            .. EstimateCells.Ends(figures.EqualHours.AnsweredWithin, CellLook.Percent),
            .. EstimateCells.Ends(figures.EqualHours.GainOverSpecialised, CellLook.Percent),
            .. EstimateCells.Ends(hours, CellLook.One),
            Amounts.OfHours(hours.Value, cost.Value, HoursColumn, row),
            Amounts.OfHours(hours.Low, cost.Low, HoursColumn + 1, row),
            Amounts.OfHours(hours.High, cost.High, HoursColumn + 2, row),
            .. EstimateCells.Ends(figures.EqualService.SavingOverSpecialised, CellLook.Percent),
            .. EstimateCells.Ends(figures.AgentsSaved, CellLook.One),
            Cell.Of(figures.Variety.Value, CellLook.Percent),
            Cell.Of(figures.Fragility.WorstLoss.Value, CellLook.Percent),
            Cell.Of(figures.Shocks.FewerPeople.Value, CellLook.Percent),
            Cell.Of(figures.Shocks.MoreVolume.Value, CellLook.Percent),
            Cell.Of(figures.Bill.SkillsToLearn, CellLook.Whole),
            remark,
        ];
    }

    private static string Remark(Telling telling, OrganisationComparison comparison, ModelResult model)
    {
        var remarks = new List<string>();
        if (model.CannotBuild is { } reason)
            remarks.Add(telling.Say(reason));
        if (model.SameAs is { } other)
            remarks.Add(telling.Word("organisations.same", Argument.Of("model", OrganisationTables.Name(telling, model)), Argument.Of("other", OrganisationTables.Name(telling, comparison.Models.First(one => one.Key == other)))));
        if (model.Figures?.EqualService.Infeasible is { } infeasible)
            remarks.Add(telling.Say(infeasible));
        remarks.AddRange(model.Notes.Select(telling.Say));
        return string.Join(' ', remarks);
    }
}
