using MathNet.Numerics;
using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Distributions;

/// <summary>Gamma: between deterministic (cv → 0) and exponential (cv 1), and beyond. Drawn by rejection: a draw uses a varying number of uniforms.</summary>
/// <remarks>
/// Sampling: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000) 363–372, and its note 6
/// for shapes below 1 (a draw of shape + 1 times U^(1/shape)). Quantile and survival use the incomplete gamma function of MathNet.
/// </remarks>
public sealed record Gamma : Distribution
{
    private readonly double _scale; // seconds

    /// <param name="meanSeconds">Mean, positive.</param>
    /// <param name="cv">Coefficient of variation, from 0.001 to 1000; the shape is 1/cv².</param>
    public Gamma(double meanSeconds, double cv)
    {
        MeanSeconds = Guard.Positive(meanSeconds, "mean");
        Cv = Guard.Positive(cv, "coefficient of variation");
        if (cv is < 0.001 or > 1000)
        {
            throw new ArgumentOutOfRangeException(
                nameof(cv), FormattableString.Invariant($"The coefficient of variation ({cv}) must be between 0.001 and 1000.\nMaybe a deterministic duration is meant."));
        }

        Shape = 1 / (cv * cv);
        _scale = meanSeconds * cv * cv;
    }

    /// <summary>Mean in seconds.</summary>
    public double MeanSeconds { get; }

    /// <summary>Coefficient of variation.</summary>
    public double Cv { get; }

    /// <summary>Shape, 1/cv².</summary>
    public double Shape { get; }

    /// <inheritdoc/>
    public override double Mean => MeanSeconds;

    /// <inheritdoc/>
    public override double Variation => Cv;

    /// <inheritdoc/>
    public override string Law => "gamma";

    /// <inheritdoc/>
    public override double Sample(ref RandomStream stream)
    {
        if (Shape >= 1) return _scale * StandardOf(Shape, ref stream);
        var boosted = StandardOf(Shape + 1, ref stream);
        return _scale * boosted * PortableMath.Exp(PortableMath.Log(stream.NextUniform()) / Shape);
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        if (Guard.Share(u, "probability") == 0) return 0;
        if (u == 1) return double.PositiveInfinity;

        // Bisection in the logarithm: never fails, whatever the shape, and the quantile is not on the path of the simulation.
        double low = -1, high = 1;
        while (Below(low) > u && low > -740) low *= 2;
        while (Below(high) < u && high < 700) high *= 2;
        for (var i = 0; i < 200 && high - low > 1e-15 * Math.Max(1, Math.Abs(high)); i++)
        {
            var middle = low + (high - low) / 2;
            if (Below(middle) < u) low = middle;
            else high = middle;
        }

        return MeanSeconds * PortableMath.Exp(high);

        double Below(double logOfMultiple) => SpecialFunctions.GammaLowerRegularized(Shape, Shape * Math.Exp(logOfMultiple));
    }

    /// <inheritdoc/>
    public override double SurvivalAt(double t) =>
        Guard.NotNaN(t, "duration") <= 0 ? 1 : double.IsInfinity(t) ? 0 : SpecialFunctions.GammaUpperRegularized(Shape, t / _scale);

    /// <inheritdoc/>
    public override Distribution WithMean(double mean) => new Gamma(mean, Cv);

    private static double StandardOf(double shape, ref RandomStream stream)
    {
        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = stream.NextNormal();
            var root = 1 + c * x;
            if (root <= 0) continue;
            var v = root * root * root;
            var u = stream.NextUniform();
            var x2 = x * x;
            if (u < 1 - 0.0331 * x2 * x2) return d * v;
            if (PortableMath.Log(u) < 0.5 * x2 + d * (1 - v + PortableMath.Log(v))) return d * v;
        }
    }
}
