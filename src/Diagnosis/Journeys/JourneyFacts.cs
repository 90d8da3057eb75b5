using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Journeys;

/// <summary>What the rules on customers who come back share.</summary>
internal static class JourneyFacts
{
    public const string LeastContacts = "least-contacts";

    public static RuleParameter Least { get; } = new(LeastContacts, ArgumentKind.Count, 100, 30, 100_000, "convention: below it the interval of a share of a few percent says nothing");

    public static string NameOf(CentreEvidence evidence, FlowId flow) => evidence.Centre.FlowOrNull(flow)?.Name ?? flow.Value;

    /// <summary>Why journeys cannot be judged: no customers in the log, or too few contacts that can be put together; null when they can.</summary>
    public static RuleOutcome? Judged(CentreEvidence evidence, RuleInfo rule, RuleSettings settings, out JourneyObservation? journeys)
    {
        journeys = evidence.Journeys;
        if (journeys is null) return Facts.CannotTell(rule);
        var least = (long)settings.Of(rule, LeastContacts);
        return journeys.Overall.Contacts < least ? Facts.CannotTell(rule, "missing-contacts", Argument.Count("least", least), Argument.Count("contacts", journeys.Overall.Contacts)) : null;
    }
}
