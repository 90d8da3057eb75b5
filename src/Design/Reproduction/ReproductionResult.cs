using System.Collections.Immutable;
using NodaTime;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Texts;

namespace Plateau.Design.Reproduction;

/// <summary>Which question a comparison of model and reality answers.</summary>
public enum ReproductionKind
{
    /// <summary>The fitted days, simulated with the inputs estimated from them.</summary>
    Fitted,

    /// <summary>Other days with their own arrivals and staffing; handle times, patience and routing from the fitted days.</summary>
    PredictedOwnStaffing,

    /// <summary>Other days, all inputs from the fitted days.</summary>
    PredictedBlind,
}

/// <summary>The simulated against the observed.</summary>
/// <param name="Source">Name of the log that is compared with.</param>
/// <param name="Calibration">What number was fitted, and on what; null = nothing was fitted to service results.</param>
/// <param name="ByDay">All flows, day by day.</param>
/// <param name="Explanations">Which days and flows make the difference, and why as far as the log tells.</param>
public sealed record ReproductionResult(
    ReproductionKind Kind, string Source, Message? Calibration, ImmutableArray<ReproductionRow> Rows, ImmutableArray<ReproductionDay> ByDay, ImmutableArray<Message> Explanations);

/// <summary>The three measures compared.</summary>
public enum ReproducedMeasure
{
    /// <summary>Answered within the threshold, of offered.</summary>
    AnsweredWithin,

    /// <summary>Abandoned, of offered.</summary>
    Abandonment,

    /// <summary>Mean wait of answered, seconds.</summary>
    MeanWaitAnswered,
}

/// <param name="Flow">Null = all flows together.</param>
/// <param name="Predicted">Interval with day-to-day variation (bootstrap of days) and replication noise.</param>
/// <param name="Agrees">Whether the observed value lies in the predicted interval; null when one of them is unknown.</param>
public sealed record ReproductionRow(FlowId? Flow, ReproducedMeasure Measure, double? Observed, Estimate Predicted, bool? Agrees);

public sealed record ReproductionDay(LocalDate Date, long Offered, double? ObservedWithin, double? PredictedWithin, double? ObservedAbandonment, double? PredictedAbandonment);
