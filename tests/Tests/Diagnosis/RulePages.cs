using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Plateau.Diagnosis;
using Plateau.Report.Texts;
using Plateau.Tests.Model;

namespace Plateau.Tests.Diagnosis;

/// <summary>A page a rule and an index, in each language, of the rules themselves and their texts (src/Report/Texts/*/rule-pages.json and those of the diagnosis).</summary>
internal static class RulePages
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "rules");

    /// <summary>All pages: path under <see cref="Folder"/> and content.</summary>
    public static IEnumerable<(string Path, string Content)> All() => Languages.All.SelectMany(language =>
        RuleCatalogue.All.Select(rule => (Path.Combine(language.Code(), $"{rule.Info.Code}.md"), Page(language, rule.Info))).Prepend((Path.Combine(language.Code(), "README.md"), Index(language))));

    private static string Index(Language language)
    {
        var text = new StringBuilder($"# {Of(language, "rule-page.index.title")}\n\n{Of(language, "rule-page.index.text")} [{Of(language, "rule-page.other")}](../{Other(language).Code()}/README.md).\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| {Of(language, "rule-page.index.code")} | {Of(language, "rule-page.index.title-column")} | {Of(language, "rule-page.looks")} |\n|---|---|---|\n");
        foreach (var rule in RuleCatalogue.All.Select(rule => rule.Info))
            text.Append(CultureInfo.InvariantCulture, $"| [{rule.Code}]({rule.Code}.md) | {OfRule(language, rule, "title")} | {OfRule(language, rule, "page.looks")} |\n");
        return text.ToString();
    }

    private static string Page(Language language, RuleInfo rule)
    {
        var text = new StringBuilder($"# {rule.Code} {OfRule(language, rule, "title")}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"[{Of(language, "rule-page.all")}](README.md) · [{Of(language, "rule-page.other")}](../{Other(language).Code()}/{rule.Code}.md) · {Of(language, "rule-page.name")} `{rule.Name}` · {Of(language, "rule-page.requirements")} {string.Join(", ", rule.Requirements)}\n");
        foreach (var (heading, body) in new[]
        {
            ("looks", OfRule(language, rule, "page.looks")), ("why", OfRule(language, rule, "why")), ("decides", OfRule(language, rule, "page.decides")), ("silent", OfRule(language, rule, "page.silent")), ("missing", Regex.Replace(OfRule(language, rule, "missing"), @"\{\w+\}", "…")),
            ("proposes", Find(language, $"rule.{rule.Code}.page.proposes") ?? Of(language, "rule-page.proposes-none")), ("thresholds", Thresholds(language, rule)), ("sources", OfRule(language, rule, "page.sources")),
        })
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Of(language, $"rule-page.{heading}")}\n\n{Sentence(body)}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n---\n\n{Of(language, "rule-page.made")}\n").ToString();
    }

    private static string Thresholds(Language language, RuleInfo rule)
    {
        if (rule.Parameters.IsEmpty) return Of(language, "rule-page.thresholds-none");
        string[] columns = ["key", "what", "default", "range", "source"];
        var text = new StringBuilder($"| {string.Join(" | ", columns.Select(column => Of(language, $"rule-page.column.{column}")))} |\n|---|---|---|---|---|");
        foreach (var parameter in rule.Parameters)
        {
            var range = Of(language, "rule-page.range").Replace("{low}", Written(parameter.Low), StringComparison.Ordinal).Replace("{high}", Written(parameter.High), StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"\n| `{rule.Code}.{parameter.Key}` | {OfRule(language, rule, $"parameter.{parameter.Key}")} | {Written(parameter.Default)} | {range} | {OfRule(language, rule, $"parameter.{parameter.Key}.source")} |");

            // As a setting takes it: a share stays a number from 0 to 1; only the decimal sign is the language's.
            string Written(double value) => language == Language.French ? value.ToString(CultureInfo.InvariantCulture).Replace('.', ',') : value.ToString(CultureInfo.InvariantCulture);
        }

        return text.ToString();
    }

    private static Language Other(Language language) => language == Language.French ? Language.English : Language.French;

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string OfRule(Language language, RuleInfo rule, string part) => Of(language, $"rule.{rule.Code}.{part}");

    private static string Of(Language language, string key) => Find(language, key) ?? throw new InvalidOperationException($"{key} has no text in {language}");

    private static string? Find(Language language, string key) => TextCatalogue.Of(language).TryFind(key, out var text) ? text : null;
}
