using System.Text;

namespace Plateau.Web.Sources;

/// <summary>Names that people give to files are texts: shown, never used as paths, and without signs that turn or hide what follows.</summary>
internal static class SafeName
{
    private const int Longest = 120;

    public static string Of(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var kept = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            if (kind is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate or System.Globalization.UnicodeCategory.PrivateUse))
                kept.Append(rune);
        }

        var text = kept.ToString().Trim();
        return text.Length == 0 ? "file" : text.Length > Longest ? text[^Longest..] : text;
    }
}
