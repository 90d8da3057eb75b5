using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows on which many answered contacts last less than ten seconds, or carry no handle time at all.</summary>
public sealed class HandleTimeSuspects : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("DATA-02", "handle-time-suspects", ["R34"],
    [
        new("short-share", ArgumentKind.Share, 0.02, 0.002, 0.2, "convention: a fitted law of service times with mean 3 min and variation 1.2 has about one contact in a hundred below 10 s; twice that is no chance"),
        new("no-time-share", ArgumentKind.Share, 0.01, 0, 0.2, "convention: as for rejected rows"),
        new("least-contacts", ArgumentKind.Count, 100, 30, 10_000, "convention: below it the interval of a share of a few percent says nothing"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (!evidence.HasLog()) return Facts.CannotTell(Info);
        var judged = evidence.Observed!.Flows.Where(flow => flow.Service.Answered >= settings.Of(Info, "least-contacts")).ToArray();
        if (judged.Length == 0) return Facts.CannotTell(Info, "missing-contacts", Argument.Count("least", (long)settings.Of(Info, "least-contacts")));
        List<Finding> findings = [];
        foreach (var flow in judged)
        {
            var timed = flow.Handle.Mean.SampleSize;
            var untimed = Intervals.Share(Math.Max(0, flow.Service.Answered!.Value - timed), flow.Service.Answered.Value);
            var hasShort = flow.Handle.ShareUnder10Seconds is not null;
            var brief = hasShort ? Intervals.Share((long)Math.Round(flow.Handle.ShareUnder10Seconds!.Value * timed), timed) : Estimate.Unknown;
            if (brief.Low > settings.Of(Info, "short-share")) findings.Add(Suspect(flow, "found", Facts.Share("short-contacts", flow.Name, brief), brief));
            if (untimed.Low > settings.Of(Info, "no-time-share")) findings.Add(Suspect(flow, "found-no-time", Facts.Share("contacts-without-time", flow.Name, untimed), untimed));
        }

        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.List("flows", judged.Select(flow => flow.Name)), Argument.Count("contacts", judged.Sum(flow => flow.Service.Answered!.Value))));
    }

    private Finding Suspect(FlowObservation flow, string variant, Evidence fact, Estimate share) => new(
        flow.Name, share.Value > 0.1 ? Severity.Serious : share.Value > 0.05 ? Severity.Moderate : Severity.Note, Confidence.High,
        Facts.Say(Info, variant, Argument.Of("flow", flow.Name), Argument.Share("share", share.Value!.Value), Argument.Count("contacts", share.SampleSize)),
        [fact], []);
}
