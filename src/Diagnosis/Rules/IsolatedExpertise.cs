using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for skills that one person holds (bus factor 1), or that are covered by at most one person for much of the opening hours.</summary>
public sealed class IsolatedExpertise : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("SKILL-01", "isolated-expertise", ["R28"],
    [
        new("least-holders", ArgumentKind.Count, 2, 2, 10, "convention: one person and one back-up"),
        new("thin-share", ArgumentKind.Share, 0.25, 0.05, 0.9, "convention: a quarter of the opening hours, about the hours before, at and after midday breaks"),
        new("least-contacts", ArgumentKind.Count, 20, 5, 1000, "convention: the number of contacts from which a skill is counted as held"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        var covers = SkillCoverage.SkillsOf(evidence.Centre).Select(skill => SkillCoverage.Of(evidence, skill)).ToArray();
        if (covers.All(cover => cover.HolderCount == 0)) return Facts.CannotTell(Info);
        // Nobody at all is another rule's matter.
        var judged = covers.Where(cover => cover.HolderCount > 0 && (evidence.Observed is null || cover.Contacts >= settings.Of(Info, "least-contacts"))).ToArray();
        if (judged.Length == 0) return Facts.CannotTell(Info, "missing-contacts", Argument.Count("least", (long)settings.Of(Info, "least-contacts")));
        var findings = judged
            .Where(cover => cover.HolderCount < settings.Of(Info, "least-holders") || cover.OpenPeriods > 0 && cover.ThinShare > settings.Of(Info, "thin-share"))
            .Select(cover => Isolated(evidence, cover, settings)).ToArray();
        var scheduled = judged.Any(cover => cover.OpenPeriods > 0);
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, scheduled ? "clear" : "clear-static", Argument.List("skills", judged.Select(cover => cover.Skill.Value)), Argument.Count("least", judged.Min(cover => cover.HolderCount))));
    }

    private Finding Isolated(CentreEvidence evidence, SkillCoverage cover, RuleSettings settings)
    {
        var few = cover.HolderCount < settings.Of(Info, "least-holders");
        var minutes = (evidence.Observed?.Grid ?? evidence.Centre.Grid).PeriodMinutes;
        var thinHours = cover.ThinPeriods * minutes / 60.0;
        List<Evidence> facts = [Facts.Count("skill-holders", cover.Skill.Value, cover.HolderCount, (long)cover.Contacts), Facts.Count("bus-factor", cover.Skill.Value, cover.HolderCount, (long)cover.Contacts)];
        if (cover.OpenPeriods > 0) facts.Add(Facts.Share("thin-hours", cover.Skill.Value, cover.ThinShare, cover.OpenPeriods));
        var variant = cover.OpenPeriods == 0 ? "found-static" : few && !cover.Holders.IsEmpty ? "found" : "found-thin";
        return new(
            cover.Skill.Value, cover.HolderCount == 1 ? Severity.Critical : few || cover.ThinShare > 0.5 ? Severity.Serious : Severity.Moderate,
            evidence.Observed is null ? Confidence.Medium : Confidence.High,
            Facts.Say(
                Info, variant, Argument.Of("skill", cover.Skill.Value), Argument.Count("holders", cover.HolderCount),
                Argument.List("people", few ? cover.Holders.Select(holder => holder.Value) : []),
                Argument.Share("share", cover.ThinShare), Argument.Hours("hours", thinHours)),
            [.. facts], cover.BackUp());
    }
}
