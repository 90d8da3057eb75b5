using Plateau.Diagnosis.Routing;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Rules;

/// Looks for:  rules that no caller ever follows, because nobody meets their condition or an earlier rule always applies first, and places that nobody comes to.
/// Why:        people believe that an overflow or a message protects them, and it never plays.
/// Decides:    by the routing verifier: no minute of the week and no state leads there. Of a region that nobody comes to, only where it begins is told.
/// Not when:   the flow is outbound, or its contacts are passed on by a team.
/// Sources:    the declarations; no threshold.
public sealed class RuleNeverFollowed : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("ROUTING-03", "rule-never-followed", ["R10", "R11"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings) =>
        RoutingFindings.Examine(Info, evidence, RoutingSettings.Default, RoutingProblemKind.ShadowedRule, RoutingProblemKind.UnreachableRule, RoutingProblemKind.UnreachablePlace);
}
