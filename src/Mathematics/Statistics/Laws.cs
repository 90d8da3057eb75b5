using System.Collections.Concurrent;
using MathNet.Numerics;
using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Statistics;

/// <summary>The standard normal law.</summary>
public static class Normal
{
    /// <summary>The z with probability <paramref name="p"/> below it (Wichura 1988); −∞ at 0 and +∞ at 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not between 0 and 1.</exception>
    public static double Quantile(double p) => PortableMath.NormalQuantile(Guard.Share(p, "probability"));

    /// <summary>Probability below <paramref name="z"/>, accurate in the lower tail too.</summary>
    public static double Cumulative(double z) => double.IsInfinity(Guard.NotNaN(z, "normal value")) ? (z > 0 ? 1 : 0) : 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));
}

/// <summary>Student's t law.</summary>
public static class Student
{
    private const int MostKnown = 4096;

    private static readonly ConcurrentDictionary<(double Tail, double Df), double> _known = new();

    /// <summary>The t with probability <paramref name="p"/> below it; −∞ at 0 and +∞ at 1.</summary>
    /// <param name="p">Probability, 0 to 1.</param>
    /// <param name="df">Degrees of freedom, positive; need not be whole; +∞ gives the normal law.</param>
    public static double Quantile(double p, double df)
    {
        Guard.Share(p, "probability");
        Degrees(df);
        if (p == 0.5) return 0;
        if (p is 0 or 1) return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        if (p < 0.5) return -Known(p, df);
        return Known(1 - p, df);
    }

    /// <summary>A study asks for the same few quantiles thousands of times (one probability, some numbers of days), and each costs 60 µs: they are remembered.</summary>
    private static double Known(double tail, double df)
    {
        if (_known.TryGetValue((tail, df), out var value)) return value;
        value = Upper(tail, df);
        if (_known.Count < MostKnown) _known.TryAdd((tail, df), value);
        return value;
    }

    /// <summary>Probability below <paramref name="t"/>.</summary>
    public static double Cumulative(double t, double df)
    {
        Guard.NotNaN(t, "t value");
        Degrees(df);
        return t > 0 ? 1 - Tail(t, df) : Tail(-t, df);
    }

    /// <summary>Probability that |T| exceeds |<paramref name="t"/>|: the p-value of a two-sided test.</summary>
    public static double TwoSided(double t, double df)
    {
        Guard.NotNaN(t, "t value");
        Degrees(df);
        return 2 * Tail(Math.Abs(t), df);
    }

    /// <summary>The t with probability <paramref name="tail"/> (below ½) above it: bisection on the logarithm, which works from Cauchy tails to normal ones.</summary>
    private static double Upper(double tail, double df)
    {
        if (df > 1e10) return -Normal.Quantile(tail);
        double low = 1e-12, high = 1;
        while (Tail(high, df) > tail && high < 1e300) high *= 4;
        if (high > 1) low = high / 4;
        for (var i = 0; i < 200 && high - low > 1e-15 * high; i++)
        {
            var middle = high > 4 * low ? Math.Sqrt(low) * Math.Sqrt(high) : low + (high - low) / 2;
            if (Tail(middle, df) > tail) low = middle;
            else high = middle;
        }

        return low + (high - low) / 2;
    }

    /// <summary>P(T &gt; t) for t ≥ 0 by the incomplete beta function (Abramowitz and Stegun 26.7.1), on the side that loses no digits.</summary>
    private static double Tail(double t, double df)
    {
        if (df > 1e10) return Normal.Cumulative(-t);
        var square = t * t;
        return square > df
            ? 0.5 * SpecialFunctions.BetaRegularized(df / 2, 0.5, df / (df + square))
            : 0.5 * (1 - SpecialFunctions.BetaRegularized(0.5, df / 2, square / (df + square)));
    }

    private static void Degrees(double df)
    {
        if (!(df > 0)) throw new ArgumentOutOfRangeException(nameof(df), FormattableString.Invariant($"The degrees of freedom ({df}) must be positive."));
    }
}

/// <summary>The chi-square law.</summary>
public static class ChiSquare
{
    /// <summary>Probability above <paramref name="x"/> with <paramref name="df"/> degrees of freedom (positive): the p-value of a test.</summary>
    public static double Above(double x, double df)
    {
        Guard.Positive(df, "degrees of freedom");
        return Guard.NotNaN(x, "chi-square value") <= 0 ? 1 : double.IsInfinity(x) ? 0 : Math.Clamp(SpecialFunctions.GammaUpperRegularized(df / 2, x / 2), 0, 1);
    }

    /// <summary>The x with probability <paramref name="p"/> below it; 0 at 0 and +∞ at 1.</summary>
    public static double Quantile(double p, double df)
    {
        Guard.Share(p, "probability");
        Guard.Positive(df, "degrees of freedom");
        if (p is 0 or 1) return p == 0 ? 0 : double.PositiveInfinity;
        double low = 0, high = df + 1;
        while (Above(high, df) > 1 - p && high < 1e300) high *= 2;
        for (var i = 0; i < 1100 && high - low > 1e-15 * high; i++)
        {
            var middle = low + (high - low) / 2;
            if (Above(middle, df) > 1 - p) low = middle;
            else high = middle;
        }

        return low + (high - low) / 2;
    }
}
