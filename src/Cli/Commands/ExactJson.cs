using System.Text.Json;
using Plateau.Cli.Frame;
using Plateau.Simulation.Exact;

namespace Plateau.Cli.Commands;

/// <summary>The JSON of plateau simulate --exact: keys are a promise to other programs; null = unknown or not applicable.</summary>
internal static class ExactJson
{
    /// <param name="simulation">The report of the simulation, where one was asked for.</param>
    public static void Write(Utf8JsonWriter writer, ExactAnswer answer, Speech speech, JsonElement? simulation)
    {
        writer.WriteStartObject();
        if (answer.Result is { } result)
            WriteResult(writer, result);
        writer.WriteStartArray("reasons");
        foreach (var reason in answer.Reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("code", reason.What.Code);
            writer.WriteString("text", speech.Say(reason.What with { Code = $"problem.{reason.What.Code}" }));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (simulation is { } simulated)
        {
            writer.WritePropertyName("simulation");
            simulated.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, ExactResult result)
    {
        writer.WriteString("method", result.Method == ExactMethod.ProductForm ? "product-form" : "markov-chain");
        writer.WriteStartArray("types");
        foreach (var flow in result.Flows)
        {
            writer.WriteStartObject();
            writer.WriteString("name", flow.Id.Value);
            WriteFlow(writer, flow);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("groups");
        foreach (var group in result.Groups)
        {
            writer.WriteStartObject();
            writer.WriteString("name", group.Id.Value);
            JsonOutput.Number(writer, "occupancy", group.Occupancy);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("total");
        WriteFlow(writer, result.Total);
        writer.WriteEndObject();
        writer.WriteNumber("states", result.States);
        writer.WriteNumber("transitions", result.Transitions);
        writer.WriteNumber("sweeps", result.Sweeps);
        writer.WriteNumber("residual", result.Residual);
        writer.WriteNumber("truncatedMass", result.TruncatedMass);
        JsonOutput.Number(writer, "placesKept", result.PlacesKept);
    }

    private static void WriteFlow(Utf8JsonWriter writer, ExactFlow flow)
    {
        writer.WriteNumber("arrivalsPerHour", flow.ArrivalsPerHour);
        JsonOutput.Number(writer, "allBusyProbability", flow.AllBusy);
        JsonOutput.Number(writer, "waitProbability", flow.WaitProbability);
        JsonOutput.Number(writer, "blockingShare", flow.Blocking);
        JsonOutput.Number(writer, "abandonmentShare", flow.Abandonment);
        JsonOutput.Number(writer, "meanQueueLength", flow.MeanQueueLength);
        JsonOutput.Number(writer, "meanWaitSeconds", flow.MeanWaitSeconds);
        JsonOutput.Number(writer, "meanWaitAnsweredSeconds", flow.MeanWaitAnsweredSeconds);
        JsonOutput.Number(writer, "serviceLevel", flow.AnsweredWithin);
    }
}
