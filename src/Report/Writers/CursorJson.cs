using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Design.Cursor;
using Plateau.Design.Organisations;
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
        ["organisations"] = cursor.Organisations is { } organisations ? OrganisationsJson.Write(organisations) : null,
        ["training"] = cursor.Training is { } training ? TrainingJson.Write(training) : null,
        ["fragilityMap"] = cursor.FragilityMap is { } map ? CoverageJson.Write(map) : null,
        ["activities"] = cursor.Activities is { } activities ? ActivitiesJson.Write(activities) : null,
        ["solver"] = cursor.Solver,
        ["leastHoursOfAnyOrganisation"] = Number(cursor.LeastHoursOfAny),
        ["flows"] = Array(cursor.Flows, flow => new JsonObject { ["flow"] = flow.Flow.Value, ["verdict"] = Verdict(flow.Verdict), ["dial"] = Array(flow.Dial, Dial) }),
    };

    private static JsonObject Position(CursorPosition position) => new()
    {
        ["kind"] = Camel(position.Kind.ToString()),
        ["share"] = Number(position.Share),
        ["impossible"] = position.Impossible is { } reason ? Message(reason) : null,
        ["multiSkilledHours"] = Number(position.MultiSkilledHours),
        ["skillsPerAgent"] = Number(position.SkillsPerAgent),
        ["leastHours"] = Number(position.LeastHours),
        ["equalHours"] = EqualHours(position.EqualHours, "gainOverSpecialised"),
        ["equalService"] = EqualService(position.EqualService, "savingOverSpecialised"),
        ["fragility"] = Fragility(position.Fragility),
        ["giveAndTake"] = position.GiveAndTake is { } given ? GiveAndTake(given) : null,
        ["skillSets"] = SkillSets(position.GroupSummary),
    };

    private static JsonObject GiveAndTake(GiveAndTake given) => new()
    {
        ["variety"] = Estimate(given.Day.Variety),
        ["switchShare"] = Estimate(given.Day.Switches),
        ["bill"] = OrganisationsJson.Bill(given.Bill),
        ["resolution"] = OrganisationsJson.Resolution(given.Resolution),
    };

    private static JsonObject Dial(DialPosition position) => new()
    {
        ["share"] = Number(position.Share),
        ["hours"] = Estimate(position.Hours),
        ["savingOverAlone"] = Estimate(position.SavingOverAlone),
        ["isBest"] = position.IsBest,
    };

    /// <param name="gain">Key of the gain: over whom.</param>
    internal static JsonObject EqualHours(EqualHours hours, string gain) => new()
    {
        ["answeredWithin"] = Estimate(hours.AnsweredWithin),
        ["abandonment"] = Estimate(hours.Abandonment),
        ["meanWaitAnsweredSeconds"] = Estimate(hours.MeanWaitAnsweredSeconds),
        ["occupancy"] = Estimate(hours.Occupancy),
        ["answeredWithinByFlow"] = Array(hours.AnsweredWithinByFlow, Estimate),
        [gain] = Estimate(hours.GainOverSpecialised),
    };

    /// <param name="saving">Key of the saving: over whom.</param>
    internal static JsonObject EqualService(EqualService service, string saving) => new()
    {
        ["hours"] = Estimate(service.Hours),
        ["cost"] = Estimate(service.Cost),
        [saving] = Estimate(service.SavingOverSpecialised),
        ["answeredWithinByFlow"] = Array(service.AnsweredWithinByFlow, Estimate),
        ["infeasible"] = service.Infeasible is { } reason ? Message(reason) : null,
    };

    internal static JsonObject Fragility(Fragility fragility) => new()
    {
        ["meanLoss"] = Estimate(fragility.MeanLoss),
        ["worstLoss"] = Estimate(fragility.WorstLoss),
        ["worstAgent"] = fragility.WorstAgent,
        ["underAbsence"] = Estimate(fragility.UnderAbsence),
    };

    internal static JsonArray SkillSets(ImmutableArray<SkillSetShare> sets) =>
        Array(sets, set => new JsonObject { ["skills"] = Strings(set.Skills.Select(skill => skill.Value)), ["hours"] = Number(set.Hours) });

    private static JsonObject Verdict(Verdict verdict) => new()
    {
        ["kind"] = Camel(verdict.Kind.ToString()),
        ["costDifference"] = Estimate(verdict.CostDifference),
        ["reasons"] = Array(verdict.Reasons, Message),
    };
}
