using System.Collections.Immutable;
using Plateau.Simulation;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Validation.Simulation.ContactCenters;

/// <summary>The counts of independent replications of a plan, by replication.</summary>
internal sealed class Runs
{
    /// <summary>One seed for all, written down before the first run, never changed.</summary>
    public const ulong Seed = 19990101;

    /// <summary>As many as published.</summary>
    public const int Replications = 1000;

    private readonly FlowCounts[][] _flows; // [replication][flow]
    private readonly GroupCounts[][] _groups; // [replication][group]

    private Runs(FlowCounts[][] flows, GroupCounts[][] groups)
    {
        _flows = flows;
        _groups = groups;
    }

    public static Runs Of(SimulationPlan plan, CancellationToken cancel, int replications = Replications)
    {
        var result = Simulator.Run(plan, new SimulationSettings(Seed, replications, 1), cancel: cancel);
        return new([.. Enumerable.Range(0, replications).Select(replication => FlowsOf(result, replication))], [.. result.Groups.Chunk(result.GroupCount)]);
    }

    /// <summary>As <see cref="Of"/>, but with every step of every replication, for what no count tells. A trace is kept of the first replication only, so replication r is a run of its own with seed + r.</summary>
    public static Runs Traced(SimulationPlan plan, Action<int, ImmutableArray<TraceRecord>> read, CancellationToken cancel)
    {
        var flows = new FlowCounts[Replications][];
        var groups = new GroupCounts[Replications][];
        for (var replication = 0; replication < Replications; replication++)
        {
            var result = Simulator.Run(plan, new SimulationSettings(Seed + (ulong)replication, 1, 1) { Trace = true }, cancel: cancel);
            cancel.ThrowIfCancellationRequested();
            flows[replication] = FlowsOf(result, 0);
            groups[replication] = result.Groups;
            read(replication, result.Trace);
        }

        return new(flows, groups);
    }

    /// <param name="flows">Positions of flows, summed.</param>
    public double[] Sum(IEnumerable<int> flows, Func<FlowCounts, double> of) => [.. _flows.Select(counts => flows.Sum(flow => of(counts[flow])))];

    public double[] Sum(int flow, Func<FlowCounts, double> of) => Sum([flow], of);

    /// <summary>Minutes in which agents are busy, those past their shift included.</summary>
    public double[] Busy(params int[] groups) => [.. _groups.Select(counts => groups.Sum(group => Minutes.Of(counts[group].BusyTicks)))];

    /// <summary>Minutes of agents, those past their shift who finish a contact included.</summary>
    public double[] Staffed(params int[] groups) => [.. _groups.Select(counts => groups.Sum(group => Minutes.Of(counts[group].StaffedTicks)))];

    /// <summary>The examples run until nobody is left: the plan's tail must be long enough for that.</summary>
    public void EnsureEmptyAtEnd(IEnumerable<int> flows)
    {
        if (Sum(flows, counts => counts.WaitingAtEnd).Sum() > 0) throw new InvalidOperationException("Somebody still waits at the end of the run.");
    }

    private static FlowCounts[] FlowsOf(SimulationResult result, int replication) => [.. Enumerable.Range(0, result.FlowCount).Select(flow => result.OfReplication(replication, flow))];
}

/// <summary>The examples count in minutes.</summary>
internal static class Minutes
{
    public static double Of(long ticks) => ticks / (double)Ticks.PerMinute;

    public static long ToTicks(double minutes) => Ticks.FromSeconds(60 * minutes);
}

/// <summary>Arithmetic on one value a replication.</summary>
internal static class Vectors
{
    public static double[] Times(this double[] values, double factor) => [.. values.Select(value => value * factor)];

    public static double[] Plus(this double[] values, double[] others) => [.. values.Zip(others, (value, other) => value + other)];

    public static double[] Minus(this double[] values, double[] others) => [.. values.Zip(others, (value, other) => value - other)];

    public static double[] Over(this double[] values, double[] others) => [.. values.Zip(others, (value, other) => value / other)];
}
