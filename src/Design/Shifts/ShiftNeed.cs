using Plateau.Design.Staffing;
using Plateau.Mathematics.Distributions;

namespace Plateau.Design.Shifts;

/// <summary>
/// Least cost under any routing: over the whole day, the contacts that the promises oblige to answer bring work, and an agent of a group works no longer than the pieces of the shift and, at the end of each, the rest of one contact. Each type's work is priced
/// at its cheapest group and shape. No wait, no peak and no chance is in it: a weak bound, but one that nothing can beat.
/// </summary>
/// <remarks>
/// Steady-state needs of sets (<see cref="SubsetNeed"/>) are no bounds here: a day carries work from one period to the next. A handle time that is exponential has the same mean rest whenever it is looked at; of other laws the
/// rest has no bound that was proved, so there is no bound of this class. Contacts still waiting when the day ends are neither answered nor abandoned: at most those who arrived and whose patience lasts.
/// </remarks>
public static class ShiftNeed
{
    /// <summary>Null where handle times are not exponential.</summary>
    public static double? Bound(ShiftProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (!IsExponential(problem)) return null;
        double[] prices = [.. problem.Groups.Select((group, index) => Enumerable.Range(0, problem.Shapes.Length).Min(shape => problem.CostOf(problem.ColumnOf(index, shape)) / SecondsOf(problem, problem.ColumnOf(index, shape))))];
        double sum = 0;
        for (var type = 0; type < problem.Types.Length; type++)
        {
            var takers = problem.TakersOf(type).ToArray();
            if (takers.Length > 0) sum += LeastAnswered(problem, type) * takers.Min(group => problem.Groups[group].HandleTimeOf(type)!.Mean * prices[group]);
        }

        return sum;
    }

    /// <summary>For each type, and for all together, the work that must be done, in seconds of its fastest group, and what an agent of each column can do of it; none where handle times are not exponential.</summary>
    public static IEnumerable<(double Work, double[] Seconds)> Needs(ShiftProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (!IsExponential(problem)) yield break;
        var types = Enumerable.Range(0, problem.Types.Length).Where(type => problem.TakersOf(type).Any()).ToArray();
        double WorkOf(int type) => LeastAnswered(problem, type) * problem.TakersOf(type).Min(group => problem.Groups[group].HandleTimeOf(type)!.Mean);
        double[] SecondsFor(int[] set) => [.. Enumerable.Range(0, problem.Columns).Select(column => problem.Groups[problem.GroupOf(column)].Takes.Any(set.Contains) ? SecondsOf(problem, column) : 0)];
        foreach (var type in types) yield return (WorkOf(type), SecondsFor([type]));
        yield return (types.Sum(WorkOf), SecondsFor(types));
    }

    private static bool IsExponential(ShiftProblem problem) => problem.Groups.All(group => group.HandleTimes.All(law => law is Exponential));

    /// <summary>Most that an agent of a column works: the pieces of the shift, and the rest of a contact after each.</summary>
    private static double SecondsOf(ShiftProblem problem, int column)
    {
        var shape = problem.ShapeOf(column);
        return (shape.Works.Count(works => works) * problem.PeriodSeconds) + (shape.Pieces.Length * problem.Groups[problem.GroupOf(column)].HandleTimes.Max(law => law.Mean));
    }

    /// <summary>Contacts of a type that must be answered on average, a day.</summary>
    private static double LeastAnswered(ShiftProblem problem, int type)
    {
        var own = problem.Types[type];
        var contacts = own.ContactsPerHour.Sum() * problem.PeriodSeconds / 3600;
        var promises = own.DayPromises.AddRange(own.PeriodPromises);
        double least = 0;
        foreach (var promise in promises)
        {
            if (promise.Kind == PromiseKind.AnsweredWithin) least = Math.Max(least, contacts * promise.Level);
            else if (own.Patience is Exponential patience)
            {
                var lost = promise.Kind == PromiseKind.Abandoned ? promise.Level : Math.Min(1, promise.Level / patience.Mean);
                var waiting = own.ContactsPerHour.Max() / 3600 * patience.Mean;
                least = Math.Max(least, (contacts * (1 - lost)) - waiting);
            }
        }

        return least;
    }
}
