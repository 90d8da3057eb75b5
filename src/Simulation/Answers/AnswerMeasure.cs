using System.Collections.Immutable;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Simulation.Answers;

/// <summary>What a number is counted in.</summary>
public enum AnswerUnit
{
    /// <summary>Contacts a day.</summary>
    ContactsPerDay,

    /// <summary>0 to 1.</summary>
    Share,

    Seconds,

    /// <summary>A pure number.</summary>
    Ratio,
}

/// <summary>
/// A measure of what happens to contacts, as a ratio of two exact sums (a count a day has the days as its denominator). Names, definitions and formulas stand in the texts under
/// <c>answer.{key}</c>.
/// </summary>
/// <param name="Key">Stable, as in files and JSON.</param>
/// <param name="Measure">Numerator and denominator; where the denominator is 0 the measure is unknown.</param>
/// <param name="Concerns">Whether the measure says anything about the flows of the plan (of the scope, <see cref="SimulationAnswers"/>): no resolution share is shown where nobody knows resolution.</param>
public sealed record AnswerMeasure(string Key, AnswerUnit Unit, ServiceMeasure Measure, Func<SimulationPlan, bool> Concerns)
{
    /// <summary>The measure of several flows together, where it differs from that of one.</summary>
    public ServiceMeasure Together { get; init; } = Measure;
}

/// <summary>All measures of contacts, in the order in which they are shown.</summary>
public static class AnswerMeasureCatalogue
{
    public static ImmutableArray<AnswerMeasure> All { get; } =
    [
        Count("offered", counts => counts.Offered, _ => true),
        Count("returned", counts => counts.Returned, plan => plan.Flows.Any(flow => !flow.Returns.IsEmpty)),
        Count("received", counts => counts.Received, HasWays),
        Count("answered", counts => counts.Answered, _ => true),
        Count("calledBack", counts => counts.CalledBack, plan => Has(plan, QueueAction.IsCalledBackInTurn)),
        Count("abandoned", counts => counts.Abandoned, _ => true),
        Count("leftBeforeQueue", counts => counts.LeftBeforeQueue, plan => plan.Flows.Any(flow => flow.EntryLossShare > 0 || flow.Menu is { DropOutShare: > 0 })),
        Count("blocked", counts => counts.Blocked, MayBlock),
        Count("closed", counts => counts.Closed, plan => plan.Flows.Any(flow => !flow.Open.IsEmpty)),
        Count("selfServed", counts => counts.SelfServed, plan => plan.Flows.Any(flow => flow.Menu is { SelfServedShare: > 0 })),
        Count("deterred", counts => counts.Deterred, plan => Has(plan, QueueAction.Leaves)),
        Count("sentOn", counts => counts.SentOn, plan => plan.Flows.Any(flow => flow.Menu is { Choices.Length: > 0 })),
        Count("messages", counts => counts.Messages, plan => Has(plan, QueueAction.LeavesMessage) || Has(plan, QueueAction.IsCalledBackLater) || plan.Flows.Any(flow => flow.WhenClosed is not null)),
        Count("transferred", counts => counts.Transferred, plan => plan.Flows.Any(flow => flow.Handovers.Any(handover => handover.Kind != HandoverKind.Consultation))),
        Count("preempted", counts => counts.Preempted, plan => plan.Flows.Any(flow => flow.Preemptible)),
        Count("dialled", counts => counts.Dialled, plan => !plan.Diallers.IsEmpty),
        Count("waitingAtEnd", counts => counts.WaitingAtEnd, _ => true),
        Count("backlog", counts => counts.Backlog, _ => true),
        new("serviceLevel1", AnswerUnit.Share, ServiceMeasure.ServiceLevel1, _ => true),
        new("serviceLevel2", AnswerUnit.Share, ServiceMeasure.ServiceLevel2, _ => true),
        new("serviceLevel3", AnswerUnit.Share, ServiceMeasure.AnsweredWithin, _ => true),
        new("serviceLevel4", AnswerUnit.Share, ServiceMeasure.ServiceLevel4, _ => true),
        new("serviceLevel5", AnswerUnit.Share, ServiceMeasure.ServiceLevel5, _ => true),
        new("abandonmentShare", AnswerUnit.Share, ServiceMeasure.Abandonment, _ => true) { Together = ServiceMeasure.AbandonmentTogether },
        new("blockingShare", AnswerUnit.Share, ServiceMeasure.Blocking, MayBlock) { Together = ServiceMeasure.BlockingTogether },
        new("waitProbability", AnswerUnit.Share, ServiceMeasure.WaitProbability, _ => true),
        new("transferShare", AnswerUnit.Share, new(counts => counts.Transferred, counts => counts.Answered + counts.CalledBack), plan => plan.Flows.Any(flow => flow.Handovers.Any(handover => handover.Kind != HandoverKind.Consultation))),
        new("returnShare", AnswerUnit.Share, new(counts => counts.Returned, counts => counts.Offered), plan => plan.Flows.Any(flow => !flow.Returns.IsEmpty)),
        new("resolutionShare", AnswerUnit.Share, new(counts => counts.Resolved, counts => counts.Resolved + counts.Unresolved), KnowsResolution),
        // Of one flow all that came for an agent; together a customer counts once, where he came from outside.
        new("contactsPerResolution", AnswerUnit.Ratio, new(counts => counts.Came, counts => counts.Resolved), KnowsResolution) { Together = new(counts => counts.Offered, counts => counts.Resolved) },
        new("dueShare", AnswerUnit.Share, new(counts => counts.DueMet, counts => counts.DueMet + counts.DueMissed), plan => plan.Flows.Any(flow => flow.DueTicks is not null)),
        new("meanWait", AnswerUnit.Seconds, ServiceMeasure.MeanWait, _ => true),
        new("meanWaitAnswered", AnswerUnit.Seconds, ServiceMeasure.MeanWaitAnswered, _ => true),
        new("meanWaitCalledBack", AnswerUnit.Seconds, new(counts => Ticks.ToSeconds(counts.WaitTicksCalledBack), counts => counts.CalledBack), plan => Has(plan, QueueAction.IsCalledBackInTurn)),
        new("meanHandle", AnswerUnit.Seconds, new(counts => Ticks.ToSeconds(counts.HandleTicks), counts => counts.Answered + counts.CalledBack), _ => true),
        new("backlogAge", AnswerUnit.Seconds, new(counts => Ticks.ToSeconds(counts.BacklogAgeTicks), counts => counts.Backlog), _ => true),
    ];

    private static AnswerMeasure Count(string key, Func<FlowCounts, double> count, Func<SimulationPlan, bool> concerns) =>
        new(key, AnswerUnit.ContactsPerDay, new(count, _ => 1), concerns);

    private static bool Has(SimulationPlan plan, QueueAction action) => plan.Flows.Any(flow => flow.QueueRules.Any(rule => rule.Action == action));

    private static bool MayBlock(SimulationPlan plan) => plan.WaitingPlaces is not null || !plan.Lines.IsEmpty;

    private static bool HasWays(SimulationPlan plan) =>
        plan.Flows.Any(flow => flow.WhenClosed is not null || !flow.Handovers.IsEmpty || flow.Menu is { Choices.Length: > 0 } || flow.QueueRules.Any(rule => rule.ToFlow is not null));

    private static bool KnowsResolution(SimulationPlan plan) => plan.Groups.Any(group => group.ResolvedShares.Any(share => share is not null));
}
