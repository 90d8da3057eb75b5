using System.Collections.Immutable;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Model.Changes.Declared;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows that nobody answers for, or on which nobody follows an indicator, or one whose source nobody names.</summary>
public sealed class FlowWithoutIndicatorOrOwner : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("GOVERNANCE-01", "flow-without-indicator-or-owner", ["R8", "R13"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        var said = new Said(evidence.Declared ?? Declarations.None);
        var flows = evidence.Centre.Flows;
        var unknown = flows.Where(flow => (flow.Owner is null && !said.HasOwner(flow.Name)) || (flow.HasIndicator is null && !said.HasIndicator(flow.Name))).ToArray();
        Finding[] findings =
        [
            .. flows.Where(flow => flow.Owner is "" || flow.HasIndicator is false).Select(flow => Unfollowed(flows, flow)),
            .. said.Judged.Select(flow => Unproven(evidence.Centre, said, flow)).OfType<Finding>(),
        ];
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

    private Finding? Unproven(CentreModel centre, Said said, DeclaredFlow flow)
    {
        var ownerless = said.OwnersAsked && !said.HasOwner(flow.Name);
        var unfollowed = said.IndicatorsAsked && !said.HasIndicator(flow.Name);
        if (!ownerless && !unfollowed) return null;
        var unproven = unfollowed && said.HasUnprovenIndicator(flow.Name);
        var known = centre.Flows.FirstOrDefault(other => other.Name == flow.Name || other.Id.Value == flow.Name);
        List<Change> proposals = [];
        if (ownerless) proposals.Add(new AnswerFor(AnsweredSubject.Flow, flow.Name));
        if (unfollowed && known is not null) proposals.Add(new FollowIndicator(known.Id));
        return new(
            flow.Name, said.ShareOf(flow) >= 0.2 ? Severity.Serious : Severity.Moderate, Confidence.High,
            Facts.Say(Info, unproven ? "found-unproven" : ownerless && unfollowed ? "found-declared" : ownerless ? "found-declared-owner" : "found-declared-indicator", Argument.Of("flow", flow.Name)),
            [
                .. said.ShareOf(flow) is { } share ? [Facts.Share("contacts-of-flow", flow.Name, share, said.Judged.Length)] : ImmutableArray<Evidence>.Empty,
                Facts.Share("contacts-with-proven-indicator", "", said.Covered(), said.Judged.Length),
            ],
            [.. proposals]);
    }

    private static double Covered(ImmutableArray<Flow> flows, double all, Func<Flow, bool> counts) => all > 0 ? flows.Where(counts).Sum(flow => flow.Volume()) / all : 0;

    /// <summary>Owners and indicators as declared. A question counts as asked when at least one flow has an answer.</summary>
    private sealed class Said(Declarations declared)
    {
        public bool OwnersAsked { get; } = declared.Flows.Any(flow => !string.IsNullOrEmpty(flow.Owner));

        public bool IndicatorsAsked { get; } = declared.Indicators.Any(indicator => indicator.Flow is not null);

        public ImmutableArray<DeclaredFlow> Judged { get; } = declared.Flows;

        public bool HasOwner(string flow) => declared.Flows.Any(other => other.Name == flow && !string.IsNullOrEmpty(other.Owner));

        public bool HasIndicator(string flow) => declared.Indicators.Any(indicator => indicator.Flow == flow && !string.IsNullOrWhiteSpace(indicator.Source));

        public bool HasUnprovenIndicator(string flow) => declared.Indicators.Any(indicator => indicator.Flow == flow && string.IsNullOrWhiteSpace(indicator.Source));

        /// <summary>Null where volumes are not declared.</summary>
        public double? ShareOf(DeclaredFlow flow) => Volumes() is { } volumes && volumes.Values.Sum() is > 0 and var all ? volumes[flow.Name] / all : null;

        /// <summary>Share of contacts whose flow has a proven indicator; of flows where volumes are not declared.</summary>
        public double Covered() => Volumes() is { } volumes && volumes.Values.Sum() is > 0 and var all
            ? volumes.Where(pair => HasIndicator(pair.Key)).Sum(pair => pair.Value) / all
            : (double)Judged.Count(flow => HasIndicator(flow.Name)) / Judged.Length;

        private Dictionary<string, double>? Volumes() => Judged.Any(flow => flow.WeeklyLow is null && flow.WeeklyHigh is null)
            ? null
            : Judged.DistinctBy(flow => flow.Name).ToDictionary(flow => flow.Name, flow => ((flow.WeeklyLow ?? flow.WeeklyHigh!.Value) + (flow.WeeklyHigh ?? flow.WeeklyLow!.Value)) / 2, StringComparer.Ordinal);
    }
}
