using System.Text.Json.Nodes;
using Plateau.Design.Cursor;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>The cursor as JSON.</summary>
internal static class CursorJson
{
    public static JsonObject Write(CursorResult cursor) => new()
    {
        ["costInHours"] = cursor.CostInHours,
        ["staffedHours"] = Number(cursor.StaffedHours),
        ["replications"] = cursor.Replications,
        ["daysPerReplication"] = cursor.DaysPerReplication,
        ["absenceRate"] = Estimate(cursor.AbsenceRate),
        ["positions"] = Array(cursor.Positions, Position),
        ["knee"] = cursor.Knee is { } knee ? new JsonObject { ["share"] = Number(knee.Share), ["low"] = Number(knee.Low), ["high"] = Number(knee.High), ["everySkill"] = knee.EverySkill, ["gainOfTwoSkills"] = Number(knee.GainOfTwoSkills) } : null,
        ["breakEvenInflation"] = cursor.BreakEven is { } breakEven ? Estimate(breakEven.Inflation) : null,
        ["whole"] = Verdict(cursor.Whole),
        ["flows"] = Array(cursor.Flows, flow => new JsonObject { ["flow"] = flow.Flow.Value, ["verdict"] = Verdict(flow.Verdict) }),
    };

    private static JsonObject Position(CursorPosition position) => new()
    {
        ["kind"] = Camel(position.Kind.ToString()),
        ["share"] = Number(position.Share),
        ["equalHours"] = new JsonObject
        {
            ["answeredWithin"] = Estimate(position.EqualHours.AnsweredWithin),
            ["abandonment"] = Estimate(position.EqualHours.Abandonment),
            ["meanWaitAnsweredSeconds"] = Estimate(position.EqualHours.MeanWaitAnsweredSeconds),
            ["occupancy"] = Estimate(position.EqualHours.Occupancy),
            ["answeredWithinByFlow"] = Array(position.EqualHours.AnsweredWithinByFlow, Estimate),
            ["gainOverSpecialised"] = Estimate(position.EqualHours.GainOverSpecialised),
        },
        ["equalService"] = new JsonObject
        {
            ["hours"] = Estimate(position.EqualService.Hours),
            ["cost"] = Estimate(position.EqualService.Cost),
            ["savingOverSpecialised"] = Estimate(position.EqualService.SavingOverSpecialised),
            ["answeredWithinByFlow"] = Array(position.EqualService.AnsweredWithinByFlow, Estimate),
            ["infeasible"] = position.EqualService.Infeasible is { } reason ? Message(reason) : null,
        },
        ["fragility"] = new JsonObject
        {
            ["meanLoss"] = Estimate(position.Fragility.MeanLoss),
            ["worstLoss"] = Estimate(position.Fragility.WorstLoss),
            ["worstAgent"] = position.Fragility.WorstAgent,
            ["underAbsence"] = Estimate(position.Fragility.UnderAbsence),
        },
        ["skillSets"] = Array(position.GroupSummary, set => new JsonObject { ["skills"] = Strings(set.Skills.Select(skill => skill.Value)), ["hours"] = Number(set.Hours) }),
    };

    private static JsonObject Verdict(Verdict verdict) => new()
    {
        ["kind"] = Camel(verdict.Kind.ToString()),
        ["costDifference"] = Estimate(verdict.CostDifference),
        ["reasons"] = Array(verdict.Reasons, Message),
    };
}
