using Plateau.Diagnosis.Journeys;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows whose customers spend clearly more effort on a conversation than customers on average: repeats, transfers, waits and changes of channel.</summary>
public sealed class EffortConcentrated : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("JOURNEY-02", "effort-concentrated", ["R111"],
    [
        new("multiple", ArgumentKind.Number, 1.5, 1.05, 10, "convention: half as much again as the mean"),
        JourneyFacts.Least,
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (JourneyFacts.Judged(evidence, Info, settings, out var journeys) is { } untold) return untold;
        var ranking = EffortRanking.Of(journeys!, settings.Of(Info, "multiple"));
        if (ranking.Flows.Length < 2) return Facts.CannotTell(Info, "missing-flows", Argument.Count("least", EffortRanking.FewestConversations));
        var findings = ranking.Flows.Where(flow => ranking.Concentrated.Contains(flow.Flow)).Select(flow =>
        {
            var name = JourneyFacts.NameOf(evidence, flow.Flow);
            var parts = journeys!.Flows.First(seen => seen.Flow == flow.Flow).Figures.Effort;
            return new Finding(
                name, flow.ShareOfExtra > 0.5 ? Severity.Serious : Severity.Moderate, Confidence.Medium,
                Facts.Say(Info, "found", Argument.Of("flow", name), Argument.Share("extra", flow.ShareOfExtra), Argument.Share("conversations", flow.ShareOfConversations)),
                [
                    Facts.Number("effort-score", name, Mathematics.Statistics.Estimate.Exactly(flow.Score, flow.Conversations)), Facts.Number("effort-repeats", name, parts.Repeats),
                    Facts.Number("effort-transfers", name, parts.Transfers), Facts.Number("effort-wait", name, parts.WaitMinutes), Facts.Number("effort-channels", name, parts.ChannelChanges),
                ], []);
        }).ToArray();
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("flows", ranking.Flows.Length)));
    }
}
