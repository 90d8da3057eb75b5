namespace Plateau.Report.Charts;

/// <summary>Orders rows of a table so that neighbours resemble each other: from the fullest row, always on to the row most like the last.</summary>
internal static class Similarity
{
    /// <returns>Indices of the rows in their new order; equal candidates keep their old order.</returns>
    public static IReadOnlyList<int> Order(double[][] rows)
    {
        if (rows.Length == 0)
            return [];
        var left = Enumerable.Range(0, rows.Length).ToList();
        var current = left.MaxBy(row => (rows[row].Count(cell => cell > 0), rows[row].Sum()));
        var order = new List<int>();
        while (true)
        {
            order.Add(current);
            left.Remove(current);
            if (left.Count == 0)
                return order;
            var last = rows[current];
            current = left.MaxBy(row => Cosine(last, rows[row]));
        }
    }

    private static double Cosine(double[] one, double[] other)
    {
        double product = 0, square = 0, otherSquare = 0;
        for (var cell = 0; cell < one.Length; cell++)
        {
            product += one[cell] * other[cell];
            square += one[cell] * one[cell];
            otherSquare += other[cell] * other[cell];
        }

        return square == 0 || otherSquare == 0 ? 0 : product / Math.Sqrt(square * otherSquare);
    }
}
