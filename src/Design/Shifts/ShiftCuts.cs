using System.Collections.Immutable;
using Plateau.Mathematics.Programming;

namespace Plateau.Design.Shifts;

/// <summary>
/// What simulated covers say about all others, if bad falls less and less with agents (is convex) and the gain of an agent in a period is that of the contacts arriving in it: bad there − Σ gains × difference of agents may be at most what is allowed. A simulated cover that keeps a promise
/// which a cut denies makes that cut weaker.
/// </summary>
/// <remarks>M. T. Çezik, P. L'Ecuyer, Management Science 54 (2008) 310–323; A. N. Avramidis, W. Chan, M. Gendreau, P. L'Ecuyer, O. Pisacane, European Journal of Operational Research 200 (2010) 822–832 (cuts over several periods).</remarks>
public sealed class ShiftCuts(ShiftProblem problem, ShiftPromises promises, ShiftPrices prices)
{
    private const int MostPasses = 10;
    private const int MostSolves = 12;
    private const int ColumnsAGroup = 3; // more at each solve
    private const double Close = 1.002; // of the worth of a column over its cost
    private const double MostTerms = 1.5e6;
    private readonly List<Cut> _cuts = [];
    private readonly List<ShiftService> _services = [];
    private readonly HashSet<int> _columns = [];

    /// <param name="Item">Position of the promise.</param>
    /// <param name="Least">Least Σ gain × agents at work, in parts of what is allowed.</param>
    /// <param name="Groups">Groups with gains.</param>
    /// <param name="Gains">[position × periods + period], in parts of what is allowed.</param>
    private sealed record Cut(int Item, double Least, int[] Groups, double[] Gains, ImmutableArray<int> At)
    {
        public double PriceWeight { get; set; } // at the last solve
    }

    public int Count => _cuts.Count;

    public int Refuted { get; private set; }

    /// <summary>Columns that the bound looks at first.</summary>
    public void Prefer(IEnumerable<int> columns) => _columns.UnionWith(columns);

    /// <summary>A simulated cover on the sample: cuts that it contradicts give way.</summary>
    public void Learn(ShiftService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        _services.Add(service);
        for (var position = _cuts.Count - 1; position >= 0; position--)
        {
            if (!Refutes(_cuts[position], service)) continue;
            Refuted++;
            if (Weaker(_cuts[position], service) is { } weaker) _cuts[position] = weaker;
            else _cuts.RemoveAt(position);
        }
    }

    /// <summary>The cuts of a model at its own cover.</summary>
    /// <param name="service">The simulation there.</param>
    public void Add(ShiftModel model, ShiftService service)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(service);
        for (var item = 0; item < promises.Count; item++)
        {
            var cut = CutOf(model, service, item);
            for (var pass = 0; cut is not null && pass < MostPasses; pass++)
            {
                if (_services.Find(known => Refutes(cut, known)) is not { } against) break;
                if (pass == 0) Refuted++;
                cut = pass == MostPasses - 1 ? null : Weaker(cut, against);
            }

            if (cut is not null) _cuts.Add(cut);
        }
    }

    /// <summary>
    /// Greatest lower bound that prices on the cuts prove: Σ price × least, where no column's work is worth more than it costs. The solver finds the prices on a part of the columns, then on more; whatever it answers, the prices are
    /// brought down until they hold for every column, so that a wrong or early answer costs strength and never truth.
    /// </summary>
    /// <param name="unit">About the cost of the whole.</param>
    /// <param name="seconds">Of one programme.</param>
    /// <param name="mayGoOn">Asked before each programme but the first.</param>
    public double? Bound(IProgrammeSolver solver, double unit, double seconds, Func<bool> mayGoOn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(mayGoOn);
        if (_cuts.Count == 0) return null;
        var cuts = Used();
        double[][] columnsOf = [.. cuts.Select(ColumnsOf)];
        if (_columns.Count == 0) Prefer(Enumerable.Range(0, problem.Columns));
        double? best = null;
        var limited = Enumerable.Range(0, problem.Groups.Length).Where(group => problem.Groups[group].MostAgents != int.MaxValue).ToArray();
        for (var solve = 0; solve < MostSolves; solve++)
        {
            cancel.ThrowIfCancellationRequested();
            var answer = solver.Solve(DualOf(cuts, columnsOf, limited, unit), new SolverLimits(seconds, 1e-4), cancel);
            if (!answer.HasSolution) return best;
            var bound = Judge(cuts, columnsOf, limited, answer.Values, unit, out var added, out var excess);
            if (best is null || bound > best)
            {
                best = bound;
                for (var cut = 0; cut < cuts.Count; cut++) cuts[cut].PriceWeight = answer.Values[cut];
            }

            if (excess <= Close || added == 0 || !mayGoOn()) break;
        }

        return best;
    }

    /// <summary>The newest cuts and those that the last prices rested on, as many as a programme can bear.</summary>
    private List<Cut> Used()
    {
        var used = new List<Cut>();
        double terms = 0;
        var columns = Math.Max(500, Math.Min(problem.Columns, _columns.Count));
        foreach (var (cut, _) in _cuts.Select((cut, age) => (cut, age)).OrderByDescending(entry => entry.cut.PriceWeight > 0 ? 1 : 0).ThenByDescending(entry => entry.age))
        {
            terms += (double)columns * cut.Groups.Length / problem.Groups.Length;
            if (terms > MostTerms) break;
            used.Add(cut);
        }

        return used;
    }

    /// <summary>Greatest Σ price × least such that each known column's work is worth at most its cost.</summary>
    private LinearProgramme DualOf(List<Cut> cuts, double[][] columnsOf, int[] limited, double unit)
    {
        var programme = new LinearProgramme();
        foreach (var cut in cuts) programme.AddVariable("price", -cut.Least, 0, 100, integer: false);
        foreach (var group in limited) programme.AddVariable("limit", problem.Groups[group].MostAgents, 0, 100, integer: false);
        foreach (var column in _columns.Order())
        {
            var group = problem.GroupOf(column);
            var terms = new List<(int, double)>();
            for (var cut = 0; cut < cuts.Count; cut++)
                if (columnsOf[cut][column] is not 0 and var worth) terms.Add((cut, worth));
            if (terms.Count == 0) continue;
            if (Array.IndexOf(limited, group) is >= 0 and var limit) terms.Add((cuts.Count + limit, -1));
            programme.AddRow("column", double.NegativeInfinity, prices.Costs[column] / unit, [.. terms]);
        }

        return programme;
    }

    /// <summary>The bound that these prices prove when brought down to hold for all columns; takes in the columns that asked for it most.</summary>
    private double Judge(List<Cut> cuts, double[][] columnsOf, int[] limited, ImmutableArray<double> values, double unit, out int added, out double excess)
    {
        var worth = new double[problem.Columns];
        double sum = 0;
        for (var cut = 0; cut < cuts.Count; cut++)
        {
            var price = Math.Max(0, values[cut]);
            if (price == 0) continue;
            sum += price * cuts[cut].Least;
            for (var column = 0; column < worth.Length; column++) worth[column] += price * columnsOf[cut][column];
        }

        for (var limit = 0; limit < limited.Length; limit++)
        {
            var price = Math.Max(0, values[cuts.Count + limit]);
            sum -= price * problem.Groups[limited[limit]].MostAgents;
            for (var shape = 0; shape < problem.Shapes.Length; shape++) worth[problem.ColumnOf(limited[limit], shape)] -= price;
        }

        for (var column = 0; column < worth.Length; column++) worth[column] *= unit / prices.Costs[column];
        excess = Math.Max(1, worth.Max());
        added = 0;
        for (var group = 0; group < problem.Groups.Length; group++)
        {
            var first = problem.ColumnOf(group, 0);
            foreach (var column in Enumerable.Range(first, problem.Shapes.Length).Where(column => worth[column] > 1 + 1e-6 && !_columns.Contains(column)).OrderByDescending(column => worth[column]).Take(ColumnsAGroup).ToArray())
            {
                _columns.Add(column);
                added++;
            }
        }

        return unit * sum / excess;
    }

    private double[] ColumnsOf(Cut cut)
    {
        var worth = new double[problem.Groups.Length * problem.Periods];
        for (var position = 0; position < cut.Groups.Length; position++)
            cut.Gains.AsSpan(position * problem.Periods, problem.Periods).CopyTo(worth.AsSpan(cut.Groups[position] * problem.Periods));
        var columns = new double[problem.Columns];
        prices.Worth(worth, columns);
        return columns;
    }

    private Cut? CutOf(ShiftModel model, ShiftService service, int item)
    {
        var own = promises.Items[item];
        var periods = problem.Periods;
        var (first, end) = own.Period is { } period ? (period, period + 1) : (0, periods);
        var groups = model.Groups[own.Row];
        var gains = new double[groups.Length * periods];
        double least = -model.Most[item], all = 0;
        for (var at = first; at < end; at++)
        {
            var bad = service.Bad[(own.Row * periods) + at];
            least += bad;
            for (var position = 0; position < groups.Length; position++)
            {
                var gain = bad * (1 - Mathematics.Random.PortableMath.Exp(-model.Kappa[own.Row][(position * periods) + at])) / model.Most[item];
                gains[(position * periods) + at] = gain;
                all += gain * service.Cover[(groups[position] * periods) + at];
            }
        }

        least = (least / model.Most[item]) + all;
        return least > 0 ? new Cut(item, least, groups, gains, service.Cover) : null;
    }

    private bool Refutes(Cut cut, ShiftService service) => Keeps(service, cut.Item) && Reached(cut, service.Cover) < cut.Least - 1e-9;

    private bool Keeps(ShiftService service, int item) => (service.Sums[item].Ratio ?? 0) <= promises.Items[item].Allowed;

    private double Reached(Cut cut, ImmutableArray<int> cover)
    {
        double sum = 0;
        for (var position = 0; position < cut.Groups.Length; position++)
        {
            var first = cut.Groups[position] * problem.Periods;
            for (var period = 0; period < problem.Periods; period++) sum += cut.Gains[(position * problem.Periods) + period] * cover[first + period];
        }

        return sum;
    }

    /// <summary>Greater gains where the cover has more agents than the cut's own, so that it is allowed; null when it has more nowhere.</summary>
    private Cut? Weaker(Cut cut, ShiftService service)
    {
        var lacks = cut.Least - Reached(cut, service.Cover);
        double gained = 0;
        ForEachMore(cut, service, (place, more) => gained += cut.Gains[place] * more);
        if (gained <= 0) return null;
        var gains = (double[])cut.Gains.Clone();
        double moved = 0; // the cut goes through its own point all the same
        var periods = problem.Periods;
        ForEachMore(cut, service, (place, _) =>
        {
            gains[place] *= 1 + (lacks / gained);
            moved += (gains[place] - cut.Gains[place]) * cut.At[(cut.Groups[place / periods] * periods) + (place % periods)];
        });
        return cut with { Gains = gains, Least = cut.Least + moved };
    }

    private void ForEachMore(Cut cut, ShiftService service, Action<int, int> told)
    {
        for (var place = 0; place < cut.Gains.Length; place++)
        {
            var cell = (cut.Groups[place / problem.Periods] * problem.Periods) + (place % problem.Periods);
            if (service.Cover[cell] > cut.At[cell]) told(place, service.Cover[cell] - cut.At[cell]);
        }
    }
}
