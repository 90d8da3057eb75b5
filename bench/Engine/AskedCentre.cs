using Plateau.Mathematics.Distributions;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;

namespace Plateau.Bench.Engine;

/// <summary>
/// A workload's centre with just what the project's speed aim names: eager abandonment (a setting of the run), transfers, priorities, repeats, breaks and all statistics. <see cref="EverythingOn"/> is the same with every phenomenon.
/// </summary>
internal static class AskedCentre
{
    private const int Periods = 96;

    /// <summary>Transfers and repeats bring more work: a tenth fewer first contacts keep the centre as busy as it was.</summary>
    private const double FirstContacts = 0.9;

    public static SimulationPlan Of(SimulationPlan plan) => plan with
    {
        PeriodTicks = plan.HorizonTicks / Periods,
        PeriodsPerDay = Periods,
        Flows = [.. plan.Flows.Select((flow, index) => With(flow, index, plan.Flows.Length, plan.Groups.Length))],
        Groups = [.. plan.Groups.Select((group, index) => With(group, index, plan.Flows.Length))],
    };

    private static FlowPlan With(FlowPlan flow, int index, int flows, int groups) => flow with
    {
        ArrivalsPerPeriod = [.. Enumerable.Repeat(flow.ArrivalsPerPeriod.Sum() * FirstContacts / Periods, Periods)],
        CreditShare = 0.2,
        CreditTicks = 60 * Ticks.PerSecond,
        Returns = [new(ReturnCause.Unresolved, 0.4, new LogNormal(7200, 1), index), new(ReturnCause.Abandoned, 0.5, new Exponential(600), index)],
        Handovers =
        [
            new() { Kind = HandoverKind.Cold, ToFlow = (index + 1) % flows, ShareByGroup = [.. Enumerable.Repeat(0.04, groups)] },
            new() { Kind = HandoverKind.Warm, ToFlow = (index + 2) % flows, ShareByGroup = [.. Enumerable.Repeat(0.02, groups)], Briefing = new Exponential(20) },
        ],
    };

    private static GroupPlan With(GroupPlan group, int index, int flows)
    {
        var agents = group.Staffing.Max();
        return group with
        {
            ContactSelector = index % 2 == 0 ? "priority" : group.ContactSelector,
            Staffing = [.. Enumerable.Range(0, Periods).Select(period => period / 2 % 12 == index % 12 ? agents - 1 : agents + 1)], // a break for everybody in turn, covered by one more
            Breaks = [new MovableBreakPlan(12 * 3600 * Ticks.PerSecond, 13 * 3600 * Ticks.PerSecond, 1800 * Ticks.PerSecond, 1, 3)],
            ResolvedShares = [.. Enumerable.Repeat<double?>(0.85, flows)],
        };
    }
}
