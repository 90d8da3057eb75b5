using System.Collections.Immutable;

namespace Plateau.Design.Staffing;

/// <summary>Turns a staffing that misses promises into one that keeps them, and takes agents off one that has too many.</summary>
public sealed class StaffingRepair(StaffingProblem problem, StaffingPoints points)
{
    private const int MostRepairs = 40;

    /// <summary>Adds agents where the gains promise most for their cost, simulating again after each handful, until the promises are kept or the groups' limits do not allow more; what is found stands in the points.</summary>
    /// <param name="gains">[group][promise] of a staffing near by.</param>
    /// <param name="mostCost">Given up when it gets so dear.</param>
    public void Repair(ImmutableArray<int> agents, double[][] gains, double mostCost = double.PositiveInfinity)
    {
        for (var round = 0; round < MostRepairs; round++)
        {
            var missing = points.Missing(points.Of(agents));
            if (missing.All(value => value <= 0)) return;
            var more = Add(agents, missing, gains);
            if (more is null || problem.CostOf(more.Value) >= mostCost) return;
            agents = more.Value;
        }
    }

    /// <summary>Takes agents off, dearest group first, while every promise is kept; then tries to put a cheaper agent in the place of a dearer one.</summary>
    public void Trim(double[][] gains, Func<bool> mayGoOn)
    {
        if (points.Best is null) return;
        for (var improved = true; improved && mayGoOn();)
        {
            improved = false;
            foreach (var group in Enumerable.Range(0, problem.Groups.Length).OrderByDescending(group => problem.Groups[group].Cost).ThenBy(group => group))
            {
                if (!mayGoOn()) return;
                var best = points.Best;
                if (best.Agents[group] == 0 || !MayDo(best, gains, group)) continue;
                var less = best.Agents.SetItem(group, best.Agents[group] - 1);
                improved |= Fits(less) && points.Keeps(points.Of(less));
            }
        }
    }

    /// <summary>Whether the slack of the promises would bear the loss of an agent, by the gains (halved, for they are uncertain).</summary>
    private bool MayDo(StaffingService service, double[][] gains, int group)
    {
        var missing = points.Missing(service);
        for (var promise = 0; promise < missing.Length; promise++)
            if (missing[promise] + (gains[group][promise] / points.Promises.Items[promise].Scale / 2) > 0) return false;
        return true;
    }

    /// <summary>The staffing with as many more agents as the gains say; null when no group's limit allows another.</summary>
    /// <param name="missing">Of each promise, in multiples of its scale.</param>
    public ImmutableArray<int>? Add(ImmutableArray<int> agents, double[] missing, double[][] gains)
    {
        ArgumentNullException.ThrowIfNull(missing);
        ArgumentNullException.ThrowIfNull(gains);
        var left = (double[])missing.Clone();
        var more = agents.ToBuilder();
        var added = false;
        while (left.Any(value => value > 0))
        {
            var (best, worth) = (-1, 0.0);
            for (var group = 0; group < problem.Groups.Length; group++)
            {
                if (more[group] >= problem.Groups[group].MostAgents) continue;
                var value = Worth(left, gains[group], group);
                if (value > worth) (best, worth) = (group, value);
            }

            if (best < 0 || !Fits(more.ToImmutable().SetItem(best, more[best] + 1)))
            {
                // The gains know no help: the cheapest specialist of the flow that misses most is tried.
                if (added) break;
                best = Cheapest(more, Array.IndexOf(left, left.Max()));
                if (best < 0) return null;
            }

            more[best]++;
            added = true;
            for (var promise = 0; promise < left.Length; promise++) left[promise] -= Math.Max(gains[best][promise] / points.Promises.Items[promise].Scale, left[promise] > 0 && Helps(best, promise) ? 0.005 : 0);
        }

        return more.ToImmutable();
    }

    /// <summary>Only groups that take a flow are added for it: small gains of others may be noise.</summary>
    private double Worth(double[] left, double[] gains, int group)
    {
        double sum = 0;
        for (var promise = 0; promise < left.Length; promise++)
            if (left[promise] > 0 && Helps(group, promise)) sum += Math.Min(left[promise], gains[promise] / points.Promises.Items[promise].Scale);
        return sum / problem.Groups[group].Cost;
    }

    private bool Helps(int group, int promise) => problem.Groups[group].Takes.Contains(points.Promises.Items[promise].Type);

    private int Cheapest(ImmutableArray<int>.Builder agents, int promise)
    {
        var type = points.Promises.Items[promise].Type;
        var free = problem.TakersOf(type).Where(group => agents[group] < problem.Groups[group].MostAgents && Fits(agents.ToImmutable().SetItem(group, agents[group] + 1))).ToArray();
        return free.Length == 0 ? -1 : free.MinBy(group => problem.Groups[group].Cost);
    }

    private bool Fits(ImmutableArray<int> agents) => KeepsCursor(problem, agents);

    /// <summary>Whether the cursor's limit on agents with several skills is kept.</summary>
    public static bool KeepsCursor(StaffingProblem problem, ImmutableArray<int> agents)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.MostMultiSkilledShare >= 1) return true;
        var multi = agents.Where((_, group) => problem.Groups[group].IsMultiSkilled).Sum();
        return multi <= (problem.MostMultiSkilledShare * agents.Sum()) + 1e-9;
    }
}
