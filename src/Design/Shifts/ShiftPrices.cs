using System.Collections.Immutable;

namespace Plateau.Design.Shifts;

/// <summary>From agents of each pair of group and shape to agents at work, and from the worth of an agent in each period to that of each shift.</summary>
public sealed class ShiftPrices
{
    private readonly ShiftProblem _problem;
    private readonly double[] _sums; // running, of one group

    public ShiftPrices(ShiftProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _problem = problem;
        _sums = new double[problem.Periods + 1];
        Costs = [.. Enumerable.Range(0, problem.Columns).Select(problem.CostOf)];
    }

    /// <summary>Of one agent of each column.</summary>
    public ImmutableArray<double> Costs { get; }

    /// <summary>Agents at work, [group × periods + period].</summary>
    public void Cover(double[] agents, double[] cover)
    {
        ArgumentNullException.ThrowIfNull(agents);
        ArgumentNullException.ThrowIfNull(cover);
        var (shapes, periods) = (_problem.Shapes.Length, _problem.Periods);
        for (var group = 0; group < _problem.Groups.Length; group++)
        {
            Array.Clear(_sums);
            for (var shape = 0; shape < shapes; shape++)
            {
                var count = agents[(group * shapes) + shape];
                if (count == 0) continue;
                foreach (var (start, end) in _problem.Shapes[shape].Pieces.AsSpan())
                {
                    _sums[start] += count;
                    _sums[end] -= count;
                }
            }

            double sum = 0;
            for (var period = 0; period < periods; period++) cover[(group * periods) + period] = sum += _sums[period];
        }
    }

    /// <summary>Sum of the worth of each column's periods of work.</summary>
    /// <param name="worth">Of one agent more, [group × periods + period].</param>
    public void Worth(double[] worth, double[] columns)
    {
        ArgumentNullException.ThrowIfNull(worth);
        ArgumentNullException.ThrowIfNull(columns);
        var (shapes, periods) = (_problem.Shapes.Length, _problem.Periods);
        for (var group = 0; group < _problem.Groups.Length; group++)
        {
            double sum = 0;
            for (var period = 0; period < periods; period++)
            {
                _sums[period] = sum;
                sum += worth[(group * periods) + period];
            }

            _sums[periods] = sum;
            for (var shape = 0; shape < shapes; shape++)
            {
                double own = 0;
                foreach (var (start, end) in _problem.Shapes[shape].Pieces.AsSpan()) own += _sums[end] - _sums[start];
                columns[(group * shapes) + shape] = own;
            }
        }
    }
}
