namespace Plateau.Mathematics.Statistics;

/// <summary>Many tests at once: which hypotheses fall when the probability of even one wrong rejection is to stay below a level, whatever the dependence between the tests.</summary>
/// <remarks>S. Holm, Scandinavian Journal of Statistics 6 (1979) 65–70.</remarks>
public static class Holm
{
    /// <summary>
    /// Adjusted p-values in the order given: the smallest p-value times n, the next times n − 1, …, never decreasing along that order and at most 1. A hypothesis is rejected at family-wise level α when its
    /// adjusted value is at most α.
    /// </summary>
    /// <param name="pValues">0 to 1 each; may be empty.</param>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        var order = Enumerable.Range(0, pValues.Count).OrderBy(index => Guard.Share(pValues[index], "p-value")).ToArray();
        var adjusted = new double[pValues.Count];
        double largest = 0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = largest;
        }

        return adjusted;
    }
}
