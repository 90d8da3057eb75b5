using Plateau.Diagnosis.Routing;
using Plateau.Diagnosis.Skills;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for queues in which a customer on the telephone or in a chat waits at hours when they are closed or nobody able is scheduled, and no rule takes him out; and flows that nobody scheduled can take at all.</summary>
public sealed class HoleInHours : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("ROUTING-02", "hole-in-hours", ["R11"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        var judged = JudgedBySkills(evidence);
        var outcome = RoutingFindings.Examine(
            Info, evidence, RoutingSettings.Default, problem => problem.Kind == RoutingProblemKind.HoleOutOfHours || !judged.Contains(problem.Place),
            RoutingProblemKind.HoleOutOfHours, RoutingProblemKind.HoleUnstaffed, RoutingProblemKind.SkillNobodyStaffed);
        if (outcome is not RuleOutcome.Clear) return outcome;
        var unknown = RoutingVerifier.Run(evidence.Declared!, RoutingSettings.Default).HoursUnknown;
        return unknown.IsEmpty ? outcome : Facts.CannotTell(Info, "missing-hours", Argument.List("flows", unknown));
    }

    /// <summary>Flows of which SKILL-06 and SKILL-09 say who is missing while they are open: one fault is told once, where it can be mended.</summary>
    private static HashSet<string> JudgedBySkills(CentreEvidence evidence) => DeclaredSkills.Of(evidence) is { } matrix
        ? [.. FlowCovers.Of(matrix).Where(cover => cover.Eligible.IsEmpty || cover is { OpenMinutes: > 0, UncoveredMinutes: not null }).Select(cover => cover.Flow.Name)]
        : [];
}
