using System.Collections.Immutable;
using MathNet.Numerics.Integration;
using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Queueing;

/// <summary>
/// M/M/n+M: as Erlang C, but each waiting contact gives up after an exponential patience. A steady state exists at any load. Waits and patience
/// are multiples of the mean handle time. The wait that a contact of endless patience would meet (virtual wait) is V.
/// </summary>
/// <remarks>
/// C. Palm 1957; O. Garnett, A. Mandelbaum, M. Reiman, M&amp;SOM 4 (2002) 208–227; the law of V after F. Baccelli and G. Hébuterne 1981 as stated by
/// A. Mandelbaum, S. Zeltyn, "Service engineering in action: the Palm/Erlang-A queue", 2007: with load a and abandonment rate θ, V has density in
/// proportion to exp(φ(u)), φ(u) = a(1 − e^(−θu))/θ − n·u, for u above 0, and a mass at 0 of 1/(a·B(n − 1, a)) in the same proportion, B being Erlang B.
/// Every measure is an integral of that density with a positive weight. φ is concave; it is evaluated as its distance below its maximum, which
/// loses no digits for small or huge patience, any number of agents and any overload, and is integrated by adaptive Gauss–Legendre panels.
/// </remarks>
public sealed class ErlangA
{
    /// <summary>Below the maximum by this much (e⁻⁵⁰ = 2e-22) nothing counts.</summary>
    private const double Negligible = 50;

    private readonly double _abandonmentRate; // θ, per mean handle time
    private readonly double _mode; // of the density of V
    private readonly double _left; // where the integrals begin, as distance from the mode
    private readonly double _right;
    private readonly double _idle; // weight of V = 0
    private readonly double _total;

    private ErlangA(int agents, double loadErlangs, double patienceOverHandle)
    {
        (Agents, LoadErlangs, PatienceOverHandle) = (agents, loadErlangs, patienceOverHandle);
        Closed = true;
    }

    private ErlangA(int agents, double loadErlangs, double patienceOverHandle, double inverseBlocking)
        : this(agents, loadErlangs, patienceOverHandle)
    {
        Closed = false;
        _abandonmentRate = 1 / patienceOverHandle;
        _mode = loadErlangs > agents ? PortableMath.Log(loadErlangs / agents) * patienceOverHandle : 0;
        (_left, _right) = Range();
        _idle = inverseBlocking / loadErlangs * PortableMath.Exp(Depth(-_mode));
        var sums = Integrate(_left, _right, 0);
        _total = _idle + sums.Density;
        WaitProbability = sums.Density / _total;
        AbandonmentShare = sums.GivenUp / _total;
        MeanWait = AbandonmentShare * patienceOverHandle;
        MeanWaitAnswered = sums.WaitAnswered / (_idle + sums.Answered);
        Occupancy = Math.Min(1, loadErlangs * ((_idle + sums.Answered) / _total) / agents);
    }

    /// <summary>Number of agents.</summary>
    public int Agents { get; }

    /// <summary>Offered load.</summary>
    public double LoadErlangs { get; }

    /// <summary>Mean patience over mean handle time.</summary>
    public double PatienceOverHandle { get; }

    /// <summary>Probability that no agent is free on arrival, 0 to 1.</summary>
    public double WaitProbability { get; private init; }

    /// <summary>Share of contacts that give up, 0 to 1.</summary>
    public double AbandonmentShare { get; private init; }

    /// <summary>Mean wait of all contacts, answered or not, in mean handle times; +∞ only for endless patience without enough agents.</summary>
    public double MeanWait { get; private init; }

    /// <summary>Mean wait of the answered, in mean handle times; null if none is; +∞ as for <see cref="MeanWait"/>.</summary>
    public double? MeanWaitAnswered { get; private init; }

    /// <summary>Share of agents' time busy, 0 to 1; 0 without agents.</summary>
    public double Occupancy { get; private init; }

    /// <summary>Whether a closed form (a limit or Erlang C) answers instead of the integrals.</summary>
    private bool Closed { get; }

    /// <summary>Solves the queue.</summary>
    /// <param name="agents">n, at least 0; without agents everybody gives up.</param>
    /// <param name="loadErlangs">Arrival rate times mean handle time, finite, at least 0.</param>
    /// <param name="patienceOverHandle">
    /// Mean patience over mean handle time, at least 0. 0 is the loss system (Erlang B); +∞ is Erlang C, and at overload the limit for growing
    /// patience: everybody waits, for ever, and the excess 1 − n/a gives up.
    /// </param>
    public static ErlangA Solve(int agents, double loadErlangs, double patienceOverHandle)
    {
        Guard.NotNegative(agents, "number of agents");
        Guard.NotNegative(loadErlangs, "load");
        Guard.NotNegativeOrEndless(patienceOverHandle, "patience over handle time");
        if (agents == 0) return new(0, loadErlangs, patienceOverHandle) { WaitProbability = 1, AbandonmentShare = 1, MeanWait = patienceOverHandle };
        if (loadErlangs == 0) return new(agents, 0, patienceOverHandle) { MeanWaitAnswered = 0 };
        if (patienceOverHandle == 0) return Impatient(agents, loadErlangs);
        if (double.IsInfinity(patienceOverHandle)) return Patient(agents, loadErlangs);
        var inverse = ErlangB.Inverse(agents - 1, loadErlangs);
        return double.IsInfinity(inverse / loadErlangs) // so many agents that a wait has no measurable probability
            ? new(agents, loadErlangs, patienceOverHandle) { MeanWaitAnswered = 0, Occupancy = loadErlangs / agents }
            : new(agents, loadErlangs, patienceOverHandle, inverse);
    }

    /// <summary>Share of all offered contacts that are answered within <paramref name="thresholdOverHandle"/> mean handle times (at least 0): the service level with abandonments counted against it.</summary>
    public double AnsweredWithin(double thresholdOverHandle)
    {
        Guard.NotNegativeOrEndless(thresholdOverHandle, "threshold over handle time");
        if (Closed)
        {
            if (Agents == 0) return 0;
            return double.IsInfinity(PatienceOverHandle) && LoadErlangs > 0
                ? (LoadErlangs >= Agents && double.IsInfinity(thresholdOverHandle) ? 1 - AbandonmentShare : ErlangC.ServiceLevel(Agents, LoadErlangs, thresholdOverHandle))
                : 1 - AbandonmentShare;
        }

        var to = Math.Min(thresholdOverHandle - _mode, _right);
        return Math.Clamp((_idle + (to > _left ? Integrate(_left, to, 0).Answered : 0)) / _total, 0, 1);
    }

    /// <summary>Probability that a contact of endless patience would wait longer than <paramref name="thresholdOverHandle"/> mean handle times (at least 0).</summary>
    public double VirtualWaitBeyond(double thresholdOverHandle)
    {
        Guard.NotNegativeOrEndless(thresholdOverHandle, "threshold over handle time");
        if (Agents == 0) return 1;
        if (Closed)
        {
            if (double.IsInfinity(PatienceOverHandle) && LoadErlangs > 0) return ErlangC.WaitBeyond(Agents, LoadErlangs, thresholdOverHandle);
            // Patience 0: nobody queues, and a contact that stays would wait for the first of n busy agents.
            return thresholdOverHandle == 0 ? WaitProbability : WaitProbability * PortableMath.Exp(-Agents * thresholdOverHandle);
        }

        if (double.IsInfinity(thresholdOverHandle)) return 0;
        var from = Math.Max(thresholdOverHandle - _mode, _left);
        if (from <= 0) return Math.Clamp(Integrate(from, _right, 0, densityOnly: true).Density / _total, 0, 1);
        // Far in the tail the integral is taken relative to its beginning, so that it keeps its digits when it is tiny.
        var depth = Depth(from);
        return Math.Clamp(PortableMath.Exp(depth) * Integrate(from, FallsTo(from, depth - Negligible), depth, densityOnly: true).Density / _total, 0, 1);
    }

    private static ErlangA Impatient(int agents, double loadErlangs)
    {
        var blocking = ErlangB.Blocking(agents, loadErlangs);
        return new(agents, loadErlangs, 0) { WaitProbability = blocking, AbandonmentShare = blocking, MeanWaitAnswered = 0, Occupancy = Math.Min(1, loadErlangs * (1 - blocking) / agents) };
    }

    private static ErlangA Patient(int agents, double loadErlangs)
    {
        var wait = ErlangC.MeanWait(agents, loadErlangs);
        return new(agents, loadErlangs, double.PositiveInfinity)
        {
            WaitProbability = ErlangC.WaitProbability(agents, loadErlangs),
            AbandonmentShare = Math.Max(0, 1 - agents / loadErlangs),
            MeanWait = wait,
            MeanWaitAnswered = wait,
            Occupancy = Math.Min(1, loadErlangs / agents),
        };
    }

    /// <summary>φ(mode + d) − φ(mode), at most 0: how far below its maximum the logarithm of the density is at distance d from the mode.</summary>
    private double Depth(double d)
    {
        var x = _abandonmentRate * d;
        // (1/θ)(e^(−x) − 1 + x), without dividing by a tiny θ.
        var bend = d * x * Bend(x);
        return LoadErlangs > Agents ? -Agents * bend : -(Agents - LoadErlangs) * d - LoadErlangs * bend;
    }

    /// <summary>(e^(−x) − 1 + x)/x², which is ½ at 0.</summary>
    private static double Bend(double x)
    {
        if (x is > -0.5 and < 0.5)
        {
            double sum = 0;
            for (var k = BendSeries.Length - 1; k >= 0; k--) sum = sum * x + BendSeries[k];
            return sum;
        }

        return x < 700 ? (PortableMath.Exp(-x) - 1 + x) / x / x : (1 - 1 / x) / x;
    }

    /// <summary>(−1)^k/(k + 2)!: sixteen terms reach 1e-19 for |x| up to ½.</summary>
    private static readonly ImmutableArray<double> BendSeries = [.. Enumerable.Range(2, 16).Select(k => Enumerable.Range(1, k).Aggregate(k % 2 == 0 ? 1.0 : -1.0, (a, b) => a / b))];

    private (double Left, double Right) Range()
    {
        var right = FallsTo(0, -Negligible);
        if (_mode == 0) return (0, right);

        // The density times e^(−θu), which counts the answered, peaks further left: begin where that one is negligible.
        var peak = Math.Max(-_mode, -PortableMath.Log(1 + _abandonmentRate / Agents) * PatienceOverHandle);
        var least = Depth(peak) - _abandonmentRate * peak - Negligible;
        double low = -_mode, high = peak;
        if (Depth(low) - _abandonmentRate * low >= least) return (low, right);
        for (var i = 0; i < 60; i++)
        {
            var middle = low + (high - low) / 2;
            if (Depth(middle) - _abandonmentRate * middle < least) low = middle;
            else high = middle;
        }

        return (low, right);
    }

    /// <summary>The distance right of the mode, beyond <paramref name="from"/>, at which the density has fallen to exp(<paramref name="depth"/>), within a percent.</summary>
    private double FallsTo(double from, double depth)
    {
        // The final slope is −n: no fall is faster.
        var step = (Depth(from) - depth) / Agents;
        while (Depth(from + step) > depth) step *= 2;
        var low = step / 2;
        while (step - low > 0.01 * step)
        {
            var middle = low + (step - low) / 2;
            if (Depth(from + middle) > depth) low = middle;
            else step = middle;
        }

        return from + step;
    }

    /// <summary>
    /// Integrals over V of the density with weights 1, e^(−θu), 1 − e^(−θu) and u·e^(−θu), all relative to exp(<paramref name="reference"/>).
    /// Far in the tail the weighted ones say nothing and would cost many panels: <paramref name="densityOnly"/> asks for digits of the first alone.
    /// </summary>
    private Sums Integrate(double from, double to, double reference, bool densityOnly = false)
    {
        // The features that a panel must not step over: the mode, and the layer of the width of patience at u = 0.
        var edges = new List<double> { from, to };
        foreach (var u in (double[])[_mode, PatienceOverHandle / 8, PatienceOverHandle, 6 * PatienceOverHandle, 40 * PatienceOverHandle])
        {
            if (u - _mode > from && u - _mode < to) edges.Add(u - _mode);
        }

        edges.Sort();
        var coarse = new Sums[edges.Count - 1];
        var whole = default(Sums);
        for (var i = 0; i < coarse.Length; i++) whole += coarse[i] = Panel(edges[i], edges[i + 1], reference);
        var sums = default(Sums);
        for (var i = 0; i < coarse.Length; i++) sums += Refine(edges[i], edges[i + 1], reference, coarse[i], densityOnly ? whole with { Answered = double.MaxValue, GivenUp = double.MaxValue, WaitAnswered = double.MaxValue } : whole, 0);
        return sums;
    }

    private Sums Refine(double from, double to, double reference, in Sums coarse, in Sums whole, int level)
    {
        var middle = from + (to - from) / 2;
        var left = Panel(from, middle, reference);
        var right = Panel(middle, to, reference);
        var both = left + right;
        if (level >= 24 || both.IsCloseTo(coarse, whole)) return both;
        return Refine(from, middle, reference, left, whole, level + 1) + Refine(middle, to, reference, right, whole, level + 1);
    }

    private static readonly GaussLegendreRule Rule = new(-1, 1, 16);
    private static readonly double[] Abscissas = Rule.Abscissas;
    private static readonly double[] Weights = Rule.Weights;

    private Sums Panel(double from, double to, double reference)
    {
        double half = (to - from) / 2, middle = from + half;
        var sums = default(Sums);
        for (var i = 0; i < Abscissas.Length; i++)
        {
            var d = middle + half * Abscissas[i];
            var u = Math.Max(0, _mode + d);
            var density = half * Weights[i] * PortableMath.Exp(Depth(d) - reference);
            var x = _abandonmentRate * u;
            var givenUp = x < 0.5 ? x * (1 - x * Bend(x)) : 1 - PortableMath.Exp(-x);
            var answered = x < 0.5 ? 1 - givenUp : PortableMath.Exp(-x);
            sums += new Sums(density, density * answered, density * givenUp, density * answered * u);
        }

        return sums;
    }

    private readonly record struct Sums(double Density, double Answered, double GivenUp, double WaitAnswered)
    {
        public static Sums operator +(in Sums a, in Sums b) =>
            new(a.Density + b.Density, a.Answered + b.Answered, a.GivenUp + b.GivenUp, a.WaitAnswered + b.WaitAnswered);

        public bool IsCloseTo(in Sums other, in Sums scale) =>
            Close(Density, other.Density, scale.Density) && Close(Answered, other.Answered, scale.Answered)
            && Close(GivenUp, other.GivenUp, scale.GivenUp) && Close(WaitAnswered, other.WaitAnswered, scale.WaitAnswered);

        // Halving a panel of sixteen points gains some nine digits where the integrand is smooth, so a change of 1e-11 leaves an error far below rounding.
        private static bool Close(double a, double b, double scale) => Math.Abs(a - b) <= 1e-11 * scale;
    }
}
