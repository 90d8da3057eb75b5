using System.Text.Json;
using Plateau.Design.Shifts;
using Plateau.Mathematics.Distributions;

namespace Plateau.Design.Staffing;

/// <summary>Writes the file of a problem of several periods.</summary>
internal static partial class InstanceWriter
{
    public static byte[] Write(ShiftProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        string[] ids = [.. problem.Types.Select(type => type.Id)];
        using var file = new MemoryStream();
        file.Write("{\n  \"name\": "u8);
        file.Write(Line(writer => writer.WriteStringValue(problem.Name)));
        WriteNumber(file, "periods"u8, problem.Periods);
        WriteNumber(file, "periodSeconds"u8, problem.PeriodSeconds);
        WriteList(file, "types"u8, problem.Types.Select(type => Line(writer => WriteType(writer, type))));
        WriteList(file, "groups"u8, problem.Groups.Select(group => Line(writer => WriteGroup(writer, group, ids))));
        WriteList(file, "shapes"u8, problem.Shapes.Select(shape => Line(writer => WriteShape(writer, shape))));
        file.Write("\n}\n"u8);
        return file.ToArray();
    }

    private static void WriteType(Utf8JsonWriter writer, ShiftType type)
    {
        writer.WriteStartObject();
        writer.WriteString("id", type.Id);
        writer.WriteStartArray("contactsPerHour");
        foreach (var contacts in type.ContactsPerHour) writer.WriteNumberValue(contacts);
        writer.WriteEndArray();
        if (type.Patience is Exponential patience) writer.WriteNumber("patienceMeanSeconds", patience.Mean);
        else if (type.Patience is not Endless) throw new ArgumentException($"The format has no patience law {type.Patience} (type {type.Id}).", nameof(type));
        if (type.DayPromises.Length + type.PeriodPromises.Length > 0)
        {
            writer.WriteStartArray("promises");
            foreach (var promise in type.DayPromises) WritePromise(writer, promise);
            foreach (var promise in type.PeriodPromises) WritePromise(writer, promise, eachPeriod: true);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteShape(Utf8JsonWriter writer, ShiftShape shape)
    {
        writer.WriteStartObject();
        writer.WriteString("id", shape.Id);
        writer.WriteStartArray("works");
        foreach (var (start, end) in shape.Pieces)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(start + 1);
            writer.WriteNumberValue(end);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteNumber("paidPeriods", shape.PaidPeriods);
        writer.WriteEndObject();
    }
}
