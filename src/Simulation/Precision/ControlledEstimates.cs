using Plateau.Mathematics.Statistics;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Simulation.Precision;

/// <summary>
/// Estimates over replications with control variates: how many contacts came from outside in a replication (after the warm-up), and how much work they bring at the flow's mean handle time. Both have known means, and days
/// with more contacts are the worse ones. What it gains and when it misleads: docs/methods/variance-reduction.md.
/// </summary>
public static class ControlledEstimates
{
    /// <summary>Mean over replications of the ratio in each, less what the arrivals explain. Unknown when a replication has a denominator of 0.</summary>
    /// <param name="flow">Position of a flow; null = all flows together. The controls are always those of the whole centre.</param>
    public static ControlledMean ByReplication(SimulationPlan plan, SimulationResult result, ServiceMeasure measure, int? flow = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(result);
        var values = Estimates.ValuesByReplication(result, measure, flow);
        if (values.Any(value => value is null)) return new(Estimate.Unknown, null);
        var flows = Enumerable.Range(0, plan.Flows.Length).Where(f => plan.Flows[f].ArrivalKind == ArrivalKind.Poisson && plan.Diallers.All(dialler => dialler.Flow != f)).ToArray();
        if (flows.Length == 0) return new(Estimates.ByReplication(result, measure, flow), 1);
        var expected = flows.Select(f => Expected(plan, plan.Flows[f])).ToArray();
        var work = flows.Select(f => MeanWork(plan, f)).ToArray();
        var came = Enumerable.Range(0, result.Replications).Select(replication => flows.Select(f => (double)FromOutside(result, replication, f)).ToArray()).ToArray();
        double[][] controls = [[.. came.Select(counts => counts.Sum())], [.. came.Select(counts => counts.Zip(work, (count, seconds) => count * seconds).Sum())]];
        return ControlVariates.Mean([.. values.Select(value => value!.Value)], controls, [expected.Sum(), expected.Zip(work, (count, seconds) => count * seconds).Sum()]);
    }

    /// <summary>After the warm-up; the rate inside a period is constant.</summary>
    private static double Expected(SimulationPlan plan, FlowPlan flow) =>
        flow.ArrivalsPerPeriod.Select((contacts, period) => contacts * Math.Clamp((((period + 1) * plan.PeriodTicks) - plan.WarmUpTicks) / (double)plan.PeriodTicks, 0, 1)).Sum();

    private static long FromOutside(SimulationResult result, int replication, int flow)
    {
        var counts = result.OfReplication(replication, flow);
        return counts.Offered - counts.Returned;
    }

    private static double MeanWork(SimulationPlan plan, int flow) =>
        plan.Groups.Where(group => group.HandleTimes[flow] is not null).Select(group => group.HandleTimes[flow]!.Mean).DefaultIfEmpty(0).Average();
}
