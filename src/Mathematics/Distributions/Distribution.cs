using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Distributions;

/// <summary>
/// The law of a nonnegative duration in seconds; immutable, compared by value. The cases are those of this folder and no others.
/// </summary>
/// <remarks>
/// <see cref="Sample"/> uses portable arithmetic only, so the same stream gives the same bytes on any x64 machine. Rescaling
/// (<see cref="WithMean"/>) and sampling commute: the same stream gives a draw in proportion to the mean, which pairs designs whose
/// agents differ in speed.
/// </remarks>
public abstract record Distribution
{
    private protected Distribution()
    {
    }

    /// <summary>Mean in seconds, at least 0; +∞ for <see cref="Endless"/> alone.</summary>
    public abstract double Mean { get; }

    /// <summary>Coefficient of variation: standard deviation over mean, at least 0; 0 where the mean is 0 or endless.</summary>
    public abstract double Variation { get; }

    /// <summary>The name of the law in lower case, the same in every language and in files.</summary>
    public abstract string Law { get; }

    /// <summary>One draw in seconds, at least 0; finite but for <see cref="Endless"/>.</summary>
    public abstract double Sample(ref RandomStream stream);

    /// <summary>What <see cref="From"/> makes a draw of. Laws of one kind can share a standard draw that was made before it was known which of them would be needed.</summary>
    public virtual StandardDraw Standard => StandardDraw.None;

    /// <summary>The draw in seconds that <see cref="Sample"/> makes when the stream's next standard draw (of the kind <see cref="Standard"/>) is this one.</summary>
    /// <exception cref="InvalidOperationException">The law has no standard draw.</exception>
    public virtual double From(double standard) => throw new InvalidOperationException($"The law {Law} has no standard draw.");

    /// <summary>
    /// The first draw of each of the streams <paramref name="firstNumber"/>, <paramref name="firstNumber"/> + 1 … of an entity (seconds): the same values as
    /// <see cref="Sample"/> on <see cref="RandomStream.ForNumber"/> one by one, faster.
    /// </summary>
    /// <param name="entityKey">From <see cref="RandomStream.EntityKey"/>.</param>
    public virtual void SampleNumbers(ulong entityKey, long firstNumber, Span<double> seconds)
    {
        if (Standard != StandardDraw.None)
        {
            StandardDraws.OfNumbers(Standard, entityKey, firstNumber, seconds);
            foreach (ref var value in seconds) value = From(value);
            return;
        }

        for (var i = 0; i < seconds.Length; i++)
        {
            var stream = RandomStream.ForNumber(entityKey, firstNumber + i);
            seconds[i] = Sample(ref stream);
        }
    }

    /// <summary>The duration in seconds that a share <paramref name="u"/> (0 to 1) does not exceed; may be +∞ at 1 for a law without upper end.</summary>
    public abstract double Quantile(double u);

    /// <summary>Probability that the duration exceeds <paramref name="t"/> seconds; 1 below 0.</summary>
    public abstract double SurvivalAt(double t);

    /// <summary>The same shape with another mean (seconds, positive).</summary>
    public abstract Distribution WithMean(double mean);
}

/// <summary>Exponential: no memory; the law behind the Erlang formulas. One uniform a draw, by inversion.</summary>
public sealed record Exponential : Distribution
{
    /// <param name="meanSeconds">Mean, positive.</param>
    public Exponential(double meanSeconds) => MeanSeconds = Guard.Positive(meanSeconds, "mean");

    /// <summary>Mean in seconds.</summary>
    public double MeanSeconds { get; }

    /// <inheritdoc/>
    public override double Mean => MeanSeconds;

    /// <inheritdoc/>
    public override double Variation => 1;

    /// <inheritdoc/>
    public override string Law => "exponential";

    /// <inheritdoc/>
    public override StandardDraw Standard => StandardDraw.Exponential;

    /// <inheritdoc/>
    public override double From(double standard) => MeanSeconds * standard;

    /// <inheritdoc/>
    public override double Sample(ref RandomStream stream) => From(stream.NextExponential());

    /// <inheritdoc/>
    public override double Quantile(double u) => 0 - MeanSeconds * PortableMath.Log(1 - Guard.Share(u, "probability"));

    /// <inheritdoc/>
    public override double SurvivalAt(double t) => Guard.NotNaN(t, "duration") <= 0 ? 1 : PortableMath.Exp(-t / MeanSeconds);

    /// <inheritdoc/>
    public override Distribution WithMean(double mean) => new Exponential(mean);
}

/// <summary>Lognormal: the usual law of handle times (Brown and others, JASA 100 (2005) 36–50, section 4). One uniform a draw, by inversion.</summary>
public sealed record LogNormal : Distribution
{
    private readonly double _location; // mean of the logarithm
    private readonly double _scale; // standard deviation of the logarithm

    /// <param name="meanSeconds">Mean, positive.</param>
    /// <param name="cv">Coefficient of variation, positive.</param>
    public LogNormal(double meanSeconds, double cv)
    {
        MeanSeconds = Guard.Positive(meanSeconds, "mean");
        Cv = Guard.Positive(cv, "coefficient of variation");
        var variance = PortableMath.Log(1 + cv * cv);
        _scale = Math.Sqrt(variance);
        _location = PortableMath.Log(meanSeconds) - variance / 2;
    }

    /// <summary>Mean in seconds.</summary>
    public double MeanSeconds { get; }

    /// <summary>Coefficient of variation.</summary>
    public double Cv { get; }

    /// <inheritdoc/>
    public override double Mean => MeanSeconds;

    /// <inheritdoc/>
    public override double Variation => Cv;

    /// <inheritdoc/>
    public override string Law => "lognormal";

    /// <inheritdoc/>
    public override StandardDraw Standard => StandardDraw.Normal;

    /// <inheritdoc/>
    public override double From(double standard) => PortableMath.Exp(_location + _scale * standard);

    /// <inheritdoc/>
    public override double Sample(ref RandomStream stream) => From(stream.NextNormal());

    /// <inheritdoc/>
    public override void SampleNumbers(ulong entityKey, long firstNumber, Span<double> seconds)
    {
        StandardDraws.OfNumbers(StandardDraw.Normal, entityKey, firstNumber, seconds);
        foreach (ref var value in seconds) value = _location + _scale * value;
        PortableMath.Exp(seconds);
    }

    /// <inheritdoc/>
    public override double Quantile(double u) => PortableMath.Exp(_location + _scale * PortableMath.NormalQuantile(Guard.Share(u, "probability")));

    /// <inheritdoc/>
    public override double SurvivalAt(double t) =>
        Guard.NotNaN(t, "duration") <= 0 ? 1 : Statistics.Normal.Cumulative((_location - PortableMath.Log(t)) / _scale);

    /// <inheritdoc/>
    public override Distribution WithMean(double mean) => new LogNormal(mean, Cv);
}

/// <summary>Always the same duration. Draws nothing from the stream.</summary>
public sealed record Deterministic : Distribution
{
    /// <param name="valueSeconds">The duration, at least 0.</param>
    public Deterministic(double valueSeconds) => ValueSeconds = Guard.NotNegative(valueSeconds, "duration");

    /// <summary>The duration in seconds.</summary>
    public double ValueSeconds { get; }

    /// <inheritdoc/>
    public override double Mean => ValueSeconds;

    /// <inheritdoc/>
    public override double Variation => 0;

    /// <inheritdoc/>
    public override string Law => "deterministic";

    /// <inheritdoc/>
    public override double Sample(ref RandomStream stream) => ValueSeconds;

    /// <inheritdoc/>
    public override void SampleNumbers(ulong entityKey, long firstNumber, Span<double> seconds) => seconds.Fill(ValueSeconds);

    /// <inheritdoc/>
    public override double Quantile(double u) => Guard.Share(u, "probability") >= 0 ? ValueSeconds : 0;

    /// <inheritdoc/>
    public override double SurvivalAt(double t) => Guard.NotNaN(t, "duration") < ValueSeconds || t < 0 ? 1 : 0;

    /// <inheritdoc/>
    public override Distribution WithMean(double mean) => new Deterministic(mean);
}

/// <summary>Equally likely everywhere between two durations. One uniform a draw.</summary>
public sealed record Uniform : Distribution
{
    /// <param name="low">Shortest duration in seconds, at least 0.</param>
    /// <param name="high">Longest duration in seconds, above <paramref name="low"/>.</param>
    public Uniform(double low, double high)
    {
        Low = Guard.NotNegative(low, "shortest duration");
        High = Guard.Positive(high, "longest duration");
        if (high <= low) throw new ArgumentOutOfRangeException(nameof(high), FormattableString.Invariant($"The longest duration ({high}) must be above the shortest ({low})."));
    }

    /// <summary>Shortest duration in seconds.</summary>
    public double Low { get; }

    /// <summary>Longest duration in seconds.</summary>
    public double High { get; }

    /// <inheritdoc/>
    public override double Mean => Low + (High - Low) / 2;

    /// <inheritdoc/>
    public override double Variation => (High - Low) / Math.Sqrt(12) / Mean;

    /// <inheritdoc/>
    public override string Law => "uniform";

    /// <inheritdoc/>
    public override StandardDraw Standard => StandardDraw.Uniform;

    /// <inheritdoc/>
    public override double From(double standard) => Low + (High - Low) * standard;

    /// <inheritdoc/>
    public override double Sample(ref RandomStream stream) => From(stream.NextUniform());

    /// <inheritdoc/>
    public override double Quantile(double u) => Low + (High - Low) * Guard.Share(u, "probability");

    /// <inheritdoc/>
    public override double SurvivalAt(double t) => 1 - Math.Clamp((Guard.NotNaN(t, "duration") - Low) / (High - Low), 0, 1);

    /// <inheritdoc/>
    public override Distribution WithMean(double mean)
    {
        var factor = Guard.Positive(mean, "mean") / Mean;
        return new Uniform(Low * factor, High * factor);
    }
}

/// <summary>
/// Patience that never ends. Its mean and every draw are +∞, the one documented infinity of this folder; no rescaling changes it.
/// Draws nothing from the stream.
/// </summary>
public sealed record Endless : Distribution
{
    /// <inheritdoc/>
    public override double Mean => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Variation => 0;

    /// <inheritdoc/>
    public override string Law => "endless";

    /// <inheritdoc/>
    public override double Sample(ref RandomStream stream) => double.PositiveInfinity;

    /// <inheritdoc/>
    public override void SampleNumbers(ulong entityKey, long firstNumber, Span<double> seconds) => seconds.Fill(double.PositiveInfinity);

    /// <inheritdoc/>
    public override double Quantile(double u) => Guard.Share(u, "probability") >= 0 ? double.PositiveInfinity : 0;

    /// <inheritdoc/>
    public override double SurvivalAt(double t) => Guard.NotNaN(t, "duration") <= double.MaxValue ? 1 : 0;

    /// <inheritdoc/>
    public override Distribution WithMean(double mean) => this;
}
