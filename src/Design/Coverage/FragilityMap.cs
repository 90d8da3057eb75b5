using System.Collections.Immutable;
using NodaTime;
using Plateau.Design.Training;
using Plateau.Mathematics.Statistics;
using Plateau.Model;

namespace Plateau.Design.Coverage;

/// <summary>
/// Where the centre hangs by a thread: for each flow and time of the week the probability that nobody able is there, which departures hurt most, and who could back up. Probabilities are exact sums over who is
/// there and who is absent, independently of each other (docs/methods/fragility.md); nothing is drawn.
/// </summary>
/// <param name="Flows">In the centre's order.</param>
/// <param name="Departures">One person of a group leaves for good; those that hurt most first.</param>
/// <param name="AbsenceRate">Used for everybody who is planned; null = not known, and then no probability is told.</param>
/// <param name="FromLog">True when presence is that of dated days, person by person; false = planned numbers.</param>
public sealed record FragilityMap(ImmutableArray<FlowFragility> Flows, ImmutableArray<Departure> Departures, double? AbsenceRate, bool FromLog);

/// <param name="Holders">People who have the skill.</param>
/// <param name="Cells">By weekday and hour; hours without contacts are left out.</param>
/// <param name="ContactsPerWeek">Expected.</param>
/// <param name="AtRisk">Of them, expected to come while nobody able is there; null = not known.</param>
/// <param name="Worst">The hour in which most contacts come while nobody able is there; null = none or not known.</param>
/// <param name="BackUp">Whose learning it lowers the risk most; null when there is no risk or nobody to learn.</param>
public sealed record FlowFragility(FlowId Flow, int Holders, ImmutableArray<FragilityCell> Cells, double ContactsPerWeek, double? AtRisk, FragilityCell? Worst, BackUp? BackUp)
{
    /// <summary>Share of its contacts that come while nobody able is there, 0 to 1; null = not known.</summary>
    public double? ShareAtRisk => ContactsPerWeek > 0 ? AtRisk / ContactsPerWeek : null;
}

/// <param name="Hour">0 to 23.</param>
/// <param name="Present">Able people expected, on average.</param>
/// <param name="Nobody">Probability that nobody able is there, weighted by contacts, 0 to 1; null = not known. 1 = a hole in the plan.</param>
/// <param name="Contacts">Expected in that hour of a week.</param>
public sealed record FragilityCell(IsoDayOfWeek Weekday, int Hour, double Present, double? Nobody, double Contacts);

/// <summary>One more person learns the flow.</summary>
/// <param name="AtRiskAfter">Contacts a week that still come while nobody able is there.</param>
/// <param name="TrainingHours">Null = not stated.</param>
public sealed record BackUp(LearningGroup Group, double AtRiskAfter, double? TrainingHours);

/// <summary>One person of a group leaves and is not replaced.</summary>
/// <param name="Uncovered">Flows that nobody could take any more.</param>
/// <param name="MoreAtRisk">Contacts a week, over all flows, that come on top of those that find nobody able today; null = not known.</param>
/// <param name="Within">Share answered in time lost, all flows together, paired on the same customers; unknown when not simulated.</param>
/// <param name="HardestHit">The flow that loses most; null when not simulated.</param>
/// <param name="HardestHitWithin">What it loses.</param>
public sealed record Departure(LearningGroup Group, ImmutableArray<FlowId> Uncovered, double? MoreAtRisk, Estimate Within, FlowId? HardestHit, Estimate HardestHitWithin);
