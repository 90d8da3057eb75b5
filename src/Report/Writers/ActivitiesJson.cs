using System.Text.Json.Nodes;
using Plateau.Design.Activities;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>Likeness of flows, and volume against complexity, as JSON.</summary>
internal static class ActivitiesJson
{
    public static JsonObject Write(ActivityMap map) => new()
    {
        ["pairs"] = Array(map.Pairs, pair => new JsonObject
        {
            ["first"] = pair.First.Value,
            ["second"] = pair.Second.Value,
            ["likeness"] = Camel(pair.Likeness.ToString()),
            ["reason"] = Camel(pair.Reason.ToString()),
            ["meanRatio"] = Estimate(pair.MeanRatio),
            ["distance"] = Estimate(pair.Distance),
            ["sharedPeople"] = Number(pair.SharedPeople),
            ["tags"] = Strings(pair.Tags),
        }),
        ["quadrant"] = new JsonObject
        {
            ["byTier"] = map.Quadrant.ByTier,
            ["volumeLine"] = Number(map.Quadrant.VolumeLine),
            ["complexityLine"] = Number(map.Quadrant.ComplexityLine),
            ["flows"] = Array(map.Quadrant.Flows, flow => new JsonObject
            {
                ["flow"] = flow.Flow.Value,
                ["contactsPerWeek"] = Number(flow.ContactsPerWeek),
                ["complexity"] = Number(flow.Complexity),
                ["meanSeconds"] = Number(flow.MeanSeconds),
                ["variation"] = Number(flow.Variation),
                ["field"] = Camel(flow.Field.ToString()),
            }),
        },
    };
}
