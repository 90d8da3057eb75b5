namespace Plateau.Validation.Simulation;

/// <summary>
/// Equal M/M/c queues that share places for waiting contacts: each queue alone is reversible, so together they have the product of their laws, cut off where the places are full
/// (F. P. Kelly, Reversibility and Stochastic Networks, 1979, corollary 1.10). Exact oracle of the single-skill centre of Wallace and Whitt.
/// </summary>
internal sealed class SharedPlaces
{
    /// <param name="queues">Number of queues, at least 1.</param>
    /// <param name="servers">Servers of each.</param>
    /// <param name="loadErlangs">Offered to each, below <paramref name="servers"/>.</param>
    /// <param name="places">Shared, at least 1.</param>
    /// <param name="meanService">In minutes.</param>
    /// <param name="lateAfter">In minutes.</param>
    public SharedPlaces(int queues, int servers, double loadErlangs, int places, double meanService, double lateAfter)
    {
        // Weights of one queue: below all busy, and all busy with w waiting.
        double below = 0, term = 1;
        for (var n = 0; n < servers; n++)
        {
            below += term;
            term *= loadErlangs / (n + 1);
        }

        var allBusy = new double[places + 1];
        for (var w = 0; w <= places; w++) allBusy[w] = term * Math.Pow(loadErlangs / servers, w);
        double[] one = [below + allBusy[0], .. allBusy[1..]];
        double[] others = [1, .. new double[places]];
        for (var queue = 1; queue < queues; queue++) others = Convolve(others, one);
        var whole = Convolve(others, one).Sum();
        for (var w = 0; w <= places; w++)
        {
            Blocked += allBusy[w] * others[places - w] / whole;
            if (w == places) continue;
            var waits = allBusy[w] * others[..(places - w)].Sum() / whole; // and a place is free
            Waits += waits;
            MeanWait += waits * (w + 1) * meanService / servers;
            Late += waits * ErlangTail(w + 1, lateAfter * servers / meanService);
        }

        Waits /= 1 - Blocked;
        MeanWait /= 1 - Blocked;
        Late /= 1 - Blocked;
    }

    /// <summary>Share of offered.</summary>
    public double Blocked { get; }

    /// <summary>Share of entered.</summary>
    public double Waits { get; }

    /// <summary>Minutes, of entered.</summary>
    public double MeanWait { get; }

    /// <summary>Share of entered that waits longer.</summary>
    public double Late { get; }

    private static double[] Convolve(double[] first, double[] second) =>
        [.. first.Select((_, sum) => Enumerable.Range(0, sum + 1).Sum(part => first[part] * second[sum - part]))];

    /// <summary>Probability that the sum of k exponentials with mean 1 exceeds x.</summary>
    private static double ErlangTail(int k, double x)
    {
        double sum = 0, term = Math.Exp(-x);
        for (var j = 0; j < k; j++)
        {
            sum += term;
            term *= x / (j + 1);
        }

        return sum;
    }
}
