using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Simulation;
using Plateau.Simulation.Memory;
using Plateau.Simulation.Results;

namespace Plateau.Design.Sizing;

/// <summary>
/// Sizes a centre period by period: each flow as if it had agents of its own, and all flows in one pool; then simulates both requirements.
/// Periods are taken as stationary (docs/methods/sizing.md says when that misleads); the simulation checks it.
/// </summary>
public static class Sizer
{
    /// <summary>Weeks simulated to check a requirement.</summary>
    public const int CheckWeeks = 20;

    /// <param name="centre">Its grid is the grid of the answer (a typical week).</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SizingResult Size(CentreModel centre, StudySettings settings, CancellationToken cancel = default)
    {
        var open = OpeningHours.Of(centre);
        var staffed = OpeningHours.StaffedPerPeriod(centre);
        var anyStaffing = staffed.Any(agents => agents > 0);
        var periodHours = centre.Grid.PeriodMinutes / 60.0;
        var targets = centre.Flows.Select(settings.TargetOf).ToArray();
        var need = new ErlangNeed();
        var flows = centre.Flows.Select((flow, index) => SizeFlow(flow, targets[index], open, periodHours, need, cancel)).ToArray();

        var periods = Enumerable.Range(0, centre.Grid.Count).ToArray();
        var pooled = periods.Select(period => open[period] ? need.OfPool(centre.Flows, targets, period, periodHours) : null).ToArray();
        var dedicated = periods.Select(period => open[period] ? Sum(flows, period) : null).ToArray();
        var dedicatedAgents = periods.Select(period => open[period] && dedicated[period] is not null ? flows.Sum(flow => Whole(flow.Required[period], atLeast: 0)) : (int?)null).ToArray();
        var pooledAgents = periods.Select(period => open[period] && pooled[period] is not null ? Whole(pooled[period], atLeast: 1) : (int?)null).ToArray();
        var feasible = !periods.Any(period => open[period] && (pooled[period] is null || dedicated[period] is null));

        var shrinkage = settings.Shrinkage ?? centre.Shrinkage;
        double? Gross(double net) => shrinkage is null ? null : net / (1 - shrinkage.Value);
        var dedicatedWhole = dedicatedAgents.Sum(agents => agents ?? 0) * periodHours;
        var pooledWhole = pooledAgents.Sum(agents => agents ?? 0) * periodHours;
        return new SizingResult
        {
            Grid = centre.Grid,
            Flows = [.. flows],
            Dedicated = [.. dedicated],
            Pooled = [.. pooled],
            DedicatedAgents = [.. dedicatedAgents],
            PooledAgents = [.. pooledAgents],
            Staffed = [.. periods.Select(period => open[period] && anyStaffing ? staffed[period] : (double?)null)],
            Hours = new SizingHours(
                dedicated.Sum(agents => agents ?? 0) * periodHours,
                dedicatedWhole,
                pooled.Sum(agents => agents ?? 0) * periodHours,
                pooledWhole,
                anyStaffing ? staffed.Sum() * periodHours : null,
                Gross(dedicatedWhole),
                Gross(pooledWhole),
                shrinkage),
            DedicatedCheck = Check(centre, settings, [.. flows.Select(flow => GroupFor([centre.FlowOf(flow.Flow)], flow.Required.Select(agents => Whole(agents, 0))))], open, cancel),
            PooledCheck = Check(centre, settings, [GroupFor(centre.Flows, pooledAgents.Select(agents => agents ?? 0))], open, cancel),
            Feasible = feasible,
        };
    }

    private static FlowSizing SizeFlow(Flow flow, ServiceTarget target, ImmutableArray<bool> open, double periodHours, ErlangNeed need, CancellationToken cancel)
    {
        var required = new double?[open.Length];
        for (var period = 0; period < open.Length; period++)
        {
            cancel.ThrowIfCancellationRequested();
            if (open[period] && flow.ArrivalsPerPeriod[period] > 0)
                required[period] = need.OfPool([flow], [target], period, periodHours);
        }

        return new FlowSizing(
            flow.Id, target, [.. required], flow.ArrivalsPerPeriod, required.Sum(agents => agents ?? 0) * periodHours, flow.MeanWorkSeconds, ErlangNeed.PatienceSeconds(flow));
    }

    /// <summary>Sum of the flows' needs; null when one of the flows with demand cannot reach its target.</summary>
    private static double? Sum(IReadOnlyList<FlowSizing> flows, int period)
    {
        double sum = 0;
        foreach (var flow in flows)
        {
            if (flow.ArrivalsPerPeriod[period] <= 0)
                continue;
            if (flow.Required[period] is not { } need)
                return null;
            sum += need;
        }

        return sum;
    }

    /// <summary>Rounded up only here, at the end.</summary>
    private static int Whole(double? agents, int atLeast) => agents is null ? 0 : Math.Max(atLeast, (int)Math.Ceiling(agents.Value - 1e-9));

    private static AgentGroup GroupFor(IReadOnlyList<Flow> flows, IEnumerable<int> agents)
    {
        var name = string.Join('+', flows.Select(flow => flow.Id.Value));
        return new AgentGroup
        {
            Id = new GroupId(name),
            Name = name,
            Skills = [.. flows.Select(flow => flow.Skill).Distinct().Select(skill => new SkillHeld(skill))],
            StaffedPerPeriod = [.. agents.Select(count => (double)count)],
        };
    }

    /// <summary>Simulates a requirement over open periods; contacts that arrive when the centre is closed are left out, they are nobody's promise.</summary>
    private static SizingCheck Check(CentreModel centre, StudySettings settings, ImmutableArray<AgentGroup> groups, ImmutableArray<bool> open, CancellationToken cancel)
    {
        var model = centre with
        {
            Groups = groups,
            Routing = Routing.BySkills,
            Flows = [.. centre.Flows.Select(flow => flow with { ArrivalsPerPeriod = [.. flow.ArrivalsPerPeriod.Select((arrivals, period) => open[period] ? arrivals : 0)] })],
        };
        var plan = settings.PlanOf(model);
        var result = RememberingSimulator.Run(plan, new SimulationSettings(settings.Seed, CheckWeeks, settings.Threads), settings.Memory, null, cancel);
        cancel.ThrowIfCancellationRequested();
        return new SizingCheck(Within(result, null), [.. Enumerable.Range(0, centre.Flows.Length).Select(flow => Within(result, flow))]);
    }

    private static Estimate Within(SimulationResult result, int? flow) =>
        Measures.PerReplication(result, flow, Measures.AnsweredWithin).ToEstimate();
}
