namespace Plateau.Mathematics.Statistics;

/// <summary>Many tests at once: which of them stand out when at most a given share of those that do may be chance.</summary>
/// <remarks>Y. Benjamini, Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289–300. Holds for independent tests and for positively dependent ones (Y. Benjamini, D. Yekutieli, Annals of Statistics 29 (2001) 1165–1188).</remarks>
public static class BenjaminiHochberg
{
    /// <summary>Adjusted p-values in the order given: of m values the k-th smallest times m ÷ k, never more than that of a larger one and at most 1.</summary>
    /// <param name="pValues">0 to 1 each; may be empty.</param>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        var order = Enumerable.Range(0, pValues.Count).OrderBy(index => Guard.Share(pValues[index], "p-value")).ToArray();
        var adjusted = new double[pValues.Count];
        double least = 1;
        for (var rank = order.Length; rank > 0; rank--)
        {
            least = Math.Min(least, pValues[order[rank - 1]] * order.Length / rank);
            adjusted[order[rank - 1]] = least;
        }

        return adjusted;
    }
}
