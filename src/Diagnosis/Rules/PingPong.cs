using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for cases that a team hands over and gets straight back (A, B, A), and the pairs of teams between which it happens; without a log of cases, customers who come back to a flow by way of another.</summary>
public sealed class PingPong : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("STRUCTURE-03", "ping-pong", ["R17"],
    [
        new("returned-share", ArgumentKind.Share, 0.05, 0.005, 0.4, "convention: one case in twenty"),
        new("least-cases", ArgumentKind.Count, 100, 30, 10_000, "convention: below it the interval of a share of a few percent says nothing"),
        new("minutes-per-step", ArgumentKind.Number, 5, 0.5, 60, "assumption: five minutes to read a case, add to it and send it on; no log of events says it, so put your own measure in its place"),
    ]);

    /// <summary>What the loops of an event log cost by these settings; null when it shows none.</summary>
    public LoopCost? CostOf(CaseObservation cases, RuleSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return LoopCost.Of(cases, settings.Of(Info, "minutes-per-step"));
    }

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Cases is null && evidence.Journeys is { } journeys)
            return OfCustomers(journeys, settings);
        if (CaseFacts.Judged(evidence, Info, settings, out var cases) is { } untold)
            return untold;
        var between = cases!.BetweenGroups!;
        var share = Intervals.Share(between.CasesWithDirectReturn, cases.Cases);
        if (!(share.Low > settings.Of(Info, "returned-share")) || CostOf(cases, settings) is not { } cost)
            return new RuleOutcome.Clear(Facts.Say(Info, "clear", Argument.Count("cases", cases.Cases), Argument.Share("share", share.Value!.Value)));
        var pairs = cases.Edges.Where(edge => edge.DirectReturns > 0).OrderByDescending(edge => edge.DirectReturns).ThenBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal).ToArray();
        ImmutableArray<Evidence> facts =
        [
            Facts.Share("cases-sent-back", "", share),
            new("hours-away", "", ArgumentKind.Hours, Estimate.Exactly(cost.AwayHours, cost.Returns)),
            new("hours-away-working", "", ArgumentKind.Hours, cost.AwayWorkingHours is { } working ? Estimate.Exactly(working, cost.Returns) : Estimate.Unknown),
            Facts.Count("steps-of-returns", "", cost.Steps, cost.Returns),
            new("work-of-returns", "", ArgumentKind.Hours, Estimate.Exactly(cost.WorkHours, cost.Returns)) { Arguments = [Argument.Of("minutes", cost.MinutesPerStep)] },
            .. pairs.Take(Facts.MostListed).Select(edge => Facts.Share("pair-sent-back", CaseFacts.Way(edge), Intervals.Share(edge.DirectReturns, edge.Count))),
        ];
        return new RuleOutcome.Found(
        [
            new(
                "", share.Low > 2 * settings.Of(Info, "returned-share") ? Severity.Serious : Severity.Moderate, Confidence.High,
                Facts.Say(Info, "found", Argument.Count("cases", between.CasesWithDirectReturn), Argument.Share("share", share.Value!.Value), Argument.Count("returns", between.DirectReturns), Argument.Of("pair", CaseFacts.Way(pairs[0])),
                    Argument.Count("most", pairs[0].DirectReturns), Argument.Hours("hours", cost.AwayHours / cost.Returns), Argument.Hours("work", cost.WorkHours), Argument.Of("minutes", cost.MinutesPerStep)),
                facts, []),
        ]);
    }

    /// <summary>Ways of few customers are not told one by one: what they hide widens the answer instead of being left out.</summary>
    private RuleOutcome OfCustomers(JourneyObservation journeys, RuleSettings settings)
    {
        var (limit, walked) = (settings.Of(Info, "returned-share"), journeys.PathsWalked);
        if (walked < settings.Of(Info, "least-cases"))
            return Facts.CannotTell(Info, "missing-cases", Argument.Count("least", (long)settings.Of(Info, "least-cases")));
        var pairs = journeys.Paths.SelectMany(path => ComesBack(path).Distinct().Select(pair => (pair.From, pair.By, path.Count)))
            .GroupBy(pair => (pair.From, pair.By), pair => pair.Count).Select(pair => (pair.Key, Ways: pair.Sum())).OrderByDescending(pair => pair.Ways).ThenBy(pair => $"{pair.Key}", StringComparer.Ordinal).ToArray();
        var back = journeys.Paths.Where(path => ComesBack(path).Any()).Sum(path => path.Count);
        var (share, most) = (Intervals.Share(back, walked), Intervals.Share(back + walked - journeys.Paths.Sum(path => path.Count), walked));
        var matched = (double)journeys.Match.Matched / Math.Max(1, journeys.Match.Contacts);
        if (share.Low > limit && pairs is [var first, ..])
        {
            var way = $"{first.Key.From.Value} → {first.Key.By.Value}";
            return new RuleOutcome.Found(
            [
                new(
                    "", share.Low > 2 * limit ? Severity.Serious : Severity.Moderate, Confidence.Low,
                    Facts.Say(Info, "found-customers", Argument.Count("ways", back), Argument.Share("share", share.Value!.Value), Argument.Of("pair", way), Argument.Count("most", first.Ways), Argument.Share("matched", matched)),
                    [Facts.Share("ways-back", "", share), .. pairs.Take(Facts.MostListed).Select(pair => Facts.Count("ways-back-by", $"{pair.Key.From.Value} → {pair.Key.By.Value}", pair.Ways, walked))], []),
            ]);
        }

        return most.Value <= limit
            ? new RuleOutcome.Clear(Facts.Say(Info, "clear-customers", Argument.Count("ways", walked), Argument.Share("share", most.Value!.Value), Argument.Share("matched", matched)))
            : Facts.CannotTell(Info, "missing-ways", Argument.Share("least", share.Value ?? 0), Argument.Share("most", most.Value ?? 1));
    }

    /// <summary>Flow to which a way comes back, and by which one: A, B, A with runs of one flow joined.</summary>
    private static IEnumerable<(Model.FlowId From, Model.FlowId By)> ComesBack(LivedPath path)
    {
        var runs = path.Flows.Where((flow, at) => at == 0 || path.Flows[at - 1] != flow).ToArray();
        for (var at = 2; at < runs.Length; at++)
        {
            if (runs[at] == runs[at - 2])
                yield return (runs[at - 2], runs[at - 1]);
        }
    }
}
