using Plateau.Diagnosis.Journeys;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for parts of the customer’s journey in which a contact costs customers and agents much more than in the others: where mending is felt first.</summary>
public sealed class DecisiveMoment : IDiagnosisRule
{
    private const double MinutesPerHour = 60;

    public RuleInfo Info { get; } = new("JOURNEY-08", "decisive-moment", ["R117"],
    [
        new("factor", ArgumentKind.Number, 1.5, 1.1, 10, "convention: half as much again as a contact costs on average"),
        new("least-share", ArgumentKind.Share, 0.05, 0.01, 0.5, "convention: one contact in twenty"),
        JourneyFacts.Least,
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (JourneyFacts.Judged(evidence, Info, settings, out _) is { } untold)
            return untold;
        if (Moments.Of(evidence) is not { All.Length: >= 2 } moments)
            return Facts.CannotTell(Info, "missing-parts");
        var contacts = moments.All.Sum(moment => moment.Contacts);
        var mean = contacts == 0 ? 0 : moments.All.Sum(moment => moment.Minutes * moment.Contacts) / contacts;
        var decisive = moments.All.Where(moment => moment.Worst is not null && moment.Share >= settings.Of(Info, "least-share") && moment.Minutes > settings.Of(Info, "factor") * mean).Select(moment => One(evidence, moment, mean)).ToArray();
        return Facts.Outcome(Info, decisive, () => Facts.Say(Info, "clear", Argument.Count("parts", moments.All.Length), Argument.Of("minutes", mean)));
    }

    private Finding One(CentreEvidence evidence, Moment moment, double mean) => new(
        moment.Part, moment.Minutes > 3 * mean ? Severity.Serious : Severity.Moderate, Confidence.Medium,
        Facts.Say(Info, "found", Argument.Of("part", moment.Part), Argument.Of("minutes", moment.Minutes), Argument.Of("mean", mean), Argument.Of("flow", JourneyFacts.NameOf(evidence, moment.Worst!.Flow)), Argument.Share("met", moment.Met.Value ?? 0)),
        [
            Facts.Share("moment-share", moment.Part, moment.Share, moment.Contacts), Facts.Share("friction-share", JourneyFacts.NameOf(evidence, moment.Worst.Flow), moment.Met),
            new("moment-wait", moment.Part, ArgumentKind.Hours, Estimate.Exactly(moment.WaitMinutes * moment.Contacts / MinutesPerHour, moment.Contacts)), new("moment-handle", moment.Part, ArgumentKind.Hours, Estimate.Exactly(moment.HandleMinutes * moment.Contacts / MinutesPerHour, moment.Contacts)),
        ],
        []);
}
