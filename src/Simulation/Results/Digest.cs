using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Plateau.Simulation.Results;

/// <summary>SHA-256 over all counts in order of replication (64-bit little-endian numbers), of which the first 128 bits are written in hexadecimal.</summary>
internal static class Digest
{
    public static string Of(ReadOnlySpan<FlowCounts> flows, ReadOnlySpan<GroupCounts> groups, long contacts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(flows));
        hash.AppendData(MemoryMarshal.AsBytes(groups));
        hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in contacts)));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
