using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;

namespace Plateau.Tests.Simulation.Full;

/// <summary>A case that can be worked out on paper: few contacts at recorded times, deterministic laws, all in seconds. Any simulator can be run on it.</summary>
/// <param name="Expected">The whole trace, a line a record (<see cref="TraceText"/>).</param>
/// <param name="Check">What the counts must be.</param>
internal sealed record HandCase(string Name, SimulationPlan Plan, string Expected, Action<Ran> Check)
{
    public static SimulationPlan PlanOf(ImmutableArray<FlowPlan> flows, ImmutableArray<GroupPlan> groups, int periodSeconds = 1000, int periodsPerDay = 1, int days = 1) => new()
    {
        PeriodTicks = Seconds(periodSeconds),
        PeriodsPerDay = periodsPerDay,
        Days = days,
        Flows = [.. flows.Select(flow => flow with { ArrivalsPerPeriod = [.. Enumerable.Repeat(0.0, periodsPerDay * days)] })],
        Groups = [.. groups.Select(group => group.Staffing.Length == periodsPerDay * days ? group : group with { Staffing = [.. Enumerable.Repeat(group.Staffing[0], periodsPerDay * days)] })],
    };

    /// <summary>A flow whose contacts arrive at these seconds, taken by these groups at once.</summary>
    public static FlowPlan Flow(string name, double[] arrivals, params int[] groups) => new()
    {
        Id = new FlowId(name),
        ArrivalsPerPeriod = [],
        ArrivalKind = ArrivalKind.Recorded,
        RecordedTicks = [.. arrivals.Select(Ticks.FromSeconds)],
        Patience = new Endless(),
        Levels = groups.Length == 0 ? [] : [new LevelPlan([.. groups], 0)],
    };

    /// <summary>A group with the same agents in every period.</summary>
    /// <param name="handleSeconds">By flow; null = does not take it.</param>
    public static GroupPlan Group(string name, int agents, params double?[] handleSeconds) => new()
    {
        Id = new GroupId(name),
        Takes = [.. Enumerable.Range(0, handleSeconds.Length).Where(flow => handleSeconds[flow] is not null)],
        HandleTimes = [.. handleSeconds.Select(seconds => seconds is { } value ? Always(value) : null)],
        Staffing = [agents],
    };

    public static Distribution Always(double seconds) => new Deterministic(seconds);

    public static long Seconds(double seconds) => Ticks.FromSeconds(seconds);
}
