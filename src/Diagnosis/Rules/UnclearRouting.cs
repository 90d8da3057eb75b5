using Plateau.Diagnosis.Routing;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for what can be read in two ways: two rules of equal order that both apply, a night written as one stretch, a calendar or a name that is not declared or stands for two things, a key that stands twice, empty or overlapping hours.</summary>
public sealed class UnclearRouting : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("ROUTING-04", "unclear-routing", ["R10", "R11"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings) =>
        RoutingFindings.Examine(
            Info, evidence, RoutingSettings.Default, RoutingProblemKind.Ambiguous, RoutingProblemKind.UnclearCondition, RoutingProblemKind.UnknownCalendar, RoutingProblemKind.AmbiguousName,
            RoutingProblemKind.SameKey, RoutingProblemKind.EmptyCalendar, RoutingProblemKind.OverlappingTimes);
}
