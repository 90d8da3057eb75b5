using Plateau.Model.Ways;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Engine;

/// <summary>The loops, fastest first. All give the same counts on a plan that they accept.</summary>
public enum LoopKind
{
    /// <summary>Queues, levels, staffing by period: abandonment settled when an agent next looks, or at once where places are limited.</summary>
    Plain,

    /// <summary>Everything that a plan can say.</summary>
    Full,
}

/// <summary>Which loop is exact for a plan.</summary>
public static class LoopChoice
{
    private static readonly string[] PlainAgentSelectors = ["longest-idle", "listed-order", "least-skilled", "best-skill"];

    /// <summary>The fastest loop that is exact for the plan.</summary>
    public static LoopKind Of(SimulationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Flows.All(IsPlain) && plan.Groups.All(IsPlain) && plan.Lines.IsEmpty && plan.Diallers.IsEmpty && PlainAgentSelectors.Contains(plan.AgentSelector)
            ? LoopKind.Plain
            : LoopKind.Full;
    }

    private static bool IsPlain(FlowPlan flow) =>
        flow is { ArrivalKind: ArrivalKind.Poisson, Menu: null, AfterWork: null, DueTicks: null, Preemptible: false, Preempts: false, AgentSelector: null }
        && flow.Open.IsEmpty && flow.QueueRules.IsEmpty && flow.Returns.IsEmpty && flow.Handovers.IsEmpty && flow.Levels.All(level => level.QueueAtLeast == 0);

    private static bool IsPlain(GroupPlan group) =>
        group is { SwitchTicks: 0, Learning: null, AbsenceShare: 0, LateShare: 0 }
        && group.Breaks.IsEmpty && group.Reserve.All(reserve => reserve == 0) && group.Concurrency.All(concurrency => concurrency == 1) && group.ResolvedShares.All(share => share is null);
}
