using System.Collections.Immutable;
using Plateau.Diagnosis.Journeys;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for declared journeys that customers walk otherwise than people believe: steps left out, in another order, or again.</summary>
public sealed class DeclaredPathNotFollowed : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("JOURNEY-04", "declared-path-not-followed", ["R110", "R109"],
    [
        new("conform-share", ArgumentKind.Share, 0.7, 0.1, 0.99, "convention: less than seven ways in ten as declared"),
        new("least-ways", ArgumentKind.Count, 50, 20, 10_000, "convention: below it the interval of a share says little"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Declared is not { Journeys.IsEmpty: false }) return Facts.CannotTell(Info);
        var least = (long)settings.Of(Info, "least-ways");
        var judged = PathConformance.Of(evidence).Where(path => path.Seen >= least).ToArray();
        if (judged.Length == 0) return Facts.CannotTell(Info, "missing-ways", Argument.Count("least", least), Argument.Count("steps", PathConformance.FewestSteps));
        var findings = judged.Where(path => path.Conform.High < settings.Of(Info, "conform-share")).Select(Found).ToArray();
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("journeys", judged.Length), Argument.Count("ways", judged.Sum(path => path.Seen))));
    }

    private Finding Found(PathConformance path)
    {
        var facts = ImmutableArray.CreateBuilder<Evidence>();
        facts.Add(Facts.Share("path-conform", path.Journey, path.Conform));
        facts.Add(Facts.Share("path-covered", path.Journey, path.Covered, path.Seen));
        facts.AddRange(path.Deviations.Take(Facts.MostListed).Select(one => Facts.Share(Code(one), path.Journey, Intervals.Share(one.Count, path.Seen)) with { Arguments = [Argument.Of("expected", one.Expected ?? ""), Argument.Of("instead", one.Instead ?? "")] }));
        if (path.DeclaredHours is { } declared) facts.Add(new("path-hours-declared", path.Journey, ArgumentKind.Hours, Estimate.Exactly(declared, 1)));
        if (path.LivedHours is { } lived) facts.Add(new("path-hours-lived", path.Journey, ArgumentKind.Hours, Estimate.Exactly(lived, path.Seen)));
        return new(
            path.Journey, path.Conform.High < 0.5 ? Severity.Serious : Severity.Moderate, path.Covered < 0.5 ? Confidence.Low : Confidence.Medium,
            Facts.Say(Info, "found", Argument.Of("journey", path.Journey), Argument.Share("share", path.Conform.Value!.Value), Argument.Count("ways", path.Seen), Argument.List("steps", path.Visible)), facts.ToImmutable(), []);
    }

    private static string Code(PathDeviation deviation) => deviation.Expected is null ? "path-goes-on" : deviation.Instead is null ? "path-ends" : "path-deviates";
}
