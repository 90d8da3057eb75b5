using System.Collections.Immutable;
using Plateau.Diagnosis.Journeys;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows of many short contacts that are all alike and are not passed on: customers could do them themselves.</summary>
public sealed class SelfCareCandidate : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("JOURNEY-05", "self-care-candidate", ["R115"],
    [
        new("volume-share", ArgumentKind.Share, 0.05, 0.005, 0.9, "convention: below one contact in twenty a service of its own hardly pays"),
        new("most-variation", ArgumentKind.Number, 0.9, 0.1, 2, "convention: more alike than durations without memory (1)"),
        new("most-of-mean", ArgumentKind.Number, 1, 0.2, 2, "convention: not longer than the mean of all contacts"),
        new("most-transfers", ArgumentKind.Share, 0.05, 0, 0.5, "convention: what has to be passed on is not simple"),
        new("uptake", ArgumentKind.Share, 0.3, 0.05, 0.8, "assumption, not measured: share of the flow that leaves"),
        new("easier", ArgumentKind.Number, 0.8, 0.3, 1, "assumption: those that leave are a fifth shorter than the flow’s mean"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (SelfCare.Of(evidence, Limits(settings)) is not { } seen) return Facts.CannotTell(Info);
        if (seen.Flows.All(flow => flow.Variation is null)) return Facts.CannotTell(Info, "missing-variation");
        var findings = seen.Flows.Where(flow => flow.IsCandidate).Select(flow => Found(evidence, seen, flow, settings)).ToArray();
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("flows", seen.Flows.Length)));
    }

    /// <summary>The limits as the settings state them.</summary>
    public SelfCareLimits Limits(RuleSettings settings) => new(
        settings.Of(Info, "volume-share"), settings.Of(Info, "most-variation"), settings.Of(Info, "most-of-mean"), settings.Of(Info, "most-transfers"), settings.Of(Info, "uptake"), settings.Of(Info, "easier"));

    private Finding Found(CentreEvidence evidence, SelfCare seen, SelfCareFlow flow, RuleSettings settings)
    {
        var name = JourneyFacts.NameOf(evidence, flow.Flow);
        var facts = ImmutableArray.CreateBuilder<Evidence>();
        facts.Add(Facts.Share("self-care-volume", name, flow.Share, seen.Contacts));
        facts.Add(new("self-care-handle", name, ArgumentKind.Seconds, Estimate.Exactly(flow.MeanHandleSeconds, flow.Contacts)));
        facts.Add(Facts.Number("self-care-variation", name, Estimate.Exactly(flow.Variation!.Value, flow.Contacts)));
        if (flow.Transfers is { } transfers) facts.Add(Facts.Share("self-care-transfers", name, transfers, flow.Contacts));
        facts.Add(new("self-care-hours-after", name, ArgumentKind.Hours, Estimate.Exactly(flow.After.Hours, seen.Contacts)));
        facts.Add(new("self-care-handle-after", name, ArgumentKind.Seconds, Estimate.Exactly(flow.After.MeanHandleSeconds, seen.Contacts)));
        return new(
            name, Severity.Note, Confidence.Low,
            Facts.Say(Info, "found", Argument.Of("flow", name), Argument.Share("volume", flow.Share), Argument.Seconds("handle", flow.MeanHandleSeconds), Argument.Share("uptake", settings.Of(Info, "uptake")),
                Argument.Hours("hours", seen.Hours - flow.After.Hours), Argument.Seconds("before", seen.MeanHandleSeconds), Argument.Seconds("after", flow.After.MeanHandleSeconds)), facts.ToImmutable(), []);
    }
}
