using System.Collections.Immutable;

namespace Plateau.Design.Staffing;

/// <summary>What is done where no solver of integer programmes is at hand: a greedy cover as a first staffing, and a bound from sets of types that share no group.</summary>
public static class WithoutSolver
{
    /// <summary>
    /// A lower bound on cost, any routing: sets of types whose groups are all different, each at its need times the cost of its cheapest group; the sets with the greatest cost go first.
    /// </summary>
    public static double Bound(StaffingProblem problem, IEnumerable<SubsetCut> cuts)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(cuts);
        var worth = cuts.Where(cut => cut.Groups.Length > 0).Select(cut => (cut, Cost: cut.Need * cut.Groups.Min(group => problem.Groups[group].Cost))).OrderByDescending(entry => entry.Cost).ThenBy(entry => entry.cut.Groups.Length).ToArray();
        var taken = new HashSet<int>();
        double sum = 0;
        foreach (var (cut, cost) in worth)
        {
            if (cut.Groups.Any(taken.Contains)) continue;
            taken.UnionWith(cut.Groups);
            sum += cost;
        }

        return sum;
    }

    /// <summary>Whole agents that cover each type's work with specialists where there are any, and what sets of types need beyond that with the cheapest of their groups, as far as the groups' limits go.</summary>
    /// <param name="work">Agents' work of each type.</param>
    public static ImmutableArray<int> Cover(StaffingProblem problem, IEnumerable<SubsetCut> cuts, IReadOnlyList<double> work)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(cuts);
        ArgumentNullException.ThrowIfNull(work);
        var agents = new int[problem.Groups.Length];
        for (var type = 0; type < work.Count; type++)
        {
            for (var left = work[type]; left > 1e-9; left--)
            {
                int[] free = [.. problem.TakersOf(type).Where(group => agents[group] < problem.Groups[group].MostAgents)];
                if (free.Length == 0) break;
                agents[free.MinBy(group => (problem.Groups[group].Takes.Length, problem.Groups[group].Cost))]++;
            }
        }

        foreach (var cut in cuts)
        {
            for (var missing = cut.Need - cut.Groups.Sum(group => agents[group]); missing > 0; missing--)
            {
                int[] free = [.. cut.Groups.Where(group => agents[group] < problem.Groups[group].MostAgents)];
                if (free.Length == 0) break;
                agents[free.MinBy(group => problem.Groups[group].Cost)]++;
            }
        }

        return [.. agents];
    }
}
