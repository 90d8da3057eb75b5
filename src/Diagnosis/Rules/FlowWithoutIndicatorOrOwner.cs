using System.Collections.Immutable;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// Looks for:  flows that nobody answers for, or on which nobody follows an indicator.
/// Why:        what is in no report deteriorates unseen: forgotten mailboxes, answering machines without an owner, transfers without a ticket.
/// Decides:    by what people declare for each flow; coverage is weighted by contacts. A flow declared to have none is found; a flow of which nothing is known is asked about.
/// Not when:   nothing is declared: cannot tell, and lists the flows to ask about. A log proves that contacts are counted, not that someone looks.
/// Sources:    the declarations; no threshold.
public sealed class FlowWithoutIndicatorOrOwner : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("GOVERNANCE-01", "flow-without-indicator-or-owner", ["R8", "R13"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        var flows = evidence.Centre.Flows;
        var unknown = flows.Where(flow => flow.Owner is null || flow.HasIndicator is null).ToArray();
        var findings = flows.Where(flow => flow.Owner is "" || flow.HasIndicator is false).Select(flow => Unfollowed(flows, flow)).ToArray();
        if (findings.Length > 0) return new RuleOutcome.Found([.. findings.OrderByDescending(finding => finding.Severity)]);
        return unknown.Length > 0
            ? Facts.CannotTell(Info, "missing", Argument.List("flows", unknown.Select(flow => flow.Name)))
            : new RuleOutcome.Clear(Facts.Say(Info, "clear", Argument.Count("flows", flows.Length)));
    }

    private Finding Unfollowed(ImmutableArray<Flow> flows, Flow flow)
    {
        var all = flows.Sum(other => other.Volume());
        var share = all > 0 ? flow.Volume() / all : 0;
        var (ownerless, unfollowed) = (flow.Owner is "", flow.HasIndicator is false);
        ImmutableArray<Change> proposals =
        [
            .. ownerless ? [new AssignOwner(flow.Id)] : ImmutableArray<Change>.Empty,
            .. unfollowed ? [new FollowIndicator(flow.Id)] : ImmutableArray<Change>.Empty,
        ];
        return new(
            flow.Name, share >= 0.2 ? Severity.Serious : Severity.Moderate, Confidence.High,
            Facts.Say(Info, ownerless && unfollowed ? "found" : ownerless ? "found-owner" : "found-indicator", Argument.Of("flow", flow.Name), Argument.Share("share", share)),
            [
                Facts.Share("contacts-of-flow", flow.Name, share, flows.Length),
                Facts.Share("contacts-with-owner", "", Covered(flows, all, other => other.Owner is { Length: > 0 }), flows.Length),
                Facts.Share("contacts-with-indicator", "", Covered(flows, all, other => other.HasIndicator is true), flows.Length),
            ],
            proposals);
    }

    private static double Covered(ImmutableArray<Flow> flows, double all, Func<Flow, bool> counts) => all > 0 ? flows.Where(counts).Sum(flow => flow.Volume()) / all : 0;
}
