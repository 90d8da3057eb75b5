using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Simulation.Results;

namespace Plateau.Design.Staffing;

/// <summary>
/// Looks at a staffing on days that the search has not seen. Kept = the one-sided limits of all promises together lie beyond them (Bonferroni). Where some do not, agents are added by the gains and all is looked at
/// again; a tenth of the days first, with the margin that all of them will ask for.
/// </summary>
public sealed class StaffingCheck(StaffingSettings settings, StaffingSimulator simulator, StaffingRepair repair, StaffingPoints points, double[][] gains)
{
    private const int MostLooks = 25;
    private const int Glances = 10;

    /// <summary>The staffing with the agents that fresh days ask for, what each promise gives, and whether all are kept.</summary>
    public (ImmutableArray<int> Agents, ImmutableArray<PromiseCheck> Checks, bool Confirmed) Confirm(ImmutableArray<int> agents)
    {
        var first = points.Days; // days before belong to the search
        ImmutableArray<PromiseCheck> checks = [];
        for (var look = 0; look < MostLooks; look++)
        {
            var missing = Missing(simulator.Run(agents, Math.Max(2, settings.CheckDays / Glances), first).Result, Math.Sqrt(1.0 / Glances));
            if (missing.All(value => value <= 0))
            {
                var all = simulator.Run(agents, settings.CheckDays, first).Result;
                checks = [.. points.Promises.Items.Select(item => CheckOf(all, item))];
                missing = Missing(all, 1);
                if (missing.All(value => value <= 0)) return (agents, checks, true);
            }

            if (repair.Add(agents, missing, gains) is not { } more) break;
            agents = more;
        }

        return (agents, checks, false);
    }

    /// <summary>What the limits lack, in multiples of the promises' scales.</summary>
    /// <param name="shrink">Of the margin: that of a larger sample.</param>
    private double[] Missing(SimulationResult result, double shrink) =>
        [.. points.Promises.Items.Select(item =>
        {
            var value = StaffingSimulator.ValueOf(result, item);
            return (item.Target - value + (shrink * (value - StaffingSimulator.LowerEnd(result, item, Level)))) / item.Scale;
        })];

    /// <summary>One-sided, for all promises together.</summary>
    private double Level => LevelFor(settings, points.Promises.Count);

    public static double LevelFor(StaffingSettings settings, int promises)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return 1 - ((1 - settings.Confidence) / Math.Max(2, promises)); // above one half also for one promise
    }

    private PromiseCheck CheckOf(SimulationResult result, PromiseList.Item item) =>
        new(item.Type, item.Promise, null, Estimates.OfSums(result, item.Measure, item.Type), StaffingSimulator.LowerEnd(result, item, Level) - item.Target);
}
