using System.Collections.Immutable;
using NodaTime;
using Plateau.Mathematics.Statistics;

namespace Plateau.Model.Observations;

/// <summary>
/// What the log shows, over the dated days that it covers. Only Import fills it. Counts are exact; everything estimated carries its sample size and interval.
/// </summary>
public sealed record ObservedCentre
{
    /// <summary>The dated days with data, in order; days without data are in <see cref="DataQuality.MissingDays"/>, not here.</summary>
    public required PeriodGrid Grid { get; init; }

    public required ImmutableArray<FlowObservation> Flows { get; init; }

    public required ImmutableArray<AgentObservation> Agents { get; init; }

    /// <summary>Hours and presence by every method; all are shown, one is used.</summary>
    public required ImmutableArray<StaffingEstimate> Staffing { get; init; }

    /// <summary>Key of the method used downstream.</summary>
    public required string StaffingUsed { get; init; }

    /// <summary>After-contact work in seconds: the median time between two contacts of an agent when somebody whom they could serve was waiting; unknown when nobody ever was.</summary>
    public Estimate AfterContactSeconds { get; init; } = Estimate.Unknown;

    /// <summary>All flows together.</summary>
    public required ServiceObservation Service { get; init; }

    /// <summary>All flows, day by day, in the grid's order.</summary>
    public required ImmutableArray<DayObservation> Days { get; init; }

    /// <summary>By flow; null when the log cannot tell transfers (no case number, or no group).</summary>
    public ImmutableArray<TransferObservation>? Transfers { get; init; }

    public StaffingEstimate StaffingInUse => Staffing.First(estimate => estimate.Method == StaffingUsed);
}

/// <summary>One day of one flow (or of all): counts of contacts by outcome. Offered = answered + abandoned (those left before the queue included). Null = the sources do not tell it.</summary>
/// <param name="AnsweredWithin">Answered within the flow's threshold (<see cref="FlowObservation.ThresholdSeconds"/>).</param>
/// <param name="WaitSecondsAnswered">Total wait of the answered.</param>
/// <param name="WaitSecondsAbandoned">Total wait of the abandoned.</param>
public readonly record struct DayObservation(
    long Offered, long? Answered, long? Abandoned, long? LeftBeforeQueue, long? AnsweredWithin, long? AbandonedWithin, double? WaitSecondsAnswered, double? WaitSecondsAbandoned, double? HandleSeconds);

/// <summary>What was observed of one flow.</summary>
public sealed record FlowObservation
{
    public required FlowId Flow { get; init; }

    public required string Name { get; init; }

    /// <summary>Contacts offered in each period of the grid.</summary>
    public required ImmutableArray<int> ArrivalsPerPeriod { get; init; }

    public required ImmutableArray<DayObservation> Days { get; init; }

    public required double ThresholdSeconds { get; init; }

    public required ServiceObservation Service { get; init; }

    /// <summary>Offered, answered and answered within the threshold by weekday (0 = Monday) × period of the day.</summary>
    public required ImmutableArray<PeriodObservation> ByWeekdayPeriod { get; init; }

    /// <summary>How far volumes vary beyond a Poisson law, same weekday and period compared from week to week.</summary>
    public required DispersionObservation Dispersion { get; init; }

    public required HandleObservation Handle { get; init; }

    public required PatienceObservation Patience { get; init; }

    /// <summary>Share of contacts with a waiting credit, and the credit in seconds; share unknown when the log does not tell.</summary>
    public Estimate WaitingCreditShare { get; init; }

    public double WaitingCreditSeconds { get; init; }
}

/// <summary>Counts of a weekday's period over all days of the log; null = the sources do not tell it.</summary>
public readonly record struct PeriodObservation(long Offered, long? Answered, long? AnsweredWithin, long? Abandoned);

/// <summary>Indicators with every usual definition (docs/methods/service-level.md, docs/methods/indicators.md).</summary>
public sealed record ServiceObservation
{
    public required long Offered { get; init; }

    /// <summary>Null where a source (sums of intervals) does not tell it.</summary>
    public required long? Answered { get; init; }

    /// <summary>As <see cref="Answered"/>.</summary>
    public required long? Abandoned { get; init; }

    /// <summary>Of the abandoned: left before any wait in a queue.</summary>
    public required long? LeftBeforeQueue { get; init; }

    public required double ThresholdSeconds { get; init; }

    public required double ShortAbandonSeconds { get; init; }

    /// <summary>The five variants of the service level, index = variant − 1.</summary>
    public required ImmutableArray<Estimate> ServiceLevels { get; init; }

    /// <summary>B/(A+B).</summary>
    public required Estimate AbandonmentShare { get; init; }

    /// <summary>(B−B_s)/(A+B−B_s): short abandonments left out.</summary>
    public required Estimate AbandonmentShareWithoutShort { get; init; }

    /// <summary>Abandoned after a wait in the queue / offered less those who left before it.</summary>
    public required Estimate AbandonmentShareInQueue { get; init; }

    /// <summary>ASA: Σ wait of answered / answered, in seconds (abandoned excluded).</summary>
    public required Estimate MeanWaitAnsweredSeconds { get; init; }

    /// <summary>Mean wait of all who were answered or abandoned, in seconds (zeros included).</summary>
    public required Estimate MeanWaitAllSeconds { get; init; }

    /// <summary>Share of the answered who waited 0.</summary>
    public required Estimate AnsweredAtOnceShare { get; init; }

    /// <summary>AHT: mean handle time of the answered with a handle time, in seconds.</summary>
    public required Estimate MeanHandleSeconds { get; init; }

    /// <summary>Handling / staffed time by the staffing method used; unknown for a single flow of a shared floor.</summary>
    public required Estimate Occupancy { get; init; }

    public Estimate Level(ServiceLevelVariant variant) => ServiceLevels[(int)variant - 1];
}

/// <param name="Index">Variance ÷ mean of the counts; 1 = Poisson.</param>
/// <param name="PValue">Probability of so much variation if arrivals were Poisson; null when it cannot be tested.</param>
/// <param name="DayIndex">The same for day totals of equal weekdays.</param>
public sealed record DispersionObservation(Estimate Index, double? PValue, Estimate DayIndex, double? DayPValue);
