using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis;

/// <summary>What the rules on cases share.</summary>
internal static class CaseFacts
{
    /// <summary>Between the two teams of a handover.</summary>
    public const string Arrow = " → ";

    /// <summary>A handover as it is named in findings.</summary>
    public static string Way(CaseEdge edge) => edge.From + Arrow + edge.To;

    /// <summary>Why the cases cannot be judged: no event log, no teams in it, or too few cases; null when they can.</summary>
    public static RuleOutcome? Judged(CentreEvidence evidence, RuleInfo rule, RuleSettings settings, out CaseObservation? cases)
    {
        cases = evidence.Cases;
        if (cases?.BetweenGroups is null) return Facts.CannotTell(rule);
        var least = (long)settings.Of(rule, "least-cases");
        return cases.Cases < least ? Facts.CannotTell(rule, "missing-cases", Argument.Count("least", least)) : null;
    }
}
