namespace Plateau.Design.Shifts;

/// <summary>
/// Fractions of agents at least cost that keep the promises of a <see cref="ShiftModel"/>: a convex programme, solved by the method of multipliers with accelerated projected gradients. The multipliers are what each promise costs at the margin.
/// Approximate by nature: bounds are made from the multipliers by weak duality (<see cref="ShiftBound"/>), whatever they are.
/// </summary>
/// <remarks>Multipliers: R. T. Rockafellar, Mathematics of Operations Research 1 (1976) 97–116. Gradients: A. Beck, M. Teboulle, SIAM Journal on Imaging Sciences 2 (2009) 183–202, with the restarts of B. O'Donoghue, E. Candès, Foundations of Computational Mathematics 15 (2015) 715–732.</remarks>
public sealed class ShiftRelaxation
{
    private const double Slower = 1.05; // the step may grow again
    private const double Faster = 2;
    private readonly ShiftProblem _problem;
    private readonly ShiftPromises _promises;
    private readonly ShiftPrices _prices;
    private readonly double[] _cover;
    private readonly double[] _bad;
    private readonly double[] _weight; // of each cell of bad
    private readonly double[] _worth; // [group × periods + period]
    private readonly double[] _columns;
    private double _step = 1;

    public ShiftRelaxation(ShiftProblem problem, ShiftPromises promises, ShiftPrices prices)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(promises);
        (_problem, _promises, _prices) = (problem, promises, prices);
        _cover = new double[problem.Groups.Length * problem.Periods];
        _bad = new double[promises.Rows.Length * problem.Periods];
        _weight = new double[_bad.Length];
        _worth = new double[_cover.Length];
        _columns = new double[problem.Columns];
        Agents = new double[problem.Columns];
        Multipliers = new double[promises.Count];
        Excess = new double[promises.Count];
    }

    /// <summary>Of each column; also the start of the next solve.</summary>
    public double[] Agents { get; private set; }

    /// <summary>Of each promise, in cost for one part of its logarithm: ln(bad ÷ allowed).</summary>
    public double[] Multipliers { get; }

    /// <summary>ln(bad ÷ allowed) + what is asked for beyond, of each promise at <see cref="Agents"/>.</summary>
    public double[] Excess { get; }

    public double Cost => CostOf(Agents);

    /// <param name="asked">Of each promise: ln of the factor by which bad must lie below what is allowed.</param>
    /// <param name="unit">About the cost of the whole.</param>
    public void Solve(ShiftModel model, double[] asked, double unit, int outer, int inner, double stiffness, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(model);
        for (var item = 0; item < Multipliers.Length; item++) Multipliers[item] /= unit;
        for (var round = 0; round < outer; round++)
        {
            cancel.ThrowIfCancellationRequested();
            Descend(model, asked, unit, inner, stiffness);
            for (var item = 0; item < Multipliers.Length; item++) Multipliers[item] = Math.Max(0, Multipliers[item] + (stiffness * Excess[item]));
        }

        for (var item = 0; item < Multipliers.Length; item++) Multipliers[item] *= unit;
    }

    private void Descend(ShiftModel model, double[] asked, double unit, int inner, double stiffness)
    {
        var size = Agents.Length;
        var now = Agents;
        var before = (double[])now.Clone();
        var ahead = (double[])now.Clone();
        var next = new double[size];
        var momentum = 1.0;
        for (var step = 0; step < inner; step++)
        {
            var value = ValueAndSlope(model, asked, unit, stiffness, ahead, slope: true);
            while (true)
            {
                double decrease = 0, squares = 0;
                for (var column = 0; column < size; column++)
                {
                    next[column] = Math.Max(0, ahead[column] - (_step * _columns[column]));
                    var moved = next[column] - ahead[column];
                    decrease += moved * _columns[column];
                    squares += moved * moved;
                }

                if (ValueAndSlope(model, asked, unit, stiffness, next, slope: false) <= value + decrease + (squares / (2 * _step)) + 1e-12 || _step < 1e-9) break;
                _step /= Faster;
            }

            double turn = 0;
            for (var column = 0; column < size; column++) turn += (ahead[column] - next[column]) * (next[column] - now[column]);
            var nextMomentum = turn > 0 ? 1 : (1 + Math.Sqrt(1 + (4 * momentum * momentum))) / 2;
            var factor = turn > 0 ? 0 : (momentum - 1) / nextMomentum;
            momentum = nextMomentum;
            (before, now, next) = (now, next, before);
            for (var column = 0; column < size; column++) ahead[column] = Math.Max(0, now[column] + (factor * (now[column] - before[column])));
            _step *= Slower;
        }

        Agents = now;
        ValueAndSlope(model, asked, unit, stiffness, now, slope: false);
    }

    /// <summary>Cost and penalty in units; the slope stands in <see cref="_columns"/>.</summary>
    private double ValueAndSlope(ShiftModel model, double[] asked, double unit, double stiffness, double[] agents, bool slope)
    {
        var periods = _problem.Periods;
        _prices.Cover(agents, _cover);
        model.Evaluate(_cover, periods, _bad);
        var value = CostOf(agents) / unit;
        if (slope) Array.Clear(_weight);
        for (var item = 0; item < _promises.Count; item++)
        {
            var own = _promises.Items[item];
            var (first, count) = own.Period is { } period ? ((own.Row * periods) + period, 1) : (own.Row * periods, periods);
            double sum = 0;
            for (var cell = first; cell < first + count; cell++) sum += _bad[cell];
            Excess[item] = Mathematics.Random.PortableMath.Log(sum / model.Most[item]) + asked[item];
            var pull = Math.Max(0, Multipliers[item] + (stiffness * Excess[item]));
            value += ((pull * pull) - (Multipliers[item] * Multipliers[item])) / (2 * stiffness);
            if (!slope || pull == 0) continue;
            for (var cell = first; cell < first + count; cell++) _weight[cell] += pull * _bad[cell] / sum;
        }

        if (!slope) return value;
        WorthOf(model, _weight, periods, _worth);
        _prices.Worth(_worth, _columns);
        for (var column = 0; column < _columns.Length; column++) _columns[column] = (_prices.Costs[column] / unit) - _columns[column];
        return value;
    }

    /// <summary>What an agent more of each group takes off the weighted bad.</summary>
    public static void WorthOf(ShiftModel model, double[] weight, int periods, double[] worth)
    {
        ArgumentNullException.ThrowIfNull(model);
        Array.Clear(worth);
        for (var row = 0; row < model.Groups.Length; row++)
        {
            for (var position = 0; position < model.Groups[row].Length; position++)
            {
                var kappa = model.Kappa[row].AsSpan(position * periods, periods);
                var target = worth.AsSpan(model.Groups[row][position] * periods, periods);
                var own = weight.AsSpan(row * periods, periods);
                for (var period = 0; period < periods; period++) target[period] += own[period] * kappa[period];
            }
        }
    }

    private double CostOf(double[] agents)
    {
        double sum = 0;
        for (var column = 0; column < agents.Length; column++) sum += agents[column] * _prices.Costs[column];
        return sum;
    }
}
