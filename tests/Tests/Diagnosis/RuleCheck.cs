using System.Text.Json;
using System.Text.RegularExpressions;
using Plateau.Diagnosis;
using Plateau.Model.Files;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Tests.Model;
using Shouldly;

namespace Plateau.Tests.Diagnosis;

/// <summary>
/// Examines evidence by one rule and returns the answer, having checked what holds of every answer: its texts exist in both languages with every value they
/// ask for, numbers are finite, and each proposed change can be applied and leaves a valid centre.
/// </summary>
internal static partial class RuleCheck
{
    private static readonly Dictionary<string, Dictionary<string, string>> Texts = new[] { "fr", "en" }.ToDictionary(language => language, Load);

    public static Dictionary<string, string> TextsOf(string language) => Texts[language];

    public static RuleOutcome.Found Finds<TRule>(CentreEvidence evidence, RuleSettings? settings = null) where TRule : IDiagnosisRule, new()
    {
        var found = Examine(new TRule(), evidence, settings).ShouldBeOfType<RuleOutcome.Found>();
        found.Findings.ShouldNotBeEmpty();
        return found;
    }

    public static Message IsClear<TRule>(CentreEvidence evidence, RuleSettings? settings = null) where TRule : IDiagnosisRule, new() =>
        Examine(new TRule(), evidence, settings).ShouldBeOfType<RuleOutcome.Clear>().Examined;

    public static Message CannotTell<TRule>(CentreEvidence evidence, RuleSettings? settings = null) where TRule : IDiagnosisRule, new() =>
        Examine(new TRule(), evidence, settings).ShouldBeOfType<RuleOutcome.CannotTell>().Missing;

    public static RuleOutcome Examine(IDiagnosisRule rule, CentreEvidence evidence, RuleSettings? settings = null)
    {
        var outcome = rule.Examine(evidence, settings ?? RuleSettings.Defaults);
        switch (outcome)
        {
            case RuleOutcome.Found found:
                foreach (var finding in found.Findings) Check(finding, evidence);
                if (found.Findings.Any(finding => !finding.Proposals.IsEmpty)) Texts["en"].ShouldContainKey($"rule.{rule.Info.Code}.page.proposes");
                break;
            case RuleOutcome.Clear clear:
                Check(clear.Examined);
                break;
            case RuleOutcome.CannotTell missing:
                Check(missing.Missing);
                break;
        }

        return outcome;
    }

    public static void Check(Message message, string subject = "")
    {
        foreach (var argument in message.Arguments) double.IsFinite(argument.Number).ShouldBeTrue($"{message.Code} {argument}");
        string[] given = [.. message.Arguments.Select(argument => argument.Name), .. subject.Length > 0 ? ["subject"] : Array.Empty<string>()];
        foreach (var texts in Texts.Values)
        {
            texts.ShouldContainKey(message.Code);
            Placeholder().Matches(texts[message.Code]).Select(match => match.Groups["name"].Value).Except(given).ShouldBeEmpty(message.Code);
        }
    }

    private static void Check(Finding finding, CentreEvidence evidence)
    {
        Check(finding.What);
        finding.Evidence.ShouldNotBeEmpty();
        foreach (var fact in finding.Evidence)
        {
            Check(new Message($"evidence.{fact.Code}", fact.Arguments), fact.Subject);
            foreach (var number in new[] { fact.Measured.Value, fact.Measured.Low, fact.Measured.High }) (number is null || double.IsFinite(number.Value)).ShouldBeTrue(fact.ToString());
            if (fact.Measured is { Value: { } value, Low: { } low, High: { } high }) value.ShouldBeInRange(low, high);
        }

        foreach (var change in finding.Proposals)
        {
            Check(change.Describe());
            var after = change.Apply(evidence.Centre);
            CentreFile.Read(CentreFile.Write(after)).Problems.ShouldBeEmpty();
            if (evidence.Declared is { } declared) change.Apply(declared).ShouldNotBeNull();
        }
    }

    private static Dictionary<string, string> Load(string language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var area in new[] { "diagnosis", "rule-pages", "journeys", "skills", "centre", "centre-ways", "changes" })
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Repository.Root, "src", "Report", "Texts", language, $"{area}.json")))!)
                texts.Add(key, text);
        return texts;
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
