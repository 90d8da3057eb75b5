using System.Text.Json;
using Plateau.Mathematics.Queueing;

namespace Plateau.Cli.Commands;

/// <summary>The JSON of plateau queue: keys are a promise to other programs; null = not applicable or infinite.</summary>
internal static class QueueJson
{
    public static void Write(Utf8JsonWriter writer, QueueMeasures measures)
    {
        writer.WriteStartObject();
        writer.WriteNumber("agents", measures.Agents);
        writer.WriteNumber("offeredLoadErlangs", measures.OfferedLoadErlangs);
        writer.WriteBoolean("stable", measures.Stable);
        Number(writer, "waitProbability", measures.WaitProbability);
        Number(writer, "meanWaitSeconds", measures.MeanWaitSeconds);
        Number(writer, "meanWaitAnsweredSeconds", measures.MeanWaitAnsweredSeconds);
        Number(writer, "abandonmentShare", measures.AbandonmentShare);
        Number(writer, "blockingShare", measures.BlockingShare);
        Number(writer, "serviceLevel", measures.ServiceLevel);
        Number(writer, "virtualWaitBeyondThreshold", measures.VirtualWaitBeyondThreshold);
        Number(writer, "occupancy", measures.Occupancy);
        writer.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter writer, string key, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            writer.WriteNumber(key, number);
        else
            writer.WriteNull(key);
    }
}
