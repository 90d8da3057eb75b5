using System.Collections.Immutable;
using System.Text.Json;
using Plateau.Cli.Frame;
using Plateau.Design.Shifts;
using Plateau.Design.Staffing;
using Plateau.Solvers;

namespace Plateau.Cli.Commands;

/// <summary>The JSON of plateau staff for a problem of several periods: keys as for one period where they mean the same; periods are counted from 1, null = over the day.</summary>
internal static class ShiftJson
{
    public static void Write(Utf8JsonWriter writer, ShiftProblem problem, StaffingSettings settings, double secondsAllowed, ShiftResult result, ImmutableArray<MissingSolver> missing, double wallSeconds)
    {
        writer.WriteStartObject();
        StaffJson.WriteHead(writer, problem.Name, result);
        WriteShifts(writer, problem, result);
        StaffJson.WritePromises(writer, type => problem.Types[type].Id, result, byPeriod: true);
        StaffJson.WriteProof(writer, result);
        StaffJson.WriteWork(writer, "covers", result.Covers, settings, result);
        StaffJson.WriteRun(writer, settings, secondsAllowed, result, missing, wallSeconds);
        writer.WriteEndObject();
    }

    /// <summary>Pairs of group and shape without agents are left out.</summary>
    private static void WriteShifts(Utf8JsonWriter writer, ShiftProblem problem, ShiftResult result)
    {
        writer.WriteStartArray("shifts");
        for (var column = 0; column < result.Agents.Length; column++)
        {
            if (result.Agents[column] == 0)
                continue;
            writer.WriteStartObject();
            writer.WriteString("group", problem.Groups[problem.GroupOf(column)].Id);
            writer.WriteString("shape", problem.ShapeOf(column).Id);
            writer.WriteNumber("agents", result.Agents[column]);
            writer.WriteNumber("cost", problem.CostOf(column));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
