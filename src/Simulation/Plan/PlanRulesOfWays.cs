using Plateau.Model;
using Plateau.Model.Ways;

namespace Plateau.Simulation.Plan;

/// <summary>The rules about the ways of contacts between flows.</summary>
internal static class PlanRulesOfWays
{
    private const double Tolerance = 1e-9; // of sums of shares

    public static void Ensure(SimulationPlan plan, int index)
    {
        var flow = plan.Flows[index];
        var id = flow.Id;
        EnsureArrivals(plan, flow);
        PlanRules.Require(flow.Open.IsEmpty || flow.Open.Length == plan.Periods, $"flow {id}: opening ({flow.Open.Length} periods) must be empty or cover the plan's {plan.Periods} periods");
        if (flow.WhenClosed is { } mailbox) RequireOther(plan, index, mailbox, "closed");
        PlanRules.Require(flow.DueTicks is null or > 0, $"flow {id}: due time ({flow.DueTicks} ticks) must be above 0");
        PlanRules.Require(flow.WaitWeight > 0 && double.IsFinite(flow.WaitWeight), $"flow {id}: weight of waiting ({flow.WaitWeight}) must be above 0 and finite");
        PlanRules.Require(!flow.Preemptible || (flow.Handovers.IsEmpty && !flow.Preempts), $"flow {id}: preemptible work is not handed over and does not preempt");
        foreach (var level in flow.Levels) PlanRules.Require(level.QueueAtLeast >= 0, $"flow {id}: level with a queue of at least {level.QueueAtLeast}");
        EnsureMenu(plan, index);
        EnsureQueueRules(plan, index);
        EnsureReturns(plan, flow);
        EnsureHandovers(plan, index);
    }

    public static void Ensure(SimulationPlan plan)
    {
        foreach (var factor in plan.DayFactors)
        {
            PlanRules.Require(factor.Variation > 0 && double.IsFinite(factor.Variation), $"a day factor's variation ({factor.Variation}) must be above 0 and finite");
            foreach (var flow in factor.Flows)
                PlanRules.Require(flow >= 0 && flow < plan.Flows.Length && plan.Flows[flow].ArrivalKind == ArrivalKind.Poisson, $"a day factor names flow {flow}, which is not there or not Poisson");
        }

        var seen = new HashSet<int>();
        foreach (var lines in plan.Lines)
        {
            PlanRules.Require(lines.Count >= 0, $"lines ({lines.Count}) must be at least 0");
            foreach (var flow in lines.Flows) PlanRules.Require(flow >= 0 && flow < plan.Flows.Length && seen.Add(flow), $"lines name flow {flow}, which is not there or stands twice");
        }

        foreach (var dialler in plan.Diallers)
        {
            PlanRules.Require(dialler.Flow >= 0 && dialler.Flow < plan.Flows.Length, $"a dialler names flow {dialler.Flow}, which is not there");
            PlanRules.Require(dialler.MinimumIdle >= 1 && dialler.Ratio > 0 && double.IsFinite(dialler.Ratio) && dialler.ListLength is null or >= 0, $"a dialler needs at least one idle agent and a ratio above 0");
            PlanRules.Require(dialler.ReachedShares.Length == plan.Periods && dialler.ReachedShares.All(share => share is >= 0 and <= 1), $"a dialler needs a share of reached numbers for each of the {plan.Periods} periods");
            foreach (var group in dialler.TestGroups.Concat(dialler.TargetGroups)) PlanRules.Require(group >= 0 && group < plan.Groups.Length, $"a dialler names group {group}, which is not there");
        }
    }

    private static void EnsureArrivals(SimulationPlan plan, FlowPlan flow)
    {
        if (flow.ArrivalKind == ArrivalKind.Fixed)
            foreach (var count in flow.ArrivalsPerPeriod) PlanRules.Require(count == Math.Floor(count) && count <= 1e7, $"flow {flow.Id}: a fixed number of contacts ({count}) must be whole and at most ten million");
        PlanRules.Require(flow.ArrivalKind == ArrivalKind.Recorded || flow.RecordedTicks.IsEmpty, $"flow {flow.Id}: recorded times without recorded arrivals");
        long before = 0;
        foreach (var time in flow.RecordedTicks)
        {
            PlanRules.Require(time >= before && time < plan.HorizonTicks, $"flow {flow.Id}: recorded times must not decrease and lie inside the horizon ({time} after {before})");
            before = time;
        }
    }

    private static void EnsureMenu(SimulationPlan plan, int index)
    {
        if (plan.Flows[index].Menu is not { } menu) return;
        foreach (var choice in menu.Choices) RequireOther(plan, index, choice.Flow, "menu");
        RequireShares(plan.Flows[index].Id, "menu", [menu.DropOutShare, menu.SelfServedShare, .. menu.Choices.Select(choice => choice.Share)]);
    }

    private static void EnsureQueueRules(SimulationPlan plan, int index)
    {
        var id = plan.Flows[index].Id;
        foreach (var rule in plan.Flows[index].QueueRules)
        {
            PlanRules.Require(rule.Share is >= 0 and <= 1 && rule.PatienceFactor > 0 && double.IsFinite(rule.PatienceFactor), $"flow {id}: a queue rule needs a share and a patience factor above 0");
            PlanRules.Require(rule.AfterTicks >= 0 && rule.QueueAtLeast >= 0 && rule.ExpectedWaitAtLeastTicks >= 0, $"flow {id}: a queue rule's limits must be at least 0");
            PlanRules.Require(rule.Action != QueueAction.HearsWait || rule.AfterTicks == 0, $"flow {id}: the wait is told at joining");
            if (rule.Action is not (QueueAction.LeavesMessage or QueueAction.IsCalledBackLater)) continue;
            PlanRules.Require(rule.ToFlow is not null, $"flow {id}: a message or a later callback needs a flow");
            RequireOther(plan, index, rule.ToFlow!.Value, "queue rule");
            PlanRules.Require(rule.Action == QueueAction.LeavesMessage || rule.Delay is not null, $"flow {id}: a later callback needs a delay");
        }
    }

    private static void EnsureReturns(SimulationPlan plan, FlowPlan flow)
    {
        foreach (var cause in Enum.GetValues<ReturnCause>())
            RequireShares(flow.Id, "returns", [.. flow.Returns.Where(back => back.Cause == cause).Select(back => back.Share)]);
        foreach (var back in flow.Returns) PlanRules.Require(back.ToFlow >= 0 && back.ToFlow < plan.Flows.Length, $"flow {flow.Id}: customers return to flow {back.ToFlow}, which is not there");
    }

    private static void EnsureHandovers(SimulationPlan plan, int index)
    {
        var flow = plan.Flows[index];
        foreach (var handover in flow.Handovers)
        {
            RequireOther(plan, index, handover.ToFlow, "handover");
            PlanRules.Require(handover.AtShare is >= 0 and <= 1, $"flow {flow.Id}: a handover at {handover.AtShare} of the handle time");
            PlanRules.Require(handover.ShareByGroup.Length == plan.Groups.Length, $"flow {flow.Id}: a handover needs a share for each of the {plan.Groups.Length} groups");
            PlanRules.Require(!plan.Flows[handover.ToFlow].Preemptible || handover.Kind == HandoverKind.Cold, $"flow {flow.Id}: an agent cannot stay with preemptible work of flow {plan.Flows[handover.ToFlow].Id}");
        }

        if (flow.Handovers.IsEmpty) return;
        for (var group = 0; group < plan.Groups.Length; group++)
        {
            RequireShares(flow.Id, "handovers", [.. flow.Handovers.Select(handover => handover.ShareByGroup[group])]);
            if (flow.Handovers.Any(handover => handover.Kind != HandoverKind.Cold && (HasSeveral(plan.Groups[group], index) || HasSeveral(plan.Groups[group], handover.ToFlow))))
                PlanRules.Require(false, $"flow {flow.Id}: warm transfers and consultations are for one contact at a time (group {plan.Groups[group].Id})");
        }
    }

    private static bool HasSeveral(GroupPlan group, int flow) => !group.Concurrency.IsEmpty && group.Takes.Contains(flow) && group.Concurrency[flow] > 1;

    private static void RequireShares(FlowId flow, string what, double[] shares)
    {
        foreach (var share in shares) PlanRules.Require(share is >= 0 and <= 1, $"flow {flow}: {what} with a share of {share}");
        PlanRules.Require(shares.Sum() <= 1 + Tolerance, $"flow {flow}: the shares of its {what} sum to {shares.Sum()}");
    }

    private static void RequireOther(SimulationPlan plan, int flow, int other, string what) =>
        PlanRules.Require(other >= 0 && other < plan.Flows.Length && other != flow, $"flow {plan.Flows[flow].Id}: its {what} names flow {other}, which is not there or the same");
}
