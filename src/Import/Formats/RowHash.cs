using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Plateau.Import.Formats;

/// <summary>
/// The content of a row as 64 bits, the same on every machine and in every run. It serves to recognise equal rows of one day: among 100,000 rows
/// a chance collision has a probability below one in a thousand million. It hides nothing; for people's ids see <see cref="CustomerHasher"/>.
/// </summary>
public static class RowHash
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = 0x9E3779B97F4A7C15UL ^ (ulong)bytes.Length;
        if (bytes.Length >= 64)
        {
            // Four lanes, whose multiplications do not wait for one another.
            ulong a = hash, b = hash + 1, c = hash + 2, d = hash + 3;
            for (; bytes.Length >= 32; bytes = bytes[32..])
            {
                a = Mix(a ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
                b = Mix(b ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
                c = Mix(c ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]));
                d = Mix(d ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));
            }

            hash = Mix(Mix(a ^ BitOperations.RotateLeft(b, 17)) ^ Mix(c ^ BitOperations.RotateLeft(d, 29)) + a);
        }

        while (bytes.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        ulong rest = 0;
        for (var i = 0; i < bytes.Length; i++) rest |= (ulong)bytes[i] << (8 * i);
        return Mix(hash ^ rest);
    }

    public static ulong Of(ReadOnlySpan<char> text) => Of(MemoryMarshal.AsBytes(text));

    // The finaliser of splitmix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
