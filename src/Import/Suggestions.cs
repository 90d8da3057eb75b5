namespace Plateau.Import;

/// <summary>For "Maybe you meant …": the known word nearest to a misspelt one.</summary>
public static class Suggestions
{
    /// <summary>The candidate with the fewest changed letters (case apart), if they are at most a third of the word or one contains the other; else empty.</summary>
    public static string Closest(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        var best = "";
        var least = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            var near = distance <= Math.Max(1, Math.Max(word.Length, candidate.Length) / 3)
                || (word.Length >= 3 && candidate.Contains(word, StringComparison.OrdinalIgnoreCase));
            if (!near || distance >= least) continue;
            (best, least) = (candidate, distance);
        }

        return best;
    }

    /// <summary>Letters to insert, delete, replace or swap with the neighbour (restricted Damerau distance).</summary>
    private static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) table[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[one.Length, other.Length];
    }
}
