using System.Text.Json;
using System.Text.RegularExpressions;
using Plateau.Model.Texts;
using Plateau.Tests.Model;
using Shouldly;

namespace Plateau.Tests.Import;

/// <summary>Checks that a message has its template in both languages and gives every value that the template asks for.</summary>
internal static class TextsOf
{
    private static readonly Dictionary<string, Dictionary<string, string>> _texts = new[] { "fr", "en" }.ToDictionary(
        language => language,
        language => new[] { "import", "organisation" }.SelectMany(area => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Repository.Root, "src", "Report", "Texts", language, area + ".json")))!).ToDictionary());

    public static IEnumerable<string> Keys(string language) => _texts[language].Keys;

    public static void Check(string key, IEnumerable<Argument> arguments)
    {
        var known = arguments.Select(argument => argument.Name).ToHashSet();
        foreach (var (language, texts) in _texts)
        {
            texts.ShouldContainKey(key, language);
            foreach (Match place in Regex.Matches(texts[key], @"\{([A-Za-z]+)[|}]")) known.ShouldContain(place.Groups[1].Value, $"{language}: {key}");
        }
    }

    public static void Check(Problem problem)
    {
        Check($"problem.{problem.What.Code}", problem.What.Arguments);
        Check($"problem.{problem.What.Code}.maybe", problem.What.Arguments);
    }
}
