using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Statistics;

/// <summary>Do values come from a given continuous law? The largest distance between their steps and the law's curve, and how often chance alone gives as much.</summary>
/// <remarks>G. Marsaglia, W. W. Tsang, J. Wang, "Evaluating Kolmogorov's distribution", Journal of Statistical Software 8 (2003) number 18.</remarks>
/// <param name="Distance">D, largest distance between the two distribution functions, 0 to 1.</param>
/// <param name="Count">Number of values, at least 1.</param>
/// <param name="ProbabilityIfSame">Probability of a distance at least as large if the law is the right one: the p-value.</param>
public sealed record KolmogorovSmirnov(double Distance, int Count, double ProbabilityIfSame)
{
    /// <summary>The test.</summary>
    /// <param name="probabilities">For each value, the probability that the law puts below it (0 to 1): uniform if the law is right. At least one.</param>
    public static KolmogorovSmirnov OfUniform(IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        Guard.AtLeast(1, probabilities.Count, "number of values");
        var sorted = probabilities.Select(value => Guard.Share(value, "probability")).Order().ToArray();
        double distance = 0;
        for (var i = 0; i < sorted.Length; i++)
            distance = Math.Max(distance, Math.Max(sorted[i] - ((double)i / sorted.Length), ((i + 1.0) / sorted.Length) - sorted[i]));
        return new(distance, sorted.Length, Math.Clamp(1 - Below(sorted.Length, distance), 0, 1));
    }

    /// <summary>
    /// Probability that n uniform values have a distance below d: by powers of a matrix, exact to 13 digits; where it is above 0.999, by the authors' approximation, exact to 7 digits.
    /// </summary>
    /// <param name="n">At least 1; the matrix has about 2·n·d rows.</param>
    /// <param name="d">0 to 1.</param>
    public static double Below(int n, double d)
    {
        Guard.AtLeast(1, n, "number of values");
        Guard.Share(d, "distance");
        var s = d * d * n;
        if (s > 7.24 || (s > 3.76 && n > 99)) return 1 - (2 * PortableMath.Exp(-(2.000071 + (0.331 / Math.Sqrt(n)) + (1.409 / n)) * s));
        if (2 * n * d <= 1) return 0;
        var k = (int)(n * d) + 1;
        var (power, exponent) = Power(Steps(k, k - (n * d)), n);
        var result = power[k - 1, k - 1];
        for (var i = 1; i <= n; i++)
        {
            result = result * i / n;
            if (result >= 1e-140) continue;
            result *= 1e140;
            exponent -= 140;
        }

        for (; exponent < 0; exponent++) result /= 10;
        for (; exponent > 0; exponent--) result *= 10;
        return Math.Clamp(result, 0, 1);
    }

    private static double[,] Steps(int k, double h)
    {
        var m = (2 * k) - 1;
        var steps = new double[m, m];
        for (var i = 0; i < m; i++)
            for (var j = 0; j < m; j++) steps[i, j] = i - j + 1 < 0 ? 0 : 1;
        for (var i = 0; i < m; i++)
        {
            steps[i, 0] -= WholePower(h, i + 1);
            steps[m - 1, i] -= WholePower(h, m - i);
        }

        if ((2 * h) - 1 > 0) steps[m - 1, 0] += WholePower((2 * h) - 1, m);
        for (var i = 0; i < m; i++)
            for (var j = 0; j < m; j++)
                for (var g = 1; g <= i - j + 1; g++) steps[i, j] /= g;
        return steps;
    }

    /// <summary>The n-th power, and by which power of ten it must be multiplied: its entries pass the range of numbers.</summary>
    private static (double[,] Matrix, int Exponent) Power(double[,] matrix, int n)
    {
        if (n == 1) return (matrix, 0);
        var (half, exponent) = Power(matrix, n / 2);
        var power = Product(half, half);
        exponent *= 2;
        if (n % 2 == 1) power = Product(matrix, power);
        var m = power.GetLength(0);
        if (power[m / 2, m / 2] > 1e140)
        {
            for (var i = 0; i < m; i++)
                for (var j = 0; j < m; j++) power[i, j] *= 1e-140;
            exponent += 140;
        }

        return (power, exponent);
    }

    private static double[,] Product(double[,] left, double[,] right)
    {
        var m = left.GetLength(0);
        var product = new double[m, m];
        for (var i = 0; i < m; i++)
            for (var k = 0; k < m; k++)
                for (var j = 0; j < m; j++) product[i, j] += left[i, k] * right[k, j];
        return product;
    }

    private static double WholePower(double x, int n)
    {
        double power = 1;
        for (var i = 0; i < n; i++) power *= x;
        return power;
    }
}
