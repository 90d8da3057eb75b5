using System.Text.Json.Nodes;
using Plateau.Design.Coverage;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>The fragility map as JSON.</summary>
internal static class CoverageJson
{
    public static JsonObject Write(FragilityMap map) => new()
    {
        ["absenceRate"] = Number(map.AbsenceRate),
        ["fromLog"] = map.FromLog,
        ["flows"] = Array(map.Flows, flow => new JsonObject
        {
            ["flow"] = flow.Flow.Value,
            ["holders"] = flow.Holders,
            ["contactsPerWeek"] = Number(flow.ContactsPerWeek),
            ["atRisk"] = Number(flow.AtRisk),
            ["worst"] = flow.Worst is { } worst ? Cell(worst) : null,
            ["backUp"] = flow.BackUp is { } backUp
                ? new JsonObject { ["group"] = TrainingJson.Group(backUp.Group), ["atRiskAfter"] = Number(backUp.AtRiskAfter), ["trainingHours"] = Number(backUp.TrainingHours) }
                : null,
            ["cells"] = Array(flow.Cells, Cell),
        }),
        ["departures"] = Array(map.Departures, departure => new JsonObject
        {
            ["group"] = TrainingJson.Group(departure.Group),
            ["uncovered"] = Strings(departure.Uncovered.Select(flow => flow.Value)),
            ["moreAtRisk"] = Number(departure.MoreAtRisk),
            ["within"] = Estimate(departure.Within),
            ["hardestHit"] = departure.HardestHit?.Value,
            ["hardestHitWithin"] = Estimate(departure.HardestHitWithin),
        }),
    };

    private static JsonObject Cell(FragilityCell cell) => new()
    {
        ["weekday"] = (int)cell.Weekday,
        ["hour"] = cell.Hour,
        ["present"] = Number(cell.Present),
        ["nobody"] = Number(cell.Nobody),
        ["contacts"] = Number(cell.Contacts),
    };
}
