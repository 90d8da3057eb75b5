using Plateau.Diagnosis.Journeys;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows that mix easy and hard contact reasons, for reasons so small and alike that they need not be told apart, and for ratings on which people do not agree.</summary>
public sealed class ReasonsBadlyCut : IDiagnosisRule
{
    private const double LeastPart = 0.1; // of a flow's contacts, easy or hard, below which a split frees nobody

    public RuleInfo Info { get; } = new("JOURNEY-07", "reasons-badly-cut", ["R116"],
    [
        new("split-range", ArgumentKind.Number, 3, 1, 8, "convention: three levels of nine separate what anyone can do from what takes an expert"),
        new("merge-gap", ArgumentKind.Number, 0.5, 0, 3, "convention: medians that differ by half a level at most say the same"),
        new("merge-weekly", ArgumentKind.Count, 20, 1, 1_000, "convention: fewer contacts a week are too few to plan, train or measure for"),
        new("least-agreement", ArgumentKind.Number, KrippendorffAlpha.LeastTentative, 0, 1, "Krippendorff 2004, page 241: below 0.667 not even tentative conclusions"),
        new("least-reasons", ArgumentKind.Count, 5, 3, 100, "convention: of fewer reasons rated twice, agreement cannot be told from chance"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (ReasonMap.Of(evidence.Declared) is not { } map)
            return Facts.CannotTell(Info);
        var rated = map.Leaves.Where(reason => reason.Complexity is not null).ToArray();
        var least = (long)settings.Of(Info, "least-reasons");
        if (rated.Length < least || map.Agreement.SampleSize < least)
            return Facts.CannotTell(Info, "missing-ratings", Argument.Count("least", least));
        if (map.Agreement.Value < settings.Of(Info, "least-agreement"))
            return new RuleOutcome.Found([Disagreement(map, settings)]);
        var findings = Splits(rated, settings).Concat(Merges(rated, settings)).ToArray();
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("reasons", rated.Length), Argument.Of("agreement", map.Agreement.Value ?? 1)));
    }

    /// <summary>Nothing is said of the reasons themselves while people do not mean the same by the scale.</summary>
    private Finding Disagreement(ReasonMap map, RuleSettings settings)
    {
        var apart = map.Reasons.Where(reason => reason.Spread > 0).OrderByDescending(reason => reason.Spread).ThenBy(reason => reason.Name, StringComparer.Ordinal).Take(Facts.MostListed).ToArray();
        return new(
            "", Severity.Moderate, map.Agreement.High < settings.Of(Info, "least-agreement") ? Confidence.High : Confidence.Medium,
            Facts.Say(Info, "found-disagreement", Argument.Of("agreement", map.Agreement.Value!.Value), Argument.Of("least", settings.Of(Info, "least-agreement")), Argument.List("reasons", apart.Take(3).Select(reason => reason.Name))),
            [Facts.Number("reason-agreement", "", map.Agreement), .. apart.Select(reason => Facts.Count("reason-spread", reason.Name, reason.Spread!.Value, reason.Raters))], []);
    }

    private IEnumerable<Finding> Splits(RatedReason[] rated, RuleSettings settings)
    {
        var range = settings.Of(Info, "split-range");
        foreach (var flow in rated.Where(reason => reason.Flow is not null).GroupBy(reason => reason.Flow!, StringComparer.Ordinal))
        {
            var (easiest, hardest) = (flow.MinBy(reason => reason.Complexity)!, flow.MaxBy(reason => reason.Complexity)!);
            if (hardest.Complexity - easiest.Complexity < range)
                continue;
            var middle = (hardest.Complexity!.Value + easiest.Complexity!.Value) / 2;
            var known = flow.All(reason => reason.Weekly is not null) && flow.Sum(reason => reason.Weekly) > 0;
            double? easy = known ? flow.Where(reason => reason.Complexity < middle).Sum(reason => reason.Weekly) / flow.Sum(reason => reason.Weekly) : null;
            if (easy is < LeastPart or > 1 - LeastPart)
                continue;
            yield return new(
                flow.Key, Severity.Moderate, easy is null ? Confidence.Low : Confidence.Medium,
                Facts.Say(Info, easy is null ? "found-split-unknown" : "found", Argument.Of("flow", flow.Key), Argument.Of("easiest", easiest.Name), Argument.Of("hardest", hardest.Name), Argument.Of("low", easiest.Complexity.Value),
                    Argument.Of("high", hardest.Complexity.Value), Argument.Share("easy", easy ?? 0)),
                [.. flow.OrderBy(reason => reason.Complexity).Take(Facts.MostListed).Select(reason => Facts.Number("reason-complexity", reason.Name, Estimate.Exactly(reason.Complexity!.Value, reason.Raters)))], []);
        }
    }

    private IEnumerable<Finding> Merges(RatedReason[] rated, RuleSettings settings)
    {
        var (gap, small) = (settings.Of(Info, "merge-gap"), settings.Of(Info, "merge-weekly"));
        foreach (var siblings in rated.Where(reason => reason is { Parent: not null } && reason.Weekly < small).GroupBy(reason => (Folding.Of(reason.Parent), reason.Flow)))
        {
            var alike = siblings.OrderBy(reason => reason.Complexity).ToArray();
            if (alike.Length < 2 || alike[^1].Complexity - alike[0].Complexity > gap)
                continue;
            yield return new(
                alike[0].Parent!, Severity.Note, Confidence.Medium,
                Facts.Say(Info, "found-merge", Argument.List("reasons", alike.Select(reason => reason.Name)), Argument.Of("parent", alike[0].Parent!), Argument.Of("weekly", alike.Sum(reason => reason.Weekly!.Value))),
                [.. alike.Take(Facts.MostListed).Select(reason => Facts.Weekly(reason.Name, reason.Weekly))], []);
        }
    }
}
