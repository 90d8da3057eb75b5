using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Texts;

namespace Plateau.Design.Training;

/// <summary>Why a training list ends where it does.</summary>
public enum TrainingStop
{
    /// <summary>Everyone taking everything would spare nothing that can be told from chance.</summary>
    NothingToGain,

    /// <summary>Nine tenths of what everyone taking everything would spare are reached.</summary>
    MostOfTheGain,

    /// <summary>The best next training spares less in a year than it costs in its first.</summary>
    CostsMore,

    /// <summary>The best next training's gain can no longer be told from chance.</summary>
    WithinNoise,

    /// <summary>Nobody is left who could learn anything.</summary>
    NobodyLeft,

    /// <summary>As long as a list may be.</summary>
    LongEnough,
}

/// <summary>
/// Whom to train: the trainings that spare most hours, in order. Hours spared are the agent hours that would else have to be added, on the flows that lack them, so that every flow keeps its promise
/// (docs/methods/training.md). All figures come from fresh replications, after the choice; hours are a week.
/// </summary>
public sealed record TrainingPlan
{
    /// <summary>Why there is no list; null when there is one, be it empty.</summary>
    public required Message? CannotTell { get; init; }

    /// <summary>In the order in which they should be given.</summary>
    public ImmutableArray<TrainingStep> List { get; init; } = [];

    public TrainingStop? Stop { get; init; }

    /// <summary>Hours a week with which everyone taking everything keeps every promise: the yardstick at which all is measured.</summary>
    public double ReferenceHours { get; init; }

    /// <summary>Hours staffed a week today.</summary>
    public double StaffedHours { get; init; }

    /// <summary>Hours a week that today's skills lack at the yardstick.</summary>
    public Estimate LackingToday { get; init; } = Estimate.Unknown;

    /// <summary>Hours a week spared if all who may learn took everything: what any list can reach.</summary>
    public Estimate WholeGain { get; init; } = Estimate.Unknown;

    /// <summary>Pairs of person and skill that everyone taking everything would have to learn.</summary>
    public int WholeTrainings { get; init; }

    /// <summary>Pairs of person and skill left out because the centre says that they will not or cannot be learnt.</summary>
    public int Refused { get; init; }

    /// <summary>How many of the people who learn wish for what they learn; null where nobody has stated a wish that could be met.</summary>
    public int? Wished { get; init; }

    /// <summary>Cost of one training in its first year in hours; null = not stated.</summary>
    public double? HoursPerTraining { get; init; }

    /// <summary>What the whole list does at today's hours; null when the list is empty.</summary>
    public TrainingToday? AtTodaysHours { get; init; }

    /// <summary>Flows whose promise more hours do not buy; they are left out of the sum.</summary>
    public ImmutableArray<FlowId> OutOfReach { get; init; } = [];

    public int Replications { get; init; }
}

/// <summary>So many people of a group learn one skill.</summary>
/// <param name="People">How many: one, but in large centres several at a time, since one alone could not be measured.</param>
/// <param name="Group">Who.</param>
/// <param name="Skill">What.</param>
/// <param name="Flows">The flows that ask for it.</param>
/// <param name="Gain">Hours a week spared by this training after those before it; simultaneous over the list.</param>
/// <param name="Cumulative">Hours a week spared by the list up to here; simultaneous over the list and the whole gain.</param>
/// <param name="ShareOfWhole">Cumulative ÷ what everyone taking everything spares; may exceed 1 (fewer skills can keep longer contacts away from those who are needed elsewhere).</param>
public sealed record TrainingStep(int People, LearningGroup Group, SkillId Skill, ImmutableArray<FlowId> Flows, Estimate Gain, Estimate Cumulative, double? ShareOfWhole);

/// <summary>People with equal skills, named by what they take and never one by one.</summary>
/// <param name="Names">Names of the groups of a centre file; empty where the log shows persons only.</param>
/// <param name="People">How many, at least 1.</param>
/// <param name="Takes">Flows that they take today.</param>
public sealed record LearningGroup(ImmutableArray<string> Names, int People, ImmutableArray<FlowId> Takes);

/// <summary>The whole list at today's hours.</summary>
/// <param name="Within">Change of the share answered in time, all flows together.</param>
/// <param name="ContactsPerDay">Change of the contacts answered in time a day.</param>
/// <param name="LeastServed">The flow that is least well served today, against its promise.</param>
/// <param name="LeastServedWithin">Change of its share answered in time.</param>
/// <param name="EveryoneWithin">Change of the share answered in time, all flows together, if everyone took everything.</param>
public sealed record TrainingToday(Estimate Within, Estimate ContactsPerDay, FlowId LeastServed, Estimate LeastServedWithin, Estimate EveryoneWithin);
