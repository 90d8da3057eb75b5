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
        WriteHead(writer, problem.Name, result);
        WriteGroups(writer, problem, result);
        WritePromises(writer, type => problem.Types[type].Id, result, byPeriod: false);
        WriteProof(writer, result);
        WriteWork(writer, "staffings", result.Staffings, settings, result);
        WriteRun(writer, settings, secondsAllowed, result, missing, wallSeconds);
        writer.WriteEndObject();
    }

    internal static void WriteHead(Utf8JsonWriter writer, string name, SearchResult result)
    {
        writer.WriteString("name", name);
        writer.WriteString("outcome", JsonNamingPolicy.CamelCase.ConvertName(result.Outcome.ToString()));
        JsonOutput.Number(writer, "cost", result.Cost);
        if (result.Agents.IsEmpty)
            writer.WriteNull("agents");
        else
            writer.WriteNumber("agents", result.Agents.Sum());
    }

    /// <param name="looked">Key of how many answers were simulated.</param>
    internal static void WriteWork(Utf8JsonWriter writer, string looked, int count, StaffingSettings settings, SearchResult result)
    {
        writer.WriteNumber("searchDays", result.SearchDays);
        writer.WriteNumber("checkDays", result.CheckDays);
        writer.WriteNumber("rounds", result.Rounds);
        writer.WriteNumber(looked, count);
        writer.WriteNumber("contactsSimulated", result.ContactsSimulated);
        writer.WriteNumber("seed", settings.Seed);
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

    /// <param name="byPeriod">Whether each promise says its period (from 1; null = over the day).</param>
    internal static void WritePromises(Utf8JsonWriter writer, Func<int, string> idOf, SearchResult result, bool byPeriod)
    {
        writer.WriteStartArray("promises");
        foreach (var check in result.Checks)
        {
            writer.WriteStartObject();
            WritePromise(writer, idOf(check.Type), check.Promise, check.Period, byPeriod);
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
            WritePromise(writer, idOf(own.Type), own.Promise, own.Period, byPeriod);
            JsonOutput.Number(writer, "missing", own.Needs);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The keys of the problem's file.</summary>
    private static void WritePromise(Utf8JsonWriter writer, string type, Promise promise, int? period, bool byPeriod)
    {
        writer.WriteString("type", type);
        writer.WriteString("kind", InstanceWords.Of(promise.Kind));
        JsonOutput.Number(writer, "share", promise.Kind == PromiseKind.MeanWait ? null : promise.Level);
        JsonOutput.Number(writer, "seconds", promise.Kind switch { PromiseKind.MeanWait => promise.Level, PromiseKind.AnsweredWithin => promise.ThresholdSeconds, _ => null });
        if (byPeriod)
            JsonOutput.Number(writer, "period", period + 1);
    }

    internal static void WriteProof(Utf8JsonWriter writer, SearchResult result)
    {
        WriteBounds(writer, result.Bounds);
        JsonOutput.Number(writer, "costOnSample", result.CostOnSample);
        writer.WriteBoolean("provedOnSample", result.IsProvedOnSample);
        writer.WriteNumber("serviceCuts", result.ServiceCuts);
        writer.WriteNumber("refutedCuts", result.RefutedCuts);
    }

    private static void WriteBounds(Utf8JsonWriter writer, ImmutableArray<StaffingBound> bounds)
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

    internal static void WriteRun(Utf8JsonWriter writer, StaffingSettings settings, double secondsAllowed, SearchResult result, ImmutableArray<MissingSolver> missing, double wallSeconds)
    {
        writer.WriteStartObject("run");
        writer.WriteString("solver", result.Solver);
        writer.WriteStartArray("missingSolvers");
        foreach (var own in missing)
        {
            writer.WriteStartObject();
            writer.WriteString("word", own.Word);
            writer.WriteString("reason", own.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteBoolean("timeEnded", result.TimeEnded);
        writer.WriteNumber("secondsAllowed", secondsAllowed);
        writer.WriteNumber("wallSeconds", wallSeconds);
        writer.WriteNumber("threads", settings.Threads);
        writer.WriteEndObject();
    }
}
