using System.Globalization;
using Plateau.Design.Organisations;
using Plateau.Model.Organisations;
using Plateau.Report.Charts;
using Plateau.Report.Texts;
using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>
/// What turns the verdict between everyone everything and one skill each, live: the difference over the first twelve months, and for each input the value at which it is nil while the others stay. The cost formula is solved for
/// the input; the values written are those that the program found by bisection.
/// </summary>
internal sealed class BreakEvenRows(Telling telling, SheetBuilder sheet, CostSetting setting, InputPoint point, Sensitivity sensitivity)
{
    public void Write((int Row, CostFacts Facts) alone, (int Row, CostFacts Facts) together)
    {
        sheet.Blank();
        sheet.Add(Cell.Of(telling.Say("workbook.turns"), CellLook.Strong));
        sheet.Add(Cell.Of(telling.Say("workbook.turns.note"), CellLook.Note));
        var (one, all) = (alone.Row, together.Row);
        sheet.Add(Cell.Of(telling.Say("workbook.difference"), CellLook.Strong), Cell.Live($"IF(J{one}>0,(J{all}+{CostFormulas.TrainingCost(one, all)}-J{one})/J{one},0)", sensitivity.Difference, CellLook.StrongPercent));
        var room = SheetBuilder.Address(2, sheet.NextRow);
        var roomHours = RoomHours(alone.Facts, together.Facts);
        sheet.Add(Cell.Of(telling.Say("workbook.room")), Cell.Live($"IFERROR({CostFormulas.Room(one, all)},\"{Formatter.UnknownMark}\")", roomHours, Formatter.UnknownMark, CellLook.Whole));
        var work = SheetBuilder.Address(2, sheet.NextRow);
        sheet.Add(Cell.Of(telling.Say("workbook.workThatTurns")), WorkThatTurns(room, roomHours, together));
        sheet.Header([telling.Word("organisations.input"), telling.Say("workbook.breakEven"), telling.Say("workbook.value"), telling.Say("workbook.atLow"), telling.Say("workbook.atHigh"), telling.Say("workbook.turnsInside")]);
        foreach (var effect in sensitivity.Inputs)
        {
            if (effect.Input is not { } input)
                continue;
            var turning = CostFormulas.Turning(input, room, work, one, all);
            var most = CostFormulas.Most(input, CostSides.Most[input].ToString(CultureInfo.InvariantCulture), all);
            var value = point.Values.TryGetValue(input, out var used) ? used : (double?)null;
            sheet.Add(
                Cell.Of(OrganisationTables.InputName(telling, input)),
                Cell.Live($"IFERROR(IF(OR({turning}<0,{turning}>{most}),\"{Formatter.UnknownMark}\",{turning}),\"{Formatter.UnknownMark}\")", effect.BreakEven, Formatter.UnknownMark, CostInputs.ShownAs(input)),
                Cell.Live($"IF({CostInputs.NameOf(input)}=\"\",\"\",{CostInputs.NameOf(input)})", value, "", CostInputs.ShownAs(input)),
                Cell.Of(effect.AtLow, CellLook.Percent),
                Cell.Of(effect.AtHigh, CellLook.Percent),
                Cell.Of(effect.Range is null ? telling.Say("workbook.notStated") : effect.Turns ? telling.Say("workbook.yes") : telling.Say("workbook.no")));
        }
    }

    private double RoomHours(CostFacts alone, CostFacts together) =>
        (setting.Yearly(alone, point) / setting.AgentHour) - (point.Of(UncertainInput.TrainingHoursPerSkill) * (together.FurtherSkills - alone.FurtherSkills)) - (point.Of(UncertainInput.ContinuousTrainingHoursPerYear) * together.FurtherSkills);

    private Cell WorkThatTurns(string room, double roomHours, (int Row, CostFacts Facts) together)
    {
        var formula = $"IFERROR({CostFormulas.WorkThatTurns(room, together.Row)},\"{Formatter.UnknownMark}\")";
        var facts = together.Facts;
        var present = setting with { Elasticity = 0 }; // only more absence is left
        var plain = present.PaidHours(facts, point) * (1 + (point.Of(UncertainInput.WagePremium) * facts.SeveralShare));
        return Cell.Live(formula, setting.Elasticity == 0 || plain == 0 ? null : 1 + (((roomHours / plain) - 1) / setting.Elasticity), Formatter.UnknownMark, CellLook.Two);
    }
}
