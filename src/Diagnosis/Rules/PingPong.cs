using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for cases that a team hands over and gets straight back (A, B, A), and the pairs of teams between which it happens.</summary>
public sealed class PingPong : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("STRUCTURE-03", "ping-pong", ["R17"],
    [
        new("returned-share", ArgumentKind.Share, 0.05, 0.005, 0.4, "convention: one case in twenty"),
        new("least-cases", ArgumentKind.Count, 100, 30, 10_000, "convention: below it the interval of a share of a few percent says nothing"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (CaseFacts.Judged(evidence, Info, settings, out var cases) is { } untold) return untold;
        var between = cases!.BetweenGroups!;
        var share = Intervals.Share(between.CasesWithDirectReturn, cases.Cases);
        if (!(share.Low > settings.Of(Info, "returned-share")))
            return new RuleOutcome.Clear(Facts.Say(Info, "clear", Argument.Count("cases", cases.Cases), Argument.Share("share", share.Value!.Value)));
        var pairs = cases.Edges.Where(edge => edge.DirectReturns > 0).OrderByDescending(edge => edge.DirectReturns).ThenBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal).ToArray();
        var away = pairs.Sum(edge => edge.AwaySeconds);
        ImmutableArray<Evidence> facts =
        [
            Facts.Share("cases-sent-back", "", share),
            new("hours-away", "", ArgumentKind.Hours, Estimate.Exactly(away / 3600, between.DirectReturns)),
            .. pairs.Take(Facts.MostListed).Select(edge => Facts.Share("pair-sent-back", CaseFacts.Way(edge), Intervals.Share(edge.DirectReturns, edge.Count))),
        ];
        return new RuleOutcome.Found(
        [
            new(
                "", share.Low > 2 * settings.Of(Info, "returned-share") ? Severity.Serious : Severity.Moderate, Confidence.High,
                Facts.Say(Info, "found", Argument.Count("cases", between.CasesWithDirectReturn), Argument.Share("share", share.Value!.Value), Argument.Count("returns", between.DirectReturns), Argument.Of("pair", CaseFacts.Way(pairs[0])),
                    Argument.Count("most", pairs[0].DirectReturns), Argument.Hours("hours", away / 3600 / between.DirectReturns)),
                facts, []),
        ]);
    }
}
