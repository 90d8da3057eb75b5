using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for why cases are handed over: because the first team could not (a gap of skill), or because nobody knew whose it was (a gap of responsibility).</summary>
public sealed class SkillOrResponsibilityGap : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("STRUCTURE-06", "skill-or-responsibility-gap", ["R17", "R6"],
    [
        new("starter-share", ArgumentKind.Share, 0.1, 0.01, 0.8, "convention: one handed-over case in ten ends where it began"),
        new("higher-share", ArgumentKind.Share, 0.3, 0.05, 0.95, "convention: three in ten; escalation is what levels are for, but a first line that passes on more lacks something"),
        new("least-cases", ArgumentKind.Count, 100, 30, 10_000, "convention: cases handed over; below it the interval of a share says little"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (CaseFacts.Judged(evidence, Info, settings, out var cases) is { } untold) return untold;
        var closing = cases!.Closing!;
        if (closing.Total < settings.Of(Info, "least-cases")) return Facts.CannotTell(Info, "missing-cases", Argument.Count("least", (long)settings.Of(Info, "least-cases")));
        var starter = Intervals.Share(closing.Starter, closing.Total);
        var higher = Intervals.Share(closing.Higher, closing.Total);
        var open = (double)(closing.Total - closing.Starter - closing.Higher) / closing.Total;
        List<Finding> findings = [];
        if (starter.Low > settings.Of(Info, "starter-share")) findings.Add(Responsibility(cases, starter, open));
        if (higher.Low > settings.Of(Info, "higher-share")) findings.Add(Skill(cases, higher, open));
        if (findings.Count == 0 && closing.Unknown > closing.Total / 2) return Facts.CannotTell(Info, "missing-levels", Argument.Share("unknown", (double)closing.Unknown / closing.Total));
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("cases", closing.Total), Argument.Share("starter", starter.Value!.Value), Argument.Share("higher", higher.Value!.Value), Argument.Share("open", open)));
    }

    private Finding Responsibility(CaseObservation cases, Estimate share, double open) => new(
        "", Severity.Moderate, Confidence.Medium,
        Facts.Say(Info, "found", Argument.Share("share", share.Value!.Value), Argument.Count("cases", cases.Closing!.Total), Argument.Share("open", open)),
        [Facts.Share("ended-by-starter", "", share), .. Top(cases, edge => edge.EndedBySender, "edge-ended-by-sender")], []);

    private Finding Skill(CaseObservation cases, Estimate share, double open) => new(
        "", Severity.Moderate, Confidence.Medium,
        Facts.Say(Info, "found-skill", Argument.Share("share", share.Value!.Value), Argument.Count("cases", cases.Closing!.Total), Argument.Share("open", open)),
        [Facts.Share("ended-higher", "", share), .. Top(cases, edge => edge.EndedHigher, "edge-ended-higher")], []);

    private static ImmutableArray<Evidence> Top(CaseObservation cases, Func<CaseEdge, long> count, string code) =>
    [
        .. cases.Edges.Where(edge => count(edge) > 0).OrderByDescending(count).ThenBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal).Take(5)
            .Select(edge => Facts.Share(code, CaseFacts.Way(edge), Intervals.Share(count(edge), edge.Count))),
    ];
}
