using System.Collections.Immutable;

namespace Plateau.Model.Files;

/// <summary>The known words nearest to one that is not known, for the "Maybe …" line of a problem.</summary>
public static class Nearest
{
    private const int MostShown = 12;
    private const int LongestWord = 80;

    /// <summary>The nearest one or two when they are near; else all that are known, up to a dozen.</summary>
    public static ImmutableArray<string> To(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length > LongestWord) word = word[..LongestWord];
        var ranked = known.Distinct(StringComparer.Ordinal)
            .Select(candidate => (Candidate: candidate, Distance: Distance(Folded(word), Folded(candidate))))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .ToArray();
        // Half of the word may be wrong at most, else the likeness is chance.
        var near = ranked.Where(pair => pair.Distance <= Math.Max(1, Math.Max(word.Length, pair.Candidate.Length) / 2)).ToArray();
        if (near.Length > 0) return [.. near.TakeWhile(pair => pair.Distance == near[0].Distance).Take(2).Select(pair => pair.Candidate)];
        return [.. ranked.Select(pair => pair.Candidate).Order(StringComparer.Ordinal).Take(MostShown)];
    }

    /// <summary>Letters inserted, dropped, replaced or two neighbours exchanged (optimal string alignment).</summary>
    public static int Distance(string first, string second)
    {
        var rows = new int[first.Length + 1, second.Length + 1];
        for (var i = 0; i <= first.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= second.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= first.Length; i++)
        {
            for (var j = 1; j <= second.Length; j++)
            {
                var same = first[i - 1] == second[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[first.Length, second.Length];
    }

    private static string Folded(string word) => string.Concat(word.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
