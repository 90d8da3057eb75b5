using System.Globalization;
using System.Text;

namespace Plateau.Diagnosis;

/// <summary>Names without what people vary when they write one thing twice.</summary>
internal static class Spelling
{
    /// <summary>Letters and digits alone, lower case, without accents.</summary>
    public static string Folded(string name) => string.Concat(name.Normalize(NormalizationForm.FormD)
        .Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(sign)).Select(char.ToLowerInvariant));

    /// <summary>The words of a name in alphabetical order, folded, without a last s or x (plural): "Réclamations clients" and "client, réclamation" are one.</summary>
    public static string Words(string name) => string.Join(' ', name.Split([' ', '-', '\'', '’', '/', ',', ';', '.', '_', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
        .Select(Folded).Select(word => word.Length > 3 && word[^1] is 's' or 'x' ? word[..^1] : word).Where(word => word.Length > 0 && word is not ("de" or "du" or "des" or "le" or "la" or "les" or "d" or "l" or "the" or "of"))
        .Order(StringComparer.Ordinal));
}
