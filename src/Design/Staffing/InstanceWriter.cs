using System.Text.Encodings.Web;
using System.Text.Json;
using Plateau.Mathematics.Distributions;

namespace Plateau.Design.Staffing;

/// <summary>Writes the file of a staffing problem; what has its usual value is left out.</summary>
internal static partial class InstanceWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(StaffingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        string[] ids = [.. problem.Types.Select(type => type.Id)];
        using var file = new MemoryStream();
        file.Write("{\n  \"name\": "u8);
        file.Write(Line(writer => writer.WriteStringValue(problem.Name)));
        WriteNumber(file, "periodSeconds"u8, problem.PeriodSeconds);
        WriteNumber(file, "warmUpSeconds"u8, problem.WarmUpSeconds);
        if (problem.MostMultiSkilledShare < 1) WriteNumber(file, "mostMultiSkilledShare"u8, problem.MostMultiSkilledShare);
        WriteList(file, "types"u8, problem.Types.Select(type => Line(writer => WriteType(writer, type))));
        WriteList(file, "groups"u8, problem.Groups.Select(group => Line(writer => WriteGroup(writer, group, ids))));
        file.Write("\n}\n"u8);
        return file.ToArray();
    }

    private static void WriteNumber(MemoryStream file, ReadOnlySpan<byte> name, double value)
    {
        WriteName(file, name);
        file.Write(Line(writer => writer.WriteNumberValue(value)));
    }

    private static void WriteName(MemoryStream file, ReadOnlySpan<byte> name)
    {
        file.Write(",\n  \""u8);
        file.Write(name);
        file.Write("\": "u8);
    }

    private static void WriteList(MemoryStream file, ReadOnlySpan<byte> name, IEnumerable<byte[]> lines)
    {
        WriteName(file, name);
        file.Write("["u8);
        var isFirst = true;
        foreach (var line in lines)
        {
            file.Write(isFirst ? "\n    "u8 : ",\n    "u8);
            file.Write(line);
            isFirst = false;
        }

        file.Write("\n  ]"u8);
    }

    /// <summary>One value on one line.</summary>
    private static byte[] Line(Action<Utf8JsonWriter> content)
    {
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line, Options)) content(writer);
        return line.ToArray();
    }

    private static void WriteType(Utf8JsonWriter writer, DemandType type)
    {
        writer.WriteStartObject();
        writer.WriteString("id", type.Id);
        writer.WriteNumber("contactsPerHour", type.ContactsPerHour);
        if (type.Patience is Exponential patience) writer.WriteNumber("patienceMeanSeconds", patience.Mean);
        else if (type.Patience is not Endless) throw new ArgumentException($"The format has no patience law {type.Patience} (type {type.Id}).", nameof(type));
        if (!type.Promises.IsEmpty)
        {
            writer.WriteStartArray("promises");
            foreach (var promise in type.Promises) WritePromise(writer, promise);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WritePromise(Utf8JsonWriter writer, Promise promise, bool eachPeriod = false)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", InstanceWords.Of(promise.Kind));
        if (eachPeriod) writer.WriteString("over", InstanceWords.EachPeriod);
        if (promise.Kind != PromiseKind.MeanWait) writer.WriteNumber("share", promise.Level);
        if (promise.Kind != PromiseKind.Abandoned) writer.WriteNumber("seconds", promise.Kind == PromiseKind.MeanWait ? promise.Level : promise.ThresholdSeconds);
        writer.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter writer, CandidateGroup group, string[] types)
    {
        writer.WriteStartObject();
        writer.WriteString("id", group.Id);
        writer.WriteNumber("cost", group.Cost);
        if (group.MostAgents != int.MaxValue) writer.WriteNumber("mostAgents", group.MostAgents);
        writer.WriteStartArray("takes");
        for (var position = 0; position < group.Takes.Length; position++)
        {
            writer.WriteStartObject();
            writer.WriteString("type", types[group.Takes[position]]);
            var handle = group.HandleTimes[position];
            writer.WriteNumber("handleMeanSeconds", handle.Mean);
            if (handle is LogNormal own) writer.WriteNumber("cv", own.Variation);
            else if (handle is not Exponential) throw new ArgumentException($"The format has no handle-time law {handle} (group {group.Id}).", nameof(group));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
