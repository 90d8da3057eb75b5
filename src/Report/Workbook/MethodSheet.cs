using System.Globalization;
using Plateau.Model.Texts;
using Plateau.Report.Sections;
using Plateau.Report.Writers;
using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>What the figures rest on: seed, version, definitions with their formulas, what limits the answer, sources.</summary>
internal sealed class MethodSheet : IWorkbookSheet
{
    public string Key => "method";

    public Sheet Build(Telling telling, RunInfo run)
    {
        var study = telling.Study;
        var sheet = new SheetBuilder(telling.Say("workbook.method"));
        sheet.Head(telling.Say("workbook.method.title"), telling.Say("workbook.method.note"));
        Add(telling.Say("workbook.centre"), Cell.Of(telling.Centre.Name));
        Add(telling.Say("workbook.version"), Cell.Of(run.Version));
        Add(telling.Say("workbook.seed"), Cell.Of(study.Settings.Seed.ToString(CultureInfo.InvariantCulture)));
        if (study.Cursor is { } cursor)
        {
            Add(telling.Say("workbook.replications"), Cell.Of(cursor.Replications, CellLook.Whole));
            Add(telling.Say("workbook.days"), Cell.Of(cursor.DaysPerReplication, CellLook.Whole));
        }

        foreach (var flow in telling.Centre.Flows)
            Add(telling.Say("workbook.target", Argument.Of("flow", flow.Name)), Cell.Of(telling.Target(study.Settings.TargetOf(flow))));
        if (study.Partial)
            Add(telling.Say("workbook.partial"), Cell.Of(telling.Say("workbook.partial.note")));
        foreach (var sentence in study.Answer)
            Add(telling.Say("workbook.answer"), Cell.Of(telling.Say(sentence)));
        foreach (var limit in study.Limits)
            Add(telling.Say("workbook.limit"), Cell.Of(telling.Say(limit)));
        sheet.Blank();
        sheet.Header([telling.Say("workbook.figure"), telling.Word("origin.definition"), telling.Word("origin.formula"), telling.Word("origin.misleads")]);
        foreach (var (key, _) in MethodsSection.Methods)
        {
            var misleads = $"report.method.{key}.misleads";
            sheet.Add(
                Cell.Of(telling.Word($"method.{key}.title")),
                Cell.Of(telling.Word($"method.{key}.definition")),
                Cell.Of(telling.Word($"method.{key}.formula")),
                Cell.Of(telling.Words.Has(misleads) ? telling.Words.Render(misleads) : ""));
        }

        sheet.Blank();
        Add(telling.Say("workbook.sources"), Cell.Of(telling.Say("workbook.sources.list")));
        sheet.Widths([34, 90, 60, 60]);
        return sheet.Build();

        void Add(string label, Cell cell) => sheet.Add(Cell.Of(label, CellLook.Strong), cell);
    }
}
