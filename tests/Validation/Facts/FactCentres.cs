using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Simulation;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Xunit;

namespace Plateau.Validation.Facts;

/// <summary>Small steady centres for the facts of the literature: a contact goes to the groups that take its flow, those with the fewest flows first; a freed agent takes the longest wait.</summary>
internal static class FactCentres
{
    /// <param name="loads">Of each flow, in Erlangs.</param>
    /// <param name="handle">Law of the handle time of a flow, in seconds.</param>
    /// <param name="groups">Flows taken and agents.</param>
    public static SimulationPlan Plan(double[] loads, Func<int, Distribution> handle, double hours, params (int[] Takes, int Agents)[] groups) => new()
    {
        PeriodTicks = Ticks.FromSeconds(hours * 3600),
        PeriodsPerDay = 1,
        Days = 1,
        WarmUpTicks = Ticks.FromSeconds(hours * 360),
        Flows = [.. loads.Select((load, flow) => new FlowPlan
        {
            Id = new FlowId($"f{flow}"),
            ArrivalsPerPeriod = [load / handle(flow).Mean * hours * 3600],
            Patience = new Endless(),
            Levels = [.. groups.Select((group, index) => (group.Takes, Index: index)).Where(group => group.Takes.Contains(flow)).GroupBy(group => group.Takes.Length).OrderBy(level => level.Key)
                .Select(level => new LevelPlan([.. level.Select(group => group.Index)], 0))],
        })],
        Groups = [.. groups.Select((group, index) => new GroupPlan
        {
            Id = new GroupId($"g{index}"),
            Takes = [.. group.Takes],
            HandleTimes = [.. loads.Select((_, flow) => group.Takes.Contains(flow) ? handle(flow) : null)],
            Staffing = [group.Agents],
        })],
    };

    public static SimulationResult Run(SimulationPlan plan, ulong seed, int replications) =>
        Simulator.Run(plan, new SimulationSettings(seed, replications, Environment.ProcessorCount), cancel: TestContext.Current.CancellationToken);

    /// <summary>A measure over all flows, replication by replication.</summary>
    public static double[] PerReplication(SimulationPlan plan, ulong seed, int replications, ServiceMeasure measure)
    {
        var result = Run(plan, seed, replications);
        return [.. Enumerable.Range(0, replications).Select(replication => measure.Of(Estimates.CountsOf(result, replication))!.Value)];
    }

    /// <summary>First less second on the same customers, with the interval at a level.</summary>
    public static Estimate Less(double[] first, double[] second, double level = 0.999) => Intervals.PairedDifference(first, second, level);
}
