using System.Collections.Immutable;
using System.Globalization;
using Plateau.Mathematics.Distributions;
using Plateau.Model;

namespace Plateau.Simulation.Plan;

/// <summary>
/// A centre as the engine needs it: flows and groups are their positions in the arrays, times are ticks, staffing is whole agents. Immutable, so a search
/// makes variants with <c>with</c>. Days are simulated back to back, each from its midnight; the run stops at the end of the last one: a contact in service then counts
/// as answered, one still waiting as waiting at the end.
/// </summary>
public sealed record SimulationPlan
{
    public required ImmutableArray<FlowPlan> Flows { get; init; }

    public required ImmutableArray<GroupPlan> Groups { get; init; }

    /// <summary>Length of a period, above 0.</summary>
    public required long PeriodTicks { get; init; }

    public required int PeriodsPerDay { get; init; }

    public required int Days { get; init; }

    /// <summary>Contacts that arrive before it, and busy time before it, are simulated but not counted.</summary>
    public long WarmUpTicks { get; init; }

    /// <summary>Shared places for waiting contacts; null = unlimited, 0 = nobody can wait.</summary>
    public int? WaitingPlaces { get; init; }

    /// <summary>Key in <see cref="Simulation.Routing.AgentSelectorCatalogue"/>, applied inside a level.</summary>
    public string AgentSelector { get; init; } = "longest-idle";

    public int Periods => PeriodsPerDay * Days;

    public long HorizonTicks => PeriodTicks * Periods;

    public long DayTicks => PeriodTicks * PeriodsPerDay;

    /// <summary>Position of a flow.</summary>
    /// <exception cref="ArgumentException">The plan has no such flow.</exception>
    public int IndexOf(FlowId flow)
    {
        for (var index = 0; index < Flows.Length; index++)
            if (Flows[index].Id == flow) return index;
        throw new ArgumentException($"The plan has no flow {flow}.", nameof(flow));
    }

    /// <summary>Position of a group.</summary>
    /// <exception cref="ArgumentException">The plan has no such group.</exception>
    public int IndexOf(GroupId group)
    {
        for (var index = 0; index < Groups.Length; index++)
            if (Groups[index].Id == group) return index;
        throw new ArgumentException($"The plan has no group {group}.", nameof(group));
    }

    /// <summary>The same plan with other whole agents.</summary>
    /// <param name="agents">[group][period], at least 0.</param>
    public SimulationPlan WithStaffing(IReadOnlyList<ImmutableArray<int>> agents) =>
        this with { Groups = [.. Groups.Select((group, index) => group with { Staffing = agents[index] })] };
}

/// <summary>Demand and customers of one flow.</summary>
public sealed record FlowPlan
{
    public required FlowId Id { get; init; }

    /// <summary>Expected contacts in each period, at least 0; within a period they arrive as a Poisson stream of constant rate.</summary>
    public required ImmutableArray<double> ArrivalsPerPeriod { get; init; }

    /// <summary>Share of contacts that leave before any queue, 0 to below 1.</summary>
    public double EntryLossShare { get; init; }

    /// <summary>Share of contacts of the priority class, 0 to 1.</summary>
    public double CreditShare { get; init; }

    /// <summary>They queue as if they had arrived this much earlier. It does not open later levels sooner: those go by the real wait.</summary>
    public long CreditTicks { get; init; }

    public required Distribution Patience { get; init; }

    /// <summary>Groups that may take the flow, earlier levels first, opening times never decreasing.</summary>
    public required ImmutableArray<LevelPlan> Levels { get; init; }

    /// <summary>A contact answered after at most this wait counts as answered within.</summary>
    public long AnsweredWithinTicks { get; init; } = 20 * Ticks.PerSecond;

    /// <summary>A contact that abandons after at most this wait counts as short.</summary>
    public long ShortAbandonTicks { get; init; } = 5 * Ticks.PerSecond;
}

/// <param name="Groups">Positions of groups.</param>
/// <param name="AfterTicks">Real wait from which the level is open; 0 = at once.</param>
public sealed record LevelPlan(ImmutableArray<int> Groups, long AfterTicks);

/// <summary>Agents with equal skills.</summary>
public sealed record GroupPlan
{
    public required GroupId Id { get; init; }

    /// <summary>Positions of flows, in the order in which the contact selector reads them; exactly the flows that have the group in a level.</summary>
    public required ImmutableArray<int> Takes { get; init; }

    /// <summary>Law of the handle time in seconds for each flow of the plan; null for flows that the group does not take.</summary>
    public required ImmutableArray<Distribution?> HandleTimes { get; init; }

    /// <summary>Key in <see cref="Simulation.Routing.ContactSelectorCatalogue"/>.</summary>
    public string ContactSelector { get; init; } = "longest-wait";

    /// <summary>Agents present in each period, at least 0.</summary>
    public required ImmutableArray<int> Staffing { get; init; }
}

/// <summary>The rules that a plan obeys. Planner and workload reader make plans that do; a plan made by hand is checked when it is run.</summary>
internal static class PlanRules
{
    /// <exception cref="ArgumentException">The first rule that is broken, with its values.</exception>
    public static void Ensure(SimulationPlan plan)
    {
        Require(plan.PeriodTicks > 0 && plan.PeriodsPerDay > 0 && plan.Days > 0, $"period length, periods a day and days ({plan.PeriodTicks}, {plan.PeriodsPerDay}, {plan.Days}) must be above 0");
        Require(plan.PeriodTicks <= Ticks.Never / 4 / plan.Periods, $"horizon ({plan.Periods} periods of {plan.PeriodTicks} ticks) is too long");
        Require(plan.WarmUpTicks >= 0 && plan.WarmUpTicks < plan.HorizonTicks, $"warm-up ({plan.WarmUpTicks} ticks) must lie inside the horizon ({plan.HorizonTicks})");
        Require(plan.WaitingPlaces is null or >= 0, $"waiting places ({plan.WaitingPlaces}) must be at least 0");
        for (var flow = 0; flow < plan.Flows.Length; flow++) EnsureFlow(plan, flow);
        for (var group = 0; group < plan.Groups.Length; group++) EnsureGroup(plan, group);
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
            Require(group.HandleTimes[flow] is { } law && double.IsFinite(law.Mean), $"group {group.Id}: flow {plan.Flows[flow].Id} needs a law of handle time with a finite mean");
        }

        Require(group.Takes.Distinct().Count() == group.Takes.Length, $"group {group.Id}: a flow stands twice in what it takes");
    }

    private static void Require(bool holds, FormattableString rule)
    {
        if (!holds) throw new ArgumentException("The plan is not valid: " + rule.ToString(CultureInfo.InvariantCulture) + ".");
    }
}
