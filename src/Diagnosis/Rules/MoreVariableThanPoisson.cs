using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows whose contacts vary from week to week more than chance alone (a Poisson law) explains.</summary>
public sealed class MoreVariableThanPoisson : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("DEMAND-01", "more-variable-than-poisson", ["R49"],
    [
        new("index", ArgumentKind.Number, 1.2, 1.05, 5, "convention: spare capacity grows with the square root of the index, so 1.2 means a tenth more of it"),
        new("day-variation", ArgumentKind.Share, 0.05, 0.01, 0.5, "convention: a plan absorbs five percent more or less"),
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
        var least = settings.Of(Info, "probability");
        var byPeriod = seen.Index.Value > settings.Of(Info, "index") && seen.PValue < least;
        var variation = DayVariation(flow);
        var byDay = variation > settings.Of(Info, "day-variation") && seen.DayPValue < least;
        if (!byPeriod && !byDay) return null;
        var index = seen.Index.Value ?? 1;
        ImmutableArray<Evidence> facts =
        [
            .. seen.Index.Value is null ? ImmutableArray<Evidence>.Empty : [Facts.Number("dispersion", flow.Name, seen.Index)],
            .. seen.DayIndex.Value is null ? ImmutableArray<Evidence>.Empty : [Facts.Number("day-dispersion", flow.Name, seen.DayIndex)],
            .. variation is null ? ImmutableArray<Evidence>.Empty : [Facts.Share("day-variation", flow.Name, variation.Value, seen.DayIndex.SampleSize)],
        ];
        return new(
            flow.Name, byPeriod && index > 4 || byDay && variation > 0.25 ? Severity.Serious : byPeriod && index > 2 || byDay && variation > 0.1 ? Severity.Moderate : Severity.Note, Confidence.High,
            Facts.Say(
                Info, byPeriod ? "found" : "found-days",
                Argument.Of("flow", flow.Name), Argument.Of("index", index), Argument.Of("spare", Math.Sqrt(index)), Argument.Share("variation", variation ?? 0)),
            facts, []);
    }

    /// <summary>Standard deviation of equal weekdays beyond that of a Poisson law, over the mean day: √((index − 1) ÷ mean). Null when unknown.</summary>
    private static double? DayVariation(FlowObservation flow)
    {
        var days = flow.Days.Count(day => day.Offered > 0);
        return flow.Dispersion.DayIndex.Value is { } index && days > 0 ? Math.Sqrt(Math.Max(0, index - 1) * days / flow.Service.Offered) : null;
    }
}
