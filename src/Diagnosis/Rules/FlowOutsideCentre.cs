using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows that a service outside the centre treats: what share of all contacts the centre does not see.</summary>
public sealed class FlowOutsideCentre : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("BLIND-03", "flow-outside-centre", ["R12"],
    [
        new("share", ArgumentKind.Share, 0.1, 0.01, 0.9, "convention: from one contact in ten, at the low end of the band, it is more than a note"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Declared is not { Flows.IsEmpty: false } declared) return Facts.CannotTell(Info);
        var outside = declared.Flows.Where(flow => flow.Outside is not null).ToArray();
        if (outside.Length == 0) return new RuleOutcome.Clear(Facts.Say(Info, "clear", Argument.Count("flows", declared.Flows.Length)));
        var sized = declared.Flows.Where(flow => flow.WeeklyLow is not null || flow.WeeklyHigh is not null).Select(Band).ToArray();
        if (sized.Length == 0) return new RuleOutcome.Found([.. outside.Select(flow => Unsized(flow))]);
        var unknown = (Low: sized.Min(band => band.Low), High: sized.Max(band => band.High));
        var bands = declared.Flows.Select(flow => (Flow: flow, Band: flow.WeeklyLow is null && flow.WeeklyHigh is null ? unknown : Band(flow))).ToArray();
        var estimated = declared.Flows.Any(flow => flow.WeeklyLow is null && flow.WeeklyHigh is null);
        return new RuleOutcome.Found([.. bands.Where(pair => pair.Flow.Outside is not null)
            .Select(pair => Sized(pair.Flow, bands.Where(other => !ReferenceEquals(other.Flow, pair.Flow)).Select(other => other.Band), pair.Band, estimated, settings)).OrderByDescending(finding => finding.Severity)]);
    }

    private static (double Low, double High) Band(DeclaredFlow flow) => (flow.WeeklyLow ?? flow.WeeklyHigh!.Value, flow.WeeklyHigh ?? flow.WeeklyLow!.Value);

    private Finding Unsized(DeclaredFlow flow) => new(
        flow.Name, Severity.Note, Confidence.Low, Facts.Say(Info, "found-unsized", Argument.Of("flow", flow.Name), Argument.Of("service", flow.Outside!)), [Facts.Weekly(flow.Name, null)], []);

    private Finding Sized(DeclaredFlow flow, IEnumerable<(double Low, double High)> others, (double Low, double High) own, bool estimated, RuleSettings settings)
    {
        var (inLow, inHigh) = others.Aggregate((Low: 0.0, High: 0.0), (sum, band) => (sum.Low + band.Low, sum.High + band.High));
        var low = own.Low + inHigh > 0 ? own.Low / (own.Low + inHigh) : 0;
        var high = own.High + inLow > 0 ? own.High / (own.High + inLow) : 0;
        return new(
            flow.Name, low >= settings.Of(Info, "share") ? Severity.Moderate : Severity.Note, estimated ? Confidence.Low : Confidence.Medium,
            Facts.Say(Info, estimated ? "found-estimated" : "found", Argument.Of("flow", flow.Name), Argument.Of("service", flow.Outside!), Argument.Share("low", low), Argument.Share("high", high)),
            [Facts.Share("share-outside-least", flow.Name, low, 1), Facts.Share("share-outside-most", flow.Name, high, 1)], []);
    }
}
