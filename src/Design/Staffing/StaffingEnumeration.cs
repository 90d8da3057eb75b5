using System.Collections.Immutable;

namespace Plateau.Design.Staffing;

/// <summary>
/// Looks at every staffing that is cheaper than the best and that any routing could run, cheapest first, on the sample: the first that keeps the promises is the cheapest there is, whether service is concave or not. For small
/// problems only; a proof, where cuts are an assumption.
/// </summary>
public sealed class StaffingEnumeration(StaffingProblem problem, IReadOnlyCollection<SubsetCut> cuts)
{
    /// <summary>More than so many are not looked at.</summary>
    public const int MostStaffings = 20_000;

    /// <summary>All staffings below a cost, cheapest first, equal ones in the order of their first groups; null when there are more than <paramref name="most"/>.</summary>
    public IReadOnlyList<ImmutableArray<int>>? Below(double cost, int most)
    {
        var found = new List<ImmutableArray<int>>();
        return Add(found, new int[problem.Groups.Length], 0, cost - Tie, most) ? [.. found.OrderBy(agents => problem.CostOf(agents))] : null;
    }

    private const double Tie = 1e-9;

    /// <summary>Fills in the groups from one position on; false when there are too many.</summary>
    private bool Add(List<ImmutableArray<int>> found, int[] agents, int position, double left, int most)
    {
        if (position == agents.Length)
        {
            if (!StaffingRepair.KeepsCursor(problem, [.. agents]) || cuts.Any(cut => cut.Missing([.. agents.Select(count => (double)count)]) > 0)) return true;
            found.Add([.. agents]);
            return found.Count <= most;
        }

        // What the later groups must still bring cannot be more than the money left buys of them.
        var group = problem.Groups[position];
        for (var count = 0; count <= group.MostAgents && count * group.Cost <= left; count++)
        {
            agents[position] = count;
            if (CanStillMeet(agents, position, left - (count * group.Cost)) && !Add(found, agents, position + 1, left - (count * group.Cost), most)) return false;
        }

        agents[position] = 0;
        return true;
    }

    private bool CanStillMeet(int[] agents, int position, double left)
    {
        foreach (var cut in cuts)
        {
            var missing = cut.Need - cut.Groups.Where(group => group <= position).Sum(group => agents[group]);
            if (missing <= 0) continue;
            var later = cut.Groups.Where(group => group > position).Select(group => problem.Groups[group].Cost).DefaultIfEmpty(double.PositiveInfinity).Min();
            if (missing * later > left + Tie) return false;
        }

        return true;
    }
}
