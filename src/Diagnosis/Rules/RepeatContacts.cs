using System.Collections.Immutable;
using Plateau.Diagnosis.Journeys;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows on which many customers come back within the window on the same flow (or in the same declared matter), more than their own usual rate of contacts explains.</summary>
public sealed class RepeatContacts : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("JOURNEY-01", "repeat-contacts", ["R113", "R111"],
    [
        new("repeat-share", ArgumentKind.Share, 0.15, 0.02, 0.8, "convention: about one contact in seven beyond chance"),
        JourneyFacts.Least,
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (JourneyFacts.Judged(evidence, Info, settings, out var journeys) is { } untold) return untold;
        var (days, least, limit) = (journeys!.WindowDays, settings.Of(Info, JourneyFacts.LeastContacts), settings.Of(Info, "repeat-share"));
        var judged = journeys.Flows.Where(flow => flow.Figures.At(days).Eligible >= least).ToArray();
        if (judged.Length == 0)
            return Facts.CannotTell(Info, "missing-window", Argument.Count("least", (long)least), Argument.Count("days", days));
        var findings = judged.Select(flow => (flow, seen: flow.Figures.At(days))).Where(pair => pair.seen.Certain.Low - (pair.seen.ByChance ?? 0) > limit)
            .Select(pair => Found(evidence, journeys, pair.flow, pair.seen, limit)).ToArray();
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("flows", judged.Length), Argument.Share("share", journeys.Overall.At(days).Certain.Value ?? 0), Argument.Count("days", days)));
    }

    private Finding Found(CentreEvidence evidence, JourneyObservation journeys, JourneyFlow flow, RepeatAtWindow seen, double limit)
    {
        var name = JourneyFacts.NameOf(evidence, flow.Flow);
        var facts = ImmutableArray.CreateBuilder<Evidence>();
        facts.Add(Facts.Share("repeat-certain", name, seen.Certain));
        facts.Add(Facts.Share("repeat-possible", name, seen.Possible));
        if (seen.ByChance is { } chance) facts.Add(Facts.Share("repeat-by-chance", name, chance, seen.Eligible));
        if (flow.Figures.RepeatAfterAnswer.Value is not null) facts.Add(Facts.Share("repeat-after-answer", name, flow.Figures.RepeatAfterAnswer));
        if (flow.Figures.RetryAfterAbandonment.Value is not null) facts.Add(Facts.Share("retry-after-abandonment", name, flow.Figures.RetryAfterAbandonment));
        var beyond = seen.Certain.Value!.Value - (seen.ByChance ?? 0);
        return new(
            name, seen.Certain.Low - (seen.ByChance ?? 0) > 2 * limit ? Severity.Serious : Severity.Moderate, seen.ByChance is null ? Confidence.Low : Confidence.Medium,
            Facts.Say(Info, seen.ByChance is null ? "found-no-chance" : "found", Argument.Of("flow", name), Argument.Share("share", seen.Certain.Value!.Value), Argument.Count("days", journeys.WindowDays), Argument.Share("beyond", beyond)),
            facts.ToImmutable(), []);
    }
}
