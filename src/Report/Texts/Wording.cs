using System.Collections.Frozen;
using System.Text;
using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Report.Texts;

/// <summary>
/// Makes sentences from messages: template of the code, values written as their kind asks. A placeholder is <c>{name}</c>;
/// <c>{name|one|many}</c> chooses a word by the number of <c>name</c>, for example <c>{agents} {agents|conseiller|conseillers}</c>.
/// </summary>
public sealed class Wording
{
    private static readonly Wording FrenchWording = new(Language.French);
    private static readonly Wording EnglishWording = new(Language.English);
    private readonly TextCatalogue catalogue;
    private readonly IReadOnlyDictionary<string, string> extra;
    private readonly bool strict;

    /// <param name="strict">True in tests: a missing template or value is an exception instead of a visible code.</param>
    /// <param name="extra">Templates besides the catalogue's, for tests; null = none.</param>
    public Wording(Language language, bool strict = false, IReadOnlyDictionary<string, string>? extra = null)
    {
        Language = language;
        Formatter = new Formatter(language);
        catalogue = TextCatalogue.Of(language);
        this.strict = strict;
        this.extra = extra ?? FrozenDictionary<string, string>.Empty;
    }

    public Language Language { get; }

    public Formatter Formatter { get; }

    public static Wording In(Language language) => language == Language.French ? FrenchWording : EnglishWording;

    public bool Has(string code) => TryFind(code, out _);

    public string Render(Message message) => Render(message.Code, message.Arguments.AsSpan());

    public string Render(string code, params ReadOnlySpan<Argument> arguments)
    {
        if (!TryFind(code, out var template))
            return strict ? throw new KeyNotFoundException($"There is no text '{code}' in {Language}.") : Fallback(code, arguments);

        var text = new StringBuilder(template.Length + 32);
        var rest = template.AsSpan();
        while (rest.Length > 0)
        {
            var open = rest.IndexOf('{');
            var close = open < 0 ? -1 : rest[open..].IndexOf('}');
            if (close < 0)
            {
                text.Append(rest);
                break;
            }

            // A brace that no name follows is a brace: texts speak of JSON.
            if (!char.IsAsciiLetter(rest[open + 1]))
            {
                text.Append(rest[..(open + 1)]);
                rest = rest[(open + 1)..];
                continue;
            }

            text.Append(rest[..open]);
            text.Append(Placeholder(code, rest.Slice(open + 1, close - 1), arguments));
            rest = rest[(open + close + 1)..];
        }

        return text.ToString();
    }

    /// <summary>The sentence of a problem, and its advice; the advice is null when there is none.</summary>
    public (string What, string? Advice) Render(Problem problem)
    {
        var arguments = problem.What.Arguments.AsSpan();
        var advice = $"problem.{problem.What.Code}.maybe";
        return (Render($"problem.{problem.What.Code}", arguments), Has(advice) ? Render(advice, arguments) : null);
    }

    private bool TryFind(string code, out string template) => catalogue.TryFind(code, out template!) || extra.TryGetValue(code, out template!);

    private string Placeholder(string code, ReadOnlySpan<char> placeholder, ReadOnlySpan<Argument> arguments)
    {
        var bar = placeholder.IndexOf('|');
        var name = bar < 0 ? placeholder : placeholder[..bar];
        foreach (var argument in arguments)
        {
            if (!name.Equals(argument.Name, StringComparison.Ordinal))
                continue;
            return bar < 0 ? Write(argument) : Formatter.Choose(argument.Number, placeholder[(bar + 1)..].ToString());
        }

        return strict ? throw new KeyNotFoundException($"The text '{code}' has no value for '{name}'.") : Formatter.UnknownMark;
    }

    private string Write(Argument argument) => argument.Kind == ArgumentKind.Channel ? Channel(argument.Text) : Formatter.Write(argument);

    /// <summary>A channel that is known by its word in the reader's language, another as it was written.</summary>
    public string Channel(string channel) => Channels.KeyOf(channel) is { } key && TryFind($"report.omap.channel.{key}", out var word) ? word : channel;

    /// <summary>A code that has no text is shown with its values: better read than lost.</summary>
    private string Fallback(string code, ReadOnlySpan<Argument> arguments)
    {
        var text = new StringBuilder(code);
        foreach (var argument in arguments)
            text.Append(' ').Append(argument.Name).Append('=').Append(Write(argument));
        return text.ToString();
    }
}
