using System.Collections.Immutable;
using System.Text.Json;
using Plateau.Cli.Frame;
using Plateau.Design.Staffing;
using Plateau.Solvers;

namespace Plateau.Cli.Commands;

/// <summary>The JSON of plateau staff: keys are a promise to other programs; null = unknown. What may differ between equal runs (time, solver, threads) stands in <c>run</c>.</summary>
internal static class StaffJson
{
    public static void Write(Utf8JsonWriter writer, StaffingProblem problem, StaffingSettings settings, double secondsAllowed, StaffingResult result, ImmutableArray<MissingSolver> missing, double wallSeconds)
    {
        writer.WriteStartObject();
        writer.WriteString("name", problem.Name);
        writer.WriteString("outcome", JsonNamingPolicy.CamelCase.ConvertName(result.Outcome.ToString()));
        JsonOutput.Number(writer, "cost", result.Cost);
        if (result.Agents.IsEmpty)
            writer.WriteNull("agents");
        else
            writer.WriteNumber("agents", result.Agents.Sum());
        WriteGroups(writer, problem, result);
        WritePromises(writer, problem, result);
        WriteProof(writer, result);
        writer.WriteNumber("searchDays", result.SearchDays);
        writer.WriteNumber("checkDays", result.CheckDays);
        writer.WriteNumber("rounds", result.Rounds);
        writer.WriteNumber("staffings", result.Staffings);
        writer.WriteNumber("contactsSimulated", result.ContactsSimulated);
        writer.WriteNumber("seed", settings.Seed);
        WriteRun(writer, settings, secondsAllowed, result.Solver, result.TimeEnded, missing, wallSeconds);
        writer.WriteEndObject();
    }

    /// <summary>Groups without agents are left out.</summary>
    private static void WriteGroups(Utf8JsonWriter writer, StaffingProblem problem, StaffingResult result)
    {
        writer.WriteStartArray("groups");
        for (var group = 0; group < result.Agents.Length; group++)
        {
            if (result.Agents[group] == 0)
                continue;
            writer.WriteStartObject();
            writer.WriteString("id", problem.Groups[group].Id);
            writer.WriteNumber("agents", result.Agents[group]);
            writer.WriteNumber("cost", problem.Groups[group].Cost);
            writer.WriteStartArray("takes");
            foreach (var type in problem.Groups[group].Takes)
                writer.WriteStringValue(problem.Types[type].Id);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePromises(Utf8JsonWriter writer, StaffingProblem problem, StaffingResult result)
    {
        writer.WriteStartArray("promises");
        foreach (var check in result.Checks)
        {
            writer.WriteStartObject();
            WritePromise(writer, problem.Types[check.Type].Id, check.Promise);
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
            WritePromise(writer, problem.Types[own.Type].Id, own.Promise);
            JsonOutput.Number(writer, "missing", own.Needs);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The keys of the problem's file.</summary>
    internal static void WritePromise(Utf8JsonWriter writer, string type, Promise promise)
    {
        writer.WriteString("type", type);
        writer.WriteString("kind", InstanceWords.Of(promise.Kind));
        JsonOutput.Number(writer, "share", promise.Kind == PromiseKind.MeanWait ? null : promise.Level);
        JsonOutput.Number(writer, "seconds", promise.Kind switch { PromiseKind.MeanWait => promise.Level, PromiseKind.AnsweredWithin => promise.ThresholdSeconds, _ => null });
    }

    private static void WriteProof(Utf8JsonWriter writer, StaffingResult result)
    {
        WriteBounds(writer, result.Bounds);
        JsonOutput.Number(writer, "costOnSample", result.CostOnSample);
        writer.WriteBoolean("provedOnSample", result.IsProvedOnSample);
        writer.WriteNumber("serviceCuts", result.ServiceCuts);
        writer.WriteNumber("refutedCuts", result.RefutedCuts);
    }

    internal static void WriteBounds(Utf8JsonWriter writer, ImmutableArray<StaffingBound> bounds)
    {
        writer.WriteStartArray("bounds");
        foreach (var bound in bounds)
        {
            writer.WriteStartObject();
            writer.WriteString("class", JsonNamingPolicy.CamelCase.ConvertName(bound.Class.ToString()));
            JsonOutput.Number(writer, "cost", bound.Cost);
            JsonOutput.Number(writer, "gap", bound.Gap);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal static void WriteRun(Utf8JsonWriter writer, StaffingSettings settings, double secondsAllowed, string? solver, bool timeEnded, ImmutableArray<MissingSolver> missing, double wallSeconds)
    {
        writer.WriteStartObject("run");
        writer.WriteString("solver", solver);
        writer.WriteStartArray("missingSolvers");
        foreach (var own in missing)
        {
            writer.WriteStartObject();
            writer.WriteString("word", own.Word);
            writer.WriteString("reason", own.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteBoolean("timeEnded", timeEnded);
        writer.WriteNumber("secondsAllowed", secondsAllowed);
        writer.WriteNumber("wallSeconds", wallSeconds);
        writer.WriteNumber("threads", settings.Threads);
        writer.WriteEndObject();
    }
}
