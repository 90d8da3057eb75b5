using Plateau.Design.Organisations;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Organisations;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Texts;

namespace Plateau.Report.Charts;

/// <summary>What the models give, cost and ask, as tables: twins of the charts, and the tables of console and paper.</summary>
internal static class OrganisationTables
{
    public static string Name(Telling telling, ModelResult model) => model.Name ?? telling.Say($"organisation.{model.Key}");

    public static string Reference(Telling telling, OrganisationComparison comparison) =>
        comparison.Models.FirstOrDefault(model => model.Key == comparison.Reference) is { } reference ? Name(telling, reference) : Formatter.UnknownMark;

    /// <summary>The model that asks for least, if it surely does better than the reference.</summary>
    public static string Headline(Telling telling, OrganisationComparison comparison)
    {
        var best = comparison.Models.Where(model => model is { SameAs: null, Figures.EqualService.Hours.Value: not null }).MinBy(model => model.Figures!.EqualService.Hours.Value);
        if (best?.Figures is not { } figures)
            return telling.Word("organisations.headline.none");
        return figures.EqualService.SavingOverSpecialised is { Low: > 0 } saving
            ? telling.Word("organisations.headline", Argument.Of("model", Name(telling, best)), Argument.Of("saving", telling.Share(saving)), Argument.Of("reference", Reference(telling, comparison)))
            : telling.Word(best.Key == comparison.Reference ? "organisations.headline.reference" : "organisations.headline.equal", Argument.Of("reference", Reference(telling, comparison)));
    }

    public static Table Costs(Telling telling, OrganisationComparison comparison)
    {
        var table = new TableBuilder(telling.Word("organisations.costs")).Text(telling.Word("organisations.model")).Number(telling.Word(comparison.CostInHours ? "cursor.hours" : "cursor.cost"))
            .Number(telling.Word("organisations.saving")).Number(telling.Word("organisations.agents")).Number(telling.Word("cursor.within")).Number(telling.Word("organisations.gain"));
        foreach (var (model, figures) in Built(comparison))
        {
            var reference = model.Key == comparison.Reference;
            Add(table, reference,
                Name(telling, model),
                figures.EqualService.Infeasible is null ? telling.Cost(figures.EqualService.Cost) : telling.Word("cursor.infeasible"),
                reference ? "" : telling.Share(figures.EqualService.SavingOverSpecialised),
                reference ? "" : telling.Format.Estimate(ArgumentKind.Number, OneDecimal(figures.AgentsSaved)),
                telling.Share(figures.EqualHours.AnsweredWithin),
                reference ? "" : Points(telling, figures.EqualHours.GainOverSpecialised));
        }

        return table.Build();
    }

    public static Table People(Telling telling, OrganisationComparison comparison)
    {
        var table = new TableBuilder(telling.Word("organisations.people")).Text(telling.Word("organisations.model")).Number(telling.Word("organisations.several")).Number(telling.Word("organisations.variety"))
            .Number(telling.Word("organisations.worst")).Number(telling.Word("organisations.fewer")).Number(telling.Word("organisations.more"));
        foreach (var (model, figures) in Built(comparison))
        {
            Add(table, model.Key == comparison.Reference,
                Name(telling, model),
                telling.Format.Percent(figures.Share, 0),
                telling.Share(figures.Variety),
                telling.Format.Points(figures.Fragility.WorstLoss.Value, signed: false),
                Points(telling, figures.Shocks.FewerPeople),
                Points(telling, figures.Shocks.MoreVolume));
        }

        return table.Build();
    }

    public static Table Training(Telling telling, OrganisationComparison comparison)
    {
        var table = new TableBuilder(telling.Word("organisations.training")).Text(telling.Word("organisations.model")).Number(telling.Word("organisations.learn")).Number(telling.Word("organisations.bill"))
            .Number(telling.Word("organisations.yearly")).Number(telling.Word("organisations.payback"));
        foreach (var (model, figures) in Built(comparison).Where(built => built.Model.Key != comparison.Reference))
        {
            var bill = figures.Bill;
            table.Add(
                Name(telling, model),
                telling.Format.Count(bill.SkillsToLearn),
                BillText.Amount(telling, comparison.CostInHours, bill.TrainingCost),
                BillText.Amount(telling, comparison.CostInHours, bill.YearlySaving),
                BillText.PayBack(telling, bill));
        }

        return table.Build();
    }

    /// <summary>Twin of the tornado, with the inputs that nobody stated.</summary>
    public static Table Inputs(Telling telling, Sensitivity sensitivity)
    {
        var table = new TableBuilder(telling.Word("organisations.inputs")).Text(telling.Word("organisations.input")).Number(telling.Word("organisations.stated")).Number(telling.Word("organisations.difference"))
            .Number(telling.Word("organisations.turns")).Text(telling.Word("organisations.source"));
        table.AddStrong(telling.Word("organisations.all"), "", Span(telling, sensitivity.Low, sensitivity.High), "", "");
        foreach (var effect in sensitivity.Inputs)
        {
            table.Add(
                InputName(telling, effect.Input),
                effect is { Range: { } range, Input: { } input } ? Value(telling, input, range.Low) + (range.High > range.Low ? telling.Word("organisations.to") + Value(telling, input, range.High) : "") : effect.Input is null ? "" : telling.Word("organisations.unstated"),
                effect is { AtLow: { } low, AtHigh: { } high } ? Span(telling, low, high) : "",
                effect.Input is { } turning ? BreakEven(telling, turning, effect) : "",
                effect.Range is null ? "" : effect.Range.Source + (effect.Range.Date is { } date ? $", {telling.Format.Date(date)}" : ""));
        }

        return table.Build();
    }

    public static string InputName(Telling telling, UncertainInput? input) => telling.Word(input is null ? "input.hours" : $"input.{input}");

    public static string BreakEven(Telling telling, UncertainInput input, InputEffect effect) =>
        !effect.Priced ? telling.Word("organisations.unpriced") : effect.BreakEven is { } turning ? Value(telling, input, turning) : telling.Word("organisations.never");

    /// <summary>A value of an input in the unit in which people say it.</summary>
    public static string Value(Telling telling, UncertainInput input, double value) => input switch
    {
        UncertainInput.SwitchSeconds => telling.Format.Duration(value),
        UncertainInput.TrainingHoursPerSkill or UncertainInput.ContinuousTrainingHoursPerYear => telling.Format.Hours(value),
        UncertainInput.AbsenceRise or UncertainInput.ResolutionGain => telling.Format.Points(value, signed: false),
        _ => telling.Format.Percent(value),
    };

    /// <summary>Models with figures.</summary>
    public static IEnumerable<(ModelResult Model, ModelFigures Figures)> Built(OrganisationComparison comparison) =>
        comparison.Models.Where(model => model.Figures is not null).Select(model => (model, model.Figures!));

    private static string Span(Telling telling, double low, double high) =>
        telling.Format.Percent(low) + (Math.Abs(high - low) < 5e-4 ? "" : telling.Word("organisations.to") + telling.Format.Percent(high));

    /// <summary>Percentage points with their interval.</summary>
    private static string Points(Telling telling, Estimate estimate) => estimate is { Value: { } value, HalfWidth: { } half }
        ? $"{telling.Format.Number(value * 100, 1)}{Formatter.NoBreakSpace}±{Formatter.NoBreakSpace}{telling.Format.Points(half, signed: false)}"
        : telling.Format.Points(estimate.Value, signed: false);

    private static Estimate OneDecimal(Estimate estimate) => new(Round(estimate.Value), Round(estimate.Low), Round(estimate.High), estimate.SampleSize);

    private static double? Round(double? value) => value is { } number ? Math.Round(number, 1) : null;

    private static void Add(TableBuilder table, bool strong, params ReadOnlySpan<string> cells)
    {
        if (strong)
            table.AddStrong(cells);
        else
            table.Add(cells);
    }
}
