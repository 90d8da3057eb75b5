using System.Globalization;
using System.Text;

namespace Plateau.Model.Texts;

/// <summary>Words as they are compared when people write one thing in several ways.</summary>
public static class Folding
{
    /// <summary>Letters and digits only, without accents, in lower case: « Équipe », EQUIPE and « equipe : » are one.</summary>
    public static string Of(string? text)
    {
        if (text is null) return "";
        var plain = new StringBuilder(text.Length);
        foreach (var sign in Whole(text).Normalize(NormalizationForm.FormD))
        {
            if (sign is 'œ' or 'Œ') plain.Append("oe");
            else if (char.IsLetterOrDigit(sign) && CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark) plain.Append(char.ToLowerInvariant(sign));
        }

        return plain.ToString();
    }

    /// <summary>Halves of signs, and U+FFFE, which damaged files have, cannot be normalised: they become U+FFFD.</summary>
    private static string Whole(string text)
    {
        var span = text.AsSpan();
        return span.ContainsAnyInRange('\uD800', '\uDFFF') || span.Contains('\uFFFE') ? string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD') : text;
    }
}
