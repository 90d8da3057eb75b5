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

    /// <summary>Halves of signs, which damaged files have, cannot be normalised: they become U+FFFD.</summary>
    private static string Whole(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes()) : text;
}
