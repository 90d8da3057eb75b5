namespace Plateau.Report.Texts;

/// <summary>The two languages in which everything is told; both are complete.</summary>
public enum Language
{
    French,
    English,
}

public static class Languages
{
    public static IReadOnlyList<Language> All { get; } = [Language.French, Language.English];

    /// <summary>Two-letter code, as in the names of the text folders and in HTML.</summary>
    public static string Code(this Language language) => language == Language.French ? "fr" : "en";

    /// <summary>The language of a two-letter code (a longer tag such as fr-CA counts too); null when it is neither.</summary>
    public static Language? Of(string? code) => code?.Trim() switch
    {
        { } text when text.StartsWith("fr", StringComparison.OrdinalIgnoreCase) => Language.French,
        { } text when text.StartsWith("en", StringComparison.OrdinalIgnoreCase) => Language.English,
        _ => null,
    };
}
