using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for ways from team to team on which cases lie long: much slower than handovers are in this house, and a part of all delay that is worth an effort.</summary>
public sealed class SlowHandover : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("STRUCTURE-05", "slow-handover", ["R15"],
    [
        new("factor", ArgumentKind.Number, 3, 1.2, 20, "convention: three times as slow as handovers are here"),
        new("delay-share", ArgumentKind.Share, 0.02, 0.001, 0.5, "convention: one fiftieth of all delay on one way"),
        new("least-handovers", ArgumentKind.Count, 20, 5, 1_000, "convention: a mean of fewer delays hangs on one case"),
        new("least-cases", ArgumentKind.Count, 100, 30, 10_000, "convention: as for the other rules on cases"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (CaseFacts.Judged(evidence, Info, settings, out var cases) is { } untold) return untold;
        var edges = cases!.Edges;
        // Of teams that work at different hours only working time can be compared; where the log does not show it, elapsed time has to do.
        Func<CaseEdge, double> of = cases.Working is null ? edge => edge.DelaySeconds : edge => edge.WorkingDelaySeconds ?? edge.DelaySeconds;
        var (handovers, delay) = (edges.Sum(edge => edge.Count), edges.Sum(of));
        var judged = edges.Where(edge => edge.Count >= settings.Of(Info, "least-handovers")).ToArray();
        if (judged.Length == 0 || delay <= 0) return Facts.CannotTell(Info, "missing-handovers", Argument.Count("least", (long)settings.Of(Info, "least-handovers")));
        var slow = judged
            .Where(edge => of(edge) / edge.Count > settings.Of(Info, "factor") * delay / handovers && of(edge) > settings.Of(Info, "delay-share") * delay)
            .OrderByDescending(of).Take(Facts.MostListed)
            .Select(edge => Slow(edge, of(edge), delay, delay / handovers, cases.Working is not null)).ToArray();
        return Facts.Outcome(Info, slow, () => Facts.Say(Info, cases.Working is null ? "clear" : "clear-working", Argument.Count("ways", judged.Length), Argument.Hours("mean", delay / handovers / 3600)));
    }

    private Finding Slow(CaseEdge edge, double own, double delay, double mean, bool working) => new(
        CaseFacts.Way(edge), own > 0.1 * delay ? Severity.Serious : Severity.Moderate, Confidence.Medium,
        Facts.Say(Info, working ? "found-working" : "found", Argument.Of("from", edge.From), Argument.Of("to", edge.To), Argument.Hours("delay", own / edge.Count / 3600), Argument.Hours("mean", mean / 3600),
            Argument.Count("handovers", edge.Count), Argument.Share("share", own / delay)),
        [
            new("handover-median", CaseFacts.Way(edge), ArgumentKind.Hours, Estimate.Exactly(edge.MedianDelaySeconds / 3600, edge.Count)),
            new("handover-hours", CaseFacts.Way(edge), ArgumentKind.Hours, Estimate.Exactly(edge.DelaySeconds / 3600, edge.Count)),
            new("handover-working-hours", CaseFacts.Way(edge), ArgumentKind.Hours, working ? Estimate.Exactly(own / 3600, edge.Count) : Estimate.Unknown),
        ], []);
}
