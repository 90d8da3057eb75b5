using System.Globalization;
using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Plan;

/// <summary>The rules that a plan obeys. Planner and workload reader make plans that do; a plan made by hand is checked when it is run.</summary>
internal static class PlanRules
{
    /// <summary>Contacts in hand at once.</summary>
    public const int MostConcurrent = 8;

    /// <exception cref="ArgumentException">The first rule that is broken, with its values.</exception>
    public static void Ensure(SimulationPlan plan)
    {
        Require(plan.PeriodTicks > 0 && plan.PeriodsPerDay > 0 && plan.Days > 0, $"period length, periods a day and days ({plan.PeriodTicks}, {plan.PeriodsPerDay}, {plan.Days}) must be above 0");
        Require(plan.PeriodTicks <= Ticks.Never / 4 / plan.Periods, $"horizon ({plan.Periods} periods of {plan.PeriodTicks} ticks) is too long");
        Require(plan.WarmUpTicks >= 0 && plan.WarmUpTicks < plan.HorizonTicks, $"warm-up ({plan.WarmUpTicks} ticks) must lie inside the horizon ({plan.HorizonTicks})");
        Require(plan.WaitingPlaces is null or >= 0, $"waiting places ({plan.WaitingPlaces}) must be at least 0");
        foreach (var key in plan.Flows.Select(flow => flow.AgentSelector).OfType<string>().Append(plan.AgentSelector)) _ = AgentSelectorCatalogue.Of(key);
        foreach (var group in plan.Groups) _ = ContactSelectorCatalogue.Of(group.ContactSelector);
        for (var flow = 0; flow < plan.Flows.Length; flow++)
        {
            EnsureFlow(plan, flow);
            PlanRulesOfWays.Ensure(plan, flow);
        }

        for (var group = 0; group < plan.Groups.Length; group++) EnsureGroup(plan, group);
        PlanRulesOfWays.Ensure(plan);
    }

    private static void EnsureFlow(SimulationPlan plan, int index)
    {
        var flow = plan.Flows[index];
        Require(flow.ArrivalsPerPeriod.Length == plan.Periods, $"flow {flow.Id}: arrivals ({flow.ArrivalsPerPeriod.Length} periods) must cover the plan's {plan.Periods} periods");
        foreach (var mean in flow.ArrivalsPerPeriod) Require(mean >= 0 && double.IsFinite(mean), $"flow {flow.Id}: arrivals ({mean}) must be at least 0 and finite");
        Require(flow.EntryLossShare is >= 0 and <= 1, $"flow {flow.Id}: entry loss ({flow.EntryLossShare}) must be a share");
        Require(flow.CreditShare is >= 0 and <= 1 && flow.CreditTicks is >= 0 and <= Ticks.Never / 4, $"flow {flow.Id}: waiting credit ({flow.CreditShare}, {flow.CreditTicks} ticks) must be a share and at least 0");
        long opened = 0;
        var seen = new HashSet<int>();
        foreach (var level in flow.Levels)
        {
            Require(level.AfterTicks >= opened && level.AfterTicks <= Ticks.Never, $"flow {flow.Id}: levels must open in order (after {level.AfterTicks} ticks follows {opened})");
            opened = level.AfterTicks;
            foreach (var group in level.Groups)
            {
                Require(group >= 0 && group < plan.Groups.Length, $"flow {flow.Id}: there is no group {group}");
                Require(seen.Add(group), $"flow {flow.Id}: group {plan.Groups[group].Id} stands in two levels");
                Require(plan.Groups[group].Takes.Contains(index), $"flow {flow.Id}: group {plan.Groups[group].Id} is in its levels but does not take it");
            }
        }
    }

    private static void EnsureGroup(SimulationPlan plan, int index)
    {
        var group = plan.Groups[index];
        Require(group.Staffing.Length == plan.Periods, $"group {group.Id}: staffing ({group.Staffing.Length} periods) must cover the plan's {plan.Periods} periods");
        foreach (var agents in group.Staffing) Require(agents >= 0, $"group {group.Id}: staffing ({agents}) must be at least 0");
        Require(group.HandleTimes.Length == plan.Flows.Length, $"group {group.Id}: handle times ({group.HandleTimes.Length}) must be as many as flows ({plan.Flows.Length})");
        foreach (var flow in group.Takes)
        {
            Require(flow >= 0 && flow < plan.Flows.Length, $"group {group.Id}: there is no flow {flow}");
            Require(plan.Flows[flow].Levels.Any(level => level.Groups.Contains(index)), $"group {group.Id}: it takes flow {plan.Flows[flow].Id}, which has no level with it");
            Require(!plan.Flows[flow].Preemptible || group.Concurrency.IsEmpty || group.Concurrency[flow] == 1, $"group {group.Id}: preemptible work of flow {plan.Flows[flow].Id} is done one contact at a time");
            Require(group.HandleTimes[flow] is { } law && double.IsFinite(law.Mean), $"group {group.Id}: flow {plan.Flows[flow].Id} needs a law of handle time with a finite mean");
        }

        foreach (var (list, what) in new[] { (group.Reserve.Length, "reserve"), (group.Preference.Length, "preference"), (group.Mastery.Length, "mastery"), (group.Concurrency.Length, "concurrency"), (group.ResolvedShares.Length, "resolved shares") })
            Require(list == 0 || list == plan.Flows.Length, $"group {group.Id}: {what} ({list} values) must be empty or as many as flows ({plan.Flows.Length})");
        foreach (var reserve in group.Reserve) Require(reserve >= 0, $"group {group.Id}: reserve ({reserve}) must be at least 0");
        foreach (var concurrency in group.Concurrency) Require(concurrency is >= 1 and <= MostConcurrent, $"group {group.Id}: concurrency ({concurrency}) must be 1 to {MostConcurrent}");
        foreach (var speed in group.Speeds) Require(speed is > 0 and <= 1, $"group {group.Id}: speed ({speed}) must be above 0 and at most 1");
        Require(group.Speeds.IsEmpty || (group.Speeds[0] == 1 && group.Speeds.Length >= group.Concurrency.DefaultIfEmpty(1).Max()), $"group {group.Id}: speeds must start with 1 and be stated up to the greatest concurrency");
        foreach (var share in group.ResolvedShares) Require(share is null or (>= 0 and <= 1), $"group {group.Id}: resolved share ({share}) must be a share");
        Require(group.SwitchTicks is >= 0 and <= Ticks.Never / 4, $"group {group.Id}: switching ({group.SwitchTicks} ticks) must be at least 0");
        Require(group.Learning is null or { Experience: > 0, Rate: >= 0 and <= 2 }, $"group {group.Id}: learning needs experience above 0 and a rate of 0 to 2");
        Require(group.AbsenceShare is >= 0 and < 1 && group.LateShare is >= 0 and <= 1, $"group {group.Id}: absence ({group.AbsenceShare}) and lateness ({group.LateShare}) must be shares");
        Require(group.LateShare == 0 || group.Lateness is not null, $"group {group.Id}: those who come late need a law of lateness");
        foreach (var pause in group.Breaks)
        {
            Require(pause.StartTicks >= 0 && pause.LatestTicks >= pause.StartTicks && pause.DurationTicks > 0 && pause.LatestTicks + pause.DurationTicks <= plan.DayTicks, $"group {group.Id}: a break ({pause.StartTicks} to {pause.LatestTicks}, {pause.DurationTicks} ticks) must lie inside a day");
            Require(pause.Agents >= 1 && pause.PostponedAtQueue >= 1, $"group {group.Id}: a break needs at least one agent and a queue of at least one");
        }

        Require(group.Takes.Distinct().Count() == group.Takes.Length, $"group {group.Id}: a flow stands twice in what it takes");
    }

    internal static void Require(bool holds, FormattableString rule)
    {
        if (!holds) throw new ArgumentException("The plan is not valid: " + rule.ToString(CultureInfo.InvariantCulture) + ".");
    }
}
