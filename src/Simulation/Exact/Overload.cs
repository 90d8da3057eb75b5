using Plateau.Model.Texts;

namespace Plateau.Simulation.Exact;

/// <summary>Flows that bring more than all agents who take them can do, while nobody gives up: their queue has no end, so there is no long run.</summary>
internal static class Overload
{
    private const int MostFlows = 14; // beyond it, not every set is tried

    /// <summary>Sets of flows without patience limit that exceed their agents whatever the routing, the smallest ones.</summary>
    public static IEnumerable<Problem> Of(ExactModel model, IReadOnlyList<string> names)
    {
        var endless = Enumerable.Range(0, model.Arrivals.Length).Where(flow => model.Arrivals[flow] > 0 && model.Abandonment[flow] == 0).ToArray();
        var found = new List<uint>();
        foreach (var set in SetsOf(endless))
        {
            if (found.Exists(smaller => (smaller & set) == smaller)) continue;
            var (arrivals, capacity) = (model.ArrivalsOf(set), CapacityFor(model, set));
            if (arrivals < capacity) continue;
            found.Add(set);
            yield return Problem.At("", "exact-overloaded", Argument.List("names", endless.Where(flow => (set & (1u << flow)) != 0).Select(flow => names[flow])), Argument.Of("arrivals", arrivals * 3600), Argument.Of("capacity", capacity * 3600));
        }
    }

    private static double CapacityFor(ExactModel model, uint flows)
    {
        double capacity = 0;
        foreach (var pool in model.Pools)
        {
            double fastest = 0;
            for (var work = 0; work < pool.Rates.Length; work++)
                if ((pool.FlowsOf[work] & flows) != 0) fastest = Math.Max(fastest, pool.Rates[work]);
            capacity += pool.Agents * fastest;
        }

        return capacity;
    }

    /// <summary>Small sets first; single flows and all together where there are too many flows for all sets.</summary>
    private static IEnumerable<uint> SetsOf(int[] flows)
    {
        var all = flows.Aggregate(0u, (set, flow) => set | (1u << flow));
        if (flows.Length == 0) return [];
        if (flows.Length > MostFlows) return [.. flows.Select(flow => 1u << flow), all];
        return Enumerable.Range(1, (1 << flows.Length) - 1).OrderBy(choice => int.PopCount(choice))
            .Select(choice => flows.Where((_, index) => (choice & (1 << index)) != 0).Aggregate(0u, (set, flow) => set | (1u << flow)));
    }
}
