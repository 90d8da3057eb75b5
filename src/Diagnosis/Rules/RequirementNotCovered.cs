using System.Collections.Immutable;
using Plateau.Diagnosis.Skills;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows for which nobody, or too few people in hours, meet what the flow asks for by the declared matrix.</summary>
public sealed class RequirementNotCovered : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("SKILL-06", "requirement-not-covered", ["R26", "R27", "R31"],
    [
        new("productive-share", ArgumentKind.Share, 0.65, 0.3, 0.95, "convention: paid hours less leave, breaks, meetings and idle time between contacts"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (DeclaredSkills.Of(evidence) is not { } matrix) return Facts.CannotTell(Info);
        var covers = FlowCovers.Of(matrix);
        if (covers.IsEmpty) return Facts.CannotTell(Info, "missing-requirements", Argument.Count("skills", matrix.Skills.Length));
        var findings = covers.Select(cover => Judge(matrix, cover, settings.Of(Info, "productive-share"))).OfType<Finding>().ToArray();
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("flows", covers.Length), Argument.Count("people", matrix.People.Length)));
    }

    private Finding? Judge(SkillMatrix matrix, FlowCover cover, double productive)
    {
        if (cover.Eligible.IsEmpty) return Nobody(matrix, cover);
        if (cover is not { EligibleHours: { } hours, WorkHours: { } work } || hours * productive >= work.Low) return null;
        return new(
            cover.Flow.Name, Severity.Serious, Confidence.Medium,
            Facts.Say(Info, "found-hours", Argument.Of("flow", cover.Flow.Name), Argument.Count("eligible", cover.Eligible.Length), Argument.Hours("able", hours * productive), Argument.Hours("work", work.Low), Argument.Count("near", cover.Near.Length), Argument.Count("willing", Willing(matrix, cover))),
            [new Evidence("skill-hours-missing", cover.Flow.Name, ArgumentKind.Hours, Estimate.Exactly(work.Low - (hours * productive), cover.Eligible.Length))], []);
    }

    private Finding Nobody(SkillMatrix matrix, FlowCover cover) => new(
        cover.Flow.Name, Severity.Critical, cover.Uncertain.IsEmpty ? Confidence.High : Confidence.Low,
        Facts.Say(Info, "found", Argument.Of("flow", cover.Flow.Name), Argument.List("skills", cover.Needed.Select(needed => needed.Skill)), Argument.Count("uncertain", cover.Uncertain.Length), Argument.Count("near", cover.Near.Length), Argument.Count("willing", Willing(matrix, cover))),
        [Facts.Count("able-people", cover.Flow.Name, 0, matrix.People.Length)], []);

    /// <summary>Of those who are one step short: who wants or accepts a skill that is asked for. Who said nothing is neutral and not counted.</summary>
    private static int Willing(SkillMatrix matrix, FlowCover cover) => cover.Near.Count(person => cover.Needed.Any(needed => matrix.WishOf(person, needed.Skill) is Wish.Wants or Wish.Accepts));
}
