namespace Plateau.Cli.Frame;

/// <summary>In which language people are addressed.</summary>
internal static class Language
{
    public const string French = "fr";
    public const string English = "en";

    public static IReadOnlyList<string> All { get; } = [French, English];

    /// <summary>
    /// The language before anything was read: --language if it stands in the arguments, else English where the system is set to English
    /// (LC_ALL, LC_MESSAGES, LANG), else French. A study.json may change it later, an option may not be overridden.
    /// </summary>
    public static string AtFirst(IReadOnlyList<string> arguments, Func<string, string?> environment) =>
        OfArguments(arguments) ?? (IsEnglish(environment) ? English : French);

    // Looked for before parsing: what is wrong with the arguments has to be said in some language.
    private static string? OfArguments(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = arguments[i].StartsWith("--language=", StringComparison.Ordinal) ? arguments[i]["--language=".Length..]
                : arguments[i] == "--language" && i + 1 < arguments.Count ? arguments[i + 1]
                : null;
            if (value is not null && All.Contains(value))
                return value;
        }

        return null;
    }

    private static bool IsEnglish(Func<string, string?> environment)
    {
        var set = new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return set is not null && set.StartsWith("en", StringComparison.OrdinalIgnoreCase);
    }
}
