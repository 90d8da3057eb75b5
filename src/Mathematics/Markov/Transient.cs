using Plateau.Mathematics.Random;

namespace Plateau.Mathematics.Markov;

/// <summary>Where a chain is after a while, and how long it stays where before it is absorbed.</summary>
public static class Transient
{
    private const double MostSteps = 1e8;

    /// <summary>
    /// Weights of the states after a time, by uniformisation: the chain is looked at at the instants of a Poisson process as fast as its fastest state. Error below 1e-14 of the
    /// starting weight.
    /// </summary>
    /// <remarks>A. Jensen, Skandinavisk Aktuarietidskrift 36 (1953) 87–91. Costs fastest rate × time × transitions.</remarks>
    /// <param name="start">Weight of each state at the beginning, at least 0; they need not sum to 1.</param>
    /// <param name="time">At least 0, in the unit of the rates; at most 1e8 steps of the fastest state.</param>
    public static double[] After(SparseChain chain, ReadOnlySpan<double> start, double time, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        SameLength(chain, start);
        Guard.NotNegative(time, "time");
        var steps = chain.FastestOutRate * time;
        if (steps > MostSteps) throw new ArgumentOutOfRangeException(nameof(time), FormattableString.Invariant($"The time ({time}) is {steps} steps of the fastest state, beyond {MostSteps}."));
        if (steps == 0) return [.. start];
        var (first, poisson) = PoissonWeights(steps);
        double[] now = [.. start], next = new double[start.Length], sum = new double[start.Length];
        for (var step = 0; step < first + poisson.Length; step++)
        {
            cancel.ThrowIfCancellationRequested();
            if (step >= first)
                for (var state = 0; state < sum.Length; state++) sum[state] += poisson[step - first] * now[state];
            for (var state = 0; state < next.Length; state++)
                next[state] = (now[state] * (1 - (chain.OutRates[state] / chain.FastestOutRate))) + (chain.Inflow(state, now) / chain.FastestOutRate);
            (now, next) = (next, now);
        }

        return sum;
    }

    /// <summary>
    /// Expected time in each state that can be left, from a start until absorption, by Gauss–Seidel sweeps on m·(−Q) = start; 0 for absorbing states. Null when 20,000 sweeps do not bring the residual
    /// (largest imbalance over largest flow) to 1e-13: an ordinary answer where absorption is very slow or does not happen.
    /// </summary>
    /// <param name="start">Weight of each state at the beginning, at least 0; they need not sum to 1.</param>
    public static double[]? ExpectedTimes(SparseChain chain, ReadOnlySpan<double> start, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        SameLength(chain, start);
        const int MostSweeps = 20_000;
        var times = new double[start.Length];
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            cancel.ThrowIfCancellationRequested();
            double change = 0, largest = 0;
            for (var i = 0; i < times.Length; i++)
            {
                var state = sweep % 2 == 0 ? i : times.Length - 1 - i;
                var outRate = chain.OutRates[state];
                if (outRate == 0) continue;
                var flow = start[state] + chain.Inflow(state, times);
                change = Math.Max(change, Math.Abs(flow - (times[state] * outRate)));
                largest = Math.Max(largest, flow);
                times[state] = flow / outRate;
            }

            if (change <= 1e-13 * largest) return times;
        }

        return null;
    }

    /// <summary>Poisson probabilities around their mode, from the first one worth counting, scaled to sum to 1.</summary>
    private static (int First, double[] Weights) PoissonWeights(double mean)
    {
        var mode = (int)mean;
        var reach = 10 + (int)(9 * Math.Sqrt(mean));
        var first = Math.Max(0, mode - reach);
        // To the right the tail of a small mean is longer than the square root says.
        var weights = new double[mode + reach + 30 - first];
        weights[mode - first] = 1;
        for (var k = mode; k > first; k--) weights[k - 1 - first] = weights[k - first] * k / mean;
        for (var k = mode + 1; k - first < weights.Length; k++) weights[k - first] = weights[k - 1 - first] * mean / k;
        var sum = weights.Sum();
        for (var i = 0; i < weights.Length; i++) weights[i] /= sum;
        return (first, weights);
    }

    private static void SameLength(SparseChain chain, ReadOnlySpan<double> start)
    {
        if (start.Length != chain.States) throw new ArgumentException(FormattableString.Invariant($"The start has {start.Length} weights, and the chain {chain.States} states."), nameof(start));
    }
}
