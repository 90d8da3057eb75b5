using System.Text.Json;
using Plateau.Cli.Frame;
using Plateau.Mathematics.Statistics;
using Plateau.Simulation;
using Plateau.Simulation.Answers;
using Plateau.Simulation.Results;

namespace Plateau.Cli.Commands;

/// <summary>The JSON of plateau simulate CENTRE --answers: keys are a promise to other programs; null = unknown. Everything but <c>run</c> is the same for any number of threads.</summary>
internal static class AnswersJson
{
    public static void Write(Utf8JsonWriter writer, SimulationAnswers answers, SimulationResult result, SimulationSettings settings, string loop, double wallSeconds)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("scopes");
        foreach (var scope in answers.Scopes)
            WriteScope(writer, scope);
        writer.WriteEndArray();
        writer.WriteStartArray("groups");
        foreach (var group in answers.Groups)
            WriteGroup(writer, group);
        writer.WriteEndArray();
        writer.WriteNumber("replications", result.Replications);
        writer.WriteBoolean("partial", result.Cancelled);
        writer.WriteNumber("seed", settings.Seed);
        writer.WriteString("digest", result.Digest);
        writer.WriteStartObject("run");
        writer.WriteString("loop", loop);
        writer.WriteNumber("contactsSimulated", result.ContactsSimulated);
        writer.WriteNumber("engineCpuSeconds", result.EngineCpuSeconds);
        writer.WriteNumber("wallSeconds", wallSeconds);
        writer.WriteNumber("threads", settings.Threads);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteScope(Utf8JsonWriter writer, ScopeAnswers scope)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(scope.Scope.Kind.ToString()));
        writer.WriteString("key", scope.Scope.Key);
        writer.WriteStartObject("measures");
        foreach (var answer in scope.Answers)
            WriteEstimate(writer, answer.Measure, answer.Value, JsonNamingPolicy.CamelCase.ConvertName(answer.Unit.ToString()));
        writer.WriteEndObject();
        if (scope.WaitQuantiles.Length > 0)
        {
            writer.WriteStartArray("answeredWaitQuantiles");
            foreach (var quantile in scope.WaitQuantiles)
            {
                writer.WriteStartObject();
                writer.WriteNumber("share", quantile.Share);
                WriteEstimate(writer, "seconds", quantile.Seconds, "seconds");
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (scope.Days.Length > 0)
        {
            writer.WriteStartObject("days");
            foreach (var days in scope.Days)
            {
                writer.WriteStartObject(days.Measure);
                writer.WriteNumber("days", days.Days);
                writer.WriteNumber("low", days.Low);
                writer.WriteNumber("median", days.Median);
                writer.WriteNumber("high", days.High);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter writer, GroupAnswers group)
    {
        writer.WriteStartObject();
        writer.WriteString("key", group.Key);
        WriteEstimate(writer, "occupancy", group.Occupancy, "share");
        WriteEstimate(writer, "staffedHoursPerDay", group.StaffedHours, "hours");
        WriteEstimate(writer, "takenPerDay", group.Taken, "contactsPerDay");
        WriteEstimate(writer, "switchShare", group.SwitchShare, "share");
        WriteEstimate(writer, "costPerDay", group.Cost, "currency");
        writer.WriteEndObject();
    }

    private static void WriteEstimate(Utf8JsonWriter writer, string name, Estimate estimate, string unit)
    {
        writer.WriteStartObject(name);
        JsonOutput.Number(writer, "value", estimate.Value);
        JsonOutput.Number(writer, "low", estimate.Low);
        JsonOutput.Number(writer, "high", estimate.High);
        writer.WriteNumber("sampleSize", estimate.SampleSize);
        writer.WriteString("unit", unit);
        writer.WriteEndObject();
    }
}
