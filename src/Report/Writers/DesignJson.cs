using System.Text.Json.Nodes;
using Plateau.Design.Reproduction;
using Plateau.Design.Sizing;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>Predicted against observed, and sizing, as JSON.</summary>
internal static class DesignJson
{
    public static JsonObject Reproduction(ReproductionResult comparison) => new()
    {
        ["kind"] = Camel(comparison.Kind.ToString()),
        ["source"] = comparison.Source,
        ["calibration"] = comparison.Calibration is { } calibration ? Message(calibration) : null,
        ["rows"] = Array(comparison.Rows, row => new JsonObject
        {
            ["flow"] = row.Flow?.Value,
            ["measure"] = Camel(row.Measure.ToString()),
            ["observed"] = Number(row.Observed),
            ["predicted"] = Estimate(row.Predicted),
            ["agrees"] = row.Agrees,
        }),
        ["days"] = Array(comparison.ByDay, day => new JsonObject
        {
            ["date"] = Date(day.Date),
            ["offered"] = day.Offered,
            ["observedWithin"] = Number(day.ObservedWithin),
            ["predictedWithin"] = Number(day.PredictedWithin),
            ["observedAbandonment"] = Number(day.ObservedAbandonment),
            ["predictedAbandonment"] = Number(day.PredictedAbandonment),
        }),
        ["explanations"] = Array(comparison.Explanations, Message),
    };

    public static JsonObject Sizing(SizingResult sizing) => new()
    {
        ["feasible"] = sizing.Feasible,
        ["grid"] = Grid(sizing.Grid),
        ["hoursPerWeek"] = new JsonObject
        {
            ["dedicatedFractional"] = Number(sizing.Hours.DedicatedFractional),
            ["dedicatedWhole"] = Number(sizing.Hours.DedicatedWhole),
            ["pooledFractional"] = Number(sizing.Hours.PooledFractional),
            ["pooledWhole"] = Number(sizing.Hours.PooledWhole),
            ["staffedToday"] = Number(sizing.Hours.StaffedToday),
            ["dedicatedWholeGross"] = Number(sizing.Hours.DedicatedWholeGross),
            ["pooledWholeGross"] = Number(sizing.Hours.PooledWholeGross),
            ["shrinkage"] = Number(sizing.Hours.Shrinkage),
        },
        ["flows"] = Array(sizing.Flows, flow => new JsonObject
        {
            ["flow"] = flow.Flow.Value,
            ["target"] = Target(flow.Target),
            ["hoursPerWeek"] = Number(flow.HoursPerWeek),
            ["meanHandleSeconds"] = Number(flow.MeanHandleSeconds),
            ["meanPatienceSeconds"] = Number(flow.MeanPatienceSeconds),
            ["arrivalsPerPeriod"] = Numbers(flow.ArrivalsPerPeriod),
            ["requiredPerPeriod"] = Numbers(flow.Required),
        }),
        ["dedicatedPerPeriod"] = Numbers(sizing.Dedicated),
        ["pooledPerPeriod"] = Numbers(sizing.Pooled),
        ["dedicatedAgentsPerPeriod"] = Array(sizing.DedicatedAgents, agents => agents is { } number ? JsonValue.Create(number) : null),
        ["pooledAgentsPerPeriod"] = Array(sizing.PooledAgents, agents => agents is { } number ? JsonValue.Create(number) : null),
        ["staffedPerPeriod"] = Numbers(sizing.Staffed),
        ["dedicatedCheck"] = Check(sizing.DedicatedCheck),
        ["pooledCheck"] = Check(sizing.PooledCheck),
    };

    private static JsonObject Check(SizingCheck check) => new() { ["within"] = Estimate(check.Within), ["byFlow"] = Array(check.ByFlow, Estimate) };
}
