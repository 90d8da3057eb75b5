using Plateau.Mathematics.Random;

namespace Plateau.Design.Shifts;

/// <summary>
/// Whole agents that keep the promises of a <see cref="ShiftModel"/> at little cost: the fractions of the relaxation are rounded along each group's shapes, then single shifts are taken away, put in and exchanged as long as cost and the price of
/// what is missing fall together. The last word belongs to simulation.
/// </summary>
public sealed class ShiftSearch
{
    private const double HardnessInShifts = 100; // a hundredth of a logarithm is worth a shift
    private const int Looked = 12; // columns tried for one taken away
    private readonly ShiftProblem _problem;
    private readonly ShiftPromises _promises;
    private readonly ShiftPrices _prices;
    private readonly ShiftModel _model;
    private readonly double[] _asked;
    private readonly double[] _multipliers;
    private readonly double _stiffness; // cost for the square of a logarithm
    private readonly double[] _bad;
    private readonly double[] _sums; // of each promise
    private readonly double[] _change; // of each promise, by one move
    private readonly (int Row, double[] More, double[] Less)[][] _effects; // of each group
    private readonly int[] _dayItem;
    private readonly int[] _periodItem;
    private readonly double[] _weight;
    private readonly double[] _worth;
    private readonly double[] _columns;
    private readonly List<int> _touched = [];

    /// <param name="multipliers">Of each promise, in cost.</param>
    public ShiftSearch(ShiftProblem problem, ShiftPromises promises, ShiftPrices prices, ShiftModel model, double[] asked, double[] multipliers, double stiffness)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(promises);
        ArgumentNullException.ThrowIfNull(model);
        (_problem, _promises, _prices, _model, _asked, _multipliers, _stiffness) = (problem, promises, prices, model, asked, multipliers, stiffness);
        var periods = problem.Periods;
        _bad = new double[promises.Rows.Length * periods];
        _weight = new double[_bad.Length];
        _worth = new double[problem.Groups.Length * periods];
        _columns = new double[problem.Columns];
        _sums = new double[promises.Count];
        _change = new double[promises.Count];
        _dayItem = [.. Enumerable.Repeat(-1, promises.Rows.Length)];
        _periodItem = [.. Enumerable.Repeat(-1, _bad.Length)];
        for (var item = 0; item < promises.Count; item++)
        {
            if (promises.Items[item].Period is { } period) _periodItem[(promises.Items[item].Row * periods) + period] = item;
            else _dayItem[promises.Items[item].Row] = item;
        }

        var effects = problem.Groups.Select(_ => new List<(int, double[], double[])>()).ToArray();
        for (var row = 0; row < model.Groups.Length; row++)
        {
            for (var position = 0; position < model.Groups[row].Length; position++)
            {
                var kappa = model.Kappa[row].AsSpan(position * periods, periods);
                var (more, less) = (new double[periods], new double[periods]);
                for (var period = 0; period < periods; period++) (more[period], less[period]) = (PortableMath.Exp(-kappa[period]), PortableMath.Exp(kappa[period]));
                effects[model.Groups[row][position]].Add((row, more, less));
            }
        }

        _effects = [.. effects.Select(own => own.ToArray())];
        Agents = new int[problem.Columns];
    }

    /// <summary>Of each column.</summary>
    public int[] Agents { get; private set; }

    /// <summary>Price of a whole logarithm that a promise lacks, on top of the smooth one: 0, or so much that nothing is left missing where agents can mend it.</summary>
    public double Hardness { get; private set; }

    /// <summary>Mends what the smooth price left missing, and improves with nothing missing.</summary>
    public void Harden(int passes, Func<bool> mayGoOn)
    {
        Hardness = HardnessInShifts * _prices.Costs.Sum() / _prices.Costs.Length;
        Begin(Agents);
        Improve(passes, mayGoOn);
    }

    /// <summary>Cost and the price of what is missing.</summary>
    public double Merit { get; private set; }

    public double Cost { get; private set; }

    /// <summary>Largest ln(bad ÷ allowed) + asked.</summary>
    public double MostExcess => Enumerable.Range(0, _promises.Count).Select(ExcessOf).DefaultIfEmpty(0).Max();

    /// <summary>Begins from fractions: along each group's shapes an agent stands wherever the running sum passes a half.</summary>
    public void Round(double[] fractions)
    {
        ArgumentNullException.ThrowIfNull(fractions);
        var order = Enumerable.Range(0, _problem.Shapes.Length).OrderBy(shape => _problem.Shapes[shape].Pieces.Sum(piece => (double)(piece.Start + piece.End) * (piece.End - piece.Start)) / _problem.Shapes[shape].Pieces.Sum(piece => piece.End - piece.Start)).ThenBy(shape => shape).ToArray();
        var agents = new int[_problem.Columns];
        for (var group = 0; group < _problem.Groups.Length; group++)
        {
            double sum = 0;
            var placed = 0;
            foreach (var shape in order)
            {
                sum += fractions[_problem.ColumnOf(group, shape)];
                var wanted = (int)Math.Floor(sum + 0.5);
                if (wanted > _problem.Groups[group].MostAgents) wanted = _problem.Groups[group].MostAgents;
                agents[_problem.ColumnOf(group, shape)] = Math.Max(0, wanted - placed);
                placed = Math.Max(placed, wanted);
            }
        }

        Begin(agents);
    }

    /// <summary>Begins from whole agents.</summary>
    public void Begin(IReadOnlyList<int> agents)
    {
        ArgumentNullException.ThrowIfNull(agents);
        Agents = [.. agents];
        var cover = new double[_problem.Groups.Length * _problem.Periods];
        _prices.Cover([.. agents.Select(count => (double)count)], cover);
        _model.Evaluate(cover, _problem.Periods, _bad);
        Array.Clear(_sums);
        for (var cell = 0; cell < _bad.Length; cell++)
        {
            if (_dayItem[cell / _problem.Periods] is >= 0 and var day) _sums[day] += _bad[cell];
            if (_periodItem[cell] is >= 0 and var own) _sums[own] += _bad[cell];
        }

        Cost = Agents.Select((count, column) => count * _prices.Costs[column]).Sum();
        Merit = Cost + Enumerable.Range(0, _promises.Count).Sum(item => PriceOf(item, _sums[item]));
    }

    /// <summary>Improves until a pass over all shifts finds nothing, or passes or time are used up.</summary>
    public void Improve(int passes, Func<bool> mayGoOn)
    {
        ArgumentNullException.ThrowIfNull(mayGoOn);
        Fill();
        for (var pass = 0; pass < passes; pass++)
        {
            var before = Merit;
            var present = Enumerable.Range(0, Agents.Length).Where(column => Agents[column] > 0).ToArray();
            foreach (var column in present)
            {
                if (Agents[column] == 0) continue;
                if (!mayGoOn()) return;
                Exchange(column);
            }

            Fill();
            if (Merit > before - (1e-6 * Math.Abs(before))) return;
        }
    }

    /// <summary>Puts in the best shift while one lowers the merit.</summary>
    private void Fill()
    {
        while (BestOf(-1) is >= 0 and var column) Move(column, 1);
    }

    /// <summary>Takes one shift away, and puts in the best instead if that is better than before.</summary>
    private void Exchange(int column)
    {
        var before = Merit;
        Move(column, -1);
        var other = BestOf(column);
        var gained = other < 0 ? 0 : ChangeBy(other, 1);
        if (Merit + Math.Min(0, gained) > before - 1e-9)
        {
            Move(column, 1);
            return;
        }

        if (other >= 0 && gained < 0) Move(other, 1);
    }

    /// <summary>The column whose agent lowers the merit most, of those that promise most; −1 when none does.</summary>
    private int BestOf(int without)
    {
        var periods = _problem.Periods;
        for (var cell = 0; cell < _bad.Length; cell++)
        {
            var weight = 0.0;
            if (_dayItem[cell / periods] is >= 0 and var day) weight += PullOf(day) / _sums[day];
            if (_periodItem[cell] is >= 0 and var own) weight += PullOf(own) / _sums[own];
            _weight[cell] = weight * _bad[cell];
        }

        Array.Clear(_worth);
        for (var group = 0; group < _effects.Length; group++)
        {
            var worth = _worth.AsSpan(group * periods, periods);
            foreach (var (row, more, _) in _effects[group])
            {
                var weight = _weight.AsSpan(row * periods, periods);
                for (var period = 0; period < periods; period++) worth[period] += weight[period] * (1 - more[period]);
            }
        }

        _prices.Worth(_worth, _columns);
        Span<int> best = stackalloc int[Looked];
        Span<double> values = stackalloc double[Looked];
        var count = 0;
        for (var column = 0; column < _columns.Length; column++)
        {
            var value = _columns[column] - _prices.Costs[column];
            if (column == without || (count == Looked && value <= values[count - 1]) || IsFull(column)) continue;
            var place = count < Looked ? count++ : count - 1;
            for (; place > 0 && values[place - 1] < value; place--) (values[place], best[place]) = (values[place - 1], best[place - 1]);
            (values[place], best[place]) = (value, column);
        }

        var (chosen, change) = (-1, -1e-9);
        for (var place = 0; place < count; place++)
        {
            var own = ChangeBy(best[place], 1);
            if (own < change) (chosen, change) = (best[place], own);
        }

        return chosen;
    }

    private bool IsFull(int column)
    {
        var group = _problem.GroupOf(column);
        return _problem.Groups[group].MostAgents < int.MaxValue && Agents.AsSpan(group * _problem.Shapes.Length, _problem.Shapes.Length).ToArray().Sum() >= _problem.Groups[group].MostAgents;
    }

    /// <summary>By how much the merit changes with an agent more or less of a column.</summary>
    private double ChangeBy(int column, int agents)
    {
        CollectChange(column, agents, apply: false);
        var change = agents * _prices.Costs[column];
        foreach (var item in _touched)
        {
            change += PriceOf(item, _sums[item] + _change[item]) - PriceOf(item, _sums[item]);
            _change[item] = 0;
        }

        return change;
    }

    private void Move(int column, int agents)
    {
        CollectChange(column, agents, apply: true);
        var change = agents * _prices.Costs[column];
        foreach (var item in _touched)
        {
            var sum = Math.Max(1e-12, _sums[item] + _change[item]);
            change += PriceOf(item, sum) - PriceOf(item, _sums[item]);
            _sums[item] = sum;
            _change[item] = 0;
        }

        Agents[column] += agents;
        Cost += agents * _prices.Costs[column];
        Merit += change;
    }

    private void CollectChange(int column, int agents, bool apply)
    {
        var periods = _problem.Periods;
        _touched.Clear();
        var pieces = _problem.ShapeOf(column).Pieces;
        foreach (var (row, more, less) in _effects[_problem.GroupOf(column)])
        {
            var factors = agents > 0 ? more : less;
            var day = _dayItem[row];
            double all = 0;
            foreach (var (start, end) in pieces)
            {
                for (var period = start; period < end; period++)
                {
                    var cell = (row * periods) + period;
                    var change = _bad[cell] * (factors[period] - 1);
                    if (apply) _bad[cell] += change;
                    all += change;
                    if (_periodItem[cell] is not (>= 0 and var own)) continue;
                    if (_change[own] == 0) _touched.Add(own);
                    _change[own] += change;
                }
            }

            if (day < 0 || all == 0) continue;
            if (_change[day] == 0) _touched.Add(day);
            _change[day] += all;
        }
    }

    private double ExcessOf(int item) => PortableMath.Log(Math.Max(1e-12, _sums[item]) / _model.Most[item]) + _asked[item];

    private double PullOf(int item)
    {
        var excess = ExcessOf(item);
        return Math.Max(0, _multipliers[item] + (_stiffness * excess)) + (excess > 0 ? Hardness : 0);
    }

    private double PriceOf(int item, double sum)
    {
        var excess = PortableMath.Log(Math.Max(1e-12, sum) / _model.Most[item]) + _asked[item];
        var pull = Math.Max(0, _multipliers[item] + (_stiffness * excess));
        return (((pull * pull) - (_multipliers[item] * _multipliers[item])) / (2 * _stiffness)) + (Hardness * Math.Max(0, excess));
    }
}
