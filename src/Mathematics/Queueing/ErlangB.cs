namespace Plateau.Mathematics.Queueing;

/// <summary>
/// M/M/n/n: contacts that find every agent busy are lost. Poisson arrivals, any handle-time law (only its mean matters), n equal agents, steady state.
/// </summary>
/// <remarks>A. K. Erlang 1917; see I. Angus, An Introduction to Erlang B and Erlang C, Telemanagement 187 (2001), and R. B. Cooper, Introduction to Queueing Theory, 2nd edition, 1981, section 3.3.</remarks>
public static class ErlangB
{
    /// <summary>Share of contacts lost, 0 to 1. Zero load: 0 with agents and 1 without; infinite load: 1.</summary>
    /// <param name="agents">n, at least 0.</param>
    /// <param name="loadErlangs">Arrival rate times mean handle time, at least 0.</param>
    public static double Blocking(int agents, double loadErlangs)
    {
        Guard.NotNegative(agents, "number of agents");
        Guard.NotNegativeOrEndless(loadErlangs, "load");
        if (agents == 0 || double.IsInfinity(loadErlangs)) return 1;
        return loadErlangs == 0 ? 0 : 1 / Inverse(agents, loadErlangs);
    }

    /// <summary>Smallest number of agents that loses at most a share <paramref name="maxBlocking"/>; 0 without load.</summary>
    /// <param name="loadErlangs">At least 0 and finite; at most 10 million.</param>
    /// <param name="maxBlocking">Strictly between 0 and 1.</param>
    public static int AgentsFor(double loadErlangs, double maxBlocking)
    {
        Guard.ShareInside(maxBlocking, "greatest share lost");
        return loadErlangs == 0 ? 0 : AgentSearch.Smallest(loadErlangs, n => Blocking(n, loadErlangs) <= maxBlocking);
    }

    /// <summary>
    /// 1/B = Σ over k from 0 to n of n(n−1)…(n−k+1)/a^k, for a &gt; 0; at least 1, +∞ where B is below the smallest number.
    /// </summary>
    /// <remarks>
    /// The recursion 1/B(n) = 1 + (n/a)/B(n−1) written from the top. All terms are positive, so nothing cancels; beyond k = n − a they fall faster than
    /// geometrically and the sum stops after some multiple of √n of them: 100,000 agents cost microseconds, not the n divisions of the recursion.
    /// </remarks>
    internal static double Inverse(int agents, double loadErlangs)
    {
        double sum = 1, term = 1;
        for (var k = 0; k < agents; k++)
        {
            var ratio = (agents - k) / loadErlangs;
            term *= ratio;
            sum += term;
            // The rest is below term·ratio/(1 − ratio).
            if (ratio < 1 && term * ratio < 1e-18 * sum * (1 - ratio)) break;
            if (double.IsInfinity(sum)) break;
        }

        return sum;
    }
}

/// <summary>Finds the smallest number of agents that meets a target which more agents never miss.</summary>
internal static class AgentSearch
{
    public const double MostErlangs = 1e7;

    /// <summary>Bracket around load + 2·√load (square-root staffing, Halfin and Whitt 1981), widened by doubling, then bisection.</summary>
    public static int Smallest(double loadErlangs, Func<int, bool> meets)
    {
        Guard.NotNegative(loadErlangs, "load");
        if (loadErlangs > MostErlangs) throw new ArgumentOutOfRangeException(nameof(loadErlangs), FormattableString.Invariant($"The load ({loadErlangs}) must be at most {MostErlangs} Erlangs for a search.\nMaybe the handle time or the volume is in another unit."));
        var step = Math.Max(1, (int)Math.Sqrt(loadErlangs));
        var high = (int)Math.Ceiling(loadErlangs) + step;
        var low = high; // becomes the largest number known to miss
        if (meets(high))
        {
            do
            {
                high = low;
                low = Math.Max(-1, low - step);
                step *= 2;
            }
            while (low >= 0 && meets(low));
        }
        else
        {
            do
            {
                low = high;
                high = checked(high + step);
                step *= 2;
            }
            while (!meets(high));
        }

        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (meets(middle)) high = middle;
            else low = middle;
        }

        return high;
    }
}
