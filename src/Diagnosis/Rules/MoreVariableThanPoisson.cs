using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// Looks for:  flows whose contacts vary from week to week more than chance alone (a Poisson law) explains.
/// Why:        Erlang formulas and a plan made on means then promise more than they keep: some Mondays are simply different days.
/// Decides:    by the index of dispersion (variance ÷ mean of equal weekdays and periods) above a limit, and a probability of so much variation under Poisson below another.
/// Not when:   a known event explains it (campaign, outage, holiday): take those days out and look again.
/// Sources:    index of dispersion test: Cox and Lewis, The Statistical Analysis of Series of Events, 1966, chapter 6; over-dispersion in contact centres: Brown and others, JASA 100 (2005) 36–50, section 3.
public sealed class MoreVariableThanPoisson : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("DEMAND-01", "more-variable-than-poisson", ["R49"],
    [
        new("index", ArgumentKind.Number, 1.2, 1.05, 5, "convention: spare capacity grows with the square root of the index, so 1.2 means a tenth more of it"),
        new("probability", ArgumentKind.Share, 0.01, 0.0001, 0.1, "convention: one in a hundred, since every flow is tested"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (!evidence.HasLog()) return Facts.CannotTell(Info);
        var tested = evidence.Observed!.Flows.Where(flow => flow.Dispersion is { PValue: not null, Index.Value: not null } or { DayPValue: not null, DayIndex.Value: not null }).ToArray();
        if (tested.Length == 0) return Facts.CannotTell(Info, "missing-weeks", Argument.Count("days", evidence.Observed.Days.Length));
        var findings = tested.Select(flow => Judge(flow, settings)).OfType<Finding>().ToArray();
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.List("flows", tested.Select(flow => flow.Name))));
    }

    private Finding? Judge(FlowObservation flow, RuleSettings settings)
    {
        var seen = flow.Dispersion;
        var byPeriod = Exceeds(seen.Index, seen.PValue, settings);
        var byDay = Exceeds(seen.DayIndex, seen.DayPValue, settings);
        if (!byPeriod && !byDay) return null;
        var worst = Math.Max(byPeriod ? seen.Index.Value!.Value : 0, byDay ? seen.DayIndex.Value!.Value : 0);
        ImmutableArray<Evidence> facts =
        [
            .. seen.Index.Value is null ? ImmutableArray<Evidence>.Empty : [Facts.Number("dispersion", flow.Name, seen.Index)],
            .. seen.DayIndex.Value is null ? ImmutableArray<Evidence>.Empty : [Facts.Number("day-dispersion", flow.Name, seen.DayIndex)],
        ];
        return new(
            flow.Name, worst > 4 ? Severity.Serious : worst > 2 ? Severity.Moderate : Severity.Note, Confidence.High,
            Facts.Say(Info, byPeriod ? "found" : "found-days", Argument.Of("flow", flow.Name), Argument.Of("index", worst), Argument.Of("spare", Math.Sqrt(worst))),
            facts, []);
    }

    private bool Exceeds(Estimate index, double? probability, RuleSettings settings) =>
        index.Value > settings.Of(Info, "index") && probability < settings.Of(Info, "probability");
}
