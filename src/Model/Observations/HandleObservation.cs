using System.Collections.Immutable;
using NodaTime;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;

namespace Plateau.Model.Observations;

/// <summary>A law fitted to durations, with how far it is from them.</summary>
/// <param name="KolmogorovSmirnov">Largest distance between the two cumulative shares, 0 to 1 (whole seconds: corrected for rounding).</param>
public sealed record FittedLaw(Distribution Law, double KolmogorovSmirnov, bool Chosen);

/// <summary>Handle time of a flow, in seconds.</summary>
/// <param name="Mean">Of answered contacts with a handle time above 0.</param>
/// <param name="Variation">Standard deviation ÷ mean; null when unknown.</param>
/// <param name="Chosen">The law that the model uses.</param>
/// <param name="ShareUnder10Seconds">Suspiciously short contacts; null when nothing was observed.</param>
public sealed record HandleObservation(
    Estimate Mean, double? Median, double? Variation, ImmutableArray<FittedLaw> Laws, Distribution Chosen, double? ShareUnder10Seconds, ImmutableArray<DurationShare> Histogram);

/// <summary>Share of contacts with a duration in [From, To) seconds.</summary>
public readonly record struct DurationShare(double FromSeconds, double ToSeconds, double Share);

/// <summary>Patience by Kaplan–Meier (docs/methods/patience.md): abandonments are the events, people answered are censored.</summary>
/// <param name="Curve">Share still willing to wait after so many seconds, with its 95 % band.</param>
/// <param name="Mean">Mean of <paramref name="Law"/> (exponential tail included), in seconds, with interval where one can be stated.</param>
public sealed record PatienceObservation(
    long Abandoned, long Censored, ImmutableArray<SurvivalPoint> Curve, double? MedianSeconds, Estimate Mean, Distribution Law, bool Borrowed);

public readonly record struct SurvivalPoint(double Seconds, double Share, double Low, double High);

/// <summary>One agent as the log shows them: coverage facts and the work seen. Never shown one by one without the right to see people.</summary>
public sealed record AgentObservation
{
    public required AgentId Agent { get; init; }

    public required long Contacts { get; init; }

    public required int DaysPresent { get; init; }

    /// <summary>One entry for each flow that the agent was seen on, most contacts first.</summary>
    public required ImmutableArray<AgentFlowObservation> Flows { get; init; }

    /// <summary>Staffed hours by the method used.</summary>
    public required double StaffedHours { get; init; }

    public required double HandlingHours { get; init; }
}

/// <param name="Share">Of the agent's contacts, 0 to 1.</param>
/// <param name="MeanSeconds">As seen.</param>
/// <param name="ShrunkMeanSeconds">Drawn toward the flow's mean as far as few contacts ask for it (docs/methods/handle-time-laws.md).</param>
/// <param name="Weight">Weight of the agent's own mean in it, 0 to 1.</param>
/// <param name="IsSkill">Seen often enough to be counted as a skill.</param>
public sealed record AgentFlowObservation(
    FlowId Flow, long Contacts, double Share, Estimate MeanSeconds, double? Variation, double ShrunkMeanSeconds, double Weight, LocalDate LastUsed, bool IsSkill);
