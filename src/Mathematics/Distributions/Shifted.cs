using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Distributions;

/// <summary>A law with a constant added: work that always takes some seconds more (after-contact work of a fixed length, for instance).</summary>
public sealed record Shifted : Distribution
{
    /// <param name="law">The law without the constant.</param>
    /// <param name="offsetSeconds">What is added, at least 0 s.</param>
    public Shifted(Distribution law, double offsetSeconds)
    {
        Base = law;
        OffsetSeconds = Guard.NotNegative(offsetSeconds, "offset");
    }

    public Distribution Base { get; }

    /// <summary>Seconds added to every draw.</summary>
    public double OffsetSeconds { get; }

    /// <inheritdoc/>
    public override double Mean => Base.Mean + OffsetSeconds;

    /// <inheritdoc/>
    public override double Variation => Mean is > 0 and < double.PositiveInfinity ? Base.Variation * Base.Mean / Mean : 0;

    /// <inheritdoc/>
    public override string Law => "shifted";

    /// <inheritdoc/>
    public override StandardDraw Standard => Base.Standard;

    /// <inheritdoc/>
    public override double From(double standard) => Base.From(standard) + OffsetSeconds;

    /// <inheritdoc/>
    public override double Sample(ref RandomStream stream) => Base.Sample(ref stream) + OffsetSeconds;

    /// <inheritdoc/>
    public override void SampleNumbers(ulong entityKey, long firstNumber, Span<double> seconds)
    {
        Base.SampleNumbers(entityKey, firstNumber, seconds);
        foreach (ref var value in seconds) value += OffsetSeconds;
    }

    /// <inheritdoc/>
    public override double Quantile(double u) => Base.Quantile(u) + OffsetSeconds;

    /// <inheritdoc/>
    public override double SurvivalAt(double t) => Base.SurvivalAt(t - OffsetSeconds);

    /// <summary>Both parts rescaled, so that the shape stays.</summary>
    public override Distribution WithMean(double mean) => Mean > 0 ? new Shifted(Base.WithMean(Base.Mean * mean / Mean), OffsetSeconds * mean / Mean) : this;
}
