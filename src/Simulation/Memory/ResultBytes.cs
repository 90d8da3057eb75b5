using System.Runtime.InteropServices;
using System.Text;
using Plateau.Simulation.Results;

namespace Plateau.Simulation.Memory;

/// <summary>Counts of a run as bytes, and back without loss; a trace is no part of them.</summary>
public static class ResultBytes
{
    public static void Write(SimulationResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(result.Replications);
        writer.Write(result.Days);
        writer.Write(result.RowsPerDay);
        writer.Write(result.FlowCount);
        writer.Write(result.GroupCount);
        writer.Write(result.ContactsSimulated);
        writer.Write(result.EngineCpuSeconds);
        writer.Write(result.Digest);
        Write(writer, result.Flows);
        Write(writer, result.Groups);
        writer.Write(result.Waits is not null);
        if (result.Waits is { } waits)
        {
            Write(writer, waits.Answered);
            Write(writer, waits.Abandoned);
        }
    }

    /// <exception cref="EndOfStreamException">Something is missing at the end.</exception>
    public static SimulationResult Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var (replications, days, rows, flows, groups) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var (contacts, cpu, digest) = (reader.ReadInt64(), reader.ReadDouble(), reader.ReadString());
        return new SimulationResult
        {
            Replications = replications,
            Cancelled = false,
            Days = days,
            RowsPerDay = rows,
            FlowCount = flows,
            GroupCount = groups,
            ContactsSimulated = contacts,
            EngineCpuSeconds = cpu,
            Digest = digest,
            Flows = Read<FlowCounts>(reader),
            Groups = Read<GroupCounts>(reader),
            Waits = reader.ReadBoolean() ? new WaitTable(replications, flows, Read<int>(reader), Read<int>(reader)) : null,
        };
    }

    private static void Write<T>(BinaryWriter writer, T[] items)
        where T : unmanaged
    {
        writer.Write(items.Length);
        writer.Write(MemoryMarshal.AsBytes<T>(items));
    }

    private static T[] Read<T>(BinaryReader reader)
        where T : unmanaged
    {
        var items = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(items.AsSpan()));
        return items;
    }
}
