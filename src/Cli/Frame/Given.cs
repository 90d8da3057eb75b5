using System.CommandLine;
using System.Globalization;
using Plateau.Model.Texts;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Frame;

/// <summary>What the user gave on the command line, as values; what is wrong is collected, and told together by <see cref="Check"/>.</summary>
internal sealed class Given(ParseResult parsed)
{
    private readonly List<Problem> problems = [];

    public string? Text(Option<string?> option) => parsed.GetValue(option);

    /// <summary>What --language says; null when it is not there.</summary>
    public string? Language => parsed.GetValue<string?>(CliOption.LanguageName);

    public void CheckLanguage()
    {
        if (Language is { } language && !LanguageChoice.Codes.Contains(language))
            problems.Add(Problem.At(CliOption.LanguageName, "console.notOneOf", Argument.Of("value", language), Argument.List("known", LanguageChoice.Codes)));
    }

    public bool Has(Option<bool> option) => parsed.GetValue(option);

    /// <summary>A finite number from <paramref name="low"/> to <paramref name="high"/>; null when it was not given (or is wrong).</summary>
    public double? Number(Option<string?> option, double low, double high = double.MaxValue, bool aboveLow = false)
    {
        if (Text(option) is not { } text)
            return null;
        if (NumberOf(text) is { } value && (aboveLow ? value > low : value >= low) && value <= high)
            return value;
        var code = high < double.MaxValue ? "console.notNumberBetween" : aboveLow ? "console.notNumberAbove" : "console.notNumberFrom";
        problems.Add(Problem.At(option.Name, code, Argument.Of("value", text), Argument.Of("low", low), Argument.Of("high", high)));
        return null;
    }

    /// <summary>A share above 0 and below 1; null when it was not given (or is wrong).</summary>
    public double? ShareInside(Option<string?> option)
    {
        if (Text(option) is not { } text)
            return null;
        if (NumberOf(text) is > 0 and < 1)
            return NumberOf(text);
        problems.Add(Problem.At(option.Name, "console.notShare", Argument.Of("value", text)));
        return null;
    }

    /// <summary>A whole number; null when it was not given (or is wrong).</summary>
    public long? Whole(Option<string?> option, long low, long high)
    {
        if (Text(option) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high)
            return value;
        problems.Add(Problem.At(option.Name, "console.notWhole", Argument.Of("value", text), Argument.Count("low", low), Argument.Count("high", high)));
        return null;
    }

    /// <summary>A seed: any whole number from 0 that 64 bits hold.</summary>
    public ulong? Seed(Option<string?> option)
    {
        if (Text(option) is not { } text)
            return null;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return value;
        problems.Add(Problem.At(option.Name, "console.notSeed", Argument.Of("value", text)));
        return null;
    }

    /// <summary>One of a few words.</summary>
    public string? OneOf(Option<string?> option, IReadOnlyCollection<string> known)
    {
        if (Text(option) is not { } text || known.Contains(text))
            return Text(option);
        problems.Add(Problem.At(option.Name, "console.notOneOf", Argument.Of("value", text), Argument.List("known", known)));
        return null;
    }

    /// <summary>The value, or a problem when the option is not there.</summary>
    public T? Required<T>(Option<string?> option, T? value)
        where T : struct
    {
        if (Text(option) is null)
            problems.Add(Problem.At(option.Name, "console.optionMissing", Argument.Of("option", $"{option.Name} {option.HelpName}")));
        return value;
    }

    public void Add(Problem problem) => problems.Add(problem);

    public void AddRange(IEnumerable<Problem> more) => problems.AddRange(more);

    /// <exception cref="UserErrorException">Something that was given is wrong.</exception>
    public void Check()
    {
        if (problems.Count > 0)
            throw new UserErrorException([.. problems]);
    }

    /// <summary>A number as people type it, with a point or a comma; null when it is none.</summary>
    public static double? NumberOf(string text) =>
        double.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value) ? value : null;
}
