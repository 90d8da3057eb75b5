using System.Text.Json.Nodes;
using Plateau.Design.Training;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>The training list as JSON.</summary>
internal static class TrainingJson
{
    public static JsonObject Write(TrainingPlan plan) => new()
    {
        ["cannotTell"] = plan.CannotTell is { } reason ? Message(reason) : null,
        ["stop"] = plan.Stop is { } stop ? Camel(stop.ToString()) : null,
        ["referenceHours"] = Number(plan.ReferenceHours),
        ["staffedHours"] = Number(plan.StaffedHours),
        ["lackingToday"] = Estimate(plan.LackingToday),
        ["wholeGain"] = Estimate(plan.WholeGain),
        ["wholeTrainings"] = plan.WholeTrainings,
        ["refused"] = plan.Refused,
        ["wished"] = plan.Wished,
        ["hoursPerTraining"] = Number(plan.HoursPerTraining),
        ["replications"] = plan.Replications,
        ["outOfReach"] = Strings(plan.OutOfReach.Select(flow => flow.Value)),
        ["list"] = Array(plan.List, Step),
        ["atTodaysHours"] = plan.AtTodaysHours is { } today ? Today(today) : null,
    };

    internal static JsonObject Group(LearningGroup group) => new()
    {
        ["names"] = Strings(group.Names),
        ["people"] = group.People,
        ["takes"] = Strings(group.Takes.Select(flow => flow.Value)),
    };

    private static JsonObject Step(TrainingStep step) => new()
    {
        ["people"] = step.People,
        ["group"] = Group(step.Group),
        ["skill"] = step.Skill.Value,
        ["flows"] = Strings(step.Flows.Select(flow => flow.Value)),
        ["gain"] = Estimate(step.Gain),
        ["cumulative"] = Estimate(step.Cumulative),
        ["shareOfWhole"] = Number(step.ShareOfWhole),
    };

    private static JsonObject Today(TrainingToday today) => new()
    {
        ["within"] = Estimate(today.Within),
        ["contactsPerDay"] = Estimate(today.ContactsPerDay),
        ["leastServed"] = today.LeastServed.Value,
        ["leastServedWithin"] = Estimate(today.LeastServedWithin),
        ["everyoneWithin"] = Estimate(today.EveryoneWithin),
    };
}
