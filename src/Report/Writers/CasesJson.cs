using System.Text.Json.Nodes;
using NodaTime.Text;
using Plateau.Model.Observations;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>The map of cases as data. People are counts and shares: nobody is named.</summary>
internal static class CasesJson
{
    public static JsonObject Write(CaseObservation cases) => new()
    {
        ["cases"] = cases.Cases,
        ["events"] = cases.Events,
        ["from"] = InstantPattern.General.Format(cases.From),
        ["to"] = InstantPattern.General.Format(cases.To),
        ["mostEvents"] = cases.MostEvents,
        ["betweenTeams"] = cases.BetweenGroups is { } groups ? Counts(groups) : null,
        ["betweenPeople"] = cases.BetweenPeople is { } people ? Counts(people) : null,
        ["casesAtFirstTier"] = cases.CasesAtFirstTier,
        ["working"] = cases.Working is { } working
            ? new JsonObject { ["hoursPerWeek"] = working.HoursPerWeek, ["hours"] = Array([.. Enumerable.Range(0, working.Hours.Length).Where(hour => working.Hours[hour])], hour => JsonValue.Create(hour)), ["teamsWithOwn"] = working.TeamsWithOwn }
            : null,
        ["casesByTeams"] = Array(cases.CasesByGroups, count => JsonValue.Create(count)),
        ["teams"] = Array(cases.Groups, group => new JsonObject
        {
            ["name"] = group.Name,
            ["tier"] = group.Tier,
            ["events"] = group.Events,
            ["cases"] = group.Cases,
            ["started"] = group.Started,
            ["ended"] = group.Ended,
            ["received"] = group.Received,
            ["handedOn"] = group.HandedOn,
            ["heldSeconds"] = Number(group.HeldSeconds),
            ["heldWorkingSeconds"] = Number(group.HeldWorkingSeconds),
            ["workingHoursPerWeek"] = group.WorkingHoursPerWeek,
            ["people"] = group.People,
            ["largestShare"] = Number(group.LargestShare),
            ["effectivePeople"] = Number(group.EffectivePeople),
        }),
        ["edges"] = Array(cases.Edges, edge => new JsonObject
        {
            ["from"] = edge.From,
            ["to"] = edge.To,
            ["count"] = edge.Count,
            ["cases"] = edge.Cases,
            ["meanDelaySeconds"] = Number(edge.MeanDelaySeconds),
            ["medianDelaySeconds"] = Number(edge.MedianDelaySeconds),
            ["workingDelaySeconds"] = Number(edge.WorkingDelaySeconds),
            ["directReturns"] = edge.DirectReturns,
            ["awaySeconds"] = Number(edge.AwaySeconds),
            ["awayWorkingSeconds"] = Number(edge.AwayWorkingSeconds),
            ["awayEvents"] = edge.AwayEvents,
            ["returns"] = edge.Returns,
            ["endedBySender"] = edge.EndedBySender,
            ["endedHigher"] = edge.EndedHigher,
        }),
        ["flows"] = Array(cases.Flows, flow => new JsonObject { ["name"] = flow.Name, ["cases"] = flow.Cases, ["handedOver"] = flow.HandedOver, ["returned"] = flow.Returned, ["changes"] = flow.Changes }),
        ["association"] = cases.Association is { } association
            ? new JsonObject { ["several"] = Kind(association.Several), ["one"] = Kind(association.One), ["moreEvents"] = Estimate(association.MoreEvents), ["moreSeconds"] = Estimate(association.MoreSeconds) }
            : null,
        ["closing"] = cases.Closing is { } closing
            ? new JsonObject { ["starter"] = closing.Starter, ["higher"] = closing.Higher, ["sameTier"] = closing.SameTier, ["lower"] = closing.Lower, ["unknown"] = closing.Unknown }
            : null,
        ["variantCount"] = cases.VariantCount,
        ["casesOfFurtherVariants"] = cases.CasesOfFurtherVariants,
        ["variants"] = Array(cases.Variants, variant => new JsonObject { ["activities"] = Strings(variant.Activities), ["length"] = variant.Length, ["cases"] = variant.Cases }),
        ["activities"] = Array(cases.Activities, activity => new JsonObject { ["name"] = activity.Name, ["events"] = activity.Events }),
        ["directlyFollows"] = Array(cases.DirectlyFollows, pair => new JsonObject { ["from"] = pair.From, ["to"] = pair.To, ["count"] = pair.Count }),
        ["unplaced"] = cases.Unplaced,
    };

    private static JsonObject Counts(HandoverCounts counts) => new()
    {
        ["changes"] = counts.Changes,
        ["casesWithSeveral"] = counts.CasesWithSeveral,
        ["mostInOneCase"] = counts.MostInOneCase,
        ["directReturns"] = counts.DirectReturns,
        ["casesWithDirectReturn"] = counts.CasesWithDirectReturn,
        ["returns"] = counts.Returns,
        ["casesWithReturn"] = counts.CasesWithReturn,
    };

    private static JsonObject Kind(CaseKind kind) => new() { ["cases"] = kind.Cases, ["meanEvents"] = Number(kind.MeanEvents), ["meanSeconds"] = Number(kind.MeanSeconds), ["medianSeconds"] = Number(kind.MedianSeconds) };
}
