using System.Collections.Immutable;
using Plateau.Diagnosis;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Sections;

/// <summary>What was found, then what could not be judged and what to collect, then what is clear.</summary>
internal static class FindingsSection
{
    public static Section? Build(Telling telling)
    {
        if (telling.Study.Diagnosis.IsDefaultOrEmpty)
            return ReportSections.Missing(telling, "findings");
        var blocks = new BlockList(telling);
        var found = Sorted(telling);
        if (found.Length > 0)
            blocks.Add(new Block.Findings(found));

        var untold = telling.Study.Diagnosis.Where(examination => examination.Outcome is RuleOutcome.CannotTell).ToList();
        if (untold.Count > 0)
        {
            blocks.Heading("findings.cannot-tell");
            var table = new TableBuilder("").Text(telling.Word("findings.rule")).Text(telling.Word("findings.missing"));
            foreach (var examination in untold)
                table.Add(Title(telling, examination.Rule), telling.Say(((RuleOutcome.CannotTell)examination.Outcome).Missing));
            blocks.Table(table.Build());
        }

        var clear = telling.Study.Diagnosis.Where(examination => examination.Outcome is RuleOutcome.Clear).ToList();
        if (clear.Count > 0)
        {
            blocks.Heading("findings.clear");
            var table = new TableBuilder("").Text(telling.Word("findings.rule")).Text(telling.Word("findings.examined"));
            foreach (var examination in clear)
                table.Add(Title(telling, examination.Rule), telling.Say(((RuleOutcome.Clear)examination.Outcome).Examined));
            blocks.Table(table.Build());
        }

        return blocks.Build("findings", telling.Word("findings.headline", Argument.Count("found", found.Length), Argument.Count("serious", found.Count(finding => finding.Level >= (int)Severity.Serious)),
            Argument.Count("rules", telling.Study.Diagnosis.Length), Argument.Count("untold", untold.Count)));
    }

    /// <summary>All findings, the worst first; equal ones in the order of the rules.</summary>
    public static ImmutableArray<FindingText> Sorted(Telling telling) =>
        [.. telling.Study.Diagnosis
            .SelectMany(examination => examination.Outcome is RuleOutcome.Found found ? found.Findings.Select(finding => (examination.Rule, Finding: finding)) : [])
            .OrderByDescending(pair => pair.Finding.Severity).ThenByDescending(pair => pair.Finding.Confidence)
            .Select(pair => Text(telling, pair.Rule, pair.Finding))];

    private static string Title(Telling telling, RuleInfo rule) => telling.Words.Has($"rule.{rule.Code}.title") ? telling.Say($"rule.{rule.Code}.title") : rule.Code;

    private static FindingText Text(Telling telling, RuleInfo rule, Finding finding) => new(
        (int)finding.Severity, telling.Word($"severity.{finding.Severity}"), telling.Word($"confidence.{finding.Confidence}"), Title(telling, rule), rule.Code, telling.Say(finding.What),
        [.. finding.Evidence.Select(evidence => telling.Word(evidence.Measured.SampleSize > 1 ? "findings.evidence" : "findings.evidence.single", Argument.Of("what", telling.Say($"evidence.{evidence.Code}", [Argument.Of("subject", evidence.Subject), .. evidence.Arguments])),
            Argument.Of("measured", telling.Format.Estimate(evidence.Kind, evidence.Measured)), Argument.Count("sample", evidence.Measured.SampleSize)))],
        [.. finding.Proposals.Select(change => telling.Say(change.Describe()))]);
}
