using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Plateau.Mathematics.Random;

/// <summary>
/// The same functions on many numbers at once, four to a vector where the processor has such vectors: the same IEEE operations in the same order, hence the same 64 bits as one by one (a test
/// compares them, with vectors on and off). A lane that is no ordinary case is done again by the scalar function.
/// </summary>
public static partial class PortableMath
{
    private const int Lanes = 4;
    private const int TailBlock = 64;
    private const double TwoTo52 = 4503599627370496.0;

    /// <summary>Replaces each value by its <see cref="Log(double)"/>.</summary>
    public static void Log(Span<double> values)
    {
        var done = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref var first = ref MemoryMarshal.GetReference(values);
            for (; done <= values.Length - Lanes; done += Lanes)
            {
                var x = Vector256.LoadUnsafe(ref first, (nuint)done);
                if (AreNormal(x)) LogOfNormal(x).StoreUnsafe(ref first, (nuint)done);
                else for (var lane = done; lane < done + Lanes; lane++) values[lane] = Log(values[lane]);
            }
        }

        for (; done < values.Length; done++) values[done] = Log(values[done]);
    }

    /// <summary>Replaces each value by its <see cref="Exp(double)"/>.</summary>
    public static void Exp(Span<double> values)
    {
        var done = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref var first = ref MemoryMarshal.GetReference(values);
            for (; done <= values.Length - Lanes; done += Lanes)
            {
                var x = Vector256.LoadUnsafe(ref first, (nuint)done);

                // Beyond 707 the scaling takes two steps; a NaN fails the comparison too.
                if (Vector256.LessThanAll(Vector256.Abs(x), Vector256.Create(707.0))) ExpOfModerate(x).StoreUnsafe(ref first, (nuint)done);
                else for (var lane = done; lane < done + Lanes; lane++) values[lane] = Exp(values[lane]);
            }
        }

        for (; done < values.Length; done++) values[done] = Exp(values[done]);
    }

    /// <summary>Replaces each probability by its <see cref="NormalQuantile(double)"/>.</summary>
    public static void NormalQuantile(Span<double> probabilities)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            for (var i = 0; i < probabilities.Length; i++) probabilities[i] = NormalQuantile(probabilities[i]);
            return;
        }

        for (; probabilities.Length > TailBlock; probabilities = probabilities[TailBlock..]) NormalQuantileOfBlock(probabilities[..TailBlock]);
        NormalQuantileOfBlock(probabilities);
    }

    /// <summary>The middle 85 % by vectors at once; the others are put aside, packed and done by vectors after them.</summary>
    private static void NormalQuantileOfBlock(Span<double> probabilities)
    {
        Span<double> tails = stackalloc double[TailBlock];
        ref var first = ref MemoryMarshal.GetReference(probabilities);
        var vectors = probabilities.Length & ~(Lanes - 1);
        for (var rest = vectors; rest < probabilities.Length; rest++) probabilities[rest] = NormalQuantile(probabilities[rest]);
        ulong outside = 0;
        for (var done = 0; done < vectors; done += Lanes)
        {
            var p = Vector256.LoadUnsafe(ref first, (nuint)done);
            var inside = Vector256.LessThanOrEqual(Vector256.Abs(p - Vector256.Create(0.5)), Vector256.Create(0.425));
            outside |= (ulong)(~inside).ExtractMostSignificantBits() << done;
        }

        var count = 0;
        for (var lanes = outside; lanes != 0; lanes &= lanes - 1) tails[count++] = probabilities[BitOperations.TrailingZeroCount(lanes)];
        for (var done = 0; done < vectors; done += Lanes)
        {
            var p = Vector256.LoadUnsafe(ref first, (nuint)done);
            CentralQuantile(p - Vector256.Create(0.5)).StoreUnsafe(ref first, (nuint)done);
        }

        // Filled up to whole vectors with a harmless probability.
        var whole = (count + Lanes - 1) & ~(Lanes - 1);
        tails[count..whole].Fill(0.01);
        TailQuantiles(tails[..whole]);
        count = 0;
        for (var lanes = outside; lanes != 0; lanes &= lanes - 1) probabilities[BitOperations.TrailingZeroCount(lanes)] = tails[count++];
    }

    /// <param name="probabilities">As many as fill whole vectors.</param>
    private static void TailQuantiles(Span<double> probabilities)
    {
        ref var first = ref MemoryMarshal.GetReference(probabilities);
        for (var done = 0; done < probabilities.Length; done += Lanes)
        {
            var p = Vector256.LoadUnsafe(ref first, (nuint)done);
            var below = Vector256.LessThan(p - Vector256.Create(0.5), Vector256<double>.Zero);
            var outer = Vector256.ConditionalSelect(below, p, Vector256.Create(1.0) - p);
            if (AreNormal(outer))
            {
                var t = Vector256.Sqrt(-LogOfNormal(outer));
                if (Vector256.LessThanOrEqualAll(t, Vector256.Create(5.0)))
                {
                    var z = NearTailQuantile(t - Vector256.Create(1.6));
                    Vector256.ConditionalSelect(below, -z, z).StoreUnsafe(ref first, (nuint)done);
                    continue;
                }
            }

            for (var lane = done; lane < done + Lanes; lane++) probabilities[lane] = NormalQuantile(probabilities[lane]);
        }
    }

    /// <summary>All lanes are positive, finite and not subnormal.</summary>
    private static bool AreNormal(Vector256<double> x) =>
        Vector256.GreaterThanOrEqualAll(x, Vector256.Create(2.2250738585072014e-308)) && Vector256.LessThanOrEqualAll(x, Vector256.Create(double.MaxValue));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LogOfNormal(Vector256<double> x)
    {
        var shifted = x.AsInt64() + Vector256.Create(0x3ff0_0000_0000_0000L - 0x3fe6_a09e_667f_3bcdL);

        // The exponent as a number: as the low bits of 2^52 + exponent, less that much; exact.
        var k = ((shifted >>> 52) | Vector256.Create(0x4330_0000_0000_0000L)).AsDouble() - Vector256.Create(TwoTo52 + 1023);
        var m = ((shifted & Vector256.Create(0x000f_ffff_ffff_ffffL)) + Vector256.Create(0x3fe6_a09e_667f_3bcdL)).AsDouble();

        var f = m - Vector256.Create(1.0);
        var s = f / (Vector256.Create(2.0) + f);
        var z = s * s;
        var z2 = z * z;
        var z4 = z2 * z2;
        var low = (Vector256.Create(2.0 / 3) + (z * Vector256.Create(2.0 / 5))) + (z2 * (Vector256.Create(2.0 / 7) + (z * Vector256.Create(2.0 / 9))));
        var high = ((Vector256.Create(2.0 / 11) + (z * Vector256.Create(2.0 / 13))) + (z2 * (Vector256.Create(2.0 / 15) + (z * Vector256.Create(2.0 / 17))))) + (z4 * Vector256.Create(2.0 / 19));
        var rest = z * (low + (z4 * high));
        var half = (Vector256.Create(0.5) * f) * f;
        return (k * Vector256.Create(Ln2High)) - ((half - ((s * (half + rest)) + (k * Vector256.Create(Ln2Low)))) - f);
    }

    /// <summary>For |x| below 707.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpOfModerate(Vector256<double> x)
    {
        var half = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256<double>.Zero), Vector256.Create(0.5), Vector256.Create(-0.5));
        var k = Vector256.Truncate((Vector256.Create(OneOverLn2) * x) + half);
        var high = x - (k * Vector256.Create(Ln2High));
        var low = k * Vector256.Create(Ln2Low);
        var r = high - low;
        var z = r * r;
        var z2 = z * z;
        var q = ((Vector256.Create(0.5) + (r * Vector256.Create(1.0 / 6))) + (z * (Vector256.Create(1.0 / 24) + (r * Vector256.Create(1.0 / 120)))))
            + (z2 * ((Vector256.Create(1.0 / 720) + (r * Vector256.Create(1.0 / 5040))) + (z * (Vector256.Create(1.0 / 40320) + (r * Vector256.Create(1.0 / 362880))))))
            + ((z2 * z2) * ((Vector256.Create(1.0 / 3628800) + (r * Vector256.Create(1.0 / 39916800))) + (z * (Vector256.Create(1.0 / 479001600) + (r * Vector256.Create(1.0 / 6227020800))))));
        var y = Vector256.Create(1.0) + (high - (low - (z * q)));

        // k + 1023 stands in the low bits of 2^52 + k + 1023: moved into the exponent field it is 2^k.
        var power = ((k + Vector256.Create(TwoTo52 + 1023)).AsInt64() << 52).AsDouble();
        return y * power;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> CentralQuantile(Vector256<double> q)
    {
        var r = Vector256.Create(0.180625) - (q * q);
        var numerator = Polynomial(r, 2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e0);
        var denominator = Polynomial(r, 5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4, 5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1);
        return (q * numerator) / denominator;
    }

    /// <param name="t">√(−ln of the outer probability) − 1.6, at most 3.4.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> NearTailQuantile(Vector256<double> t)
    {
        var numerator = Polynomial(t, 7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0, 3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0);
        var denominator = Polynomial(t, 1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1);
        return numerator / denominator;
    }

    /// <summary>c₇·x⁷ + … + c₀ by Horner's rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Polynomial(Vector256<double> x, double c7, double c6, double c5, double c4, double c3, double c2, double c1, double c0)
    {
        var sum = (Vector256.Create(c7) * x) + Vector256.Create(c6);
        sum = (sum * x) + Vector256.Create(c5);
        sum = (sum * x) + Vector256.Create(c4);
        sum = (sum * x) + Vector256.Create(c3);
        sum = (sum * x) + Vector256.Create(c2);
        sum = (sum * x) + Vector256.Create(c1);
        return (sum * x) + Vector256.Create(c0);
    }
}
