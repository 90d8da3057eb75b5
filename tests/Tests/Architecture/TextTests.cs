using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Architecture;

/// <summary>Both languages are complete, say the same values, and obey their typography.</summary>
public sealed partial class TextTests
{
    private static readonly IReadOnlyDictionary<string, string> French = Load("fr");
    private static readonly IReadOnlyDictionary<string, string> English = Load("en");

    [Fact]
    public void Both_languages_have_the_same_texts()
    {
        French.Keys.Except(English.Keys).ShouldBeEmpty("missing in English");
        English.Keys.Except(French.Keys).ShouldBeEmpty("missing in French");
        Files("fr").Select(Path.GetFileName).ShouldBe(Files("en").Select(Path.GetFileName));
    }

    [Fact]
    public void Both_languages_show_the_same_values()
    {
        foreach (var (key, french) in French)
            Names(french).ShouldBe(Names(English[key]), ignoreOrder: true, key);
    }

    [Fact]
    public void No_text_is_empty() => French.Concat(English).Where(pair => string.IsNullOrWhiteSpace(pair.Value)).ShouldBeEmpty();

    [Fact]
    public void French_signs_have_their_thin_space()
    {
        // Ordinary or missing space before a double sign, or inside guillemets. Placeholders, options and addresses are no prose.
        var wrong = French.Where(pair => BadFrench().IsMatch(NotProse().Replace(pair.Value, "x"))).Select(pair => $"{pair.Key}: {pair.Value}");
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void English_has_no_French_typography() => English.Where(pair => pair.Value.AsSpan().IndexOfAny("\u202F«»") >= 0).Select(pair => $"{pair.Key}: {pair.Value}").ShouldBeEmpty();

    [Fact]
    public void Apostrophes_are_curly_in_prose()
    {
        French.Concat(English).Where(pair => StraightApostrophe().IsMatch(pair.Value)).Select(pair => $"{pair.Key}: {pair.Value}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_code_written_in_the_sources_has_its_text()
    {
        var missing = new List<string>();
        foreach (var file in Repository.Projects.SelectMany(project => Repository.FilesUnder($"src/{project}", ".cs")))
        {
            var source = Repository.Read(file);
            // In the command line a short form takes the code as well.
            var said = MessageCode().Matches(source).Concat(file.StartsWith("src/Cli/", StringComparison.Ordinal) ? ShortForm().Matches(source) : []);
            missing.AddRange(said.Select(match => match.Groups["code"].Value).Where(code => !code.EndsWith('.')).Where(code => !French.ContainsKey(code) && !French.ContainsKey($"problem.{code}")).Select(code => $"{file}: {code}"));
            missing.AddRange(ProblemCode().Matches(source).Select(match => match.Groups["code"].Value).Where(code => !French.ContainsKey($"problem.{code}")).Select(code => $"{file}: problem.{code}"));
        }

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_stage_and_advice_belongs_to_something()
    {
        French.Keys.Where(key => key.StartsWith("problem.", StringComparison.Ordinal) && key.EndsWith(".maybe", StringComparison.Ordinal))
            .Where(key => !French.ContainsKey(key[..^".maybe".Length])).ShouldBeEmpty("advice without a problem");
    }

    private static IEnumerable<string> Files(string language) => Repository.FilesUnder($"src/Report/Texts/{language}", ".json");

    private static SortedDictionary<string, string> Load(string language)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Files(language))
        {
            using var document = JsonDocument.Parse(Repository.Read(file));
            foreach (var property in document.RootElement.EnumerateObject())
                all.TryAdd(property.Name, property.Value.GetString()!).ShouldBeTrue($"{property.Name} stands twice, the second time in {file}");
        }

        return all;
    }

    // {agents|one|many} shows agents.
    private static IEnumerable<string> Names(string text) => Placeholder().Matches(text).Select(match => match.Groups["name"].Value).Distinct();

    [GeneratedRegex(@"\{(?<name>\w+)(\|[^}]*)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<![\u202F\u00A0\d])[;:!?%»](?![\w/\\=])|«(?![\u202F\u00A0])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BadFrench();

    [GeneratedRegex(@"https?://\S+|""[^""]*"":?|\{[^}]*\}(?=[\p{L}\d])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotProse();

    [GeneratedRegex(@"\p{L}'\p{L}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StraightApostrophe();

    [GeneratedRegex(@"(Message\.Of|\.Say|\.Render)\(\s*""(?<code>[\w.\-]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MessageCode();

    [GeneratedRegex(@"\.Note\(\s*""(?<code>[\w.\-]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShortForm();

    [GeneratedRegex(@"(Problem\.At|UserErrorException\.Of)\(\s*(""""|[\w.]+|\$""[^""]*"")\s*,\s*""(?<code>[\w.\-]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProblemCode();
}
