using System.Collections.Immutable;
using Plateau.Design.Activities;
using Plateau.Design.Coverage;
using Plateau.Design.Organisations;
using Plateau.Design.Training;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Texts;

namespace Plateau.Design.Cursor;

/// <summary>What kind of organisation stands at a position.</summary>
public enum OrganisationKind
{
    /// <summary>Today's skills and presence, as the log shows them.</summary>
    Observed,

    /// <summary>One skill for each agent.</summary>
    Specialised,

    /// <summary>A share of the agents has a second skill.</summary>
    SecondSkill,

    /// <summary>Everyone takes everything.</summary>
    Everyone,

    /// <summary>An organisation model that is no position of the cursor.</summary>
    Model,
}

/// <summary>
/// The cursor between specialising and pooling: what each position gives at today's hours, and what it costs at equal service, on the same customers.
/// </summary>
public sealed record CursorResult
{
    /// <summary>Observed first, then from specialised to everyone.</summary>
    public required ImmutableArray<CursorPosition> Positions { get; init; }

    /// <summary>Smallest position with 90 % of the largest gain in cost; null when pooling gains nothing or nothing is feasible.</summary>
    public required Knee? Knee { get; init; }

    /// <summary>Handle-time inflation of the pooled agents at which the gain of full pooling over full specialisation is gone.</summary>
    public required BreakEven? BreakEven { get; init; }

    /// <summary>For the whole centre.</summary>
    public required Verdict Whole { get; init; }

    public required ImmutableArray<FlowVerdict> Flows { get; init; }

    /// <summary>True when hours stand for cost because no cost was stated.</summary>
    public required bool CostInHours { get; init; }

    public required double StaffedHours { get; init; }

    /// <summary>Absence rate used for the resilience figure, and whether it was observed.</summary>
    public required Estimate AbsenceRate { get; init; }

    public required int Replications { get; init; }

    public required int DaysPerReplication { get; init; }

    /// <summary>Name of the solver; null = hours were searched without programmes, and the positions have second skills alone.</summary>
    public string? Solver { get; init; }

    /// <summary>No organisation under any routing asks for fewer hours; null when nothing arrives.</summary>
    public double? LeastHoursOfAny { get; init; }

    /// <summary>Organisation models side by side; null when they were not examined.</summary>
    public OrganisationComparison? Organisations { get; init; }

    /// <summary>Whom to train; null when it was not examined.</summary>
    public TrainingPlan? Training { get; init; }

    /// <summary>Where it hangs by a thread; null when nobody knows who is there.</summary>
    public FragilityMap? FragilityMap { get; init; }

    /// <summary>What the flows are like; null when it was not examined.</summary>
    public ActivityMap? Activities { get; init; }
}

/// <param name="Share">Greatest share of hours (without a solver and for today's organisation: of agents) by agents with two skills or more, 0 to 1.</param>
/// <param name="GroupSummary">Agents by skill set: mean number present, for the reader who asks what the position means.</param>
public sealed record CursorPosition(
    OrganisationKind Kind, double Share, EqualHours EqualHours, EqualService EqualService, Fragility Fragility, ImmutableArray<SkillSetShare> GroupSummary)
{
    /// <summary>Share of hours by agents with several skills that the best organisation found there uses; null = <see cref="Share"/>.</summary>
    public double? MultiSkilledHours { get; init; }

    /// <summary>No staffing of its skill sets that meets the targets on the customers of the search asks for fewer hours, with this router and if service is concave where it was looked at; null without such a bound.</summary>
    public double? LeastHours { get; init; }

    /// <summary>Mean, at least 1; null where there is no organisation.</summary>
    public double? SkillsPerAgent { get; init; }

    /// <summary>What it asks of people and gives back, against the reference of the organisation models; null where there is no organisation.</summary>
    public GiveAndTake? GiveAndTake { get; init; }

    /// <summary>Why this centre cannot take the position; null when it can.</summary>
    public Message? Impossible { get; init; }
}

/// <param name="Hours">Hours of agents with exactly these skills ÷ all hours.</param>
public sealed record SkillSetShare(ImmutableArray<FlowId> Skills, double Hours);

/// <summary>Service at today's staffed hours.</summary>
/// <param name="GainOverSpecialised">Answered within, this position less the specialised one, paired on the same customers.</param>
public sealed record EqualHours(
    Estimate AnsweredWithin, Estimate Abandonment, Estimate MeanWaitAnsweredSeconds, Estimate Occupancy, ImmutableArray<Estimate> AnsweredWithinByFlow, Estimate GainOverSpecialised);

/// <summary>Least hours found at which each flow meets its target with 95 % confidence.</summary>
/// <param name="Hours">Over the simulated days; unknown when infeasible.</param>
/// <param name="Cost">Money when a cost is stated, else hours.</param>
/// <param name="SavingOverSpecialised">Relative: (specialised − this) ÷ specialised, paired; simultaneous over the positions.</param>
/// <param name="Infeasible">Why no staffing was found; null when one was.</param>
public sealed record EqualService(Estimate Hours, Estimate Cost, Estimate SavingOverSpecialised, ImmutableArray<Estimate> AnsweredWithinByFlow, Message? Infeasible);

/// <summary>Loss of answered-within (share of offered) when each agent in turn is away, at today's hours.</summary>
/// <param name="UnderAbsence">Answered within when agents are absent at the centre's rate.</param>
public sealed record Fragility(Estimate MeanLoss, Estimate WorstLoss, string WorstAgent, Estimate UnderAbsence)
{
    public static Fragility Unknown { get; } = new(Estimate.Unknown, Estimate.Unknown, "", Estimate.Unknown);
}

/// <param name="Share">Share of agents with two skills or more, with its interval.</param>
/// <param name="EverySkill">True when two skills are not enough: only everyone taking everything reaches 90 % of the gain.</param>
/// <param name="GainOfTwoSkills">Gain when all agents have two skills ÷ largest gain, 0 to 1; null when that position was not examined.</param>
public sealed record Knee(double Share, double Low, double High, bool EverySkill, double? GainOfTwoSkills);

/// <param name="Inflation">0.12 = 12 % longer handle times; interval from replications.</param>
public sealed record BreakEven(Estimate Inflation);

/// <summary>What to do with an activity.</summary>
public enum VerdictKind
{
    Pool,
    Specialise,
    Mixed,
    Undecided,
}

/// <param name="CostDifference">Pooled less specialised, share of the specialised cost, simultaneous 95 % interval; negative = pooling is cheaper.</param>
/// <param name="Reasons">What it rests on and what would change it, most important first.</param>
public sealed record Verdict(VerdictKind Kind, Estimate CostDifference, ImmutableArray<Message> Reasons);

public sealed record FlowVerdict(FlowId Flow, Verdict Verdict)
{
    /// <summary>The cursor of this flow; empty where it was not turned.</summary>
    public ImmutableArray<DialPosition> Dial { get; init; } = [];
}

/// <summary>One place of the cursor of a flow, everything else as good as it was found.</summary>
/// <param name="Share">Of the hours of those who take the flow, at most this share by agents who take others too; 0 = alone, 1 = nobody takes it alone.</param>
/// <param name="Hours">Of the whole centre at equal service, over the simulated days; unknown when out of reach.</param>
/// <param name="SavingOverAlone">Relative, of the whole centre's hours; paired, simultaneous.</param>
/// <param name="IsBest">Whether it is the cheapest place.</param>
public sealed record DialPosition(double Share, Estimate Hours, Estimate SavingOverAlone, bool IsBest);
