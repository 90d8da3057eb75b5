using Plateau.Diagnosis.Routing;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for places of menus and rules from which nothing leads on, names that nobody declared, menus that hang in a circle, and callers who go round for ever between overflows.</summary>
public sealed class WayToNowhere : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("ROUTING-01", "way-to-nowhere", ["R10", "R11"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings) =>
        RoutingFindings.Examine(Info, evidence, RoutingSettings.Default, RoutingProblemKind.DeadEnd, RoutingProblemKind.MissingTarget, RoutingProblemKind.EndlessRound, RoutingProblemKind.MenuCycle);
}
