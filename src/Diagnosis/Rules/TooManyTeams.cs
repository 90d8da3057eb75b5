using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for cases that see more than so many different teams before they end.</summary>
public sealed class TooManyTeams : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("STRUCTURE-04", "too-many-teams", ["R17", "R6"],
    [
        new("teams", ArgumentKind.Count, 3, 1, 15, "convention: first line, second line, expert"),
        new("share", ArgumentKind.Share, 0.05, 0.005, 0.5, "convention: one case in twenty"),
        new("least-cases", ArgumentKind.Count, 100, 30, 10_000, "convention: below it the interval of a share of a few percent says nothing"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (CaseFacts.Judged(evidence, Info, settings, out var cases) is { } untold) return untold;
        var teams = (int)settings.Of(Info, "teams");
        var beyond = cases!.CasesBeyond(teams);
        var share = Intervals.Share(beyond, cases.Cases);
        if (!(share.Low > settings.Of(Info, "share")))
            return new RuleOutcome.Clear(Facts.Say(Info, "clear", Argument.Count("cases", cases.Cases), Argument.Count("teams", teams), Argument.Share("share", share.Value!.Value)));
        return new RuleOutcome.Found(
        [
            new(
                "", share.Low > 2 * settings.Of(Info, "share") ? Severity.Serious : Severity.Moderate, Confidence.High,
                Facts.Say(Info, "found", Argument.Count("cases", beyond), Argument.Share("share", share.Value!.Value), Argument.Count("teams", teams), Argument.Count("most", cases.BetweenGroups!.MostInOneCase)),
                [Facts.Share("cases-beyond-teams", "", share), Facts.Share("cases-handed-over", "", Intervals.Share(cases.BetweenGroups.CasesWithSeveral, cases.Cases))], []),
        ]);
    }
}
