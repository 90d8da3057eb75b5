using Plateau.Model.Texts;

namespace Plateau.Diagnosis;

/// <summary>Names without what people vary when they write one thing twice.</summary>
internal static class Spelling
{
    /// <summary>The words of a name in alphabetical order, folded, without a last s or x (plural): "Réclamations clients" and "client, réclamation" are one.</summary>
    public static string Words(string name) => string.Join(' ', name.Split([' ', '-', '\'', '’', '/', ',', ';', '.', '_', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
        .Select(Folding.Of).Select(word => word.Length > 3 && word[^1] is 's' or 'x' ? word[..^1] : word).Where(word => word.Length > 0 && word is not ("de" or "du" or "des" or "le" or "la" or "les" or "d" or "l" or "the" or "of"))
        .Order(StringComparer.Ordinal));
}
