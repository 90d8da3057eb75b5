using Plateau.Diagnosis.Routing;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Rules;

/// Looks for:  rules that turn customers away at hours at which somebody who could help them is scheduled.
/// Why:        deterrence may be meant, when the queue is long; it is told so that somebody decides it, with the hours in which it can happen.
/// Decides:    by the routing verifier: a caller follows the rule while the flow is open and somebody able is scheduled.
/// Not when:   the rule asks that nobody is there; or nobody declared who is scheduled.
/// Sources:    the declarations; no threshold.
public sealed class TurnedAwayWhileOpen : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("ROUTING-06", "turned-away-while-open", ["R11"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings) => evidence.Declared is { People.IsEmpty: true }
        ? Facts.CannotTell(Info, "missing-people")
        : RoutingFindings.Examine(Info, evidence, RoutingSettings.Default, RoutingProblemKind.TurnsAwayWhileOpen);
}
