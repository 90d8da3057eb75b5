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
        writer.WriteString("name", problem.Name);
        writer.WriteString("outcome", JsonNamingPolicy.CamelCase.ConvertName(result.Outcome.ToString()));
        JsonOutput.Number(writer, "cost", result.Cost);
        if (result.Agents.IsEmpty)
            writer.WriteNull("agents");
        else
            writer.WriteNumber("agents", result.Agents.Sum());
        WriteShifts(writer, problem, result);
        WritePromises(writer, problem, result);
        StaffJson.WriteBounds(writer, result.Bounds);
        JsonOutput.Number(writer, "costOnSample", result.CostOnSample);
        writer.WriteBoolean("provedOnSample", result.IsProvedOnSample);
        writer.WriteNumber("serviceCuts", result.ServiceCuts);
        writer.WriteNumber("refutedCuts", result.RefutedCuts);
        writer.WriteNumber("searchDays", result.SearchDays);
        writer.WriteNumber("checkDays", result.CheckDays);
        writer.WriteNumber("rounds", result.Rounds);
        writer.WriteNumber("covers", result.Covers);
        writer.WriteNumber("contactsSimulated", result.ContactsSimulated);
        writer.WriteNumber("seed", settings.Seed);
        StaffJson.WriteRun(writer, settings, secondsAllowed, result.Solver, result.TimeEnded, missing, wallSeconds);
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

    private static void WritePromises(Utf8JsonWriter writer, ShiftProblem problem, ShiftResult result)
    {
        writer.WriteStartArray("promises");
        foreach (var check in result.Checks)
        {
            writer.WriteStartObject();
            WritePromise(writer, problem, check.Type, check.Promise, check.Period);
            JsonOutput.Number(writer, "value", check.Value.Value);
            JsonOutput.Number(writer, "low", check.Value.Low);
            JsonOutput.Number(writer, "high", check.Value.High);
            JsonOutput.Number(writer, "margin", check.Margin);
            writer.WriteBoolean("kept", check.Margin >= 0);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("outOfReach");
        foreach (var own in result.OutOfReach)
        {
            writer.WriteStartObject();
            WritePromise(writer, problem, own.Type, own.Promise, own.Period);
            JsonOutput.Number(writer, "missing", own.Needs);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePromise(Utf8JsonWriter writer, ShiftProblem problem, int type, Promise promise, int? period)
    {
        StaffJson.WritePromise(writer, problem.Types[type].Id, promise);
        JsonOutput.Number(writer, "period", period + 1);
    }
}
