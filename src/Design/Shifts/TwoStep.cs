using System.Collections.Immutable;
using Plateau.Design.Staffing;
using Plateau.Mathematics.Programming;

namespace Plateau.Design.Shifts;

/// <summary>What the two steps gave.</summary>
/// <param name="Cover">Agents at work that the first step wants, [group × periods + period].</param>
/// <param name="CoverCost">What they would cost if each period could be bought by itself.</param>
/// <param name="Agents">Of each column, by the second step; empty when it found none.</param>
/// <param name="Cost">Of these shifts.</param>
/// <param name="IsCheapestCover">Whether the second step is proved to have found the cheapest shifts for the cover, within 0.1 %.</param>
/// <param name="Checks">The promises on fresh days.</param>
/// <param name="IsKept">Whether all are kept together at the confidence of the settings.</param>
public sealed record TwoStepResult(ImmutableArray<int> Cover, double CoverCost, ImmutableArray<int> Agents, double? Cost, bool IsCheapestCover, ImmutableArray<PromiseCheck> Checks, bool IsKept);

/// <summary>
/// The way of most planning tools, as a yardstick: first the cheapest staffing of each period by itself, then the cheapest shifts that cover it. Both steps are made as well as we can: the first by the same search as the whole (with shifts of
/// single periods), the second as an integer programme in which an agent may stand in for a group whose types they all take.
/// </summary>
/// <remarks>A. N. Avramidis, W. Chan, M. Gendreau, P. L'Ecuyer, O. Pisacane, European Journal of Operational Research 200 (2010) 822–832; standing in: S. Bhulai, G. Koole, A. Pot, M&amp;SOM 10 (2008) 411–420.</remarks>
public static class TwoStep
{
    private const double SecondsToCover = 120;
    private const double GapOfCover = 0.001;

    public static TwoStepResult Run(ShiftProblem problem, StaffingSettings settings, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(settings);
        var solver = settings.Solver ?? throw new ArgumentException("The second step needs a solver.", nameof(settings));
        var byPeriod = problem with
        {
            Shapes = [.. Enumerable.Range(0, problem.Periods).Where(period => problem.Shapes.Any(shape => shape.Works[period]))
                .Select(period => new ShiftShape($"p{period}", [.. Enumerable.Range(0, problem.Periods).Select(other => other == period)], 1))],
        };
        var first = ShiftOptimiser.Run(byPeriod, settings, null, cancel);
        if (first.Agents.IsEmpty) return new([], 0, [], null, false, [], false);
        var cover = byPeriod.CoverOf(first.Agents);
        var answer = solver.Solve(Covering(problem, cover), new SolverLimits(SecondsToCover, GapOfCover), cancel);
        if (!answer.HasSolution) return new(cover, first.Cost!.Value, [], null, false, [], false);
        ImmutableArray<int> agents = [.. answer.Values.Take(problem.Columns).Select(value => (int)Math.Round(value))];
        var (checks, kept) = ShiftConfirmation.Look(problem, settings, agents, cancel);
        return new(cover, first.Cost!.Value, agents, problem.CostOf(agents), answer.Status == ProgrammeStatus.Optimal, checks, kept);
    }

    /// <summary>Whole shifts at least cost that give each group its agents in each period, some of them lent by groups that take all its types.</summary>
    private static LinearProgramme Covering(ShiftProblem problem, ImmutableArray<int> cover)
    {
        var programme = new LinearProgramme();
        for (var column = 0; column < problem.Columns; column++) programme.AddVariable("shift", problem.CostOf(column), 0, double.PositiveInfinity, integer: true);
        var rows = new List<(int, double)>[cover.Length];
        for (var cell = 0; cell < cover.Length; cell++)
        {
            var (group, period) = (cell / problem.Periods, cell % problem.Periods);
            rows[cell] = [.. Enumerable.Range(0, problem.Shapes.Length).Where(shape => problem.Shapes[shape].Works[period]).Select(shape => (problem.ColumnOf(group, shape), 1.0))];
        }

        for (var lender = 0; lender < problem.Groups.Length; lender++)
        {
            for (var group = 0; group < problem.Groups.Length; group++)
            {
                if (group == lender || !problem.Groups[group].Takes.All(problem.Groups[lender].Takes.Contains)) continue;
                for (var period = 0; period < problem.Periods; period++)
                {
                    if (cover[(group * problem.Periods) + period] == 0) continue;
                    var lent = programme.AddVariable("lent", 0, 0, double.PositiveInfinity, integer: false);
                    rows[(group * problem.Periods) + period].Add((lent, 1));
                    rows[(lender * problem.Periods) + period].Add((lent, -1));
                }
            }
        }

        for (var cell = 0; cell < cover.Length; cell++)
            if (rows[cell].Count > 0) programme.AddRow("cover", cover[cell], double.PositiveInfinity, [.. rows[cell]]);
        for (var group = 0; group < problem.Groups.Length; group++)
        {
            if (problem.Groups[group].MostAgents == int.MaxValue) continue;
            programme.AddRow("most", double.NegativeInfinity, problem.Groups[group].MostAgents, [.. Enumerable.Range(0, problem.Shapes.Length).Select(shape => (problem.ColumnOf(group, shape), 1.0))]);
        }

        return programme;
    }
}
