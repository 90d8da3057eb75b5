using Plateau.Diagnosis.Routing;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for rules that turn customers away at hours at which somebody who could help them is scheduled.</summary>
public sealed class TurnedAwayWhileOpen : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("ROUTING-06", "turned-away-while-open", ["R11"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings) => evidence.Declared is { People.IsEmpty: true }
        ? Facts.CannotTell(Info, "missing-people")
        : RoutingFindings.Examine(Info, evidence, RoutingSettings.Default, RoutingProblemKind.TurnsAwayWhileOpen);
}
