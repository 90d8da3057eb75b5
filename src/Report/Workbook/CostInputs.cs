using Plateau.Design.Organisations;
using Plateau.Model.Organisations;
using Plateau.Model.Texts;
using Plateau.Report.Charts;
using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>The inputs at the head of the costs sheet, each in a cell with a name that all formulas use.</summary>
internal static class CostInputs
{
    public const string AgentHour = "agentHour", Elasticity = "elasticity", MeanWork = "meanWorkSeconds", Repeat = "repeatShare", Unresolved = "unresolvedShare";
    private const int ValueColumn = 2;

    /// <summary>As in a centre file: breadthInflation, switchSeconds …</summary>
    public static string NameOf(UncertainInput input)
    {
        var name = input.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <param name="setting">Null when there is no comparison: then only what the other sheets use.</param>
    public static void Write(Telling telling, SheetBuilder sheet, CostSetting? setting)
    {
        sheet.Header([telling.Say("workbook.input"), telling.Say("workbook.value"), telling.Say("workbook.rangeLow"), telling.Say("workbook.rangeHigh"), telling.Say("workbook.unit"), telling.Word("organisations.source")]);
        var study = telling.Study;
        var (price, shrinkage) = (telling.Centre.Costs.AgentHour, study.Settings.Shrinkage ?? telling.Centre.Shrinkage);
        Add(telling.Say("workbook.agentHour"), AgentHour, price, CellLook.InputNumber, telling.Centre.Costs.Currency ?? telling.Say("workbook.moneyUnit"), price is null ? telling.Say("workbook.notStated") : telling.Say("workbook.fromCentre"));
        sheet.Name(Amounts.Price, ValueColumn, sheet.NextRow);
        sheet.Add(Cell.Of(telling.Say("workbook.price")), Cell.Live($"IF({AgentHour}=\"\",1,{AgentHour})", price ?? 1, CellLook.Two), Cell.Of(""), Cell.Of(""), Cell.Of(""), Cell.Of(telling.Say("workbook.price.note")));
        Add(telling.Say("workbook.shrinkage"), Amounts.Shrinkage, shrinkage, CellLook.InputPercent, telling.Say("workbook.shareOfPaid"), shrinkage is null ? telling.Say("workbook.notStated") : study.Settings.Shrinkage is null ? telling.Say("workbook.fromCentre") : telling.Say("workbook.fromSettings"));
        if (setting is null)
            return;
        var assumptions = CostSides.Stated(telling.Centre);
        foreach (var input in Enum.GetValues<UncertainInput>())
        {
            var range = assumptions.Of(input);
            var source = range is null ? telling.Say("workbook.notStated") : range.Source + (range.Date is { } date ? $", {telling.Format.Date(date)}" : "");
            Add(OrganisationTables.InputName(telling, input), NameOf(input), range?.Middle, LookOf(input), UnitOf(telling, input), source, range?.Low, range?.High);
        }

        var computed = telling.Say("workbook.fromStudy");
        Add(telling.Say("workbook.elasticity"), Elasticity, setting.Elasticity, CellLook.InputNumber, "", computed);
        Add(telling.Say("workbook.meanWork"), MeanWork, setting.MeanWorkSeconds, CellLook.InputNumber, telling.Say("workbook.secondsUnit"), computed);
        Add(telling.Say("workbook.unresolved"), Unresolved, setting.Unresolved, CellLook.InputPercent, telling.Say("workbook.shareOfContacts"), setting.Unresolved is null ? telling.Say("workbook.notStated") : telling.Say("workbook.fromCentre"));
        Add(telling.Say("workbook.repeat"), Repeat, setting.RepeatShare, CellLook.InputPercent, telling.Say("workbook.shareOfUnresolved"), setting.RepeatShare is null ? telling.Say("workbook.notStated") : telling.Say("workbook.fromCentre"));

        void Add(string label, string name, double? value, CellLook look, string unit, string source, double? low = null, double? high = null)
        {
            sheet.Name(name, ValueColumn, sheet.NextRow);
            var ends = look == CellLook.InputPercent ? CellLook.Percent : CellLook.Two;
            sheet.Add(Cell.Of(label), Cell.Of(value, look), Cell.Of(low, ends), Cell.Of(high, ends), Cell.Of(unit), Cell.Of(source));
        }
    }

    public static CellLook LookOf(UncertainInput input) => IsShare(input) ? CellLook.InputPercent : CellLook.InputNumber;

    /// <summary>For values that are shown and not entered.</summary>
    public static CellLook ShownAs(UncertainInput input) => IsShare(input) ? CellLook.Percent : CellLook.One;

    private static bool IsShare(UncertainInput input) => input is UncertainInput.BreadthInflation or UncertainInput.AbsenceRise or UncertainInput.WagePremium or UncertainInput.ResolutionGain;

    private static string UnitOf(Telling telling, UncertainInput input) => input switch
    {
        UncertainInput.SwitchSeconds => telling.Say("workbook.secondsUnit"),
        UncertainInput.TrainingHoursPerSkill or UncertainInput.ContinuousTrainingHoursPerYear => telling.Say("workbook.hoursUnit"),
        UncertainInput.AbsenceRise => telling.Say("workbook.shareOfPaid"),
        UncertainInput.ResolutionGain => telling.Say("workbook.shareOfContacts"),
        UncertainInput.BreadthInflation => telling.Say("workbook.shareOfHandle"),
        _ => telling.Say("workbook.shareOfPrice"),
    };
}
