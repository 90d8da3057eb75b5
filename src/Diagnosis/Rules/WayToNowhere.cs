using Plateau.Diagnosis.Routing;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Rules;

/// Looks for:  places of menus and rules from which nothing leads on, names that nobody declared, menus that hang in a circle, and callers who go round for ever between overflows.
/// Why:        a caller who ends there hears nothing, or the same thing again and again, and no report counts him.
/// Decides:    by the routing verifier: every minute of the week, every state that a rule can tell apart (docs/methods/routing-verifier.md). Each finding has a caller to whom it happens.
/// Not when:   the caller can leave the round by another key: hearing a menu again is no trap.
/// Sources:    the declarations; no threshold.
public sealed class WayToNowhere : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("ROUTING-01", "way-to-nowhere", ["R10", "R11"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings) =>
        RoutingFindings.Examine(Info, evidence, RoutingSettings.Default, RoutingProblemKind.DeadEnd, RoutingProblemKind.MissingTarget, RoutingProblemKind.EndlessRound, RoutingProblemKind.MenuCycle);
}
