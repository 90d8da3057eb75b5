using Plateau.Diagnosis.Routing;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// Looks for:  queues in which a customer on the telephone or in a chat waits at hours when they are closed or nobody able is scheduled, and no rule takes him out; and flows that nobody scheduled can take at all.
/// Why:        at 18:01 on a Saturday the caller hears music until he gives up.
/// Decides:    by the routing verifier: a caller who waited as long as any rule asks for, and is still in the queue. Who is there: people who hold the skills of the flow, in the hours of their calendars.
/// Not when:   the channel is one on which customers do not wait (mail, form, post); or neither hours nor people are declared: cannot tell.
/// Sources:    the declarations; no threshold.
public sealed class HoleInHours : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("ROUTING-02", "hole-in-hours", ["R11"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        var outcome = RoutingFindings.Examine(Info, evidence, RoutingSettings.Default, RoutingProblemKind.HoleOutOfHours, RoutingProblemKind.HoleUnstaffed, RoutingProblemKind.SkillNobodyStaffed);
        if (outcome is not RuleOutcome.Clear) return outcome;
        var unknown = RoutingVerifier.Run(evidence.Declared!, RoutingSettings.Default).HoursUnknown;
        return unknown.IsEmpty ? outcome : Facts.CannotTell(Info, "missing-hours", Argument.List("flows", unknown));
    }
}
