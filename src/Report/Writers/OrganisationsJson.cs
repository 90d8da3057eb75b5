using System.Text.Json.Nodes;
using Plateau.Design.Organisations;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>Organisation models as JSON.</summary>
internal static class OrganisationsJson
{
    public static JsonObject Write(OrganisationComparison comparison) => new()
    {
        ["reference"] = comparison.Reference,
        ["costInHours"] = comparison.CostInHours,
        ["breadthSeen"] = Estimate(comparison.BreadthSeen),
        ["notes"] = Array(comparison.Notes, Message),
        ["models"] = Array(comparison.Models, Model),
        ["sensitivity"] = comparison.Sensitivity is { } sensitivity ? Sensitivity(sensitivity) : null,
    };

    private static JsonObject Model(ModelResult model) => new()
    {
        ["key"] = model.Key,
        ["name"] = model.Name,
        ["cannotBuild"] = model.CannotBuild is { } reason ? Message(reason) : null,
        ["sameAs"] = model.SameAs,
        ["notes"] = Array(model.Notes, Message),
        ["figures"] = model.Figures is { } figures ? Figures(figures) : null,
    };

    private static JsonObject Figures(ModelFigures figures) => new()
    {
        ["share"] = Number(figures.Share),
        ["skillsPerAgent"] = Number(figures.SkillsPerAgent),
        ["equalHours"] = CursorJson.EqualHours(figures.EqualHours, "gainOverReference"),
        ["equalService"] = CursorJson.EqualService(figures.EqualService, "savingOverReference"),
        ["agentsSaved"] = Estimate(figures.AgentsSaved),
        ["shocks"] = new JsonObject { ["fewerPeople"] = Estimate(figures.Shocks.FewerPeople), ["moreVolume"] = Estimate(figures.Shocks.MoreVolume) },
        ["recovery"] = figures.Recovery is { } recovery ? RecoveryJson.Write(recovery) : null,
        ["variety"] = Estimate(figures.Variety),
        ["switchShare"] = Estimate(figures.SwitchShare),
        ["fragility"] = CursorJson.Fragility(figures.Fragility),
        ["bill"] = Bill(figures.Bill),
        ["resolution"] = Resolution(figures.Resolution),
        ["skillSets"] = CursorJson.SkillSets(figures.SkillSets),
    };

    internal static JsonObject? Resolution(ResolutionClaim? claim) => claim is null ? null : new JsonObject { ["gain"] = Range(claim.Gain), ["contacts"] = Range(claim.Contacts) };

    internal static JsonObject Bill(Bill bill) => new()
    {
        ["yearly"] = Range(bill.Yearly),
        ["yearlySaving"] = Range(bill.YearlySaving),
        ["skillsToLearn"] = bill.SkillsToLearn,
        ["trainingHours"] = Range(bill.TrainingHours),
        ["trainingCost"] = Range(bill.TrainingCost),
        ["payBackMonths"] = bill.PayBack is { } payBack ? new JsonObject { ["best"] = Number(payBack.Best), ["worst"] = Number(payBack.Worst) } : null,
    };

    private static JsonObject? Range(ValueRange? range) => range is { } ends ? new JsonObject { ["low"] = Number(ends.Low), ["high"] = Number(ends.High) } : null;

    private static JsonObject Sensitivity(Sensitivity sensitivity) => new()
    {
        ["difference"] = Number(sensitivity.Difference),
        ["low"] = Number(sensitivity.Low),
        ["high"] = Number(sensitivity.High),
        ["elasticity"] = Number(sensitivity.Elasticity),
        ["inputs"] = Array(sensitivity.Inputs, effect => new JsonObject
        {
            ["input"] = effect.Input is { } input ? Camel(input.ToString()) : null,
            ["low"] = Number(effect.Range?.Low),
            ["high"] = Number(effect.Range?.High),
            ["source"] = effect.Range?.Source,
            ["date"] = effect.Range?.Date is { } date ? Date(date) : null,
            ["differenceAtLow"] = Number(effect.AtLow),
            ["differenceAtHigh"] = Number(effect.AtHigh),
            ["breakEven"] = Number(effect.BreakEven),
            ["priced"] = effect.Priced,
        }),
    };
}
