using Plateau.Diagnosis.Skills;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for skills whose assessments are old, and certificates that have run out.</summary>
public sealed class StaleAssessment : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("SKILL-07", "stale-assessment", ["R25", "R27", "R30"],
    [
        new("months", ArgumentKind.Count, 18, 3, 60, "convention: a yearly interview, and half a year of delay"),
        new("stale-share", ArgumentKind.Share, 0.5, 0.05, 1, "convention: half of the holders"),
        new("half-life-months", ArgumentKind.Count, 24, 3, 120, "convention, to rank with: without practice or confirmation half is left after two years"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (DeclaredSkills.Of(evidence) is not { } matrix) return Facts.CannotTell(Info);
        var dated = matrix.Held.Where(held => held.AgeMonths is not null).ToArray();
        if (dated.Length == 0) return Facts.CannotTell(Info, "missing-dates", Argument.Count("held", matrix.Held.Count()));
        var findings = dated.GroupBy(held => held.Skill, StringComparer.Ordinal).Select(skill => Stale(skill.Key, [.. skill], settings))
            .Concat(matrix.Held.Where(held => held.Expired).GroupBy(held => held.Skill, StringComparer.Ordinal).Select(skill => Expired(skill.Key, [.. skill])))
            .OfType<Finding>().ToArray();
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("held", dated.Length)));
    }

    private Finding? Stale(string skill, HeldSkill[] held, RuleSettings settings)
    {
        var months = settings.Of(Info, "months");
        var old = held.Count(one => one.AgeMonths > months);
        if (old < settings.Of(Info, "stale-share") * held.Length || old == 0) return null;
        var before = held.Sum(one => one.Level ?? 0);
        var after = held.Sum(one => one.MasteryAfterDecay(settings.Of(Info, "half-life-months")) ?? 0);
        return new(
            skill, Severity.Moderate, Confidence.Medium,
            Facts.Say(Info, "found", Argument.Of("skill", skill), Argument.Count("old", old), Argument.Count("held", held.Length), Argument.Count("months", (long)months)),
            before > 0
                ? [Facts.Share("assessed-long-ago", skill, Estimate.Exactly((double)old / held.Length, held.Length)), Facts.Share("mastery-left", skill, Estimate.Exactly(after / before, held.Length))]
                : [Facts.Share("assessed-long-ago", skill, Estimate.Exactly((double)old / held.Length, held.Length))],
            []);
    }

    private Finding Expired(string skill, HeldSkill[] held) => new(
        skill, Severity.Serious, Confidence.High,
        Facts.Say(Info, "found-expired", Argument.Of("skill", skill), Argument.Count("people", held.Length)),
        [Facts.Count("certificates-over", skill, held.Length, held.Length)], []);
}
