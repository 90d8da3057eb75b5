using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Design.Resilience;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Organisations;
using Plateau.Model.Texts;

namespace Plateau.Design.Organisations;

/// <summary>Organisation models side by side: the same customers, the same demand, the same targets.</summary>
/// <param name="Models">In the order of the catalogue, those that cannot be built too.</param>
/// <param name="Reference">Key of the model that all are compared with: as observed where there is a log, else one skill each; the next best where that cannot be built; null when nothing can.</param>
/// <param name="Notes">What holds for all: protected flows, and what was left out because of size.</param>
/// <param name="Sensitivity">Pooled against specialised; null when one of the two is out of reach.</param>
/// <param name="CostInHours">True when hours stand for money because no cost was stated.</param>
public sealed record OrganisationComparison(ImmutableArray<ModelResult> Models, string? Reference, ImmutableArray<Message> Notes, Sensitivity? Sensitivity, bool CostInHours)
{
    /// <summary>What the log shows of handle times and breadth (<see cref="BreadthInLog"/>); an association, so it is told and enters no sum. Unknown without a log.</summary>
    public Estimate BreadthSeen { get; init; } = Estimate.Unknown;

    /// <summary>What the cost formula takes of the centre (docs/methods/organisation-models.md); null when it was not computed.</summary>
    public CostSetting? Setting { get; init; }
}

/// <summary>One model with what it gives and costs.</summary>
/// <param name="Key">Of the model; with a drawn one, <c>drawn:</c> and its id.</param>
/// <param name="Name">Given by the user; null = the model's own name.</param>
/// <param name="CannotBuild">Why there are no figures; null when there are.</param>
/// <param name="SameAs">Key of an earlier model with the same groups, whose figures these are; null = none.</param>
/// <param name="Notes">How it was built.</param>
/// <param name="Figures">Null when it cannot be built.</param>
public sealed record ModelResult(string Key, string? Name, Message? CannotBuild, string? SameAs, ImmutableArray<Message> Notes, ModelFigures? Figures);

/// <param name="Share">Share of agents with two skills or more, 0 to 1.</param>
/// <param name="SkillsPerAgent">Mean, at least 1.</param>
/// <param name="EqualHours">At today's hours; its gain is over the reference.</param>
/// <param name="EqualService">Least hours found; its saving is over the reference, relative.</param>
/// <param name="AgentsSaved">The same saving in agents of today's number; unknown without.</param>
/// <param name="Shocks">At its own hours for equal service.</param>
/// <param name="Variety">0 = an agent takes one flow all day, 1 = all flows alike.</param>
/// <param name="SwitchShare">Share of contacts taken after one of another flow.</param>
public sealed record ModelFigures(
    double Share,
    double SkillsPerAgent,
    EqualHours EqualHours,
    EqualService EqualService,
    Estimate AgentsSaved,
    Shocks Shocks,
    Estimate Variety,
    Estimate SwitchShare,
    Fragility Fragility,
    Bill Bill,
    ImmutableArray<SkillSetShare> SkillSets)
{
    /// <summary>What the cost formula takes of the model; null when equal service is out of reach.</summary>
    public CostFacts? Facts { get; init; }

    /// <summary>What a stated gain of resolution comes to here; null when none is stated or equal service is out of reach.</summary>
    public ResolutionClaim? Resolution { get; init; }

    /// <summary>After shocks of two hours, from its own hours at equal service; null when that is out of reach.</summary>
    public Recovery? Recovery { get; init; }
}

/// <summary>Points of answered-within lost (share of contacts, paired on the same customers) when nothing else is done about it.</summary>
/// <param name="FewerPeople">A tenth of the people of every group away.</param>
/// <param name="MoreVolume">A tenth more contacts of every flow.</param>
public sealed record Shocks(Estimate FewerPeople, Estimate MoreVolume);

/// <summary>Both ends of what the stated ranges leave open.</summary>
public readonly record struct ValueRange(double Low, double High);

/// <summary>
/// What the model costs a year, in money or (without a cost) hours. A range holds every combination of the stated ranges, and for savings the simultaneous 95 % interval of the hours too. What
/// nobody stated is left out of the sum, and the reader is told.
/// </summary>
/// <param name="Yearly">Running cost, continuous training included; null when equal service is out of reach.</param>
/// <param name="YearlySaving">Over the reference; null for the reference itself.</param>
/// <param name="SkillsToLearn">Pairs of agent and flow beyond those that the reference has, at least 0.</param>
/// <param name="TrainingHours">For them; null when no training cost is stated.</param>
/// <param name="TrainingCost">The same in the unit of cost.</param>
/// <param name="PayBack">Null without a training cost, or when nothing has to be learnt.</param>
public sealed record Bill(ValueRange? Yearly, ValueRange? YearlySaving, int SkillsToLearn, ValueRange? TrainingHours, ValueRange? TrainingCost, PayBack? PayBack);

/// <summary>Months until the saving has paid the training.</summary>
/// <param name="Best">With every range at its best end; null = never, even then.</param>
/// <param name="Worst">With every range at its worst end; null = never, then.</param>
public sealed record PayBack(double? Best, double? Worst);

/// <summary>
/// What turns the verdict: cost of everyone-everything less cost of one skill each over the first twelve months, initial training included, as a share of the cost of one skill each; negative = pooling is cheaper.
/// </summary>
/// <param name="Difference">With every stated range at its middle.</param>
/// <param name="Low">With every range, and the hours, at the ends best for pooling.</param>
/// <param name="High">At the ends worst for pooling.</param>
/// <param name="Inputs">The one that matters most first; those that are not stated last.</param>
/// <param name="Elasticity">By how much of itself the need of hours grows with the work: 0.9 = ten per cent more work, nine per cent more hours.</param>
public sealed record Sensitivity(double Difference, double Low, double High, ImmutableArray<InputEffect> Inputs, double Elasticity);

/// <summary>One uncertain input alone, the others at the middle of what is stated (left out where nothing is).</summary>
/// <param name="Input">Null = the hours that the simulation found, over their 95 % interval.</param>
/// <param name="Range">Null when it is not stated.</param>
/// <param name="AtLow">The difference with this input at its low end; null when it is not stated.</param>
/// <param name="AtHigh">The same at its high end.</param>
/// <param name="BreakEven">The value at which the two cost the same; null when no value within reason does.</param>
/// <param name="Priced">False when nothing is known of what the input acts on (repeat contacts, for instance), so that it moves nothing.</param>
public sealed record InputEffect(UncertainInput? Input, StatedRange? Range, double? AtLow, double? AtHigh, double? BreakEven, bool Priced)
{
    /// <summary>Width of its bar; 0 when it is not stated.</summary>
    public double Swing => Math.Abs((AtHigh ?? 0) - (AtLow ?? 0));

    /// <summary>True when the verdict turns inside the stated range.</summary>
    public bool Turns => AtLow * AtHigh < 0;
}
