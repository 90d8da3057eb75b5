using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;

namespace Plateau.Tests.Simulation.Full;

/// <summary>Makes a plan that fails smaller as long as it goes on failing: what is left is what the failure needs.</summary>
internal static partial class Smallest
{
    private const ulong MoreSeeds = 6; // taking out a flow changes the draws of the others, so each smaller plan is tried with a few seeds

    /// <param name="fails">Whether the failure is there with this plan and seed; a plan that is refused, or no longer small, counts as not failing.</param>
    public static (SimulationPlan Plan, ulong Seed) Of(SimulationPlan plan, ulong seed, Func<SimulationPlan, ulong, bool> fails)
    {
        // Each round tries everything once, going on from each success; the last round changes nothing.
        for (var isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            for (var step = 0; Smaller(plan, seed).Skip(step).FirstOrDefault() is { } candidate;)
            {
                ulong[] seeds = [seed, .. Enumerable.Range(1, (int)MoreSeeds).Select(other => (ulong)other)];
                if (seeds.Where(other => Fails(candidate, other, fails)).Select(other => (ulong?)other).FirstOrDefault() is not { } found)
                {
                    step++;
                    continue;
                }

                (plan, seed) = (candidate, found);
                isSmaller = true;
            }
        }

        return (plan, seed);
    }

    private static bool Fails(SimulationPlan plan, ulong seed, Func<SimulationPlan, ulong, bool> fails)
    {
        try
        {
            return fails(plan, seed);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The plan with one thing less; the greatest steps first.</summary>
    private static IEnumerable<SimulationPlan> Smaller(SimulationPlan plan, ulong seed)
    {
        if (plan.Days > 1)
        {
            yield return WithPeriods(plan with { Days = plan.Days - 1 }, 0);
            yield return WithPeriods(plan with { Days = plan.Days - 1 }, plan.PeriodsPerDay);
        }
        else if (plan.PeriodsPerDay > 1)
        {
            yield return WithPeriods(plan with { PeriodsPerDay = plan.PeriodsPerDay - 1 }, 0);
            yield return WithPeriods(plan with { PeriodsPerDay = plan.PeriodsPerDay - 1 }, 1);
        }

        if (plan.Flows.Length > 1)
            for (var flow = 0; flow < plan.Flows.Length; flow++) yield return WithoutFlow(plan, flow);
        for (var group = 0; group < plan.Groups.Length; group++) yield return WithoutGroup(plan, group);
        if (plan.WarmUpTicks > 0) yield return plan with { WarmUpTicks = 0 };
        if (plan.WaitingPlaces is not null) yield return plan with { WaitingPlaces = null };
        if (plan.AgentSelector != "longest-idle") yield return plan with { AgentSelector = "longest-idle" };
        foreach (var less in Fewer(plan.DayFactors)) yield return plan with { DayFactors = less };
        foreach (var less in Fewer(plan.Lines)) yield return plan with { Lines = less };
        foreach (var less in Fewer(plan.Diallers)) yield return plan with { Diallers = less };
        for (var position = 0; position < plan.Diallers.Length; position++)
            foreach (var less in Smaller(plan.Diallers[position])) yield return plan with { Diallers = plan.Diallers.SetItem(position, less) };
        for (var flow = 0; flow < plan.Flows.Length; flow++)
            foreach (var less in Smaller(plan.Flows[flow])) yield return WithLevels(plan with { Flows = plan.Flows.SetItem(flow, less) });
        for (var flow = 0; flow < plan.Flows.Length; flow++)
            if (plan.Flows[flow].ArrivalKind != ArrivalKind.Recorded) yield return WithRecorded(plan, seed, flow);
        for (var group = 0; group < plan.Groups.Length; group++)
            foreach (var less in Smaller(plan.Groups[group], plan.PeriodTicks)) yield return plan with { Groups = plan.Groups.SetItem(group, less) };
    }

    private static IEnumerable<DiallerPlan> Smaller(DiallerPlan dialler)
    {
        if (dialler.DialTime is not null) yield return dialler with { DialTime = null };
        if (dialler.MinimumIdle > 1) yield return dialler with { MinimumIdle = 1 };
        if (dialler.ListLength is not <= 1) yield return dialler with { ListLength = dialler.ListLength is { } length ? length / 2 : 64 };
        if (dialler.ReachedShares.Any(share => share < 1)) yield return dialler with { ReachedShares = [.. dialler.ReachedShares.Select(_ => 1.0)] };
    }

    private static IEnumerable<FlowPlan> Smaller(FlowPlan flow)
    {
        if (flow.ArrivalsPerPeriod.Any(contacts => contacts > 0)) yield return flow with { ArrivalsPerPeriod = [.. flow.ArrivalsPerPeriod.Select(_ => 0.0)] };
        for (var period = 0; period < flow.ArrivalsPerPeriod.Length; period++)
            if (flow.ArrivalsPerPeriod[period] > 0) yield return flow with { ArrivalsPerPeriod = flow.ArrivalsPerPeriod.SetItem(period, Math.Floor(flow.ArrivalsPerPeriod[period] / 2)) };
        foreach (var less in Fewer(flow.RecordedTicks)) yield return flow with { RecordedTicks = less };
        var round = flow.RecordedTicks.Select(RoundDown).ToImmutableArray();
        if (!round.SequenceEqual(flow.RecordedTicks)) yield return flow with { RecordedTicks = round };
        if (flow.ArrivalKind == ArrivalKind.Fixed) yield return flow with { ArrivalKind = ArrivalKind.Poisson };
        if (!flow.Open.IsEmpty) yield return flow with { Open = [] };
        if (flow.WhenClosed is not null) yield return flow with { WhenClosed = null };
        if (flow.ClearsAtClosing) yield return flow with { ClearsAtClosing = false };
        if (flow.Menu is not null) yield return flow with { Menu = null };
        if (flow.Menu is { } menu)
        {
            foreach (var less in Fewer(menu.Choices)) yield return flow with { Menu = menu with { Choices = less } };
            if (menu.DropOutShare > 0) yield return flow with { Menu = menu with { DropOutShare = 0 } };
            if (menu.SelfServedShare > 0) yield return flow with { Menu = menu with { SelfServedShare = 0 } };
        }

        foreach (var less in Fewer(flow.QueueRules)) yield return flow with { QueueRules = less };
        for (var rule = 0; rule < flow.QueueRules.Length; rule++)
            foreach (var less in Smaller(flow.QueueRules[rule])) yield return flow with { QueueRules = flow.QueueRules.SetItem(rule, less) };
        foreach (var less in Fewer(flow.Returns)) yield return flow with { Returns = less };
        foreach (var less in Fewer(flow.Handovers)) yield return flow with { Handovers = less };
        for (var handover = 0; handover < flow.Handovers.Length; handover++)
        {
            if (flow.Handovers[handover].Briefing is not null) yield return flow with { Handovers = flow.Handovers.SetItem(handover, flow.Handovers[handover] with { Briefing = null }) };
            if (flow.Handovers[handover].AtShare != 1) yield return flow with { Handovers = flow.Handovers.SetItem(handover, flow.Handovers[handover] with { AtShare = 1 }) };
        }

        if (flow.AfterWork is not null) yield return flow with { AfterWork = null };
        if (flow.DueTicks is not null) yield return flow with { DueTicks = null };
        if (flow.Preemptible) yield return flow with { Preemptible = false };
        if (flow.Preempts) yield return flow with { Preempts = false };
        if (flow.WaitWeight != 1) yield return flow with { WaitWeight = 1 };
        if (flow.AgentSelector is not null) yield return flow with { AgentSelector = null };
        if (flow.EntryLossShare > 0) yield return flow with { EntryLossShare = 0 };
        if (flow.CreditShare > 0) yield return flow with { CreditShare = 0 };
        if (flow.CreditTicks > 0) yield return flow with { CreditTicks = 0 };
        if (flow.Patience is not Endless) yield return flow with { Patience = new Endless() };
        foreach (var less in Fewer(flow.Levels)) yield return flow with { Levels = less };
        for (var level = 0; level < flow.Levels.Length; level++)
        {
            if (flow.Levels[level].QueueAtLeast > 0) yield return flow with { Levels = flow.Levels.SetItem(level, flow.Levels[level] with { QueueAtLeast = 0 }) };
            if (flow.Levels[level].AfterTicks > 0) yield return flow with { Levels = flow.Levels.SetItem(level, flow.Levels[level] with { AfterTicks = 0 }) };
            if (flow.Levels[level].Groups.Length > 1)
                foreach (var less in Fewer(flow.Levels[level].Groups)) yield return flow with { Levels = flow.Levels.SetItem(level, flow.Levels[level] with { Groups = less }) };
        }
    }

    private static IEnumerable<QueueRulePlan> Smaller(QueueRulePlan rule)
    {
        if (rule.Share < 1 && rule.Action != QueueAction.IsCalledBackLater) yield return rule with { Share = 1 }; // later callbacks may go round: with share 1 for ever
        if (rule.AfterTicks > 0) yield return rule with { AfterTicks = 0 };
        if (rule.QueueAtLeast > 0) yield return rule with { QueueAtLeast = 0 };
        if (rule.ExpectedWaitAtLeastTicks > 0) yield return rule with { ExpectedWaitAtLeastTicks = 0 };
    }

    private static IEnumerable<GroupPlan> Smaller(GroupPlan group, long periodTicks)
    {
        if (group.ContactSelector != "longest-wait") yield return group with { ContactSelector = "longest-wait" };
        if (group.Staffing.Distinct().Count() > 1) yield return group with { Staffing = [.. group.Staffing.Select(_ => group.Staffing.Max())] };
        if (group.Staffing.Any(agents => agents > 1)) yield return group with { Staffing = [.. group.Staffing.Select(agents => Math.Max(0, agents - 1))] };
        if (!group.Reserve.IsEmpty) yield return group with { Reserve = [] };
        if (!group.Preference.IsEmpty) yield return group with { Preference = [] };
        if (!group.Mastery.IsEmpty) yield return group with { Mastery = [] };
        if (!group.Concurrency.IsEmpty) yield return group with { Concurrency = [], Speeds = [] };
        if (!group.Speeds.IsEmpty) yield return group with { Speeds = [] };
        if (group.SwitchTicks > 0) yield return group with { SwitchTicks = 0 };
        if (group.Learning is not null) yield return group with { Learning = null };
        if (!group.ResolvedShares.IsEmpty) yield return group with { ResolvedShares = [] };
        if (group.AbsenceShare > 0) yield return group with { AbsenceShare = 0 };
        if (group.LateShare > 0) yield return group with { LateShare = 0, Lateness = null };
        foreach (var less in Fewer(group.Breaks)) yield return group with { Breaks = less };
        var round = new Deterministic(Ticks.ToSeconds(Math.Max(1, periodTicks / 6)));
        if (group.HandleTimes.Any(law => law is not null and not Deterministic)) yield return group with { HandleTimes = [.. group.HandleTimes.Select(law => law is null ? null : (Distribution)round)] };
    }

    /// <summary>To tens: of seconds where ticks are as fine as seconds need, else of ticks.</summary>
    private static long RoundDown(long time) => time - (time % (time > Ticks.PerSecond ? 10 * Ticks.PerSecond : 10));

    /// <summary>The list without one of its members; a long one first without its second or its first half.</summary>
    private static IEnumerable<ImmutableArray<T>> Fewer<T>(ImmutableArray<T> list)
    {
        if (list.Length > 3)
        {
            yield return list[..(list.Length / 2)];
            yield return list[(list.Length / 2)..];
        }

        for (var position = 0; position < list.Length; position++) yield return list.RemoveAt(position);
    }
}
