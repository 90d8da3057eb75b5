namespace Plateau.Mathematics.Markov;

/// <summary>When <see cref="Stationary.Solve"/> stops.</summary>
/// <param name="Tolerance">Residual at or below which the answer counts as converged, positive.</param>
/// <param name="Goal">Residual at which it stops at once, at least 0; between goal and tolerance it goes on as long as that helps.</param>
/// <param name="MostSweeps">At least 1.</param>
public sealed record StationarySettings(double Tolerance = 1e-12, double Goal = 1e-14, int MostSweeps = 20_000)
{
    public static StationarySettings Default { get; } = new();
}

/// <summary>
/// The long-run law of a chain: the share of time spent in each state. Gauss–Seidel sweeps over the global balance equations, forwards and backwards in turn, each pair followed
/// by an aggregation step: along one coordinate of the states (say the number of contacts present) the states are added up, the small chain of the sums is solved directly, and
/// the weights are scaled to it. The sweeps remove what is wrong between neighbours, the small chains what is wrong far apart, which sweeps alone mend slowly.
/// </summary>
/// <remarks>
/// Sweeps and aggregation: W. J. Stewart, Introduction to the Numerical Solution of Markov Chains, 1994, sections 3.2 and 6.4. Only sums of positive terms, so no digits cancel. Stop rule:
/// the residual Σᵢ |inflowᵢ − outflowᵢ| ÷ Σᵢ outflowᵢ is computed after each pair of sweeps; stop at the goal, or below the tolerance when 40 pairs did not halve it, or at the
/// largest number of sweeps.
/// </remarks>
public static class Stationary
{
    private const int PairsWithoutGain = 40;

    /// <summary>Solves. The result depends on the chain and the arguments alone, to the last bit.</summary>
    /// <param name="chain">Irreducible: every state reaches every other.</param>
    /// <param name="coordinates">Each a block number from 0 for every state, the blocks numbered without gaps; at most 2,000 blocks. May be empty.</param>
    /// <exception cref="ArgumentException">A state cannot be left, or a coordinate does not fit the chain.</exception>
    public static StationaryLaw Solve(SparseChain chain, IReadOnlyList<int[]> coordinates, StationarySettings? settings = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(coordinates);
        settings ??= StationarySettings.Default;
        if (chain.States == 1) return new StationaryLaw([1], true, 0, 0);
        if (chain.OutRates.IndexOf(0) is >= 0 and var stuck) throw new ArgumentException(FormattableString.Invariant($"State {stuck} cannot be left."), nameof(chain));
        var aggregations = coordinates.Select(blocks => new Aggregation(chain, blocks)).ToArray();

        var weights = new double[chain.States];
        Array.Fill(weights, 1.0 / weights.Length);
        foreach (var aggregation in aggregations) aggregation.Correct(weights);
        double best = double.PositiveInfinity, mark = double.PositiveInfinity;
        int pairs = 0, sinceGain = 0;
        double[] kept = [];
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            Sweep(chain, weights);
            if (aggregations.Length > 0) aggregations[pairs % aggregations.Length].Correct(weights);
            Normalise(weights);
            pairs++;
            var residual = Residual(chain, weights);
            sinceGain++;
            if (residual < mark / 2) (mark, sinceGain) = (residual, 0);
            if (residual < best)
            {
                best = residual;
                if (best <= settings.Tolerance) kept = [.. weights];
            }

            if (best <= settings.Goal || (best <= settings.Tolerance && sinceGain >= PairsWithoutGain)) return new StationaryLaw(kept, true, 2 * pairs, best);
            if (2 * pairs >= settings.MostSweeps) return new StationaryLaw(kept.Length > 0 ? kept : weights, kept.Length > 0, 2 * pairs, kept.Length > 0 ? best : residual);
        }
    }

    /// <summary>What is out of balance as a share of all flow: Σᵢ |inflowᵢ − outflowᵢ| ÷ Σᵢ outflowᵢ.</summary>
    /// <param name="weights">Of the states, at least 0.</param>
    public static double Residual(SparseChain chain, ReadOnlySpan<double> weights)
    {
        ArgumentNullException.ThrowIfNull(chain);
        double wrong = 0, all = 0;
        for (var state = 0; state < chain.States; state++)
        {
            var outflow = weights[state] * chain.OutRates[state];
            wrong += Math.Abs(chain.Inflow(state, weights) - outflow);
            all += outflow;
        }

        return all > 0 ? wrong / all : 0;
    }

    private static void Sweep(SparseChain chain, double[] weights)
    {
        var outRates = chain.OutRates;
        for (var state = 0; state < weights.Length; state++) weights[state] = chain.Inflow(state, weights) / outRates[state];
        for (var state = weights.Length - 1; state >= 0; state--) weights[state] = chain.Inflow(state, weights) / outRates[state];
    }

    private static void Normalise(double[] weights)
    {
        double sum = 0;
        foreach (var weight in weights) sum += weight;
        for (var state = 0; state < weights.Length; state++) weights[state] /= sum;
    }
}

/// <summary>What <see cref="Stationary.Solve"/> found.</summary>
/// <param name="Probabilities">By state, summing to 1. Worthless when not converged.</param>
/// <param name="Converged">Whether the residual met the tolerance; an ordinary answer where it did not.</param>
/// <param name="Sweeps">Number of sweeps over all states.</param>
/// <param name="Residual">What is out of balance as a share of all flow.</param>
public sealed record StationaryLaw(double[] Probabilities, bool Converged, int Sweeps, double Residual);
