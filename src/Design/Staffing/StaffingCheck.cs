using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Simulation.Results;

namespace Plateau.Design.Staffing;

/// <summary>
/// Looks at a staffing on days that the search has not seen. Kept = the one-sided limits of all promises together lie beyond them (Bonferroni). Where one does not, an agent is added and all is looked at again.
/// </summary>
public sealed class StaffingCheck(StaffingProblem problem, StaffingSettings settings, StaffingSimulator simulator, StaffingPoints points, double[][] gains)
{
    private const int MostAdded = 60;
    private const int FirstLook = 10; // a tenth of the days is enough to see what is far off

    /// <summary>The staffing with the agents that fresh days ask for, what each promise gives, and whether all are kept.</summary>
    public (ImmutableArray<int> Agents, ImmutableArray<PromiseCheck> Checks, bool Confirmed) Confirm(ImmutableArray<int> agents)
    {
        var first = points.Days; // days before belong to the search
        var items = points.Promises.Items;
        ImmutableArray<PromiseCheck> checks = [];
        for (var added = 0; added <= MostAdded; added++)
        {
            var glance = simulator.Run(agents, Math.Max(2, settings.CheckDays / FirstLook), first).Result;
            var worst = Worst(glance, items, atEnds: false);
            if (worst.Missing <= 0)
            {
                var all = simulator.Run(agents, settings.CheckDays, first).Result;
                checks = [.. items.Select(item => CheckOf(all, item, items.Length))];
                worst = Worst(all, items, atEnds: true);
                if (worst.Missing <= 0) return (agents, checks, true);
            }

            if (Best(agents, worst.Promise) is not { } group) break;
            agents = agents.SetItem(group, agents[group] + 1);
        }

        return (agents, checks, false);
    }

    private (int Promise, double Missing) Worst(SimulationResult result, ImmutableArray<PromiseList.Item> items, bool atEnds)
    {
        double ValueOf(PromiseList.Item item) => atEnds ? StaffingSimulator.LowerEnd(result, item, LevelFor(items.Length)) : StaffingSimulator.ValueOf(result, item);
        return items.Select((item, promise) => (promise, (item.Target - ValueOf(item)) / item.Scale)).MaxBy(entry => entry.Item2);
    }

    private double LevelFor(int promises) => 1 - ((1 - settings.Confidence) / Math.Max(1, promises));

    private PromiseCheck CheckOf(SimulationResult result, PromiseList.Item item, int promises) =>
        new(item.Type, item.Promise, Estimates.OfSums(result, item.Measure, item.Type), StaffingSimulator.LowerEnd(result, item, LevelFor(promises)) - item.Target);

    /// <summary>The group whose agent gives the promise most for its cost.</summary>
    private int? Best(ImmutableArray<int> agents, int promise)
    {
        var type = points.Promises.Items[promise].Type;
        int[] free = [.. problem.TakersOf(type).Where(group => agents[group] < problem.Groups[group].MostAgents && StaffingRepair.KeepsCursor(problem, agents.SetItem(group, agents[group] + 1)))];
        return free.Length == 0 ? null : free.MaxBy(group => (gains[group][promise] + 1e-6) / problem.Groups[group].Cost);
    }
}
