using System.Collections.Immutable;
using NodaTime;
using Plateau.Mathematics.Statistics;

namespace Plateau.Model.Observations;

/// <summary>
/// What an event log shows of cases on their way from team to team. Only Import fills it. Definitions are in docs/methods/cases.md; counts are exact, times are elapsed times
/// (nights and weekends included) unless they are called working time, and never work.
/// </summary>
public sealed record CaseObservation
{
    public required long Events { get; init; }

    public required long Cases { get; init; }

    /// <summary>First and last event.</summary>
    public required Instant From { get; init; }

    /// <inheritdoc cref="From"/>
    public required Instant To { get; init; }

    /// <summary>Most events in one case.</summary>
    public required long MostEvents { get; init; }

    /// <summary>Changes of team; null when the log names no teams.</summary>
    public required HandoverCounts? BetweenGroups { get; init; }

    /// <summary>Changes of person within a case; null when the log names no people. Totals only: who passes to whom is nobody's business here.</summary>
    public required HandoverCounts? BetweenPeople { get; init; }

    /// <summary>The teams, those with most cases first.</summary>
    public required ImmutableArray<CaseGroup> Groups { get; init; }

    /// <summary>Who passes cases to whom, most handovers first.</summary>
    public required ImmutableArray<CaseEdge> Edges { get; init; }

    /// <summary>In which hours of the week something happens; null when too little does. Working times are then null.</summary>
    public CaseWorkingTime? Working { get; init; }

    /// <summary>Cases by the number of different teams: index 0 = one team (or none named). The last counts that many and more.</summary>
    public required ImmutableArray<long> CasesByGroups { get; init; }

    /// <summary>Cases whose every event with a known level is at level 1; null when the log knows no levels.</summary>
    public required long? CasesAtFirstTier { get; init; }

    /// <summary>By flow (product, reason …), most cases first; empty when the log names none. A case has the flow of its first event that names one.</summary>
    public required ImmutableArray<CaseFlow> Flows { get; init; }

    /// <summary>Cases with several teams against cases with one; null when the log names no teams or one of the two kinds is missing.</summary>
    public required HandoverAssociation? Association { get; init; }

    /// <summary>Who ended the cases that were handed over; null when the log names no teams.</summary>
    public required ClosingCounts? Closing { get; init; }

    /// <summary>Sequences of activities, most frequent first: the first few, see <see cref="VariantCount"/>.</summary>
    public required ImmutableArray<CaseVariant> Variants { get; init; }

    /// <summary>Different sequences of activities; those beyond what is held in memory are counted in <see cref="CasesOfFurtherVariants"/> instead.</summary>
    public required long VariantCount { get; init; }

    /// <summary>Cases whose sequence came when the table of sequences was full.</summary>
    public required long CasesOfFurtherVariants { get; init; }

    /// <summary>Activities with the number of their events, most first.</summary>
    public required ImmutableArray<ActivityCount> Activities { get; init; }

    /// <summary>Which activity directly follows which in a case, most frequent first.</summary>
    public required ImmutableArray<ActivityPair> DirectlyFollows { get; init; }

    /// <summary>Handovers and successions that found no place in their full tables: counted, without their ends.</summary>
    public required long Unplaced { get; init; }

    public double? ShareWithin(int groups) => Cases == 0 || CasesByGroups.IsEmpty ? null : (double)CasesByGroups.Take(groups).Sum() / Cases;

    /// <summary>Cases with more than so many different teams.</summary>
    public long CasesBeyond(int groups) => CasesByGroups.Skip(groups).Sum();
}

/// <summary>Changes within cases: events of a case in order of time, runs of one and the same joined.</summary>
/// <param name="Changes">Changes from one to another, over all cases.</param>
/// <param name="CasesWithSeveral">Cases with two different or more.</param>
/// <param name="MostInOneCase">Most changes in one case.</param>
/// <param name="DirectReturns">Changes A to B followed by B to A.</param>
/// <param name="CasesWithDirectReturn">Cases with at least one of these.</param>
/// <param name="Returns">Changes to one that had the case before, directly or later.</param>
/// <param name="CasesWithReturn">Cases with at least one of these.</param>
public sealed record HandoverCounts(long Changes, long CasesWithSeveral, long MostInOneCase, long DirectReturns, long CasesWithDirectReturn, long Returns, long CasesWithReturn);

/// <summary>A team in the log.</summary>
/// <param name="Tier">Level, 1 = first line; null when unknown or when its events have several.</param>
/// <param name="Cases">Cases that it had at least once.</param>
/// <param name="Started">Cases that began with it.</param>
/// <param name="Ended">Cases whose last event is its own.</param>
/// <param name="Received">Handovers to it.</param>
/// <param name="HandedOn">Handovers from it.</param>
/// <param name="HeldSeconds">Mean time from the first event of a visit to the first event of the next team's (or to the visit's last event, when none follows); null when no visit.</param>
/// <param name="People">People seen in its events; 0 when the log names none.</param>
/// <param name="LargestShare">Share of its events (with a known person) by the one person with most; null when no person is known.</param>
/// <param name="EffectivePeople">1 ÷ Σ share²: so many people with equal shares are as concentrated; null as above.</param>
public sealed record CaseGroup(
    string Name, int? Tier, long Events, long Cases, long Started, long Ended, long Received, long HandedOn, double? HeldSeconds, long People, double? LargestShare, double? EffectivePeople)
{
    /// <summary>As <see cref="HeldSeconds"/>, counting only the hours of the week in which the team works; null as there, or when these hours are not known.</summary>
    public double? HeldWorkingSeconds { get; init; }

    /// <summary>Hours of the week in which the team works; null when it shows too little for a pattern of its own, and then the house's is taken.</summary>
    public int? WorkingHoursPerWeek { get; init; }
}

/// <summary>When a house works, by what happens in it.</summary>
/// <param name="Hours">Of the week, Monday 0 to 1 o'clock first: 168.</param>
/// <param name="TeamsWithOwn">Teams that show enough for a pattern of their own.</param>
public sealed record CaseWorkingTime(ImmutableArray<bool> Hours, int TeamsWithOwn)
{
    public int HoursPerWeek => Hours.Count(works => works);
}

/// <summary>Handovers from one team to another.</summary>
/// <param name="Cases">Different cases handed over this way at least once.</param>
/// <param name="MeanDelaySeconds">Mean time from the last event of the sender to the first of the receiver.</param>
/// <param name="MedianDelaySeconds">Exact up to 64 handovers, within 10 % beyond.</param>
/// <param name="DirectReturns">Handovers that went back to the sender with the next.</param>
/// <param name="AwaySeconds">Of those: total time from the sender's last event before to its first event after.</param>
/// <param name="Returns">Handovers to a team that had had the case before.</param>
/// <param name="EndedBySender">Handovers of cases whose last event is the sender's.</param>
/// <param name="EndedHigher">Handovers of cases whose last team is of a higher level than the sender.</param>
public sealed record CaseEdge(
    string From, string To, long Count, long Cases, double MeanDelaySeconds, double MedianDelaySeconds, long DirectReturns, double AwaySeconds, long Returns, long EndedBySender, long EndedHigher)
{
    public double DelaySeconds => Count * MeanDelaySeconds;

    /// <summary>Of all its handovers together, the delay within the hours in which the receiver works; null when these are not known.</summary>
    public double? WorkingDelaySeconds { get; init; }

    /// <summary>Of <see cref="AwaySeconds"/>, what lies within the hours in which the team that has the case works; null when these are not known.</summary>
    public double? AwayWorkingSeconds { get; init; }

    /// <summary>Events that the receiver wrote in visits which went straight back.</summary>
    public long AwayEvents { get; init; }
}

/// <param name="HandedOver">Cases with several teams.</param>
/// <param name="Returned">Cases with a direct return.</param>
public sealed record CaseFlow(string Name, long Cases, long HandedOver, long Returned, long Changes);

/// <summary>Cases with several teams (<paramref name="Several"/>) against cases with one. An association: hard cases are handed over more, and would be long anyway.</summary>
/// <param name="MoreEvents">Difference of the mean events, with its 95 % interval.</param>
/// <param name="MoreSeconds">Difference of the mean elapsed times from first to last event, in seconds, with its 95 % interval.</param>
public sealed record HandoverAssociation(CaseKind Several, CaseKind One, Estimate MoreEvents, Estimate MoreSeconds);

public sealed record CaseKind(long Cases, double MeanEvents, double MeanSeconds, double MedianSeconds);

/// <summary>The cases that were handed over, by who ended them compared with who began them.</summary>
/// <param name="Starter">The team that began it: the way round gave back what was given away.</param>
/// <param name="Higher">A team of a higher level.</param>
/// <param name="SameTier">Another team of the same level.</param>
/// <param name="Lower">A team of a lower level.</param>
/// <param name="Unknown">A level is unknown: cannot be told.</param>
public sealed record ClosingCounts(long Starter, long Higher, long SameTier, long Lower, long Unknown)
{
    public long Total => Starter + Higher + SameTier + Lower + Unknown;
}

/// <param name="Activities">In order; a long sequence is cut.</param>
/// <param name="Length">Events of the whole sequence.</param>
/// <param name="MeanSeconds">From the first event to the last, on average; null when unknown.</param>
public sealed record CaseVariant(ImmutableArray<string> Activities, long Length, long Cases, double? MeanSeconds = null);

public sealed record ActivityCount(string Name, long Events);

public sealed record ActivityPair(string From, string To, long Count);
