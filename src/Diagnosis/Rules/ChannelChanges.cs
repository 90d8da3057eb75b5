using System.Collections.Immutable;
using Plateau.Diagnosis.Journeys;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for pairs of channels between which customers often change within one conversation (writes, then calls).</summary>
public sealed class ChannelChanges : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("JOURNEY-03", "channel-changes", ["R22", "R111"],
    [
        new("changed-share", ArgumentKind.Share, 0.05, 0.005, 0.5, "convention: one contact in twenty"),
        JourneyFacts.Least,
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (JourneyFacts.Judged(evidence, Info, settings, out var journeys) is { } untold) return untold;
        if (journeys!.ChannelChanges is not { } changes) return Facts.CannotTell(Info, "missing-channels");
        var findings = changes.Where(change => change.Rate.Low > settings.Of(Info, "changed-share")).Select(change =>
        {
            var way = $"{change.From} → {change.To}";
            ImmutableArray<Argument> told = [Argument.Channel("from", change.From), Argument.Channel("to", change.To)];
            var facts = ImmutableArray.CreateBuilder<Evidence>();
            facts.Add(Facts.Share("channel-changed", way, change.Rate));
            facts.Add(Facts.Count("channel-changed-possible", way, change.Possible, change.Certain + change.Possible));
            if (change.HandleBeforeSeconds is { } before) facts.Add(new("channel-handle-before", way, ArgumentKind.Seconds, Estimate.Exactly(before, change.Certain)));
            if (change.HandleAfterSeconds is { } after) facts.Add(new("channel-handle-after", way, ArgumentKind.Seconds, Estimate.Exactly(after, change.Certain)));
            if (change.HandleDirectSeconds is { } direct) facts.Add(new("channel-handle-direct", way, ArgumentKind.Seconds, Estimate.Exactly(direct, change.Rate.SampleSize)));
            return new Finding(
                way, change.Rate.Low > 2 * settings.Of(Info, "changed-share") ? Severity.Serious : Severity.Moderate, Confidence.Medium,
                Facts.Say(Info, "found", Argument.Share("share", change.Rate.Value!.Value), told[0], told[1], Argument.Count("days", journeys.WindowDays), Argument.Count("count", change.Certain)),
                [.. facts.Select(fact => fact with { Arguments = told })], []);
        }).ToArray();
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("contacts", journeys.Overall.Contacts), Argument.Count("pairs", changes.Length)));
    }
}
