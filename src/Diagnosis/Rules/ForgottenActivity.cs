using Plateau.Model.Changes.Declared;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for activities without a service, without an owner or without any flow; and flows of an activity that nobody listed.</summary>
public sealed class ForgottenActivity : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("ROLES-02", "forgotten-activity", ["R1", "R14", "R33"], []);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Declared is not { Activities.IsEmpty: false } declared) return Facts.CannotTell(Info);
        var served = declared.Flows.Select(flow => flow.Activity).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var services = declared.Activities.Any(activity => activity.Service is not null);
        var owners = declared.Activities.Any(activity => !string.IsNullOrEmpty(activity.Owner));
        if (!services && !owners && served.Count == 0) return Facts.CannotTell(Info, "missing-answers", Argument.Count("activities", declared.Activities.Length));
        var findings = new List<Finding>();
        foreach (var activity in declared.Activities)
        {
            if (owners && string.IsNullOrEmpty(activity.Owner)) findings.Add(Tell(declared, "found", activity.Name, new AnswerFor(AnsweredSubject.Activity, activity.Name)));
            if (services && activity.Service is null) findings.Add(Tell(declared, "found-service", activity.Name, null));
            if (served.Count > 0 && !served.Contains(activity.Name)) findings.Add(Tell(declared, "found-flow", activity.Name, null));
        }

        var listed = declared.Activities.Select(activity => activity.Name).ToHashSet(StringComparer.Ordinal);
        findings.AddRange(served.Where(name => !listed.Contains(name)).Order(StringComparer.Ordinal).Select(name => Tell(declared, "found-unlisted", name, null)));
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("activities", declared.Activities.Length)));
    }

    private Finding Tell(Declarations declared, string variant, string activity, AnswerFor? proposal) => new(
        activity, Severity.Moderate, Confidence.High, Facts.Say(Info, variant, Argument.Of("activity", activity)),
        [Facts.Count("flows-of-activity", activity, declared.Flows.Count(flow => flow.Activity == activity), 1)], proposal is null ? [] : [proposal]);
}
