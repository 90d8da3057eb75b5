using Plateau.Diagnosis.Journeys;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for frictions that many customers of a flow meet: abandoned, at hours when nobody answers, answered after a long wait, passed on.</summary>
public sealed class FrictionMet : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("JOURNEY-06", "friction-met", ["R112"],
    [
        new("met-share", ArgumentKind.Share, 0.2, 0.01, 0.9, "convention: one contact in five"),
        JourneyFacts.Least,
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (JourneyFacts.Judged(evidence, Info, settings, out var journeys) is { } untold) return untold;
        var least = settings.Of(Info, JourneyFacts.LeastContacts);
        var judged = journeys!.Frictions.Where(friction => friction.Kind is not (FrictionKind.Repeat or FrictionKind.ChannelChange) && friction.Share.SampleSize >= least).ToArray();
        var findings = judged.Where(friction => friction.Share.Low > settings.Of(Info, "met-share")).Select(friction =>
        {
            var name = JourneyFacts.NameOf(evidence, friction.Flow);
            return new Finding(
                name, friction.Share.Low > 2 * settings.Of(Info, "met-share") ? Severity.Serious : Severity.Moderate, Confidence.Medium,
                Facts.Say(Info, Variant(friction.Kind), Argument.Of("flow", name), Argument.Share("share", friction.Share.Value!.Value), Argument.Count("spared", friction.ContactsSpared), Argument.Hours("wait", friction.WaitMinutesSpared / 60),
                    Argument.Hours("handle", friction.HandleMinutesSpared / 60), Argument.Seconds("long", journeys.LongWaitSeconds)),
                [
                    Facts.Share("friction-share", name, friction.Share), Facts.Count("friction-contacts-spared", name, friction.ContactsSpared, friction.Contacts),
                    new("friction-handle-spared", name, ArgumentKind.Hours, Estimate.Exactly(friction.HandleMinutesSpared / 60, friction.Contacts)), new("friction-wait-spared", name, ArgumentKind.Hours, Estimate.Exactly(friction.WaitMinutesSpared / 60, friction.Contacts)),
                ], []);
        }).ToArray();
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("flows", journeys.Flows.Length), Argument.Count("contacts", journeys.Overall.Contacts)));
    }

    private static string Variant(FrictionKind kind) => kind switch
    {
        FrictionKind.Abandoned => "found",
        FrictionKind.Closed => "found-closed",
        FrictionKind.LongWait => "found-long-wait",
        _ => "found-transfer",
    };
}
