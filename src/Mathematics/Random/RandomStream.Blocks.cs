using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Plateau.Mathematics.Random;

/// <summary>Many draws at once: the same numbers as one by one, but the processor works on several of them at a time.</summary>
public partial struct RandomStream
{
    private const int Lanes = 4;

    /// <summary>The next uniforms of this stream, as <see cref="NextUniform"/> would give them one after another.</summary>
    public void NextUniforms(Span<double> uniforms)
    {
        var step = Step;
        var state = _state;
        var done = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref var first = ref MemoryMarshal.GetReference(uniforms);
            var states = Vector256.Create(state) + Vector256.Create(unchecked(step), unchecked(2 * step), unchecked(3 * step), unchecked(4 * step));
            for (; done <= uniforms.Length - Lanes; done += Lanes)
            {
                ToUniform(Mix(states)).StoreUnsafe(ref first, (nuint)done);
                states += Vector256.Create(unchecked(4 * step));
            }

            state = unchecked(state + ((ulong)done * step));
        }

        for (; done < uniforms.Length; done++)
        {
            state = unchecked(state + step);
            uniforms[done] = ToUniform(Mix(state));
        }

        _state = state;
    }

    /// <summary>The first uniform of each of the streams <paramref name="firstNumber"/>, <paramref name="firstNumber"/> + 1 … of an entity.</summary>
    /// <param name="entityKey">From <see cref="EntityKey"/>.</param>
    public static void FirstUniforms(ulong entityKey, long firstNumber, Span<double> uniforms)
    {
        var position = unchecked(entityKey + (((2 * (ulong)firstNumber) + 1) * Golden));
        var done = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref var first = ref MemoryMarshal.GetReference(uniforms);
            var positions = Vector256.Create(position) + Vector256.Create(0UL, unchecked(2 * Golden), unchecked(4 * Golden), unchecked(6 * Golden));
            for (; done <= uniforms.Length - Lanes; done += Lanes)
            {
                ToUniform(Mix(Mix(positions) + MixIncrement(positions + Vector256.Create(Golden)))).StoreUnsafe(ref first, (nuint)done);
                positions += Vector256.Create(unchecked(8 * Golden));
            }

            position = unchecked(position + ((ulong)done * 2 * Golden));
        }

        for (; done < uniforms.Length; done++)
        {
            uniforms[done] = ToUniform(Mix(unchecked(Mix(position) + MixIncrement(position + Golden))));
            position = unchecked(position + (2 * Golden));
        }
    }

    private static double ToUniform(ulong bits) => ((bits >> 11) | 1) * TwoToMinus53;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ToUniform(Vector256<ulong> bits)
    {
        // Both halves of the 53-bit number as the low bits of a greater power of two each; the difference and the sum are exact.
        var whole = (bits >>> 11) | Vector256<ulong>.One;
        var high = ((whole >>> 32) | Vector256.Create(0x4530_0000_0000_0000UL)).AsDouble() - Vector256.Create(19342813118337666422669312.0);
        var low = ((whole & Vector256.Create(0xffff_ffffUL)) | Vector256.Create(0x4330_0000_0000_0000UL)).AsDouble();
        return (high + low) * Vector256.Create(TwoToMinus53);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Mix(Vector256<ulong> z)
    {
        z = (z ^ (z >>> 30)) * Vector256.Create(0xBF58476D1CE4E5B9UL);
        z = (z ^ (z >>> 27)) * Vector256.Create(0x94D049BB133111EBUL);
        return z ^ (z >>> 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> MixIncrement(Vector256<ulong> z)
    {
        z = (z ^ (z >>> 33)) * Vector256.Create(0xFF51AFD7ED558CCDUL);
        z = (z ^ (z >>> 33)) * Vector256.Create(0xC4CEB9FE1A85EC53UL);
        z = (z ^ (z >>> 33)) | Vector256<ulong>.One;
        var few = Vector256.LessThan(ChangesBetweenBits(z).AsInt64(), Vector256.Create(24L)).AsUInt64();
        return z ^ (few & Vector256.Create(0xAAAAAAAAAAAAAAAAUL));
    }

    /// <summary>Population count of z ^ (z >> 1), by adding neighbours in pairs, fours, bytes and words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> ChangesBetweenBits(Vector256<ulong> z)
    {
        var x = z ^ (z >>> 1);
        x -= (x >>> 1) & Vector256.Create(0x5555555555555555UL);
        x = (x & Vector256.Create(0x3333333333333333UL)) + ((x >>> 2) & Vector256.Create(0x3333333333333333UL));
        x = (x + (x >>> 4)) & Vector256.Create(0x0F0F0F0F0F0F0F0FUL);
        x += x >>> 8;
        x += x >>> 16;
        x += x >>> 32;
        return x & Vector256.Create(0x7FUL);
    }
}
