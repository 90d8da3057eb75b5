using Plateau.Report.Texts;

namespace Plateau.Cli.Frame;

/// <summary>In which language people are addressed.</summary>
internal static class LanguageChoice
{
    /// <summary>fr, en.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Languages.All.Select(language => language.Code())];

    /// <summary>
    /// The language before anything was read: --language if it stands in the arguments, else English where the system is set to English
    /// (LC_ALL, LC_MESSAGES, LANG), else French. A study.json may change it later; an option is never overridden.
    /// </summary>
    public static Language AtFirst(IReadOnlyList<string> arguments, Func<string, string?> environment) =>
        OfArguments(arguments) ?? (IsEnglish(environment) ? Language.English : Language.French);

    // Looked for before parsing: what is wrong with the arguments has to be said in some language.
    private static Language? OfArguments(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = arguments[i].StartsWith($"{CliOption.LanguageName}=", StringComparison.Ordinal) ? arguments[i][(CliOption.LanguageName.Length + 1)..]
                : arguments[i] == CliOption.LanguageName && i + 1 < arguments.Count ? arguments[i + 1]
                : null;
            if (value is not null && Codes.Contains(value))
                return Languages.Of(value);
        }

        return null;
    }

    private static bool IsEnglish(Func<string, string?> environment)
    {
        var set = new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return Languages.Of(set) == Language.English;
    }
}
