using System.Collections.Immutable;
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

    /// <summary>Random factors of a day's demand; empty = the expected contacts are certain.</summary>
    public ImmutableArray<DayFactorPlan> DayFactors { get; init; } = [];

    /// <summary>Sets of lines shared by flows; a flow stands in one set at most.</summary>
    public ImmutableArray<LinesPlan> Lines { get; init; } = [];

    /// <summary>Diallers of outbound lists.</summary>
    public ImmutableArray<DiallerPlan> Diallers { get; init; } = [];

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
