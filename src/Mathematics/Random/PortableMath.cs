namespace Plateau.Mathematics.Random;

/// <summary>
/// Logarithm, exponential, power and normal quantile made of + − × ÷ √ and bit operations only: every one of these is rounded
/// exactly as IEEE 754 says, so the same argument gives the same 64 bits on every x64 machine. The platform's C library promises no
/// such thing, and a fused multiply-add (which the runtime never inserts by itself, and which is not called here) would change bits too.
/// </summary>
/// <remarks>No function returns NaN: what an argument outside the domain gives is stated at each. A NaN argument throws.</remarks>
public static partial class PortableMath
{
    private const double Ln2High = 6.93147180369123816490e-01; // 32 leading bits of ln 2: k·Ln2High is exact for |k| < 2^20.
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double OneOverLn2 = 1.44269504088896338700;
    private const double TwoTo54 = 18014398509481984.0;

    /// <summary>Square root; correctly rounded by the processor everywhere. Negative arguments give 0.</summary>
    public static double Sqrt(double x) => Argument(x) > 0 ? Math.Sqrt(x) : 0;

    /// <summary>Natural logarithm. Error below 1 unit in the last place. Zero and negative arguments give −∞, +∞ gives +∞.</summary>
    /// <remarks>
    /// x = 2^k·m with m in [√½, √2]; with f = m − 1 and s = f/(2 + f), ln m = 2 artanh s = f − (f²/2 − s·(f²/2 + R(s²))), R the rest
    /// of the Taylor series (J.-M. Muller, Elementary Functions, 3rd edition, 2016, chapter 4, on this reduction).
    /// Nine terms leave less than 3e-17 of s because s² is at most 0.0295.
    /// </remarks>
    public static double Log(double x)
    {
        if (Argument(x) <= 0) return double.NegativeInfinity;
        if (double.IsPositiveInfinity(x)) return x;
        var k = 0;
        var bits = BitConverter.DoubleToInt64Bits(x);
        if (bits < 0x0010_0000_0000_0000L) // subnormal: bring it into the normal range first
        {
            bits = BitConverter.DoubleToInt64Bits(x * TwoTo54);
            k = -54;
        }

        // Adding the distance from √½ to 1 in the exponent field moves the cut between two exponents to √2.
        var shifted = bits + (0x3ff0_0000_0000_0000L - 0x3fe6_a09e_667f_3bcdL);
        k += (int)(shifted >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((shifted & 0x000f_ffff_ffff_ffffL) + 0x3fe6_a09e_667f_3bcdL);

        var f = m - 1;
        var s = f / (2 + f);
        var z = s * s;
        var z2 = z * z;
        var z4 = z2 * z2;
        var low = (2.0 / 3 + z * (2.0 / 5)) + z2 * (2.0 / 7 + z * (2.0 / 9));
        var high = (2.0 / 11 + z * (2.0 / 13)) + z2 * (2.0 / 15 + z * (2.0 / 17)) + z4 * (2.0 / 19);
        var rest = z * (low + z4 * high);
        var half = 0.5 * f * f;
        return k * Ln2High - ((half - (s * (half + rest) + k * Ln2Low)) - f);
    }

    /// <summary>e to the power x. Error below 1 unit in the last place for normal results. −∞ gives 0, above 709.79 +∞, below −745.14 0.</summary>
    /// <remarks>x = k·ln 2 + r with |r| at most 0.35, then the Taylor polynomial of degree 13 (rest below 1e-17), then an exact scaling by 2^k.</remarks>
    public static double Exp(double x)
    {
        if (Argument(x) > 709.782712893384) return double.PositiveInfinity;
        if (x < -745.1332191019412) return 0;
        var k = (int)(OneOverLn2 * x + (x >= 0 ? 0.5 : -0.5));
        var high = x - k * Ln2High;
        var low = k * Ln2Low;
        var r = high - low;
        var z = r * r;
        var z2 = z * z;
        var q = (0.5 + r * (1.0 / 6)) + z * (1.0 / 24 + r * (1.0 / 120))
            + z2 * ((1.0 / 720 + r * (1.0 / 5040)) + z * (1.0 / 40320 + r * (1.0 / 362880)))
            + z2 * z2 * ((1.0 / 3628800 + r * (1.0 / 39916800)) + z * (1.0 / 479001600 + r * (1.0 / 6227020800)));
        var y = 1 + (high - (low - z * q));
        return Scale(y, k);
    }

    /// <summary>x to the power y for x ≥ 0 as exp(y·ln x): relative error about |y·ln x| · 2⁻⁵³. Negative x counts as 0; anything to the power 0 is 1.</summary>
    public static double Pow(double x, double y)
    {
        if (Argument(y) == 0 || Argument(x) == 1) return 1;
        if (x <= 0) return y > 0 ? 0 : double.PositiveInfinity;
        return Exp(y * Log(x));
    }

    /// <summary>
    /// The z with standard normal probability p below it; relative error about 1e-15. p ≤ 0 gives −∞ and p ≥ 1 gives +∞.
    /// </summary>
    /// <remarks>Source: M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477–484, routine PPND16.</remarks>
    public static double NormalQuantile(double p)
    {
        if (Argument(p) <= 0) return double.NegativeInfinity;
        if (p >= 1) return double.PositiveInfinity;
        var q = p - 0.5;
        if (q is >= -0.425 and <= 0.425)
        {
            var r = 0.180625 - q * q;
            return q * (((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r + 6.7265770927008700853e+4) * r
                + 4.5921953931549871457e+4) * r + 1.3731693765509461125e+4) * r + 1.9715909503065514427e+3) * r
                + 1.3314166789178437745e+2) * r + 3.3871328727963666080e0)
                / (((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r + 3.9307895800092710610e+4) * r
                + 2.1213794301586595867e+4) * r + 5.3941960214247511077e+3) * r + 6.8718700749205790830e+2) * r
                + 4.2313330701600911252e+1) * r + 1);
        }

        var t = Math.Sqrt(-Log(q < 0 ? p : 1 - p));
        double z;
        if (t <= 5)
        {
            t -= 1.6;
            z = (((((((7.74545014278341407640e-4 * t + 2.27238449892691845833e-2) * t + 2.41780725177450611770e-1) * t
                + 1.27045825245236838258e0) * t + 3.64784832476320460504e0) * t + 5.76949722146069140550e0) * t
                + 4.63033784615654529590e0) * t + 1.42343711074968357734e0)
                / (((((((1.05075007164441684324e-9 * t + 5.47593808499534494600e-4) * t + 1.51986665636164571966e-2) * t
                + 1.48103976427480074590e-1) * t + 6.89767334985100004550e-1) * t + 1.67638483018380384940e0) * t
                + 2.05319162663775882187e0) * t + 1);
        }
        else
        {
            t -= 5;
            z = (((((((2.01033439929228813265e-7 * t + 2.71155556874348757815e-5) * t + 1.24266094738807843860e-3) * t
                + 2.65321895265761230930e-2) * t + 2.96560571828504891230e-1) * t + 1.78482653991729133580e0) * t
                + 5.46378491116411436990e0) * t + 6.65790464350110377720e0)
                / (((((((2.04426310338993978564e-15 * t + 1.42151175831644588870e-7) * t + 1.84631831751005468180e-5) * t
                + 7.86869131145613259100e-4) * t + 1.48753612908506148525e-2) * t + 1.36929880922735805310e-1) * t
                + 5.99832206555887937690e-1) * t + 1);
        }

        return q < 0 ? -z : z;
    }

    /// <summary>y·2^k for y near 1: exact unless the result is subnormal, where a second multiplication rounds once.</summary>
    private static double Scale(double y, int k) => k switch
    {
        > 1023 => y * 2 * PowerOfTwo(k - 1),
        >= -1021 => y * PowerOfTwo(k),
        _ => y * PowerOfTwo(k + 54) * (1 / TwoTo54),
    };

    private static double PowerOfTwo(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);

    private static double Argument(double x) => double.IsNaN(x) ? throw new ArgumentException("The argument (NaN) must be a number.", nameof(x)) : x;
}
