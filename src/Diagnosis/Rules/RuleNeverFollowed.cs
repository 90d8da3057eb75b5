using Plateau.Diagnosis.Routing;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for rules that no caller ever follows, because nobody meets their condition or an earlier rule always applies first, and places that nobody comes to.</summary>
public sealed class RuleNeverFollowed : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("ROUTING-03", "rule-never-followed", ["R10", "R11"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings) =>
        RoutingFindings.Examine(Info, evidence, RoutingSettings.Default, RoutingProblemKind.ShadowedRule, RoutingProblemKind.UnreachableRule, RoutingProblemKind.UnreachablePlace);
}
