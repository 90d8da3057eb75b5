using System.Collections.Immutable;

namespace Plateau.Design.Shifts;

/// <summary>
/// Every choice of shifts that is cheaper than the best and that any routing could run, cheapest first: the first that keeps the promises on the sample is the cheapest there is, whatever the shape of service. For small problems only; a proof, where cuts
/// are an assumption.
/// </summary>
public sealed class ShiftEnumeration
{
    /// <summary>More than so many are not looked at.</summary>
    public const int MostChoices = 20_000;

    private const double Tie = 1e-9;
    private readonly ShiftProblem _problem;
    private readonly (double Work, double[] Seconds)[] _needs; // of sets of types; seconds of work of each column

    public ShiftEnumeration(ShiftProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _problem = problem;
        _needs = [.. ShiftNeed.Needs(problem)];
    }

    /// <summary>All choices below a cost, cheapest first, equal ones in the order of their first columns; null when there are more than <paramref name="most"/>.</summary>
    public IReadOnlyList<ImmutableArray<int>>? Below(double cost, int most)
    {
        var found = new List<ImmutableArray<int>>();
        return Add(found, new int[_problem.Columns], 0, cost - Tie, most) ? [.. found.OrderBy(agents => _problem.CostOf(agents))] : null;
    }

    private bool Add(List<ImmutableArray<int>> found, int[] agents, int column, double left, int most)
    {
        if (column == agents.Length)
        {
            found.Add([.. agents]);
            return found.Count <= most;
        }

        var group = _problem.Groups[_problem.GroupOf(column)];
        var cost = _problem.CostOf(column);
        var own = Enumerable.Range(_problem.ColumnOf(_problem.GroupOf(column), 0), column % _problem.Shapes.Length).Sum(other => agents[other]);
        for (var count = 0; count <= group.MostAgents - own && count * cost <= left; count++)
        {
            agents[column] = count;
            if (CanStillMeet(agents, column, left - (count * cost)) && !Add(found, agents, column + 1, left - (count * cost), most)) return false;
        }

        agents[column] = 0;
        return true;
    }

    /// <summary>Whether the money left can still buy the work that any routing needs.</summary>
    private bool CanStillMeet(int[] agents, int column, double left)
    {
        foreach (var (work, seconds) in _needs)
        {
            var missing = work;
            for (var known = 0; known <= column; known++) missing -= agents[known] * seconds[known];
            if (missing <= Tie) continue;
            double perCost = 0;
            for (var later = column + 1; later < agents.Length; later++) perCost = Math.Max(perCost, seconds[later] / _problem.CostOf(later));
            if (perCost * (left + Tie) < missing) return false;
        }

        return true;
    }
}
